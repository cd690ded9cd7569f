"""What somebody who may not keep the directory proposes for it."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from history.models import record
from recipients.dates import in_words
from recipients.models.acceptance import Acceptance, NotAcceptable
from recipients.models.form_of_address import Style
from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.proposals import ProposalQuerySet, ProposalStatus
from recipients.models.proposed import HOLDER, LABELS, Fact, known, usual_style


class AlreadyDecided(Exception):
    """Somebody else was faster: the proposal no longer waits."""


class DirectoryChanged(NotAcceptable):
    """What was to be corrected has been changed since; nothing is overwritten."""


class Proposal(models.Model):
    """A new organization, or a correction of one; waits until an administrator decides.

    `facts` are pairs of the old and the new value by the names of the facts (`proposed`); the old
    ones are empty for a new organization. `office` is the one whose name or holder it is about.
    """

    Status = ProposalStatus

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="proposals"
    )
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="proposals")
    facts = models.JSONField(default=dict)
    note = models.TextField(_("reason or source"), max_length=1000, blank=True)
    status = models.CharField(
        max_length=10, choices=ProposalStatus.choices, default=ProposalStatus.WAITING
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposals"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "-id"], name="proposal_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="waiting", decided_at__isnull=True)
                | (~models.Q(status="waiting") & models.Q(decided_at__isnull=False)),
                name="proposal_decided_or_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.noun[:1].upper()}{self.noun[1:]}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("recipients:proposal_detail", args=[self.pk])

    @property
    def state(self) -> ProposalStatus:
        return ProposalStatus(self.status)

    @property
    def is_waiting(self) -> bool:
        return self.status == ProposalStatus.WAITING

    @property
    def is_withdrawn(self) -> bool:
        return self.status == ProposalStatus.WITHDRAWN

    @property
    def is_new(self) -> bool:
        """Whether it proposes an organization; a correction finds a name that is there."""
        return self._was("name") == ""

    @property
    def is_change_of_holder(self) -> bool:
        """Whether somebody else is said to hold the office, and nothing besides."""
        return {"holder", "since_on"} <= set(self.facts) <= set(HOLDER)

    @property
    def makes_office(self) -> bool:
        """Whether accepting it enters an office, which needs a form of address."""
        return self._was("office") == ""

    def may_be_withdrawn_by(self, user: User) -> bool:
        """Only by whoever made it, and only while it waits."""
        return self.is_waiting and self.proposed_by_id == user.pk

    def may_be_decided_by(self, user: User) -> bool:
        """By an administrator, while it waits."""
        return self.is_waiting and user.has_right(Right.KEEP_RECIPIENTS)

    @property
    def noun(self) -> str:
        if self.is_new:
            return gettext("new organization")
        return gettext("change of holder") if self.is_change_of_holder else gettext("correction")

    @property
    def subject(self) -> str:
        """What it is about, by name."""
        if self.is_new:
            return str(self.facts["name"][1])
        return str(self.office if self.is_change_of_holder else self.organization)

    @property
    def fate(self) -> str:
        """What became of it, in a sentence."""
        if self.is_waiting or self.decided_by is None or self.decided_at is None:
            return gettext("It waits for an administrator.")
        words = {
            "status": self.get_status_display(),
            "day": in_words(timezone.localtime(self.decided_at).date()),
            "person": self.decided_by.name,
        }
        told = gettext("%(status)s on %(day)s by %(person)s") % words
        return f"{told}: {self.answer}" if self.answer else f"{told}."

    @property
    def style(self) -> Style | None:
        """How the new office is addressed: as the proposer says, else in the usual way."""
        if not self.makes_office:
            return None
        named = self.facts.get("style", ["", ""])[1]
        return Style.objects.filter(name=named).first() or usual_style()

    @property
    def as_proposed(self) -> list[Fact]:
        """Old and new, in the order of the form."""
        return [Fact(name, *self.facts[name]) for name in LABELS if name in self.facts]

    def beside_today(self, *, on: dt.date) -> list[Fact]:
        """Old and new, each beside what the directory says today."""
        if self.organization is None:
            return self.as_proposed
        today = known(self.organization, self.office, on=on)
        return [replace(fact, today=today.get(fact.name, "")) for fact in self.as_proposed]

    @transaction.atomic
    def accept(self, *, by: User, at: dt.datetime, style: Style | None = None) -> None:
        """Enter it into the directory, and say so; all of it or nothing.

        `style` is how a new office is addressed, if otherwise than `self.style`. Raises
        `AlreadyDecided`; `DirectoryChanged` or another `NotAcceptable`, and it goes on waiting.
        """
        self._decide(ProposalStatus.ACCEPTED, by=by, at=at)
        on = timezone.localtime(at).date()
        is_new, self.organization = self.organization_id is None, self._hold()
        acceptance = Acceptance(
            new=self._to_enter(on=on),
            organization=self.organization,
            office=self.office,
            style=style or self.style,
            source=Truncator(" ".join(self.note.split())).chars(200),
            on=on,
            by=by,
        )
        acceptance.enter()
        self.save(update_fields=["organization"])
        self.refresh_from_db()
        record(self, "accepted", by=by)
        if is_new:
            record(self.organization, "entered on a proposal", by=by, of=self.proposed_by.name)
        else:
            self._tell_wholes("accepted", by=by, **{"from": self.proposed_by.name})

    @transaction.atomic
    def decline(self, *, by: User, at: dt.datetime, reason: str) -> None:
        """Leave the directory as it is, and tell the proposer why. Raises `AlreadyDecided`."""
        self._decide(ProposalStatus.DECLINED, by=by, at=at, answer=reason)
        self.refresh_from_db()
        self.tell("declined", by=by, reason=reason)

    @transaction.atomic
    def withdraw(self, *, by: User, at: dt.datetime) -> None:
        """The proposer has thought better of it. Raises `AlreadyDecided`."""
        self._decide(ProposalStatus.WITHDRAWN, by=by, at=at)
        self.refresh_from_db()
        self.tell("withdrawn", by=by)

    def _was(self, name: str) -> str | None:
        """The old value of a fact; None where the proposal leaves it as it is."""
        old: str | None = self.facts.get(name, [None])[0]
        return old

    def tell(self, verb: str, *, by: User, **facts: Any) -> None:
        """An event about the proposal, and one about what it would correct."""
        record(self, verb, by=by, **facts)
        self._tell_wholes(verb, by=by, **facts)

    def _tell_wholes(self, verb: str, *, by: User, **facts: Any) -> None:
        for whole in (self.organization, self.office):
            if whole:
                record(whole, f"{self.noun} {verb}", by=by, **facts)

    def _decide(
        self, status: ProposalStatus, *, by: User, at: dt.datetime, answer: str = ""
    ) -> None:
        """Check and change in one UPDATE, so that two people cannot both decide."""
        changed = (
            Proposal.objects.waiting()
            .filter(pk=self.pk)
            .update(status=status, decided_by=by, decided_at=at, answer=answer)
        )
        if not changed:
            now = Proposal.objects.select_related("decided_by").get(pk=self.pk)
            raise AlreadyDecided(gettext("This proposal no longer waits. %s") % now.fate)

    def _hold(self) -> Organization:
        """The organization as it is now, held until it is changed; a new one for a new one."""
        if self.organization_id is None:
            return Organization()
        organization = Organization.objects.select_for_update().get(pk=self.organization_id)
        if self.office_id is not None:
            self.office = Office.objects.select_related("organization").get(pk=self.office_id)
        if organization.merged_into_id or (self.office and self.office.merged_into_id):
            raise NotAcceptable(gettext("It was merged into another entry: correct that one."))
        return organization

    def _to_enter(self, *, on: dt.date) -> dict[str, str]:
        """The new values, but for those that the directory has by now."""
        facts = self.as_proposed if self.is_new else self.beside_today(on=on)
        if overtaken := [fact for fact in facts if fact.is_overtaken]:
            raise DirectoryChanged(" ".join(fact.what_happened for fact in overtaken))
        return {fact.name: fact.new for fact in facts if not fact.is_there}
