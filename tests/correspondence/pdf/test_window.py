"""DIN 5008 form B, in millimetres; the numbers are the norm's, not the style sheet's."""

import pytest

from correspondence.pdf.letter import render
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.reading import between, piece, pieces, shapes
from tests.correspondence.pdf.sheets import make_arabic, make_french, make_sheet

FIELD_LEFT, FIELD_TOP, FIELD_RIGHT, FIELD_BOTTOM = 20, 45, 105, 90
VIA = "via the Permanent Mission of the Republic of Sampleland to the United Nations"
NINE_LINES = (
    "His Excellency Example Name",
    "President of the Republic of Sampleland",
    "Chair of the Example Movement",
    VIA,  # two lines
    "336 East 45th Street",
    "New York, NY 10017",
    "United States of America",
)


def within_a_millimetre(value, target):
    return abs(value - target) <= 1


@pytest.mark.parametrize("lines", [NINE_LINES[:3], NINE_LINES[:6], NINE_LINES])
def test_the_address_stands_in_the_window(lines):
    pdf = render(make_sheet(address=lines, via=VIA, handling="by_courier"))
    shown = between(FIELD_TOP, FIELD_BOTTOM, pieces(pdf))
    assert within_a_millimetre(min(one.left for one in shown), 25)
    assert all(one.right <= FIELD_RIGHT for one in shown)
    assert all(one.top >= FIELD_TOP and one.bottom <= FIELD_BOTTOM for one in shown)
    read = " ".join(one.text for one in shown).lower()
    assert all(line[:25].lower() in read for line in lines)


@pytest.mark.parametrize("make", [make_sheet, make_french])
def test_the_reference_line_is_at_98_5(make):
    pdf = render(make())
    label = next(one for one in pieces(pdf) if one.text in {"Our ref.", "Notre réf."})
    assert within_a_millimetre(label.top, 98.5)


def test_fold_and_punch_marks_are_where_folders_and_punches_look():
    marks = [one for one in shapes(render(make_sheet())) if one.left < 5]
    heights = sorted((one.top + one.bottom) / 2 for one in marks)
    assert [round(height, 1) for height in heights] == [105.0, 148.5, 210.0]
    assert all(within_a_millimetre(one.left, 3.5) for one in marks)


def test_the_text_begins_at_25_and_ends_above_the_foot():
    pdf = render(make_sheet())
    assert within_a_millimetre(piece(pdf, "I have the honour").left, 25)
    assert all(one.right <= 190 for one in pieces(pdf))


def test_an_address_that_the_window_would_cut_is_refused():
    lines = tuple(f"Line {n}" for n in range(1, 13))
    with pytest.raises(CannotRender, match="does not fit the window"):
        render(make_sheet(address=lines))
    with pytest.raises(CannotRender, match="7 lines fit"):
        render(make_arabic(address=lines[:8]))
    assert render(make_arabic(address=lines[:7]))


def test_a_return_line_that_is_too_long_is_refused():
    with pytest.raises(CannotRender, match="return line"):
        render(make_sheet(return_line="A very long name of a street and a town, " * 3))


def test_a_very_long_word_stays_on_the_sheet():
    word = "x" * 2000
    pdf = render(
        make_sheet(
            subject="s" * 190,
            body=f"<p>{word}</p><table><tbody><tr><td>{word}</td><td>b</td></tr></tbody></table>",
            address=("n" * 90, "Street"),
        )
    )
    for page in (1, 2):
        assert all(one.right <= 200 for one in pieces(pdf, page))
