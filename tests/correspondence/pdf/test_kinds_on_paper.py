"""What each kind of letter shows: its heading, its date, its list, its room for stamps."""

import pytest

from correspondence.models.kind import Layout
from correspondence.pdf.letter import render
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.reading import piece, text
from tests.correspondence.pdf.sheets import (
    BROCHURE,
    DECLARATION,
    make_arabic,
    make_french,
    make_sheet,
)


def first_page(**facts) -> str:
    return text(render(make_sheet(**facts)), 1)


def test_a_note_verbale_is_dated_below_and_leaves_room_for_initials_and_stamp():
    pdf = render(
        make_sheet(kind="note", salutation="", closing="", signatory_name="", signatory_function="")
    )
    words = text(pdf, 1)
    assert "note verbale" in words.lower()
    assert "Initials" in words
    assert piece(pdf, "12 September 2026").top > piece(pdf, "I have the honour").bottom


def test_a_reminder_names_its_number_and_the_letter():
    facts = {"kind": "reminder", "reminder": 1, "further_to_reference": "OUT/2026/0001"}
    assert "Reminder No. 1 to OUT/2026/0001" in first_page(**facts)
    french = text(render(make_french(**facts)), 1)
    assert "Rappel n° 1 de la lettre OUT/2026/0001" in french


def test_a_circular_says_that_it_is_one():
    assert "circular" in first_page(kind="circular").lower()


def test_a_slip_lists_its_pieces_instead_of_enclosures():
    words = first_page(kind="slip", enclosures=(DECLARATION, BROCHURE))
    for said in ("Transmittal slip", "Designation", "For information", "Total: 2", "Received on"):
        assert said in words
    assert "Enclosures" not in words


@pytest.mark.parametrize("layout", Layout.values)
def test_check_code_marking_and_colour_stand_in_every_layout(layout):
    words = first_page(layout=layout, check_code="7K3F-92QD", marking="confidential")
    assert "7K3F-92QD" in words
    assert "CONFIDENTIAL" in words


@pytest.mark.parametrize("layout", Layout.values)
def test_how_it_travels_stands_above_the_address_in_its_language(layout):
    pdf = render(make_french(layout=layout, handling="registered"))
    mark, address = piece(pdf, "Lettre recommandée"), piece(pdf, make_french().address[0])
    assert 0 <= address.top - mark.bottom < (10 if layout.startswith("us") else 6)  # mm
    assert abs(address.left - mark.left) < 1


def test_a_draft_shows_no_check_code():
    assert "7K3F" not in text(render(make_sheet(check_code="7K3F-92QD"), draft=True), 1)


@pytest.mark.parametrize(
    ("layout", "lines"), [("din5008b", 9), ("nf", 8), ("swiss-right", 7), ("us10", 6)]
)
def test_each_window_takes_as_many_lines_as_it_holds(layout, lines):
    address = tuple(f"Line {n}" for n in range(lines))
    assert render(make_sheet(layout=layout, address=address))
    with pytest.raises(CannotRender, match=f"{lines} lines fit"):
        render(make_sheet(layout=layout, address=(*address, "One more")))


def test_notes_below_the_text_are_set_small_with_a_rule_above():
    body = "<p>A claim<sup>1</sup>.</p><p><sup>1</sup> Its source.</p>"
    pdf = render(make_sheet(body=body))
    claim, source = piece(pdf, "A claim"), piece(pdf, "Its source")
    assert source.bottom - source.top < claim.bottom - claim.top


def test_an_arabic_slip_counts_in_its_own_digits():
    from tests.correspondence.pdf.reading import as_poppler_reads

    words = as_poppler_reads(render(make_arabic(kind="slip", enclosures=(DECLARATION,))))
    assert "المجموع" in words
    assert "١" in words
