"""What is written into a cell is read back; nothing in it is taken for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipients.spreadsheets.cells import armed, defused, joined, parted

ANY = st.text() | st.text(alphabet="'\"=+-@\t\r\n|%;\\ a＝“")


@given(ANY)
def test_any_text_survives_being_defused(text):
    assert armed(defused(text)) == text


@given(st.lists(ANY.map(str.strip).filter(bool)))
def test_any_values_survive_being_joined(values):
    assert parted(joined(values)) == values


@given(st.lists(ANY.map(str.strip).filter(bool)))
def test_both_together_survive(values):
    assert parted(armed(defused(joined(values)))) == values


@pytest.mark.parametrize("opener", list("=+-@\t\r\n|%＝＋－＠"))
@pytest.mark.parametrize("before", ["", " ", '"', "'", "\u200b\ufeff", "\xa0“"])
def test_what_could_open_a_formula_is_led_by_an_apostrophe(opener, before):
    cell = f"{before}{opener}1+1"
    assert defused(cell) == f"'{cell}"
    assert armed(f"'{cell}") == cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("+41 22 917 00 00", "'+41 22 917 00 00"),
        ("+41 22; +41 23", "'+41 22; '+41 23"),
        ("x;=1+1;y", "x;'=1+1;y"),
        ("1 Road\n=1+1", "1 Road\n'=1+1"),
    ],
)
def test_a_cell_may_begin_within_a_cell(cell, written):
    assert defused(cell) == written


@pytest.mark.parametrize("cell", ["", "Île-de-France", "'s-Hertogenbosch", "a=b", "1 - 2", "'tis"])
def test_harmless_text_stays_as_it_is(cell):
    assert defused(cell) == cell
    assert armed(cell) == cell


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", []),
        (" a ;b;; c;", ["a", "b", "c"]),
        (r"a\;b; c", ["a;b", "c"]),
        (r"a\\; b", ["a\\", "b"]),
        (r"C:\x; d" + "\\", [r"C:\x", "d\\"]),
    ],
)
def test_a_cell_typed_by_hand_is_read_as_it_was_meant(cell, values):
    assert parted(cell) == values
