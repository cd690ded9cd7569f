"""The offices that are entered on a list one by one, in their order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import record
from recipients.models.office import Office, OfficeQuerySet
from recipients.models.words import Plain, number_and_name

if TYPE_CHECKING:
    from recipients.models.recipient_list import RecipientList


@dataclass(frozen=True)
class TakenIn:
    """What came of taking one list into another: who came, and who was there already."""

    came: list[Office]
    stayed: list[Office]


class RecipientListEntryQuerySet(models.QuerySet["RecipientListEntry"]):
    def active(self) -> Self:
        """Those whose office we write to."""
        return self.filter(office__is_active=True, office__organization__is_active=True)

    def with_offices(self, offices: OfficeQuerySet) -> Self:
        """Each with its office as it comes from `offices`, with whatever these know."""
        return self.prefetch_related(models.Prefetch("office", offices))

    def in_order_of(self, chosen: "RecipientList") -> Self:
        """Each with `place`, in the list's own order or that of protocol."""
        own: models.expressions.Combinable = models.F("position")
        if chosen.is_by_protocol:
            name = Plain("office__organization__name")
            own = number_and_name("office__protocol_order", name)
        return self.annotate(place=own).order_by("place", "pk")


class RecipientListEntry(models.Model):
    """One office of a list, in its place, as `to` or `cc`."""

    class Role(models.TextChoices):
        TO = "to", _("to")
        CC = "cc", _("cc")

    recipient_list = models.ForeignKey(
        "recipients.RecipientList", models.CASCADE, related_name="entries"
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="list_entries")
    position = models.PositiveIntegerField(_("position"))
    role = models.CharField(_("as"), max_length=2, choices=Role.choices, default=Role.TO)

    objects = RecipientListEntryQuerySet.as_manager()

    class Meta:
        ordering = ["recipient_list", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient_list", "office"],
                name="office_once_in_list",
                violation_error_message=_("The office is on this list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.office)

    @property
    def is_copy(self) -> bool:
        """Whether the office only gets a copy."""
        return self.role == self.Role.CC

    @property
    def other_role(self) -> "RecipientListEntry.Role":
        """What the office could be addressed as instead."""
        return self.Role.TO if self.is_copy else self.Role.CC

    @transaction.atomic
    def move(self, *, by: User, down: bool = False) -> None:
        """Change places with the entry above (or below) it; the outermost one stays."""
        entries = self._held()
        here = entries.index(self) if self in entries else -1
        there = here + 1 if down else here - 1
        if here < 0 or not 0 <= there < len(entries):
            return
        entries[here], entries[there] = entries[there], entries[here]
        moved = []
        for position, entry in enumerate(entries, start=1):
            if entry.position != position:
                entry.position = position
                moved.append(entry)
        RecipientListEntry.objects.bulk_update(moved, ["position"])
        verb = "office moved down" if down else "office moved up"
        record(self.recipient_list, verb, by=by, office=self.office)

    @transaction.atomic
    def write_as(self, role: str, *, by: User) -> None:
        """Write to the office, or send it a copy."""
        before, self.role = self.get_role_display(), role
        self.save()
        changes = {str(self.office): (before, self.get_role_display())}
        record(self.recipient_list, "office addressed otherwise", by=by, changes=changes)

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take the office off the list; those after it move up."""
        if self not in self._held():
            return
        record(self.recipient_list, "office removed", by=by, office=self.office)
        after = self.recipient_list.entries.filter(position__gt=self.position)
        after.update(position=models.F("position") - 1)
        self.delete()

    def _held(self) -> "list[RecipientListEntry]":
        """The entries of its list in their order, locked with the list."""
        type(self.recipient_list).objects.select_for_update().get(pk=self.recipient_list_id)
        return list(self.recipient_list.entries.all())
