"""Offices and who holds them, through time."""

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import differences, record
from recipients.languages import Language
from recipients.models.address import PostalAddress, Verified
from recipients.models.form_of_address import Gender, Style
from recipients.models.opening import Opening, compose
from recipients.models.organization import Organization


class OfficeQuerySet(models.QuerySet["Office"]):
    def active(self) -> Self:
        """Those we write to: neither the office nor its organization is given up."""
        return self.filter(is_active=True, organization__is_active=True)

    def matching(self, words: str, *, on: dt.date) -> Self:
        """Those with every word in the office's, its organization's or its holder's name."""
        found = self
        for word in words.split()[:8]:
            holders = OfficeHolder.objects.holding(on=on).filter(
                name__unaccent__icontains=word, office=models.OuterRef("pk")
            )
            organizations = Organization.objects.matching(word)
            found = found.filter(
                models.Q(name__unaccent__icontains=word)
                | models.Q(organization__in=organizations)
                | models.Exists(holders)
            )
        return found

    def with_holder(self, *, on: dt.date) -> Self:
        """Each with `holder_name`, who holds it on that day (None: vacant)."""
        holders = OfficeHolder.objects.holding(on=on).filter(office=models.OuterRef("pk"))
        return self.annotate(holder_name=models.Subquery(holders.values("name")[:1]))

    def for_opening(self) -> Self:
        """With everything `Office.opening` reads, in a constant number of queries."""
        return self.select_related("organization", "style", "via", "address").prefetch_related(
            "titles",
            "holders__names",
            "style__forms",
            "organization__names",
            "organization__addresses",
            "via__names",
            "via__addresses",
        )


class Office(models.Model):
    """A position in an organization that outlives its holder."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="offices", verbose_name=_("organization")
    )
    name = models.CharField(
        _("office"), max_length=150, help_text=_("In English, short: “Secretary-General”")
    )
    style = models.ForeignKey(
        Style, models.PROTECT, related_name="offices", verbose_name=_("form of address")
    )
    protocol_order = models.PositiveIntegerField(
        _("order of protocol"), default=100, help_text=_("Lower numbers come first")
    )
    via = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices_through",
        verbose_name=_("via"),
        help_text=_("The permanent mission letters go through, if any"),
    )
    address = models.ForeignKey(
        PostalAddress,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("own address"),
        help_text=_("Empty: the address of the organization"),
    )
    is_active = models.BooleanField(_("we write to it"), default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["organization__name", "protocol_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="office_once_in_organization",
                violation_error_message=_("The organization has this office already."),
            )
        ]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="office_name_words")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organization}"

    def get_absolute_url(self) -> str:
        return reverse("recipients:office_detail", args=[self.pk])

    def title_in(self, language: str, gender: str = Gender.UNKNOWN) -> str | None:
        """The title as it stands on an envelope in `language`; None where none is recorded."""
        for title in self.titles.all():
            if title.language == language:
                return (title.feminine if gender == Gender.WOMAN else "") or title.title
        return None

    def holder_on(self, day: dt.date) -> "OfficeHolder | None":
        """Who holds the office on that day; None: it is vacant. Reads prefetched holders."""
        return next((one for one in self.holders.all() if one.holds_on(day)), None)

    def address_in(self, language: str) -> PostalAddress | None:
        """Where a letter goes: the office's own address, the mission's, the organization's."""
        if self.address:
            return self.address
        house = self.via or self.organization
        main = [one for one in house.addresses.all() if one.is_main]
        for wanted in (language, ""):
            for one in main:
                if one.language == wanted:
                    return one
        return None

    def opening(self, *, language: str, on: dt.date, posted_in: str = "") -> Opening:
        """How a letter in `language` dated `on` is addressed, opens and closes.

        `posted_in` is the country the letter is posted in (ISO 3166): its own name is left out.
        """
        return compose(self, language=language, on=on, posted_in=posted_in)

    @transaction.atomic
    def keep(self, *, by: User) -> None:
        """Save what a form changed, with the event that says what."""
        before = type(self).objects.filter(pk=self.pk).first()
        self.save()
        if before is None:
            record(self, "entered", by=by)
        elif changes := differences(before, self):
            record(self, "changed", by=by, changes=changes)


class OfficeTitle(models.Model):
    """The title in one language, as on an envelope: “Secretary-General of the United Nations”."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="titles")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    title = models.CharField(_("title"), max_length=200)
    feminine = models.CharField(_("for a woman"), max_length=200, blank=True)

    class Meta:
        ordering = ["office", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "language"],
                name="office_one_title_a_language",
                violation_error_message=_("There is a title in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class OfficeHolderQuerySet(models.QuerySet["OfficeHolder"]):
    def holding(self, *, on: dt.date) -> Self:
        """Those whose tenure includes that day; an open end has no limit."""
        return self.filter(
            models.Q(since_on__isnull=True) | models.Q(since_on__lte=on),
            models.Q(until_on__isnull=True) | models.Q(until_on__gte=on),
        )


class OfficeHolder(Verified):
    """One person's tenure of an office, first and last day included."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="holders")
    name = models.CharField(_("name"), max_length=150)
    family_name = models.CharField(
        _("family name"), max_length=100, blank=True, help_text=_("For “Dear Ms …,”")
    )
    honorific = models.CharField(
        _("honorific"), max_length=30, blank=True, help_text=_("Ms, Mr, Dr")
    )
    gender = models.CharField(_("gender"), max_length=1, choices=Gender.choices, blank=True)
    other_title = models.CharField(
        _("other title"),
        max_length=200,
        blank=True,
        help_text=_("Stands before the office: “President of the Republic of Uganda”"),
    )
    since_on = models.DateField(_("since"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = OfficeHolderQuerySet.as_manager()

    class Meta:
        ordering = ["office", models.F("since_on").desc(nulls_last=True), "pk"]
        constraints = [
            ExclusionConstraint(
                name="one_holder_a_day",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    (
                        models.Func(
                            "since_on",
                            "until_on",
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_(
                    "Somebody else holds the office on one of these days."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(since_on__isnull=True)
                | models.Q(until_on__isnull=True)
                | models.Q(since_on__lte=models.F("until_on")),
                name="tenure_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="holder_name_words")
        ]

    def __str__(self) -> str:
        return self.name

    def holds_on(self, day: dt.date) -> bool:
        """Whether that day lies in the tenure."""
        return (self.since_on or dt.date.min) <= day <= (self.until_on or dt.date.max)

    def names_in(self, language: str) -> tuple[str, str]:
        """(name, other title) as written in that language, else as written in English."""
        for one in self.names.all():
            if one.language == language:
                return one.name, one.other_title
        return self.name, self.other_title

    @transaction.atomic
    def keep(self, *, by: User) -> None:
        """Save what a form changed; the event stands in the history of the office."""
        before = type(self).objects.filter(pk=self.pk).first()
        self.save()
        if before is None:
            record(self.office, "holder entered", by=by, holder=self.name, since=self.since_on)
        elif changes := differences(before, self):
            record(self.office, "holder changed", by=by, changes=changes, holder=before.name)

    @transaction.atomic
    def hand_over(self, successor: "OfficeHolder", *, by: User) -> None:
        """End this tenure the day before the successor's begins, and begin that one.

        Raises `IntegrityError` (one_holder_a_day) where a third tenure lies in between.
        """
        assert successor.since_on is not None
        type(self).objects.filter(pk=self.pk).update(
            until_on=successor.since_on - dt.timedelta(days=1)
        )
        successor.office = self.office
        successor.keep(by=by)


class HolderName(models.Model):
    """An office holder's name (and other title) as written in another language or script."""

    holder = models.ForeignKey(OfficeHolder, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    name = models.CharField(_("name"), max_length=150)
    other_title = models.CharField(_("other title"), max_length=200, blank=True)

    class Meta:
        ordering = ["holder", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "language"], name="holder_one_name_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.name
