"""Offices and who holds them, through time."""

import datetime as dt
from typing import Self

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import Kept
from recipients.languages import DirectoryLanguage
from recipients.models.address import PostalAddress
from recipients.models.finding import OF_OFFICE, OF_ORGANIZATION, OfficeWords, finds, forgets
from recipients.models.form_of_address import FormOfAddress, Gender, Style
from recipients.models.holder import OfficeHolder, TenureOverlaps
from recipients.models.opening import Opening, compose
from recipients.models.organization import Organization
from recipients.models.part import Part
from recipients.models.surviving import Surviving
from recipients.models.trouble import TroubledQuerySet
from recipients.models.verified import Verified
from recipients.models.words import Plain, number_and_name


class OfficeQuerySet(TroubledQuerySet):
    def active(self) -> Self:
        """Those we write to: neither the office nor its organization is given up."""
        return self.filter(is_active=True, organization__is_active=True)

    def with_holder(self, *, on: dt.date) -> Self:
        """Each with `holder_name`, who holds it on that day (None: vacant)."""
        holders = OfficeHolder.objects.holding(on=on).filter(office=models.OuterRef("pk"))
        return self.annotate(holder_name=models.Subquery(holders.values("name")[:1]))

    def with_place(self, *, by_protocol: bool) -> Self:
        """Each with `place`: of protocol and then by the organization's name, or by name alone."""
        name = Plain("organization__name")
        place = number_and_name("protocol_order", name) if by_protocol else name
        return self.annotate(place=place)

    def vacant(self, *, on: dt.date) -> Self:
        """Those we write to that nobody holds on that day."""
        holders = OfficeHolder.objects.holding(on=on).filter(office=models.OuterRef("pk"))
        return self.active().filter(~models.Exists(holders))

    def in_order(self) -> Self:
        """Each with `sorted_by`, the name of its organization: the order of lists."""
        return self.annotate(sorted_by=Plain("organization__name"))

    def for_opening(self) -> Self:
        """With everything `Office.opening` reads, in a constant number of queries."""
        return self.select_related("organization", "style", "via", "address").prefetch_related(
            "titles",
            "forms",
            "holders__names",
            "style__forms",
            "organization__names",
            "organization__addresses",
            "via__names",
            "via__addresses",
        )

    def with_verifiers(self) -> Self:
        """With the people who made sure of holders, addresses and forms of its own."""
        return self.prefetch_related(
            "forms__verified_by",
            "holders__verified_by",
            "address__verified_by",
            "organization__addresses__verified_by",
            "via__addresses__verified_by",
        )


class Office(Surviving, Kept):
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
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = OfficeQuerySet.as_manager()

    # set by `with_troubles`
    holder_pk: int | None
    holder_verified_on: dt.date | None
    has_way: bool
    way_verified_on: dt.date | None
    twice_with: str | None

    former: OfficeHolder | None  # set by the list of offices without a holder
    coming: OfficeHolder | None

    class Meta:
        triggers = [finds(OF_ORGANIZATION, column="organization_id"), forgets(OfficeWords)]
        ordering = ["organization__name", "protocol_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="office_once_in_organization",
                violation_error_message=_("The organization has this office already."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(is_active=False),
                name="office_merged_is_inactive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organization}"

    def get_absolute_url(self) -> str:
        return reverse("recipients:office_detail", args=[self.pk])

    @property
    def full_title(self) -> str:
        """The title in English, which mostly names the organization; for headings."""
        return self.title_in(DirectoryLanguage.ENGLISH) or str(self)

    @property
    def is_in_use(self) -> bool:
        """Whether letters are addressed to it: neither it nor its organization is given up."""
        return self.is_active and self.organization.is_active

    def own_forms(self) -> list[FormOfAddress]:
        """Its own forms of address, in the languages of letters first; reads prefetched forms."""
        return sorted(self.forms.all(), key=lambda form: form.place)

    def title_in(self, language: str, gender: str = Gender.UNKNOWN) -> str | None:
        """The title as it stands on an envelope in `language`; None where none is recorded."""
        for title in self.titles.all():
            if title.language == language:
                return (title.feminine if gender == Gender.WOMAN else "") or title.title
        return None

    def holder_on(self, day: dt.date) -> OfficeHolder | None:
        """Who holds the office on that day; None: it is vacant. Reads prefetched holders."""
        return next((one for one in self.holders.all() if one.holds_on(day)), None)

    def tenures(self, *, on: dt.date) -> list[OfficeHolder]:
        """Who held the office, the latest first, each with `is_current` on that day."""
        found = sorted(
            self.holders.all(), key=lambda one: one.since_on or dt.date.min, reverse=True
        )
        for one in found:
            one.is_current = one.holds_on(on)
        return found

    def holder_before(self, day: dt.date) -> OfficeHolder | None:
        """Who held the office last before that day. Reads prefetched holders."""
        ended = [one for one in self.holders.all() if one.until_on and one.until_on < day]
        return max(ended, key=lambda one: one.until_on or day, default=None)

    def holder_after(self, day: dt.date) -> OfficeHolder | None:
        """Who is to hold the office next after that day. Reads prefetched holders."""
        coming = [one for one in self.holders.all() if one.since_on and one.since_on > day]
        return min(coming, key=lambda one: one.since_on or day, default=None)

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

    def addresses_through_time(self, *, language: str) -> list[PostalAddress]:
        """Every address a letter may have gone to, the one it would go to today first."""
        today = self.address_in(language)
        house = self.via or self.organization
        houses = {house.pk: house, self.organization.pk: self.organization}.values()
        every = [today, self.address, *(one for body in houses for one in body.addresses.all())]
        return list(dict.fromkeys(one for one in every if one))

    def opening(self, *, language: str, on: dt.date, posted_in: str = "") -> Opening:
        """How a letter in `language` dated `on` is addressed, opens and closes.

        `posted_in` is the country the letter is posted in (ISO 3166): its own name is left out,
        and another's is written as the post there reads it (see `recipients.posting`).
        """
        return compose(self, language=language, on=on, posted_in=posted_in)

    def details_in_use(self, *, language: str, on: dt.date) -> list[Verified]:
        """What a letter in `language` relies on: address, holder, e-mail and numbers."""
        found = (self.address_in(language), self.holder_on(on))
        return [*(one for one in found if one), *self.organization.contact_details.all()]

    @transaction.atomic
    def confirm_details(self, *, language: str, on: dt.date, by: User) -> int:
        """Verify all that a letter in `language` relies on; how many were not verified that day."""
        return sum(
            one.verify(on=on, by=by) for one in self.details_in_use(language=language, on=on)
        )

    @transaction.atomic
    def change_holder(self, successor: OfficeHolder, *, by: User | None) -> None:
        """From `successor.since_on` the office is held by the successor, in one step.

        The tenure that includes that day ends the day before. Raises `TenureOverlaps` where a
        tenure begins on that day or later while the successor's is to last.
        """
        first_day = successor.since_on
        if first_day is None:
            raise TenureOverlaps(_("Say from which day the successor holds the office."))
        successor.office = self
        former = self.holders.holding(on=first_day).exclude(since_on=first_day).first()
        try:
            with transaction.atomic():
                if former:
                    former.until_on = first_day - dt.timedelta(days=1)
                    former.keep(by=by)
                successor.keep(by=by)
        except IntegrityError as error:
            raise TenureOverlaps.of(self, successor) from error


class OfficeTitle(Part):
    """The title in one language, as on an envelope: “Secretary-General of the United Nations”."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="titles")
    language = models.CharField(_("language"), max_length=5, choices=DirectoryLanguage.choices)
    title = models.CharField(_("title"), max_length=200)
    feminine = models.CharField(_("for a woman"), max_length=200, blank=True)

    class Meta:
        triggers = [finds(OF_OFFICE, column="office_id")]
        ordering = ["office", "language"]
        verbose_name = _("title")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "language"],
                name="office_one_title_a_language",
                violation_error_message=_("There is a title in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def whole(self) -> Office:
        return self.office
