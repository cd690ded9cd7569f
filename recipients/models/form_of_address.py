"""Forms of address: how a letter to a kind of office opens and closes."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from history.models import Kept
from recipients.languages import DirectoryLanguage
from recipients.models.verified import Verified

#: What a form may say of the office holder.
PLACES = ("name", "honorific", "family_name")
_PLACE = re.compile(r"\{(name|honorific|family_name)\}")
_STRAY_BRACE = re.compile(r"[{}]")


class Gender(models.TextChoices):
    MAN = "m", _("man")
    WOMAN = "f", _("woman")
    UNKNOWN = "", _("not known")


EXAMPLES = {
    Gender.MAN: {"name": "Paul Sample", "honorific": "Mr", "family_name": "Sample"},
    Gender.WOMAN: {"name": "Ana Sample", "honorific": "Ms", "family_name": "Sample"},
    Gender.UNKNOWN: {"name": "A. Sample", "honorific": "", "family_name": "Sample"},
}


class Style(Kept):
    """A kind of office that is addressed in one way (head of state, ambassador…)."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recipients:style_detail", args=[self.pk])

    def salutations(self) -> list[tuple[DirectoryLanguage, list[str]]]:
        """How letters open, by language and without repetition; reads prefetched forms."""
        found: dict[DirectoryLanguage, dict[str, None]] = {}
        for form in self.forms_in_order():
            found.setdefault(DirectoryLanguage(form.language), {})[form.example["salutation"]] = (
                None
            )
        return [(language, list(texts)) for language, texts in found.items()]

    def forms_in_order(self) -> list["FormOfAddress"]:
        """The forms, in the languages of letters first; reads prefetched forms."""
        return sorted(self.forms.all(), key=lambda form: form.place)

    def missing(self) -> list[tuple[DirectoryLanguage, Gender]]:
        """The forms that a language in use here still lacks; reads prefetched forms."""
        kept = {(form.language, form.gender) for form in self.forms.all()}
        used = [
            language for language in DirectoryLanguage if any(one == language for one, _g in kept)
        ]
        return [
            (language, gender)
            for language in used
            for gender in Gender
            if (language, gender) not in kept
        ]


class FormOfAddress(Verified):
    """Envelope line, salutation and closing of a style in one language for one gender.

    A form of an office of its own stands before those of its style.

    The texts may contain `{name}`, `{honorific}` and `{family_name}` of the office holder. The
    form for gender "not known" serves vacancies too, which have no envelope line, so its
    salutation and closing contain none of them. In French no salutation names anybody, and the
    closing repeats the salutation exactly.
    """

    style = models.ForeignKey(
        Style,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="forms",
        verbose_name=_("style"),
    )
    office = models.ForeignKey(
        "recipients.Office",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="forms",
        verbose_name=_("office"),
    )
    language = models.CharField(_("language"), max_length=5, choices=DirectoryLanguage.choices)
    gender = models.CharField(_("for a"), max_length=1, choices=Gender.choices, blank=True)
    envelope = models.CharField(
        _("envelope line"),
        max_length=200,
        blank=True,
        help_text=_("“His Excellency {name}”; also {honorific} and {family_name}"),
    )
    salutation = models.CharField(
        _("salutation"), max_length=200, help_text=_("With the comma or colon it ends in")
    )
    closing = models.CharField(
        _("closing"), max_length=400, help_text=_("In French it repeats the salutation exactly")
    )

    class Meta:
        ordering = ["style", "language", "-gender"]
        verbose_name = _("form of address")
        constraints = [
            models.UniqueConstraint(
                fields=["style", "language", "gender"],
                name="one_form_of_address",
                violation_error_message=_("This style has that form already."),
            ),
            models.UniqueConstraint(
                fields=["office", "language", "gender"],
                name="one_form_of_address_an_office",
                violation_error_message=_("This office has that form already."),
            ),
            models.CheckConstraint(
                condition=models.Q(style__isnull=True) ^ models.Q(office__isnull=True),
                name="form_of_a_style_or_an_office",
            ),
            models.CheckConstraint(
                condition=~models.Q(gender="") | ~models.Q(salutation__contains="{"),
                name="unknown_gender_names_nobody",
                violation_error_message=_(
                    "The form for gender “not known” serves vacancies too: "
                    "it names nobody in the salutation."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(gender="") | ~models.Q(closing__contains="{"),
                name="vacancy_closing_names_nobody",
                violation_error_message=_(
                    "The form for gender “not known” serves vacancies too: "
                    "it names nobody in the closing."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(language=DirectoryLanguage.FRENCH)
                | ~models.Q(salutation__contains="{"),
                name="french_salutation_names_nobody",
                violation_error_message=_("A French salutation names the office, no person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()}, {self.get_gender_display()}"

    @property
    def whole(self) -> Any:
        return self.style or self.office

    def clean(self) -> None:
        """Refuse a place that nothing fills, and a French closing that salutes otherwise."""
        for field in ("envelope", "salutation", "closing"):
            if _STRAY_BRACE.search(_PLACE.sub("", getattr(self, field) or "")):
                known = ", ".join(f"{{{place}}}" for place in PLACES)
                raise ValidationError(
                    {field: _("Only these can be filled in: %(known)s") % {"known": known}}
                )
        if self.language == DirectoryLanguage.FRENCH and self.salutation not in self.closing:
            raise ValidationError(
                {
                    "closing": _(
                        "In French the closing repeats the salutation exactly, with its comma: "
                        "“%(salutation)s”"
                    )
                    % {"salutation": self.salutation}
                }
            )

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among others: by language, for a man, for a woman, for everybody."""
        languages = DirectoryLanguage.values
        return languages.index(self.language), Gender.values.index(self.gender)

    @property
    def direction(self) -> str:
        return DirectoryLanguage(self.language).direction

    @property
    def example(self) -> dict[str, str]:
        """The form as it would be printed for an invented person."""
        return self.filled(EXAMPLES[Gender(self.gender)]) or {}

    def filled(self, words: dict[str, str], *, envelope: bool = True) -> dict[str, str] | None:
        """The texts with the words in their places; None where a word they need is empty.

        Without `envelope` only salutation and closing are asked for, as for a vacancy.
        """
        fields = ("envelope", "salutation", "closing") if envelope else ("salutation", "closing")
        texts = {field: getattr(self, field) for field in fields}
        needed = {place for text in texts.values() for place in _PLACE.findall(text)}
        if not all(words.get(place) for place in needed):
            return None
        return {
            field: _PLACE.sub(lambda place: words[place[1]], text) for field, text in texts.items()
        }
