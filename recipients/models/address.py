"""Where an organization is reached."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from recipients.languages import DirectoryLanguage
from recipients.models.address_hints import AddressHints, hints_for
from recipients.models.organization import Organization
from recipients.models.verified import Verified
from recipients.models.words import Domain


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

    class Meta:
        ordering = ["-is_main", "pk"]
        verbose_name = _("postal address")
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

    class Meta:
        ordering = ["sort", "pk"]
        verbose_name = _("contact detail")
        indexes = [
            models.Index(Lower("value"), name="contact_by_value"),
            models.Index(
                Domain("value"), condition=models.Q(sort="email"), name="contact_by_domain"
            ),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def whole(self) -> Organization:
        return self.organization
