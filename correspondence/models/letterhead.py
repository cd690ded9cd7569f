"""Who writes: letterheads and signatories."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from history.models import Kept
from recipients.languages import Language


class Letterhead(Kept):
    """The sender as it stands on letters in one language."""

    language = models.CharField(_("language"), max_length=5, choices=Language.choices, unique=True)
    name = models.CharField(_("name"), max_length=120)
    line = models.CharField(_("line below the name"), max_length=160, blank=True)
    return_line = models.CharField(
        _("return address"), max_length=120, help_text=_("One line, above the addressee")
    )
    foot = models.TextField(
        _("foot"),
        max_length=400,
        blank=True,
        help_text=_("Up to three lines at the foot of page one"),
    )
    country = CountryField(_("posted in"), help_text=_("Letters within it name no country"))

    class Meta:
        ordering = ["language"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_language_display()})"


def posted_in() -> dict[str, str]:
    """The country (ISO 3166) in which letters in each language are posted."""
    return {head.language: str(head.country) for head in Letterhead.objects.all()}


class Signatory(Kept):
    """Who signs letters, and the function that stands below the name in each language."""

    name = models.CharField(_("name"), max_length=120)
    functions = models.JSONField(_("functions"), default=dict)
    is_active = models.BooleanField(_("signs letters"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "signatories"

    def __str__(self) -> str:
        return self.name

    def function_in(self, language: str) -> str:
        """The function in that language; empty where none is recorded."""
        return str(self.functions.get(language, ""))
