"""Recipient lists: named, ordered sets of offices."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import Kept, record
from recipients.kinds import Kind
from recipients.languages import Language
from recipients.models.list_entry import RecipientListEntry, TakenIn
from recipients.models.list_rule import (
    CRITERIA,
    CountryCriterion,
    KindCriterion,
    LanguageCriterion,
    RegionCriterion,
    Rule,
    TagCriterion,
    in_display,
    met_by,
)
from recipients.models.office import Office, OfficeQuerySet
from recipients.models.organization import Organization
from recipients.models.words import Plain, typed_words

#: As many offices a list of one's own holds: those who keep it look through all of them.
MOST_ENTRIES = 2000
LONGEST_NAME = 120


class NameTaken(Exception):
    """Another list has this name."""


class ListTooLong(Exception):
    """The list has more offices than the act may take."""

    def __init__(self, chosen: "RecipientList", *, size: int, at_most: int) -> None:
        words = _now("“%(list)s” has %(size)s offices; at most %(most)s can be taken at once.")
        super().__init__(words % {"list": chosen, "size": size, "most": at_most})


class RecipientListQuerySet(models.QuerySet["RecipientList"]):
    def in_use(self) -> Self:
        """Those not put aside."""
        return self.filter(is_archived=False)

    def by_rule(self) -> Self:
        """Those whose offices are found by rule."""
        return self.filter(is_by_rule=True)

    def by_hand(self) -> Self:
        """Those whose offices are entered one by one."""
        return self.filter(is_by_rule=False)

    def matching(self, words: str) -> Self:
        """Those with every word in the name; case and accents do not matter."""
        found = self.alias(plain=Plain("name"))
        for word in typed_words(words):
            found = found.filter(plain__contains=word)
        return found

    def with_office(self, office: Office) -> Self:
        """Those the office is on: entered, or found by their rule now."""
        entered = models.Exists(office.list_entries.filter(recipient_list=models.OuterRef("pk")))
        found = met_by(office.organization) if office.is_in_use else models.Q(pk__in=[])
        return self.filter(entered | found)

    def with_organization(self, body: Organization) -> Self:
        """Those any office of it is on."""
        entries = RecipientListEntry.objects.filter(
            office__organization=body, recipient_list=models.OuterRef("pk")
        )
        is_found = body.is_active and body.offices.filter(is_active=True).exists()
        return self.filter(
            models.Exists(entries) | (met_by(body) if is_found else models.Q(pk__in=[]))
        )

    def sized(self) -> "list[RecipientList]":
        """The lists, each with `size`, the number of its offices; in at most three queries."""
        lists = list(self)
        found = {
            str(one.pk): models.Count("pk", filter=one.rule.condition)
            for one in lists
            if one.is_by_rule
        }
        sizes = Office.objects.aggregate(**found) if found else {}
        entered = RecipientListEntry.objects.filter(recipient_list__in=[one.pk for one in lists])
        counted = entered.order_by().values_list("recipient_list").annotate(models.Count("pk"))
        sizes |= {str(pk): size for pk, size in counted}
        for one in lists:
            one.size = sizes.get(str(one.pk), 0)
        return lists


class RecipientList(Kept):
    """Offices that letters often go to together; a letter takes a copy of it.

    Either entered one by one, in an order of one's own, or found by rule: every office in use of
    an organization whose kind, country, region (UN M49 code), tags and language of letters are
    among those named; an empty one asks for nothing.
    """

    name = models.CharField(_("name"), max_length=LONGEST_NAME, unique=True)
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

    size: int  # set by `sized`

    class Meta:
        ordering = ["name"]

    get_kinds_display = in_display(KindCriterion)
    get_countries_display = in_display(CountryCriterion)
    get_regions_display = in_display(RegionCriterion)
    get_tags_display = in_display(TagCriterion)
    get_languages_display = in_display(LanguageCriterion)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recipients:list_detail", args=[self.pk])

    @property
    def rule(self) -> Rule:
        """What it asks for; empty where the offices are entered one by one."""
        return Rule.of(self)

    def offices(self) -> OfficeQuerySet:
        """Those on it now, also those no longer written to."""
        if self.is_by_rule:
            return self.rule.offices()
        return Office.objects.filter(list_entries__recipient_list=self)

    def offices_for_letter(self, *, at_most: int) -> list[tuple[Office, str]]:
        """(office, role) of those that a letter goes to now, in order. Raises `ListTooLong`."""
        role = RecipientListEntry.Role.TO
        if self.is_by_rule:
            found = self.offices().with_place(by_protocol=self.is_by_protocol)
            found = found.select_related("organization").order_by("place", "pk")
            taken = [(office, str(role)) for office in found[: at_most + 1]]
        else:
            entries = self.entries.in_order_of(self).active().select_related("office__organization")
            taken = [(entry.office, str(entry.role)) for entry in entries[: at_most + 1]]
        if len(taken) > at_most:
            raise ListTooLong(self, size=self.offices().active().count(), at_most=at_most)
        return taken

    def left_out_of_letters(self) -> OfficeQuerySet:
        """Those on the list that a letter leaves out: they are no longer written to."""
        return self.offices().given_up().select_related("organization")

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
    def add(self, office: Office, *, by: User, role: str = "to") -> RecipientListEntry:
        """Put an office at the end; an office already there stays where it is."""
        self._hold()
        entry, is_new = self.entries.get_or_create(
            office=office, defaults={"position": self._last() + 1, "role": role}
        )
        if is_new:
            record(self, "office added", by=by, office=office)
        return entry

    @property
    def free_name(self) -> str:
        """A name for a copy that no list has yet: “Copy of …”, “Copy 2 of …”."""
        taken = set(RecipientList.objects.values_list("name", flat=True))
        number, name = 1, _now("Copy of %(list)s") % {"list": self}
        while (name := name[:LONGEST_NAME]) in taken:
            number += 1
            name = _now("Copy %(n)s of %(list)s") % {"n": number, "list": self}
        return name

    @transaction.atomic
    def copy(self, *, name: str, by: User) -> "RecipientList":
        """A list of its own with the same offices or rule. Raises `NameTaken`."""
        copied = RecipientList(name=name, note=self.note)
        for field in ("is_by_rule", "is_by_protocol", *(one.column for one in CRITERIA)):
            setattr(copied, field, getattr(self, field))
        try:
            with transaction.atomic():
                copied.save()
        except IntegrityError as error:
            raise NameTaken(_now("Another list has this name.")) from error
        copied.entries.bulk_create(
            RecipientListEntry(
                recipient_list=copied, office_id=one.office_id, position=place, role=one.role
            )
            for place, one in enumerate(self.entries.all(), start=1)
        )
        told: dict[str, Any] = {"from": self}
        record(copied, "copied", by=by, **told)
        return copied

    @transaction.atomic
    def take_in(self, other: "RecipientList", *, by: User) -> TakenIn:
        """Put the offices of another list at the end, in its order and roles.

        Those on this list already stay as they are. Raises `ListTooLong`.
        """
        self._hold()
        room = MOST_ENTRIES - self.entries.count()
        if other.is_by_rule:
            coming = other.offices_for_letter(at_most=MOST_ENTRIES)
        else:
            entries = other.entries.in_order_of(other).select_related("office__organization")
            coming = [(one.office, str(one.role)) for one in entries]
        there = set(self.entries.values_list("office", flat=True))
        new = [(office, role) for office, role in coming if office.pk not in there]
        if len(new) > room:
            raise ListTooLong(other, size=len(coming), at_most=room)
        self._enter(new, after=self._last())
        record(self, "list taken in", by=by, list=other, offices=len(new))
        stayed = [office for office, _role in coming if office.pk in there]
        return TakenIn(came=[office for office, _role in new], stayed=stayed)

    @transaction.atomic
    def fix(self, *, by: User) -> None:
        """Keep the offices that the rule finds today, one by one; the rule goes.

        Raises `ListTooLong`. A list without a rule, or of which somebody else has just done the
        same, stays as it is.
        """
        offices, rule = self.offices_for_letter(at_most=MOST_ENTRIES), self.rule.in_words
        none: dict[str, list[str]] = {one.column: [] for one in CRITERIA}
        rules = RecipientList.objects.by_rule().filter(pk=self.pk)
        if not rules.update(is_by_rule=False, **none):
            return
        self.refresh_from_db()
        self._enter(offices, after=0)
        record(self, "fixed as it was", by=by, rule=rule, offices=len(offices))

    def _hold(self) -> None:
        """Lock the list until the transaction ends."""
        RecipientList.objects.select_for_update().get(pk=self.pk)

    def _last(self) -> int:
        """The position of the last entry."""
        return self.entries.aggregate(last=models.Max("position"))["last"] or 0

    def _enter(self, offices: list[tuple[Office, str]], *, after: int) -> None:
        self.entries.bulk_create(
            RecipientListEntry(recipient_list=self, office=office, role=role, position=place)
            for place, (office, role) in enumerate(offices, start=after + 1)
        )
