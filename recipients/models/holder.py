"""Who holds an office, through time."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recipients.dates import in_words
from recipients.languages import DirectoryLanguage
from recipients.models.finding import OF_HOLDER, OF_OFFICE, finds
from recipients.models.form_of_address import Gender
from recipients.models.part import Part
from recipients.models.verified import LAST_CHECK, Verified, VerifiedQuerySet

if TYPE_CHECKING:
    from recipients.models.office import Office


class TenureOverlaps(Exception):
    """Two people would hold one office on one day."""

    @classmethod
    def of(cls, office: "Office", tenure: "OfficeHolder") -> Self:
        """Names the other tenure and its days."""
        others = [one for one in office.holders.all() if one.pk != tenure.pk]
        other = next((one for one in others if one.overlaps(tenure)), None)
        return cls(
            _("%(name)s holds the office on some of these days: %(days)s.")
            % {"name": other.name, "days": other.days_in_words}
            if other
            else _("Somebody else holds the office on one of these days.")
        )


ENDS_SOON = dt.timedelta(days=30)


class OfficeHolderQuerySet(VerifiedQuerySet["OfficeHolder"]):
    def holding(self, *, on: dt.date) -> Self:
        """Those whose tenure includes that day; an open end has no limit."""
        return self.filter(
            models.Q(since_on__isnull=True) | models.Q(since_on__lte=on),
            models.Q(until_on__isnull=True) | models.Q(until_on__gte=on),
        )

    def of_active(self) -> Self:
        """Those of offices that we write to."""
        return self.filter(office__is_active=True, office__organization__is_active=True)

    def in_use(self, *, on: dt.date) -> Self:
        """Those who hold an office that we write to."""
        return self.of_active().holding(on=on)

    def ending(self, *, on: dt.date) -> Self:
        """Of offices we write to, tenures that ended or end soon, and nobody follows."""
        following = OfficeHolder.objects.filter(
            office=models.OuterRef("office"), since_on__gt=models.OuterRef("until_on")
        )
        return self.of_active().filter(~models.Exists(following), until_on__lte=on + ENDS_SOON)

    def of_organizations(self, organizations: models.QuerySet[Any]) -> Self:
        """Those of offices of some organizations."""
        return self.filter(office__organization__in=organizations)

    def for_verifying(self) -> Self:
        """With the office they hold, and its organization."""
        return self.select_related("office__organization")


class OfficeHolder(Verified):
    """One person's tenure of an office, first and last day included."""

    office = models.ForeignKey("recipients.Office", models.PROTECT, related_name="holders")
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

    is_current: bool  # set by `Office.tenures`

    class Meta:
        triggers = [finds(OF_OFFICE, column="office_id")]
        ordering = ["office", models.F("since_on").desc(nulls_last=True), "pk"]
        verbose_name = _("holder")
        indexes = [
            models.Index(LAST_CHECK, "id", name="holder_by_check"),
            models.Index(
                fields=["until_on", "id"],
                condition=models.Q(until_on__isnull=False),
                name="holder_by_end",
            ),
        ]
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
                violation_error_message=_("Somebody else holds the office on one of these days."),
            ),
            models.CheckConstraint(
                condition=models.Q(since_on__isnull=True)
                | models.Q(until_on__isnull=True)
                | models.Q(since_on__lte=models.F("until_on")),
                name="tenure_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def edit_url(self) -> str:
        return reverse("recipients:holder_edit", args=[self.pk])

    def holds_on(self, day: dt.date) -> bool:
        """Whether that day lies in the tenure."""
        return (self.since_on or dt.date.min) <= day <= (self.until_on or dt.date.max)

    def overlaps(self, other: "OfficeHolder") -> bool:
        """Whether the two tenures share a day."""
        return self.holds_on(other.since_on or dt.date.min) or other.holds_on(
            self.since_on or dt.date.min
        )

    @property
    def days_in_words(self) -> str:
        """First and last day: “14 March 2017 until 12 March 2025”."""
        first = in_words(self.since_on) if self.since_on else _("day not recorded")
        last = in_words(self.until_on) if self.until_on else _("today")
        return _("%(first)s until %(last)s") % {"first": first, "last": last}

    def names_in(self, language: str) -> tuple[str, str]:
        """(name, other title) in that language; the name as in English where there is none.

        The other title is empty then: a name may stand in another language, a title may not.
        """
        for one in self.names.all():
            if one.language == language:
                return one.name, one.other_title
        return self.name, self.other_title if language == DirectoryLanguage.ENGLISH else ""

    def is_written_in(self, language: str) -> bool:
        """Whether the name as recorded can be read in the script of that language."""
        in_latin = DirectoryLanguage(language).is_in_latin_script
        return in_latin or any(one.language == language for one in self.names.all())

    @property
    def whole(self) -> "Office":
        return self.office


class HolderName(Part):
    """An office holder's name (and other title) as written in another language or script."""

    holder = models.ForeignKey(OfficeHolder, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=5, choices=DirectoryLanguage.choices)
    name = models.CharField(_("name"), max_length=150)
    other_title = models.CharField(_("other title"), max_length=200, blank=True)

    class Meta:
        triggers = [finds(OF_HOLDER, column="holder_id")]
        ordering = ["holder", "language"]
        verbose_name = _("name of the holder")
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "language"],
                name="holder_one_name_a_language",
                violation_error_message=_("There is a name in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def whole(self) -> "Office":
        return self.holder.office
