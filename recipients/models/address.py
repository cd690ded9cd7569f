"""Where an organization is reached."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from history.models import record
from recipients.languages import DirectoryLanguage
from recipients.models.address_hints import AddressHints, hints_for
from recipients.models.organization import Organization
from recipients.models.verified import LAST_CHECK, NEVER, Verified, VerifiedQuerySet, Worry
from recipients.models.words import Domain

_IN_DOUBT = models.When(
    returned_on__isnull=False, then=models.Value(NEVER, output_field=models.DateField())
)


class PostalAddressQuerySet(VerifiedQuerySet["PostalAddress"]):
    def reasons(self) -> dict[str, models.Q]:
        """Mail that came back is a stronger reason than what was verified before."""
        back = models.Q(returned_on__isnull=False)
        reasons = {reason: ~back & one for reason, one in super().reasons().items()}
        return {Worry.RETURNED: back, **reasons}


class PostalAddress(Verified):
    """The lines of an envelope below the names, approved as they stand and printed as approved."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="addresses")
    lines = models.TextField(
        _("lines"),
        max_length=300,
        help_text=_("Street, box, place and postal code, one a line, without the country"),
    )
    country = CountryField(_("country"))
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=DirectoryLanguage.choices,
        blank=True,
        help_text=_("Only if letters in one language use other lines"),
    )
    is_main = models.BooleanField(_("letters go here"), default=True)
    purpose = models.CharField(_("for"), max_length=80, blank=True)
    returned_on = models.DateField(_("mail came back on"), null=True, blank=True, editable=False)

    objects = PostalAddressQuerySet.as_manager()

    last_check: ClassVar[Combinable] = models.Case(_IN_DOUBT, default=LAST_CHECK)

    class Meta:
        ordering = ["-is_main", "pk"]
        verbose_name = _("postal address")
        indexes = [
            models.Index(models.Case(_IN_DOUBT, default=LAST_CHECK), "id", name="address_by_check"),
            models.Index(
                fields=["id"],
                condition=models.Q(returned_on__isnull=False),
                name="address_mail_came_back",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "language"],
                condition=models.Q(is_main=True),
                name="organization_one_main_address",
                violation_error_message=_("Letters already go to another address."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join([*self.as_lines, str(self.country.name)])

    @property
    def whole(self) -> Organization:
        return self.organization

    @property
    def as_lines(self) -> list[str]:
        """The lines, without empty ones."""
        return [line.strip() for line in self.lines.splitlines() if line.strip()]

    @property
    def hints(self) -> AddressHints | None:
        """What the post of its country asks for; None where nothing is known of it."""
        return hints_for(str(self.country or ""))

    @property
    def doubts(self) -> list[str]:
        """What its country would miss in the lines; worth a look, they are printed as approved."""
        return self.hints.doubts(self.as_lines) if self.hints else []

    @property
    def edit_url(self) -> str:
        return reverse("recipients:address_edit", args=[self.pk])

    def stands_in(self, block: str) -> bool:
        """Whether an address block has these lines, one below the other."""
        lines = self.as_lines
        printed = [line.strip() for line in block.splitlines()]
        places = range(len(printed) - len(lines) + 1)
        return bool(lines) and any(printed[at : at + len(lines)] == lines for at in places)

    def worry(self, *, on: dt.date) -> Worry | None:
        """Why it is to be verified; mail that came back counts more than an old verification."""
        return Worry.RETURNED if self.returned_on else super().worry(on=on)

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed; other lines, or a verification since, end the doubt."""
        before = type(self).objects.filter(pk=self.pk).first()
        if before and before.returned_on:
            is_elsewhere = (before.as_lines, before.country) != (self.as_lines, self.country)
            verified_on = self.verified_on if self.verified_on != before.verified_on else None
            if is_elsewhere or (verified_on and verified_on >= before.returned_on):
                self.returned_on = None
        super().keep(by=by)

    @transaction.atomic
    def mail_came_back(self, *, on: dt.date, by: User) -> None:
        """A letter to this address came back; it is in doubt until somebody verifies it."""
        earlier = models.Q(returned_on__isnull=True) | models.Q(returned_on__lt=on)
        if type(self).objects.filter(earlier, pk=self.pk).update(returned_on=on):
            self.returned_on = on
            record(self.whole, "mail came back", by=by, on=on, address=self)

    @transaction.atomic
    def mail_did_not_come_back(
        self, *, on: dt.date, by: User, last_on: dt.date | None = None
    ) -> None:
        """What was logged as returned on that day was not; `last_on` is a return that stands."""
        marked = type(self).objects.filter(pk=self.pk, returned_on=on)
        if last_on != on and marked.update(returned_on=last_on):
            self.returned_on = last_on
            record(self.whole, "mail did not come back", by=by, on=on, address=self)

    def _not_verified(self, on: dt.date) -> models.Q:
        return super()._not_verified(on) | models.Q(returned_on__isnull=False)

    def _cleared_by_verifying(self) -> dict[str, Any]:
        return {"returned_on": None}


class ContactDetailQuerySet(VerifiedQuerySet["ContactDetail"]):
    """Those of an organization, by when they were last made sure of."""


class ContactDetail(Verified):
    """An e-mail address, telephone or fax number, and what it is for."""

    class Sort(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")
        FAX = "fax", _("Fax")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="contact_details")
    sort = models.CharField(_("sort"), max_length=10, choices=Sort.choices)
    value = models.CharField(_("address or number"), max_length=254)
    purpose = models.CharField(_("for"), max_length=80, blank=True)

    objects = ContactDetailQuerySet.as_manager()

    class Meta:
        ordering = ["sort", "pk"]
        verbose_name = _("contact detail")
        indexes = [
            models.Index(Lower("value"), name="contact_by_value"),
            models.Index(
                Domain("value"), condition=models.Q(sort="email"), name="contact_by_domain"
            ),
            models.Index(LAST_CHECK, "id", name="contact_by_check"),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def noun(self) -> str:
        """What sort of detail it is."""
        return str(self.get_sort_display())

    @property
    def edit_url(self) -> str:
        return reverse("recipients:contact_edit", args=[self.pk])

    @property
    def whole(self) -> Organization:
        return self.organization
