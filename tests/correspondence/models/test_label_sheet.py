"""Measures of label sheets: what cannot be on A4 is refused, by the database too."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from correspondence.models import LabelSheet, Printer
from correspondence.models.grid import AVERY
from correspondence.models.label_sheet import own_grids
from history.models import Event
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db
MEASURES = {
    "width": "90",
    "height": "50",
    "columns": 2,
    "rows": 5,
    "left": "12",
    "top": "20",
    "pitch_x": "94",
    "pitch_y": "52",
}


def make_sheet(name="House", **changes):
    return LabelSheet.objects.create(name=name, **{**MEASURES, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"pitch_x": "89.99"},
        {"pitch_y": "49.99"},
        {"columns": 3},
        {"rows": 6},
        {"left": "26.01"},
        {"top": "39.01"},
        {"columns": 0},
        {"rows": 0},
        {"left": "-0.01"},
        {"width": "9.99"},
        {"height": "9.99"},
    ],
)
def test_the_database_refuses_a_sheet_that_cannot_be(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_sheet(**changes)
    assert not LabelSheet.objects.exists()


def test_a_sheet_may_reach_to_the_very_edges():
    make_sheet(left="26", top="39")
    grid = LabelSheet.objects.get().grid
    assert (grid.right, grid.bottom) == (210, 297)
    assert grid.problems() == {}


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"pitch_x": "80"}, "pitch_x", "each is 90 mm wide, and the next begins after 80 mm"),
        ({"pitch_y": "49"}, "pitch_y", "each is 50 mm high, and the next begins after 49 mm"),
        ({"columns": 3}, "columns", "The columns reach 290 mm; the paper is 210 mm wide."),
        ({"rows": 6}, "rows", "The rows reach 330 mm; the paper is 297 mm high."),
    ],
)
def test_what_is_wrong_is_said_at_the_measure(changes, field, said):
    measures = {
        name: value if isinstance(value, int) else Decimal(value)
        for name, value in {**MEASURES, **changes}.items()
    }
    problems = LabelSheet(name="House", **measures).grid.problems()
    assert problems.keys() == {field}
    assert said in problems[field]


def test_sheets_that_are_offered_stand_beside_averys():
    kept, given_up = make_sheet(), make_sheet("Given up", is_active=False)
    assert own_grids().keys() == {kept.code}
    assert given_up.code not in own_grids()
    assert not own_grids().keys() & AVERY.keys()


@pytest.mark.parametrize("offset", ["10.01", "-10.01"])
def test_a_printer_is_off_by_at_most_ten_millimetres(offset):
    with pytest.raises(IntegrityError), transaction.atomic():
        Printer.objects.create(name="Far off", offset_y=offset)
    assert Printer.objects.create(name="Off", offset_y=Decimal(-10)).shift == (0, -10)


def test_what_was_changed_is_kept_in_the_history():
    person = make_user()
    printer = Printer(name="Tray 2", offset_x=Decimal("-1.5"))
    printer.keep(by=person)
    printer.offset_x = Decimal(2)
    printer.keep(by=person)
    changed, entered = Event.objects.about(printer)
    assert entered.verb == "entered"
    assert ("to the right", "-1.50", "2") in changed.changed
