"""The steps of a letter from draft to closed: each a named transition in one UPDATE."""

import datetime as dt
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from correspondence.lifecycle import (
    APPROVE,
    CANCEL,
    CLOSE,
    REOPEN,
    RETURN,
    REVISE,
    SUBMIT,
    WITHDRAW,
    LetterStatus,
)
from correspondence.models import registration
from correspondence.models.dispatch import Dispatch
from correspondence.models.draft import EDITED, Draft
from correspondence.models.transition import NotAllowed, TransitionNotAllowed
from history.models import Event

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


def read_with_fresh_eyes(person: User) -> Q:
    """Letters this person neither drafted nor submitted nor edited: four eyes."""
    edited = Event.objects.filter(
        subject_type="correspondence.letter",
        subject_id=OuterRef("pk"),
        actor=person,
        verb=EDITED,
    )
    return ~Q(drafted_by=person) & ~Q(submitted_by=person) & Q(~Exists(edited))


class Steps(Draft):
    """The half of `Letter` that changes its state."""

    class Meta:
        abstract = True

    def may_be_approved_by(self, person: User) -> bool:
        """In review, and this person has the right and wrote none of it."""
        return (
            person.has_right(Right.APPROVE)
            and type(self).objects.to_approve(by=person).filter(pk=self.pk).exists()
        )

    @property
    def can_be_registered(self) -> bool:
        """Approved, or a draft where no approval is asked for."""
        return self.status in registration.transition().source

    def submit(self, *, version: int, by: User) -> None:
        """Ask for approval of the version seen."""
        self.undergo(
            SUBMIT,
            by=by,
            where=Q(version=version),
            submitted_by=by,
            submitted_at=timezone.now(),
            detail={"version": version},
        )

    def send_back(self, *, remark: str, by: User) -> None:
        """Return it to its drafter with a remark."""
        self.undergo(RETURN, by=by, detail={"remark": remark})

    def withdraw(self, *, by: User) -> None:
        """Take it back to go on writing; only who submitted or drafted it."""
        self.undergo(WITHDRAW, by=by, where=Q(submitted_by=by) | Q(drafted_by=by))

    def approve(self, *, version: int, by: User) -> None:
        """Approve the version seen; never one's own. Raises `TransitionNotAllowed`."""
        if self.status == LetterStatus.IN_REVIEW and not self.may_be_approved_by(by):
            raise TransitionNotAllowed(
                _("A letter is approved by somebody who did not write, edit or submit it.")
            )
        self.undergo(
            APPROVE,
            by=by,
            where=Q(version=version) & read_with_fresh_eyes(by),
            approved_by=by,
            approved_at=timezone.now(),
            detail={"version": version},
        )

    def register(
        self, *, version: int, on: dt.date, by: User, backdating_reason: str = "", tried: str = ""
    ) -> None:
        """Give it its reference and fix everything printed; see `registration.register`."""
        registration.register(
            cast("Letter", self),
            version=version,
            on=on,
            by=by,
            backdating_reason=backdating_reason,
            tried=tried,
        )

    def revise(self, *, by: User) -> None:
        """Go back to the draft; the approval is void."""
        self.undergo(REVISE, by=by, approved_by=None, approved_at=None)

    @transaction.atomic
    def cancel(self, *, reason: str, by: User) -> None:
        """Cancel a registered letter nothing of which has left; the number stays taken."""
        self.hold()
        sent = Dispatch.objects.sent().filter(addressee__letter=OuterRef("pk"))
        if Dispatch.objects.sent().filter(addressee__letter=self.pk).exists():
            raise TransitionNotAllowed(
                _("A copy has left the house, so it cannot be cancelled. Write a correction.")
            )
        self.undergo(
            CANCEL, by=by, where=Q(~Exists(sent)), cancel_reason=reason, detail={"reason": reason}
        )

    def close(self, *, by: User) -> None:
        """Nothing more is expected. Refused while an addressee is neither settled nor lost."""
        open_ones = self.addressees.unsettled()
        if names := [str(one) for one in open_ones]:
            raise NotAllowed(
                _("Still open: %(names)s. Waive them, or wait.") % {"names": "; ".join(names)}
            )
        self.undergo(CLOSE, by=by)

    def reopen(self, *, reason: str, by: User) -> None:
        """Take a closed letter up again."""
        self.undergo(REOPEN, by=by, detail={"reason": reason})
