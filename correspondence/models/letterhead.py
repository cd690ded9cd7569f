"""Who writes: letterheads and signatories."""

from functools import lru_cache

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from correspondence.models.kind import Layout
from correspondence.models.sheet import Sheet
from correspondence.models.stored_file import StoredFile
from history.models import Kept
from recipients.languages import Language

RUBRIC = "#762a26"
_SUFFIXES = {"image/svg+xml": "svg", "image/png": "png"}


class Letterhead(Kept):
    """The sender as it stands on the letters of one unit in one language."""

    unit = models.CharField(
        _("unit"), max_length=120, blank=True, help_text=_("Empty for the house itself")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
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
    layout = models.CharField(
        _("layout"), max_length=12, choices=Layout.choices, default=Layout.DIN5008B
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default=RUBRIC,
        validators=[
            RegexValidator(r"^#[0-9a-f]{6}\Z", _("Write it as # and six digits: #762a26."))
        ],
        help_text=_("Of the name and the confidentiality marking"),
    )
    emblem = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="letterheads"
    )

    class Meta:
        ordering = ["unit", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "language"],
                name="letterhead_once_a_language",
                violation_error_message=_("There is a letterhead of this unit in this language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_language_display()})"

    @property
    def emblem_name(self) -> str:
        """The emblem as sheets name it: its SHA-256 and a suffix; empty for the house's drawing."""
        return f"{self.emblem.sha256}.{_SUFFIXES[self.emblem.media_type]}" if self.emblem else ""

    @property
    def empty_sheet(self) -> Sheet:
        """The sheet with nothing on it but the letterhead. Raises `FileDamaged`."""
        return Sheet(
            language=self.language,
            sender_name=self.name,
            sender_line=self.line,
            return_line=self.return_line,
            sender_foot=tuple(line for line in self.foot.splitlines() if line.strip()),
            address=(),
            reference="",
            date="",
            subject="",
            salutation="",
            body="",
            closing="",
            signatory_name="",
            signatory_function="",
            layout=self.layout,
            colour=self.colour,
            emblem=self.emblem_name,
            drawing=emblem_drawing(self.emblem_name),
        )


@lru_cache(maxsize=8)
def emblem_drawing(name: str) -> bytes:
    """The bytes of an emblem by the name that sheets have for it. Raises `FileDamaged`."""
    return StoredFile.objects.get(sha256=name.partition(".")[0]).read() if name else b""


def posted_in() -> dict[str, str]:
    """The country (ISO 3166) in which the house posts letters in each language."""
    return {head.language: str(head.country) for head in Letterhead.objects.filter(unit="")}


def languages_written() -> list[str]:
    """The languages that have a letterhead; English where there is none yet."""
    found = list(Letterhead.objects.order_by("language").values_list("language", flat=True))
    return list(dict.fromkeys(found)) or [Language.ENGLISH.value]


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
