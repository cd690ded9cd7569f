"""Who gets a pack of a letter, and how the packs are printed."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from correspondence.models import Addressee

BOTH, ONE = "both", "one"
SIDES = ((BOTH, _("On both sides")), (ONE, _("On one side")))


class PackForm(forms.Form):
    """What stands in the address or was sent; everything for everybody where nothing is said."""

    sides = forms.ChoiceField(
        label=_("Print"), choices=SIDES, widget=forms.RadioSelect, initial=BOTH
    )
    covers = forms.BooleanField(
        label=_("A cover sheet for each addressee"),
        help_text=_("What is in the envelope, in which order, on how many sheets"),
        required=False,
    )
    enclosures = forms.BooleanField(
        label=_("The enclosures"),
        help_text=_("In the edition that was fixed for each addressee"),
        required=False,
    )
    addressee = forms.TypedMultipleChoiceField(
        label=_("Addressees"),
        coerce=int,
        required=False,
        error_messages={
            "invalid_choice": _("One of those named is no addressee of this letter."),
        },
    )
    part = forms.IntegerField(min_value=1, max_value=1000, required=False)

    def __init__(self, data: QueryDict, *, addressees: list[Addressee]) -> None:
        super().__init__(data if "sides" in data else _everything(data, addressees))
        chosen = self.fields["addressee"]
        chosen.choices = [(one.pk, str(one)) for one in addressees]  # type: ignore[attr-defined]

    def clean_addressee(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["addressee"]
        if not chosen:
            raise ValidationError(_("Tick at least one addressee."), code="nobody")
        return chosen

    @property
    def chosen(self) -> set[int]:
        """The ids of the addressees that get a pack."""
        return set(self.cleaned_data.get("addressee", []))

    @property
    def with_enclosures(self) -> bool:
        return bool(self.cleaned_data.get("enclosures"))

    @property
    def printing(self) -> dict[str, bool]:
        """How it is printed, in the words of `plan`."""
        return {
            "with_covers": self.cleaned_data["covers"],
            "both_sides": self.cleaned_data["sides"] == BOTH,
        }

    @property
    def file_number(self) -> int:
        """Which of the print files is asked for, from 1."""
        return self.cleaned_data.get("part") or 1


def _everything(data: QueryDict, addressees: list[Addressee]) -> QueryDict:
    """The form as it is before anybody has touched it, for those named or for all."""
    filled = QueryDict(mutable=True)
    named = data.getlist("addressee") or [str(one.pk) for one in addressees]
    filled.setlist("addressee", named)
    filled.update({"sides": BOTH, "covers": "on", "enclosures": "on"})
    return filled
