"""Sheets of labels with measures of one's own, and printers that are a little off."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from correspondence.models.grid import AVERY, PAPER_HEIGHT, PAPER_WIDTH, Grid
from history.models import Kept

_SMALLEST = Decimal(10)  # mm: a smaller label holds no address
MOST_IN_A_ROW = int(PAPER_HEIGHT / _SMALLEST)
_FARTHEST = Decimal(10)  # mm a printer may be off


def _measure(name: Any, **options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """A length in millimetres, to the hundredth."""
    return models.DecimalField(name, max_digits=5, decimal_places=2, **options)


def _count(name: Any) -> "models.PositiveSmallIntegerField[int, int]":
    """A number of labels side by side or below each other."""
    validators = [MinValueValidator(1), MaxValueValidator(MOST_IN_A_ROW)]
    return models.PositiveSmallIntegerField(name, validators=validators)


class LabelSheet(Kept):
    """A sheet of labels on A4 that is none of Avery's; its measures are those of a `Grid`."""

    name = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("There is a sheet of this name.")},
    )
    width = _measure(_("width of a label"), validators=[MinValueValidator(_SMALLEST)])
    height = _measure(_("height of a label"), validators=[MinValueValidator(_SMALLEST)])
    columns = _count(_("columns"))
    rows = _count(_("rows"))
    left = _measure(_("left margin"), validators=[MinValueValidator(0)])
    top = _measure(_("top margin"), validators=[MinValueValidator(0)])
    pitch_x = _measure(_("pitch across"))
    pitch_y = _measure(_("pitch down"))
    is_active = models.BooleanField(_("offered for printing"), default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    width__gte=_SMALLEST,
                    height__gte=_SMALLEST,
                    columns__gte=1,
                    rows__gte=1,
                    left__gte=0,
                    top__gte=0,
                ),
                name="label_sheet_has_size",
                violation_error_message=_("A label is at least 10 mm wide and high."),
            ),
            models.CheckConstraint(
                condition=Q(pitch_x__gte=F("width"), pitch_y__gte=F("height")),
                name="labels_do_not_overlap",
                violation_error_message=_("The labels would overlap."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(
                    F("left") + (F("columns") - 1) * F("pitch_x") + F("width"), PAPER_WIDTH
                ),
                name="labels_fit_across",
                violation_error_message=_("The columns reach beyond the paper."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(
                    F("top") + (F("rows") - 1) * F("pitch_y") + F("height"), PAPER_HEIGHT
                ),
                name="labels_fit_down",
                violation_error_message=_("The rows reach beyond the paper."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        """What it is chosen by, among all sheets."""
        return f"own-{self.pk}"

    @property
    def grid(self) -> Grid:
        """Its measures, for the paper."""
        return Grid(
            name=self.name,
            width=self.width,
            height=self.height,
            columns=self.columns,
            rows=self.rows,
            left=self.left,
            top=self.top,
            pitch_x=self.pitch_x,
            pitch_y=self.pitch_y,
        )


def own_grids() -> dict[str, Grid]:
    """The sheets of one's own that are offered, by their codes."""
    return {sheet.code: sheet.grid for sheet in LabelSheet.objects.filter(is_active=True)}


def all_grids() -> dict[str, Grid]:
    """Every sheet that is offered, by its code; Avery's by their numbers."""
    return own_grids() | AVERY


class Printer(Kept):
    """A printer, or one of its trays, and by how much print must be moved to stand right."""

    name = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("There is a printer of this name.")},
    )
    offset_x = models.DecimalField(
        _("to the right"),
        max_digits=4,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(-_FARTHEST), MaxValueValidator(_FARTHEST)],
    )
    offset_y = models.DecimalField(
        _("down"),
        max_digits=4,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(-_FARTHEST), MaxValueValidator(_FARTHEST)],
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    offset_x__range=(-_FARTHEST, _FARTHEST), offset_y__range=(-_FARTHEST, _FARTHEST)
                ),
                name="printer_is_off_by_little",
                violation_error_message=_("Print is moved by at most 10 mm."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shift(self) -> tuple[Decimal, Decimal]:
        """mm by which print is moved to the right, and down."""
        return self.offset_x, self.offset_y
