"""What a transmittal slip says beyond what is known: copies and observations, place, signatory."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Addressee
from correspondence.models.letterhead import emblem_drawing
from correspondence.models.transmittal_slip import Frame, Item, Piece, Slip
from correspondence.pdf.glyphs import named, without_glyph
from correspondence.pdf.transmittal_slip import formulae_in
from recipients.dates import TypedDateField
from recipients.forms.kept import CleanText

MOST_COPIES = 999


class PrintableField(forms.CharField):
    """Text for which the typefaces of the paper have every sign."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if missing := without_glyph(value):
            raise ValidationError(
                _("The paper's typefaces have no sign for %(signs)s.")
                % {"signs": ", ".join(map(named, missing[:5]))}
            )


class SlipForm(CleanText, forms.Form):
    """Around the pieces; every value has a default from the letter."""

    place = PrintableField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("In the language of the slip, before the date"),
        required=False,
        max_length=80,
    )
    on = TypedDateField(label=gettext_lazy("Date of the slip"))
    signatory = PrintableField(
        label=gettext_lazy("Signed by"),
        help_text=gettext_lazy("Empty: room for a name by hand"),
        required=False,
        max_length=120,
    )
    function = PrintableField(label=gettext_lazy("Function"), required=False, max_length=120)


class ItemForm(forms.Form):
    """One piece: how many copies, and what the addressee is asked to do with it."""

    copies = forms.IntegerField(min_value=1, max_value=MOST_COPIES)
    observation = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, piece: Piece, name: str, language: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"copies": 1, "observation": piece.usual}
        super().__init__(*args, **kwargs)
        self.piece, self.name = piece, name
        observation = self.fields["observation"]
        observation.choices = [("", _("None")), *formulae_in(language)]  # type: ignore[attr-defined]
        for field, label in (
            ("copies", _("Copies of %(what)s")),
            ("observation", _("Observation on %(what)s")),
        ):
            self.fields[field].label = label % {"what": name}
            self.fields[field].widget.attrs["aria-label"] = label % {"what": name}

    @property
    def item(self) -> Item:
        """The row of the slip."""
        return Item(piece=self.piece, **self.cleaned_data)


class SlipDraft:
    """The form of one addressee's slip: what is the same for all pieces, then a row each."""

    def __init__(
        self,
        addressee: Addressee,
        frame: Frame,
        pieces: list[Piece],
        query: QueryDict | None = None,
        *,
        on: dt.date,
    ) -> None:
        self.addressee, self.frame = addressee, frame
        initial = {
            "place": frame.place,
            "on": on,
            "signatory": frame.signatory,
            "function": frame.function,
        }
        self.shared = SlipForm(query, initial=initial)
        self.rows = [
            ItemForm(
                query,
                piece=piece,
                name=self._named(piece),
                language=addressee.language,
                prefix=f"piece-{number}",
            )
            for number, piece in enumerate(pieces)
        ]

    def _named(self, piece: Piece) -> str:
        return _("the letter") if piece.is_letter else f"“{piece.title}”"

    @property
    def forms(self) -> list[forms.Form]:
        """Every form of the page, for the summary of what is wrong."""
        return [self.shared, *self.rows]

    def is_valid(self) -> bool:
        """Whether every form is; all of them are looked at."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def slip(self) -> Slip:
        """What is printed; the forms have to be valid. Raises `FileDamaged`."""
        letter = self.addressee.letter
        return Slip(
            language=self.addressee.language,
            sender_name=self.frame.sender_name,
            sender_line=self.frame.sender_line,
            address=self.frame.address,
            reference=letter.reference or "",
            dated_on=letter.dated_on or self.shared.cleaned_data["on"],
            kind=letter.kind,
            colour=self.frame.colour,
            emblem=self.frame.emblem,
            drawing=emblem_drawing(self.frame.emblem),
            items=tuple(row.item for row in self.rows),
            **self.shared.cleaned_data,
        )
