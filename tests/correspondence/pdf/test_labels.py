"""Labels read back in millimetres; the measures are those of the sheets, not of the code."""

import dataclasses
from decimal import Decimal

import pytest

from correspondence.models.grid import AVERY, Grid
from correspondence.pdf.labels import render
from correspondence.pdf.pages import count_pages
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.covers import make_arabic, make_cover, make_long
from tests.correspondence.pdf.label_places import SHEETS, inside, places
from tests.correspondence.pdf.reading import piece, pieces, shapes, text

L7160 = AVERY["L7160"]
TOLERANCE = 0.3


def drawn(pdf, page=1):
    """The outlines of the labels, in their order, without the width of the line."""
    found = {(one.left, one.top, one.right, one.bottom) for one in shapes(pdf, page)}
    return sorted(found, key=lambda edges: (round(edges[1]), edges[0]))


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_label_stands_where_the_sheet_has_it(sheet):
    short = make_cover(lines=("Example Name", "FRANCE"))
    expected = places(sheet)
    pdf = render([short] * len(expected), AVERY[sheet], outlines=True)
    assert count_pages(pdf) == 1
    outlines = drawn(pdf)
    assert len(outlines) == len(expected)
    for edges, place in zip(outlines, expected, strict=True):
        assert edges == pytest.approx(place, abs=TOLERANCE)


def test_nothing_but_labels_and_the_note_is_on_the_sheet():
    pdf = render([make_cover(), make_arabic(), make_long()], L7160)
    on_labels = [one for place in places("L7160")[:3] for one in inside(pdf, place)]
    others = [one for one in pieces(pdf) if one not in on_labels]
    assert [one.text for one in others] == [
        "Avery L7160, sheet 1 of 1. Print at 100 %, not fitted to the page."
    ]
    assert others[0].bottom < 15.15 - TOLERANCE


def test_a_second_sheet_begins_at_its_first_label():
    covers = [make_cover(lines=(f"Number {n}", "FRANCE")) for n in range(1, 24)]
    pdf = render(covers, L7160)
    assert count_pages(pdf) == 2
    assert "Number 21" in text(pdf, 1)
    assert inside(pdf, places("L7160")[0], 2)[0].text == "Number 22"
    assert inside(pdf, places("L7160")[1], 2)[0].text == "Number 23"
    assert "sheet 2 of 2" in text(pdf, 2)


@pytest.mark.parametrize("first", [1, 4, 8, 21])
def test_it_begins_at_the_first_free_label(first):
    covers = [make_cover(lines=(f"Number {n}", "FRANCE")) for n in range(1, 4)]
    pdf = render(covers, L7160, first=first)
    assert inside(pdf, places("L7160", first=first)[0])[0].text == "Number 1"
    assert count_pages(pdf) == (2 if first == 21 else 1)
    assert not [one for one in pieces(pdf) if one.bottom < 15 and first > 1], "no second note"


def test_a_printer_that_is_off_is_put_right():
    straight, moved = (
        render([make_cover()], L7160, shift=shift)
        for shift in ((Decimal(0), Decimal(0)), (Decimal("-1.5"), Decimal("2.25")))
    )
    before, after = piece(straight, "His Excellency"), piece(moved, "His Excellency")
    assert after.left - before.left == pytest.approx(-1.5, abs=0.05)
    assert after.top - before.top == pytest.approx(2.25, abs=0.05)
    with pytest.raises(CannotRender, match="would leave the paper"):
        render([make_cover()], L7160, shift=(Decimal(-10), Decimal(0)))


def test_a_sheet_of_ones_own_measures():
    measures = {"width": 90, "height": 50, "columns": 2, "rows": 5, "left": 12, "top": 20}
    grid = Grid(
        name="Own",
        **{name: Decimal(value) if value > 5 else value for name, value in measures.items()},
        pitch_x=Decimal("94.5"),
        pitch_y=Decimal("52.5"),
    )
    pdf = render([make_cover()] * 10, grid, outlines=True)
    corners = [(12 + x * 94.5, 20 + y * 52.5) for y in range(5) for x in range(2)]
    for edges, (x, y) in zip(drawn(pdf), corners, strict=True):
        assert edges == pytest.approx((x, y, x + 90, y + 50), abs=TOLERANCE)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_sheets_one_can_buy_have_no_problem(sheet):
    grid = AVERY[sheet]
    assert grid.problems() == {}
    assert dataclasses.replace(grid, left=grid.left + 60).problems().keys() == {"columns"}
