"""Labels and envelopes to print: for whom, on which sheet, by which printer."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Printer
from correspondence.models.cover import Cover, covers_of
from correspondence.models.grid import AVERY, Grid
from correspondence.models.kind import Handling
from correspondence.models.label_sheet import own_grids
from correspondence.pdf import envelopes, labels
from correspondence.pdf.envelopes import ENVELOPES

MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Candidate:
    """Somebody who may get a label or an envelope; `is_due`: something is to be sent there yet."""

    pk: int
    cover: Cover
    is_due: bool = True
    is_sent: bool = False


class CoversForm(forms.Form):
    """For whom to print: the ticked candidates.

    At first those named in the address are ticked, else those who are due, else all.
    """

    addressee = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Addressees"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one addressee.")},
    )

    def __init__(
        self, candidates: list[Candidate], *, query: QueryDict, data: QueryDict | None
    ) -> None:
        self.candidates = candidates
        named = [one.pk for one in candidates if str(one.pk) in query.getlist("addressee")]
        due = [one.pk for one in candidates if one.is_due]
        everybody = [one.pk for one in candidates]
        super().__init__(data, initial={"addressee": named or due or everybody})
        self.fields["addressee"].choices = [(one.pk, one.cover.who) for one in candidates]  # type: ignore[attr-defined]

    def clean_addressee(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["addressee"]
        if len(chosen) > MOST_AT_ONCE:
            raise ValidationError(
                _("Tick at most %(most)s addressees at once.") % {"most": MOST_AT_ONCE}
            )
        return chosen

    @property
    def rows(self) -> list[tuple[Candidate, bool]]:
        """Each candidate, and whether it is ticked."""
        ticked = {str(one) for one in self["addressee"].value() or []}
        return [(one, str(one.pk) in ticked) for one in self.candidates]

    @property
    def covers(self) -> list[Cover]:
        """Those of the ticked ones, in the order of the candidates."""
        chosen = set(self.cleaned_data["addressee"])
        return [one.cover for one in self.candidates if one.pk in chosen]


def candidates_of(letter: Letter) -> list[Candidate]:
    """The addressees of a registered letter, with their addresses as they were fixed."""
    everybody = list(letter.addressees.addressed().select_related("letter"))
    due = set(letter.addressees.to_dispatch().values_list("pk", flat=True))
    sent = set(letter.addressees.sent().values_list("pk", flat=True))
    return [
        Candidate(one.pk, cover, is_due=one.pk in due, is_sent=one.pk in sent)
        for one, cover in zip(everybody, covers_of(everybody), strict=True)
    ]


class PaperForm(forms.Form):
    """On which paper, by which printer. What was chosen is proposed again to the same person."""

    paper_field: str  # to which a remark belongs that an address does not fit

    printer = forms.ModelChoiceField(
        Printer.objects.filter(is_active=True),
        label=gettext_lazy("Printer"),
        help_text=gettext_lazy("The print is moved by as much as the printer is off"),
        empty_label=gettext_lazy("Any: do not move the print"),
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, remembered: dict[str, Any]) -> None:
        super().__init__(data, initial=remembered)

    def draw(self, covers: list[Cover]) -> bytes:
        """The PDF. Raises `CannotRender`."""
        raise NotImplementedError

    @property
    def worth_remembering(self) -> dict[str, Any]:
        """Paper and printer, for the next time."""
        printer = self.cleaned_data["printer"]
        return {
            self.paper_field: self.cleaned_data[self.paper_field],
            "printer": printer.pk if printer else None,
        }

    @property
    def shift(self) -> tuple[Decimal, Decimal]:
        """mm by which print is moved to the right, and down."""
        printer: Printer | None = self.cleaned_data["printer"]
        return printer.shift if printer else (Decimal(0), Decimal(0))


class LabelsForm(PaperForm):
    """On which sheet, and where on it the free labels begin."""

    paper_field = "sheet"

    sheet = forms.ChoiceField(
        label=gettext_lazy("Sheet"), help_text=gettext_lazy("Of A4"), initial="L7160"
    )
    start = forms.IntegerField(
        label=gettext_lazy("First free label"),
        help_text=gettext_lazy("Counted row by row; 1 on a new sheet"),
        min_value=1,
        initial=1,
    )
    outlines = forms.BooleanField(
        label=gettext_lazy("Draw the edges of the labels"),
        help_text=gettext_lazy("For a test on plain paper, to be held against a sheet of labels"),
        required=False,
    )
    field_order = ("sheet", "start", "printer", "outlines")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = own_grids()
        self.grids = own | AVERY
        self.fields["sheet"].choices = [  # type: ignore[attr-defined]
            *([(_("Own sheets"), _choices(own))] if own else []),
            ("Avery", _choices(AVERY)),
        ]

    def clean(self) -> dict[str, Any]:
        """The first free label is one of the sheet's."""
        told = super().clean() or self.cleaned_data
        grid = self.grids.get(told.get("sheet", ""))
        if grid and told.get("start", 1) > grid.count:
            self.add_error(
                "start",
                _("A sheet of %(sheet)s has %(n)s labels.") % {"sheet": grid.name, "n": grid.count},
            )
        return told

    def draw(self, covers: list[Cover]) -> bytes:
        return labels.render(
            covers,
            self.grids[self.cleaned_data["sheet"]],
            first=self.cleaned_data["start"],
            shift=self.shift,
            outlines=self.cleaned_data["outlines"],
        )


class EnvelopesForm(PaperForm):
    """Of which size, and what stands above the address."""

    paper_field = "size"

    size = forms.ChoiceField(
        label=gettext_lazy("Envelope"),
        help_text=gettext_lazy("C4 takes A4 unfolded, C5 folded once, DL twice"),
        choices=[
            (one.name, f"{one.name}: {one.width} × {one.height} mm") for one in ENVELOPES.values()
        ],
        initial="C4",
    )
    handling = forms.ChoiceField(
        label=gettext_lazy("Above the address"),
        help_text=gettext_lazy("In the language of the letter"),
        choices=[("", gettext_lazy("Nothing")), *Handling.choices],
        required=False,
    )
    field_order = ("size", "handling", "printer")

    def draw(self, covers: list[Cover]) -> bytes:
        return envelopes.render(
            covers,
            ENVELOPES[self.cleaned_data["size"]],
            handling=self.cleaned_data["handling"],
            shift=self.shift,
        )


def _choices(grids: dict[str, Grid]) -> list[tuple[str, str]]:
    return [
        (
            code,
            f"{grid.name}: {float(grid.width):g} × {float(grid.height):g} mm, "
            f"{grid.columns} × {grid.rows}",
        )
        for code, grid in grids.items()
    ]
