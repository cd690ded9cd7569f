"""What an administrator sets for labels and envelopes: sheets of one's own, and printers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.models import LabelSheet, Printer
from correspondence.models.label_sheet import MOST_IN_A_ROW
from recipients.forms.kept import KeptForm

MEASURES = ("width", "height", "columns", "rows", "left", "top", "pitch_x", "pitch_y")


class MillimetreField(forms.DecimalField):
    """A length in millimetres; the comma of most of Europe is a point here."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(decimal_places=2, **kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value) if isinstance(value, str) else value)


def _plain(typed: str) -> str:
    """A number as Python reads it: “63,5 mm” is 63.5."""
    return typed.strip().removesuffix("mm").replace(",", ".").replace("−", "-").replace("–", "-")


class LabelSheetForm(KeptForm):
    """The measures of a sheet; they are tried against the paper before they are kept."""

    width = MillimetreField(label=_("Width"), help_text=_("Of one label, in mm"), max_digits=5)
    height = MillimetreField(label=_("Height"), help_text=_("Of one label, in mm"), max_digits=5)
    columns = forms.IntegerField(
        label=_("Columns"), help_text=_("Labels side by side"), min_value=1, max_value=MOST_IN_A_ROW
    )
    rows = forms.IntegerField(
        label=_("Rows"),
        help_text=_("Labels below each other"),
        min_value=1,
        max_value=MOST_IN_A_ROW,
    )
    left = MillimetreField(
        label=_("Left margin"),
        help_text=_("From the paper’s edge to the first label, in mm"),
        max_digits=5,
    )
    top = MillimetreField(
        label=_("Top margin"),
        help_text=_("From the paper’s edge to the first label, in mm"),
        max_digits=5,
    )
    pitch_x = MillimetreField(
        label=_("Pitch across"),
        help_text=_("From the left edge of a label to that of the next; empty where they touch"),
        max_digits=5,
        required=False,
    )
    pitch_y = MillimetreField(
        label=_("Pitch down"),
        help_text=_("From the top edge of a label to that of the next; empty where they touch"),
        max_digits=5,
        required=False,
    )

    class Meta:
        model = LabelSheet
        fields = ["name", *MEASURES, "is_active"]
        labels = {"is_active": _("Offered for printing")}
        help_texts = {"name": _("As it stands on the box")}

    def clean(self) -> dict[str, Any]:
        """Refuse labels that overlap or leave the paper."""
        told = super().clean()
        if self.errors:
            return told
        told["pitch_x"] = told["pitch_x"] or told["width"]
        told["pitch_y"] = told["pitch_y"] or told["height"]
        measures = {name: told[name] for name in MEASURES}
        for field, sentence in LabelSheet(name=told["name"], **measures).grid.problems().items():
            self.add_error(field, sentence)
        return told


_TOO_FAR = dict.fromkeys(("min_value", "max_value"), _("Print is moved by at most 10 mm."))


class PrinterForm(KeptForm):
    """By how much one printer is off."""

    offset_x = MillimetreField(
        label=_("To the right"),
        help_text=_("In mm; −1.5 moves the print 1.5 mm to the left"),
        min_value=-10,
        max_value=10,
        max_digits=4,
        error_messages=_TOO_FAR,
    )
    offset_y = MillimetreField(
        label=_("Down"),
        help_text=_("In mm; −1.5 moves the print 1.5 mm up"),
        min_value=-10,
        max_value=10,
        max_digits=4,
        error_messages=_TOO_FAR,
    )

    class Meta:
        model = Printer
        fields = ["name", "offset_x", "offset_y", "is_active"]
        labels = {"is_active": _("In use")}
        help_texts = {"name": _("With its tray, where trays differ; envelopes mostly do")}
