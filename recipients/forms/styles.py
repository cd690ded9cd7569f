"""Forms of address."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from recipients.forms.kept import KeptForm, VerifiedField
from recipients.models import FormOfAddress, Gender, Style


class StyleForm(KeptForm):
    class Meta:
        model = Style
        fields = ["name", "note"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.instance.slug and cleaned.get("name"):
            self.instance.slug = _free_slug(cleaned["name"])
        return cleaned


class FormOfAddressForm(KeptForm):
    gender = forms.ChoiceField(label=_("For a"), choices=Gender.choices, required=False)
    verified_on = VerifiedField()

    class Meta:
        model = FormOfAddress
        fields = [
            "language",
            "gender",
            "envelope",
            "salutation",
            "closing",
            "source",
            "verified_on",
        ]


def _free_slug(name: str) -> str:
    """A short name for a style that no other style has."""
    stem = slugify(name)[:40] or "style"
    taken = set(Style.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    tries = (f"{stem}-{number}" if number > 1 else stem for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)
