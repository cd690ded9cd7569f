"""Recipient lists: named, ordered sets of offices."""

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import Kept, record
from recipients.languages import Language
from recipients.models.office import Office
from recipients.models.organization import Kind
from recipients.models.words import Plain, typed_words


class RecipientListQuerySet(models.QuerySet["RecipientList"]):
    def in_use(self) -> Self:
        """Those not put aside."""
        return self.filter(is_archived=False)

    def matching(self, words: str) -> Self:
        """Those with every word in the name; case and accents do not matter."""
        found = self.alias(plain=Plain("name"))
        for word in typed_words(words):
            found = found.filter(plain__contains=word)
        return found

    def with_sizes(self) -> Self:
        """Each with `size`, the number of its offices."""
        return self.annotate(size=models.Count("entries"))


class RecipientList(Kept):
    """Offices that letters often go to together; a letter takes a copy of it.

    Either entered one by one, in an order of one's own, or found by rule: every office in use of
    an organization whose kind, country, region (UN M49 code), tags and language of letters are
    among those named; an empty one asks for nothing.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_archived = models.BooleanField(_("put aside"), default=False)
    is_by_rule = models.BooleanField(_("offices are found by rule"), default=False)
    is_by_protocol = models.BooleanField(_("in the order of protocol"), default=False)
    kinds = ArrayField(
        models.CharField(max_length=20, choices=Kind.choices), default=list, blank=True
    )
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    regions = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language.choices), default=list, blank=True
    )

    objects = RecipientListQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recipients:list_detail", args=[self.pk])

    @transaction.atomic
    def archive(self, *, by: User) -> None:
        """Put the list aside: it is kept, and no longer offered for letters."""
        self.is_archived = True
        self.save()
        record(self, "put aside", by=by)

    @transaction.atomic
    def restore(self, *, by: User) -> None:
        """Offer the list for letters again."""
        self.is_archived = False
        self.save()
        record(self, "taken up again", by=by)

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


class RecipientListEntryQuerySet(models.QuerySet["RecipientListEntry"]):
    def with_holder(self, *, on: dt.date) -> Self:
        """Each with its office, and that with `holder_name`, who holds it on that day."""
        offices = Office.objects.with_holder(on=on).select_related("organization")
        return self.prefetch_related(models.Prefetch("office", offices))


class RecipientListEntry(models.Model):
    """One office of a list, in its place, as `to` or `cc`."""

    class Role(models.TextChoices):
        TO = "to", _("to")
        CC = "cc", _("cc")

    recipient_list = models.ForeignKey(RecipientList, models.CASCADE, related_name="entries")
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
        RecipientList.objects.select_for_update().get(pk=self.recipient_list_id)
        entries = list(self.recipient_list.entries.all())
        here = entries.index(self)
        there = here + 1 if down else here - 1
        if not 0 <= there < len(entries):
            return
        entries[here], entries[there] = entries[there], entries[here]
        for position, entry in enumerate(entries, start=1):
            entry.position = position
        RecipientListEntry.objects.bulk_update(entries, ["position"])
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
        """Take the office off the list."""
        record(self.recipient_list, "office removed", by=by, office=self.office)
        self.delete()
