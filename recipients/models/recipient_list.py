"""Recipient lists: named, ordered sets of offices."""

from typing import Self

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import differences, record
from recipients.models.office import Office


class RecipientListQuerySet(models.QuerySet["RecipientList"]):
    def in_use(self) -> Self:
        """Those not put aside."""
        return self.filter(is_archived=False)


class RecipientList(models.Model):
    """Offices that letters often go to together; a letter takes a copy of it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_archived = models.BooleanField(_("put aside"), default=False)

    objects = RecipientListQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recipients:list_detail", args=[self.pk])

    @transaction.atomic
    def keep(self, *, by: User) -> None:
        """Save what a form changed, with the event that says what."""
        before = type(self).objects.filter(pk=self.pk).first()
        self.save()
        if before is None:
            record(self, "entered", by=by)
        elif changes := differences(before, self):
            record(self, "changed", by=by, changes=changes)

    @transaction.atomic
    def add(self, office: Office, *, by: User, role: str = "to") -> "RecipientListEntry":
        """Put an office at the end; an office already there stays where it is."""
        type(self).objects.select_for_update().get(pk=self.pk)
        last = self.entries.aggregate(last=models.Max("position"))["last"] or 0
        entry, is_new = self.entries.get_or_create(
            office=office, defaults={"position": last + 1, "role": role}
        )
        if is_new:
            record(self, "office added", by=by, office=office)
        return entry


class RecipientListEntry(models.Model):
    """One office of a list, in its place, as `to` or `cc`."""

    class Role(models.TextChoices):
        TO = "to", _("to")
        CC = "cc", _("cc")

    recipient_list = models.ForeignKey(RecipientList, models.CASCADE, related_name="entries")
    office = models.ForeignKey(Office, models.PROTECT, related_name="list_entries")
    position = models.PositiveIntegerField(_("position"))
    role = models.CharField(_("as"), max_length=2, choices=Role.choices, default=Role.TO)

    class Meta:
        ordering = ["recipient_list", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient_list", "office"],
                name="office_once_in_list",
                violation_error_message=_("The office is on this list already."),
            )
        ]

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take the office off the list."""
        record(self.recipient_list, "office removed", by=by, office=self.office)
        self.delete()
