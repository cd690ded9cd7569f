"""The letterhead of a unit in one language, tried on paper before it is kept."""

from dataclasses import replace
from hashlib import sha256
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from correspondence.forms.uploads import PdfField, Upload
from correspondence.models import Letterhead, StoredFile
from correspondence.models.sheet import Sheet
from correspondence.models.stored_file import FileDamaged
from correspondence.pdf.emblem import PNG, SVG, checked_emblem
from correspondence.pdf.letter import render
from correspondence.pdf.press import CannotRender
from recipients.forms.kept import KeptForm
from recipients.forms.typed import TypedCountryField

FOOT_LINES = 3
_LEAST_CONTRAST = 4.5  # to white paper (WCAG 2.2, 1.4.3)


class EmblemField(PdfField):
    """An SVG or PNG that has become an emblem. Its cleaned value is an `Upload`."""

    accept = (SVG, PNG)

    @override
    def examined(self, content: bytes, *, name: str, sent_as: str) -> Upload:
        drawing, media_type = checked_emblem(content)
        return Upload(content=drawing, file_name=name, media_type=media_type, pages=None)


class LetterheadForm(KeptForm):
    """The sender of a unit in one language, tried on paper before it is kept."""

    country = TypedCountryField(
        label=gettext_lazy("Posted in"), help_text=gettext_lazy("Letters within it name no country")
    )
    new_emblem = EmblemField(
        label=gettext_lazy("Emblem"),
        required=False,
        help_text=gettext_lazy("SVG of plain shapes, or PNG; 13 mm on paper"),
    )
    drop_emblem = forms.BooleanField(
        label=gettext_lazy("Take the emblem off; the house's drawing stands there again"),
        required=False,
    )

    class Meta:
        model = Letterhead
        fields = [
            "unit",
            "language",
            "name",
            "line",
            "colour",
            "layout",
            "return_line",
            "foot",
            "country",
        ]
        widgets = {
            "foot": forms.Textarea(attrs={"rows": 3}),
            "colour": forms.TextInput(attrs={"type": "color"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["unit"].disabled = True
            self.fields["language"].disabled = True
            self.fields["language"].help_text = _("Fixed: another language is another letterhead")
        if not self.instance.emblem:
            del self.fields["drop_emblem"]

    def clean_colour(self) -> str:
        colour = str(self.cleaned_data["colour"]).lower()
        if len(colour) == 7 and _contrast_to_white(colour) < _LEAST_CONTRAST:
            raise ValidationError(_("The colour is too pale to be read on white paper."))
        return colour

    def clean_foot(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["foot"].splitlines() if line.strip()]
        if len(lines) > FOOT_LINES:
            raise ValidationError(_("The foot has room for three lines."))
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit on the sheet."""
        told = super().clean()
        if not self.errors:
            try:
                render(self._trial_sheet(told), draft=True)
            except CannotRender as error:
                self.add_error("return_line", str(error))
            except FileDamaged as error:
                self.add_error("new_emblem", str(error))
        return told

    @override
    def keep(self, *, by: User) -> bool:
        """Whether it was kept, with its emblem."""
        if not self.is_valid():
            return False
        if self.cleaned_data.get("drop_emblem"):
            self.instance.emblem = None
        if chosen := self.cleaned_data["new_emblem"]:
            self.instance.emblem = StoredFile.objects.keep(
                chosen.content, media_type=chosen.media_type
            )
        return super().keep(by=by)

    def _trial_sheet(self, told: dict[str, Any]) -> Sheet:
        """The sheet as it would be, with the emblem that came just now or the one there is."""
        chosen: Upload | None = told["new_emblem"]
        letterhead = Letterhead(**{name: told[name] for name in self.Meta.fields})
        if chosen is None:
            letterhead.emblem = None if told.get("drop_emblem") else self.instance.emblem
            return letterhead.empty_sheet
        suffix = "svg" if chosen.media_type == SVG else "png"
        name = f"{sha256(chosen.content).hexdigest()}.{suffix}"
        return replace(letterhead.empty_sheet, emblem=name, drawing=chosen.content)


def _contrast_to_white(colour: str) -> float:
    """The contrast ratio of "#rrggbb" to white (WCAG 2.2)."""
    try:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    except ValueError:
        return 21.0  # no colour at all: the field says so itself
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
