"""Addressees: one office to which one letter goes, and everything that follows from it."""

import datetime as dt
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rights import Right
from correspondence.lifecycle import LEFT_THE_HOUSE, SETTLED, AddresseeState, Copy, ResponseKind
from correspondence.models.dispatch import Dispatch
from correspondence.models.frozen import frozen_once, frozen_with
from correspondence.models.letterhead import emblem_drawing
from correspondence.models.logbook import Logged
from correspondence.models.response import Response
from correspondence.models.sealing import SealingQuerySet
from correspondence.models.sheet import Sheet
from recipients.languages import Language
from recipients.models import Office, OfficeHolder, Opening
from recipients.models.words import Plain


def _received(*kinds: str) -> Exists:
    return Exists(Response.objects.of(*kinds).filter(addressee=OuterRef("pk")))


def _sent() -> Exists:
    return Exists(Dispatch.objects.sent().filter(addressee=OuterRef("pk")))


def _undeliverable() -> Exists:
    last = Dispatch.objects.last_to_each().came_to_nothing()
    return Exists(last.filter(addressee=OuterRef("pk")))


class AddresseeQuerySet(SealingQuerySet["Addressee"]):
    def visible_to(self, user: User) -> Self:
        """Those of letters this person may read."""
        return self if user.has_right(Right.READ_LETTERS) else self.none()

    def addressed(self) -> Self:
        """Those of letters that were registered and not cancelled."""
        return self.filter(letter__status__in=["registered", "closed"])

    def sent(self) -> Self:
        """Those to whom at least one dispatch has left the house."""
        return self.filter(_sent())

    def to_dispatch(self) -> Self:
        """Of registered letters, those to whom nothing has left the house yet.

        Those whose file copy could not be made wait for that first.
        """
        waiting = self.filter(letter__status="registered", waived_on__isnull=True)
        return waiting.filter(~_sent(), sealing_problem="")

    def undeliverable(self) -> Self:
        """The last sending came back or was lost."""
        return self.filter(_undeliverable())

    def awaiting_reply(self) -> Self:
        """Sent, a reply was asked for, not waived, and nothing that settles has come back."""
        settling = Response.objects.settling().filter(addressee=OuterRef("pk"))
        return (
            self.addressed()
            .sent()
            .filter(~Exists(settling), reply_due_on__isnull=False, waived_on__isnull=True)
        )

    def overdue(self, *, on: dt.date) -> Self:
        """Awaiting a reply whose day has passed."""
        return self.awaiting_reply().filter(reply_due_on__lt=on)

    def due_within(self, days: int, *, on: dt.date) -> Self:
        """Awaiting a reply that is due from `on` to `days` later."""
        return self.awaiting_reply().filter(
            reply_due_on__gte=on, reply_due_on__lte=on + dt.timedelta(days=days)
        )

    def in_state(self, state: str) -> Self:
        """Those in one derived state."""
        return self.with_state().filter(state=state)

    def with_state(self) -> Self:
        """Each with `state`: has it been answered? The strongest fact wins (`AddresseeState`).

        And with `is_sent`, whether a copy has left the house: nothing else can be overdue.
        """
        state = AddresseeState
        return self.annotate(
            is_sent=_sent(),
            state=Case(
                When(_received(ResponseKind.REPLY), then=Value(state.ANSWERED)),
                When(_received(ResponseKind.DECLINE), then=Value(state.DECLINED)),
                When(waived_on__isnull=False, then=Value(state.WAIVED)),
                When(_undeliverable(), then=Value(state.UNDELIVERABLE)),
                When(
                    _received(ResponseKind.INTERIM, ResponseKind.REFERRAL),
                    then=Value(state.INTERIM),
                ),
                When(_received(ResponseKind.ACKNOWLEDGEMENT), then=Value(state.ACKNOWLEDGED)),
                When(is_sent=False, then=Value(state.NOT_SENT)),
                When(reply_due_on__isnull=True, then=Value(state.SENT)),
                default=Value(state.AWAITING),
                output_field=models.CharField(choices=state.choices),
            ),
        )

    def unsettled(self) -> Self:
        """Those from whom something is still expected, or to whom nothing was sent."""
        return self.with_state().filter(
            ~Q(state__in=[*SETTLED, AddresseeState.UNDELIVERABLE, AddresseeState.SENT])
        )

    def for_board(self) -> Self:
        """With everything a row of the board shows, in a constant number of queries."""
        return (
            self.with_state()
            .select_related("office__organization", "letter", "file_copy__file")
            .prefetch_related(
                "dispatches__proofs",
                models.Prefetch("responses", Response.objects.valid()),
                "outcomes",
                "chosen_editions__edition__file",
            )
        )

    def for_evidence(self) -> Self:
        """With what shows what it got, how that left and what came, in constant queries."""
        return self.select_related(
            "letter__matter", "letter__registered_by", "office__organization", "file_copy__file"
        ).prefetch_related(
            "letter__texts",
            "chosen_editions__edition__file",
            "dispatches__proofs__file",
            "responses__file",
        )


class Addressee(Logged):
    """One office to which one letter goes, as `to` or `cc`.

    The address block, salutation and closing are copied at registration and never computed
    again; `sheet` is everything that is printed for this addressee. `sealing_problem` is why its
    file copy could not be made, `sealing_tries` how many tries to make it broke off.
    """

    letter = models.ForeignKey("correspondence.Letter", models.CASCADE, related_name="addressees")
    office = models.ForeignKey(Office, models.PROTECT, related_name="addressees")
    role = models.CharField(gettext_lazy("as"), max_length=2, choices=Copy.choices, default=Copy.TO)
    position = models.PositiveIntegerField()
    language = models.CharField(gettext_lazy("language"), max_length=5, choices=Language.choices)
    reply_due_on = models.DateField(gettext_lazy("reply due"), null=True, blank=True)
    waived_on = models.DateField(null=True)
    waived_reason = models.CharField(max_length=200, blank=True)

    frozen_at = models.DateTimeField(null=True, editable=False)
    organization_name = models.CharField(max_length=250, blank=True)
    office_name = models.CharField(max_length=150, blank=True)
    holder = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, related_name="letters_received"
    )
    address_block = models.TextField(blank=True)
    salutation = models.CharField(max_length=200, blank=True)
    closing = models.CharField(max_length=400, blank=True)
    sheet = models.JSONField(null=True, editable=False)
    check_code = models.CharField(max_length=9, blank=True, editable=False)
    sealing_problem = models.CharField(max_length=500, blank=True, editable=False)
    sealing_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = AddresseeQuerySet.as_manager()

    class Meta:
        ordering = ["letter", "-role", "position", "pk"]  # "to" before "cc"
        indexes = [
            models.Index(fields=["reply_due_on"], name="addressee_by_due_day"),
            models.Index(
                fields=["letter"], condition=~Q(sealing_problem=""), name="addressee_not_sealed"
            ),
            GinIndex(
                OpClass(Plain("organization_name"), name="gin_trgm_ops"),
                name="addressee_name_words",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "office"],
                name="office_once_a_letter",
                violation_error_message=gettext_lazy("The letter goes to this office already."),
            ),
            models.UniqueConstraint(
                fields=["letter", "check_code"],
                condition=~Q(check_code=""),
                name="check_code_once_a_letter",
            ),
        ]
        triggers = [
            frozen_with("correspondence_letter", "letter_id", "registered_at", pgtrigger.Insert),
            pgtrigger.Protect(
                name="stays_with_its_letter",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("letter"),
            ),
            *frozen_once(
                "frozen_at",
                "letter",
                "office",
                "role",
                "position",
                "language",
                "frozen_at",
                "organization_name",
                "office_name",
                "holder",
                "address_block",
                "salutation",
                "closing",
                "sheet",
                "check_code",
            ),
        ]

    if TYPE_CHECKING:
        state: str  # by `with_state`
        is_sent: bool

    def __str__(self) -> str:
        if self.frozen_at:
            return f"{self.organization_name}, {self.office_name}"
        return f"{self.office.organization}, {self.office.name}"

    @property
    def display_organization(self) -> str:
        """The organization as it was called when the letter was registered."""
        return self.organization_name if self.frozen_at else self.office.organization.name

    @property
    def display_office(self) -> str:
        """The office as it was called when the letter was registered."""
        return self.office_name if self.frozen_at else self.office.name

    def opening(self, *, on: dt.date, posted_in: str) -> Opening:
        """How the letter to this addressee opens and closes if it is dated `on`."""
        return self.office.opening(language=self.language, on=on, posted_in=posted_in)

    @property
    def printed(self) -> Sheet:
        """What is printed for this addressee, as fixed at registration. Raises `FileDamaged`."""
        kept = self.sheet or {}
        return Sheet.from_json(kept, drawing=emblem_drawing(kept.get("emblem", "")))

    @property
    def has_file_copy(self) -> bool:
        return hasattr(self, "file_copy")

    @property
    def why_no_file_copy(self) -> str:
        """Why there is none, where there is none: in a moment there will be, or nobody tries."""
        told = {"who": self, "why": self.sealing_problem}
        if not self.frozen_at:
            return _("%(who)s has no file copy: the letter is not registered yet.") % told
        if self.sealing_problem:
            return _("The file copy for %(who)s could not be sealed: %(why)s") % told
        return _("The file copy for %(who)s is not sealed yet. Try again in a moment.") % told

    # -- facts and their reading, from prefetched rows --------------------------------------

    @property
    def last_dispatch(self) -> Dispatch | None:
        """The last sending that left the house."""
        sent = [one for one in self.dispatches.all() if one.status in LEFT_THE_HOUSE]
        return sent[-1] if sent else None

    @property
    def next_attempt(self) -> int:
        """The number of the sending that would come next."""
        return max((one.attempt for one in self.dispatches.all()), default=0) + 1

    def response_of(self, *kinds: str) -> Response | None:
        """The newest valid response of one of these kinds."""
        fitting = [
            one for one in self.responses.all() if one.kind in kinds and one.voided_at is None
        ]
        return max(fitting, key=lambda one: (one.received_on, one.pk)) if fitting else None

    def days_overdue(self, on: dt.date) -> int:
        """Days since the reply was due, 0 if it is not overdue. Needs `with_state`."""
        if self.reply_due_on is None or self.reply_due_on >= on:
            return 0
        if self.state in SETTLED or not self.is_sent:
            return 0
        return (on - self.reply_due_on).days
