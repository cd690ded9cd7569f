"""What is logged of an addressee once the letter is registered: what left, and what came back."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from correspondence.lifecycle import (
    RETURN_DISPATCH,
    DispatchStatus,
    Outcome,
    ResponseKind,
)
from correspondence.models.dispatch import Dispatch
from correspondence.models.request import Request, RequestOutcome
from correspondence.models.response import Response
from correspondence.models.stored_file import StoredFile
from correspondence.models.transition import NotAllowed
from history.models import record
from recipients.channels import Channel


class Logged(models.Model):
    """The half of `Addressee` that grows after registration: each act adds one fact."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int
        objects: Any
        letter: Any
        dispatches: Any
        responses: Any
        outcomes: Any
        address_block: str

        @property
        def has_file_copy(self) -> bool: ...
        @property
        def why_no_file_copy(self) -> str: ...

        reply_due_on: dt.date | None

    @transaction.atomic
    def log_response(
        self,
        *,
        kind: str,
        received_on: dt.date,
        today: dt.date,
        by: User,
        outcomes: dict[int, tuple[str, str]] | None = None,
        file: StoredFile | None = None,
        file_name: str = "",
        **facts: Any,
    ) -> Response:
        """Log what came back, with the outcome of each request it speaks of.

        `outcomes`: request id → (outcome, their words). An interim reply that promises a day
        moves the day the reply is due; a returned item marks its dispatch. Raises `NotAllowed`.
        """
        self.check_arrival(received_on, today=today)
        response: Response = self.responses.create(
            kind=kind,
            received_on=received_on,
            file=file,
            file_name=file_name,
            logged_by=by,
            **facts,
        )
        record(
            self.letter,
            "response logged",
            by=by,
            kind=response.get_kind_display(),
            of=self,
            received=received_on,
            reference=response.their_reference,
            sha256=file.sha256 if file else "",
        )
        last = self.dispatches.sent().order_by("attempt").last()
        if kind == ResponseKind.RETURNED and last and last.status in RETURN_DISPATCH.source:
            last.come_back(on=received_on, reason=response.summary[:200], today=today, by=by)
        elif kind == ResponseKind.RETURNED and last and last.status == DispatchStatus.LOST:
            last.doubt_address(on=received_on, by=by)
        if response.promised_on and kind == ResponseKind.INTERIM:
            self.set_reply_due(
                response.promised_on, by=by, why=str(_("promised in an interim reply"))
            )
        for request_id, (outcome, quote) in (outcomes or {}).items():
            request = self.letter.requests.get(pk=request_id)
            self.note_outcome(request, outcome=outcome, quote=quote, response=response, by=by)
        return response

    def check_arrival(self, day: dt.date, *, today: dt.date) -> None:
        """Raise `NotAllowed` where nothing can have come back on that day."""
        if self.letter.status not in ("registered", "closed"):
            raise NotAllowed(_("Only a registered letter can be answered."))
        if day > today:
            raise NotAllowed(_("The day lies in the future."))
        if self.letter.dated_on and day < self.letter.dated_on:
            raise NotAllowed(_("That is before the date of the letter."))

    @transaction.atomic
    def note_outcome(
        self,
        request: Request,
        *,
        outcome: str,
        quote: str,
        by: User,
        response: Response | None = None,
    ) -> None:
        """What this addressee did about one request, with the words that show it.

        Raises `NotAllowed` for a letter that is not registered.
        """
        if self.letter.status not in ("registered", "closed"):
            raise NotAllowed(_("Only a registered letter can be answered."))
        before = self.outcomes.filter(request=request).first()
        if before and (before.outcome, before.quote) == (outcome, quote):
            return
        RequestOutcome.objects.update_or_create(
            addressee_id=self.pk,
            request=request,
            defaults={"outcome": outcome, "quote": quote, "response": response},
        )
        record(
            self.letter,
            "outcome noted",
            by=by,
            of=self,
            request=request,
            changes={
                "outcome": (
                    before.get_outcome_display() if before else Outcome.NO_ANSWER.label,
                    Outcome(outcome).label,
                ),
                "their words": (before.quote if before else "", quote),
            },
        )

    @transaction.atomic
    def set_reply_due(self, day: dt.date | None, *, by: User, why: str) -> None:
        """Move the day a reply is due, with the reason. Raises `NotAllowed`."""
        if self.letter.status not in ("registered", "closed"):
            raise NotAllowed(_("Only a registered letter waits for a reply."))
        if day and self.letter.dated_on and day <= self.letter.dated_on:
            raise NotAllowed(_("A reply is due after the date of the letter."))
        before = type(self).objects.select_for_update().get(pk=self.pk).reply_due_on
        if before == day:
            return
        type(self).objects.filter(pk=self.pk).update(reply_due_on=day)
        self.reply_due_on = day
        record(
            self.letter,
            "reply due moved",
            by=by,
            of=self,
            why=why,
            changes={"reply due": (before, day)},
        )

    def take_back(self, response: Response, *, by: User) -> None:
        """Undo what a voided response did beyond its own row: a day promised, a copy returned."""
        if response.kind == ResponseKind.INTERIM and response.promised_on == self.reply_due_on:
            why = str(_("the interim reply was voided"))
            self.set_reply_due(self.letter.reply_due_on, by=by, why=why)
        if response.kind == ResponseKind.RETURNED:
            back = self.dispatches.filter(
                status=DispatchStatus.RETURNED, returned_on=response.received_on
            ).last()
            if back:
                back.did_not_come_back(by=by)
            elif lost := self.dispatches.filter(status=DispatchStatus.LOST).last():
                lost.trust_address(on=response.received_on, by=by)

    @transaction.atomic
    def waive(self, *, on: dt.date, reason: str, by: User) -> None:
        """Expect nothing more of this addressee. Raises `NotAllowed` a second time."""
        changed = (
            type(self)
            .objects.addressed()
            .filter(pk=self.pk, waived_on__isnull=True)
            .update(waived_on=on, waived_reason=reason)
        )
        if not changed:
            raise NotAllowed(_("%(who)s is waived already.") % {"who": self})
        self.refresh_from_db()
        record(self.letter, "waived", by=by, of=self, reason=reason)

    @transaction.atomic
    def log_dispatch(
        self,
        *,
        channel: str,
        sent_on: dt.date,
        today: dt.date,
        by: User,
        attempt: int | None = None,
        **facts: Any,
    ) -> Dispatch:
        """Log one sending. `attempt` is the number the form was shown with.

        Raises `NotAllowed` for a day in the future or before the letter's date, without a file
        copy, or when somebody else logged this very sending in the meantime.
        """
        letter = self.letter
        letter.hold()
        if letter.status != "registered":
            raise NotAllowed(_("Only a registered letter can be dispatched."))
        if sent_on > today:
            raise NotAllowed(_("%(who)s: the day lies in the future.") % {"who": self})
        if letter.dated_on and sent_on < letter.dated_on:
            raise NotAllowed(_("%(who)s: that is before the date of the letter.") % {"who": self})
        if not self.has_file_copy:
            raise NotAllowed(self.why_no_file_copy)
        type(self).objects.select_for_update().get(pk=self.pk)
        last = self.dispatches.order_by("attempt").last()
        following = (last.attempt if last else 0) + 1
        if attempt is not None and attempt != following and last is not None:
            raise NotAllowed(
                _("%(who)s: already dispatched by %(by)s: %(channel)s, %(day)s.")
                % {
                    "who": self,
                    "by": last.logged_by,
                    "channel": last.get_channel_display(),
                    "day": formats.date_format(last.sent_on, "j F Y"),
                }
            )
        dispatch: Dispatch = self.dispatches.create(
            attempt=following,
            channel=channel,
            sent_on=sent_on,
            address_used=self.address_block,
            logged_by=by,
            **facts,
        )
        record(
            letter,
            "dispatched",
            by=by,
            to=self,
            channel=Channel(channel).label,
            on=sent_on,
            number=dispatch.tracking_number,
        )
        return dispatch
