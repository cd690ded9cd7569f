"""Where things stand on page one, in millimetres from the top left corner of the sheet.

The numbers are the norms' (DIN 5008, SN 010130, AFNOR's advice; the US sheets after KOMA-Script's
letter class), written here a second time on purpose: they do not come from the style sheets. The
United Nations name the foot of page one only (Correspondence Manual, 89); that field is our own.
"""

from dataclasses import dataclass

import pypdfium2
import pytest

from correspondence.models.kind import Layout
from tests.correspondence.pdf.papers import on_paper
from tests.correspondence.pdf.reading import between, pieces, shapes
from tests.correspondence.pdf.samples import LANGUAGES, letter

MM = 25.4 / 72
A4, US_LETTER = (210, 297), (215.9, 279.4)
PUNCH = 148.5


@dataclass(frozen=True)
class Zones:
    """Of one layout: the field of the address (left, top, width, height), and what else is told."""

    field: tuple[float, float, float, float]
    text: float  # left edge of the lines in the field
    references: float
    folds: tuple[float, float]
    left: float = 25  # edge of the text
    sheet: tuple[float, float] = A4


ZONES = {
    Layout.DIN5008A: Zones((20, 27, 85, 45), text=25, references=80.5, folds=(87, 192)),
    Layout.DIN5008B: Zones((20, 45, 85, 45), text=25, references=98.5, folds=(105, 210)),
    Layout.NF: Zones((100, 35, 100, 45), text=110, references=99, folds=(99, 198)),
    Layout.SWISS_RIGHT: Zones((112, 45, 90, 45), text=120, references=98.5, folds=(105, 210)),
    Layout.SWISS_LEFT: Zones((20, 35.5, 100, 45), text=25, references=89, folds=(105, 210)),
    Layout.US10: Zones(
        (17.5, 55.6, 114.3, 28.6),
        text=25.4,
        references=87.3,
        folds=(95.25, 187.3),
        left=25.4,
        sheet=US_LETTER,
    ),
    Layout.US_DOUBLE: Zones(
        (14.3, 55.6, 92.1, 28.6),
        text=25.4,
        references=87.3,
        folds=(95.25, 187.3),
        left=25.4,
        sheet=US_LETTER,
    ),
    Layout.UN_FORMAL: Zones((25, 222, 110, 38), text=25, references=40, folds=(105, 210)),
}
every_layout = pytest.mark.parametrize("layout", Layout)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def near(value, target):
    return pytest.approx(target, abs=1) == value


def in_field(pdf, zones, *, is_mirrored):
    """The runs of text in the field of the address, and the field's edges."""
    left, top, width, height = zones.field
    if is_mirrored:
        left = zones.sheet[0] - left - width
    shown = [
        one
        for one in between(top, top + height, pieces(pdf))
        if left < (one.left + one.right) / 2 < left + width
    ]
    return shown, (left, top, left + width, top + height)


@every_layout
@every_language
def test_the_address_stands_in_its_field(layout, language):
    sheet, zones = letter(language, layout=layout), ZONES[layout]
    is_mirrored = layout == Layout.UN_FORMAL and language == "ar"
    shown, edges = in_field(on_paper(sheet), zones, is_mirrored=is_mirrored)
    left, top, right, bottom = edges
    assert all(one.left >= left and one.right <= right for one in shown)
    assert all(one.top >= top and one.bottom <= bottom for one in shown)
    if language == "ar":  # set right, as far from the edge as other languages are from the left
        inset = zones.text - zones.field[0]
        assert near(max(one.right for one in shown), right - inset)
    else:
        assert near(min(one.left for one in shown), zones.text)
        read = " ".join(one.text for one in shown).casefold()
        assert all(line.casefold() in read for line in sheet.address), "every line is in it"


@every_layout
@every_language
def test_the_reference_line_is_where_the_norm_has_it(layout, language):
    shown = pieces(on_paper(letter(language, layout=layout)))
    (reference,) = [one for one in shown if one.text == "BIG/2024/OUT/0147"]
    labels = between(reference.top - 7, reference.top - 0.5, shown)
    assert near(min(one.top for one in labels), ZONES[layout].references)


@every_layout
@every_language
def test_fold_and_punch_marks_are_where_folders_and_punches_look(layout, language):
    zones = ZONES[layout]
    marks = [one for one in shapes(on_paper(letter(language, layout=layout))) if one.right < 15]
    punch = [PUNCH] if zones.sheet == A4 else []
    targets = sorted([*zones.folds, *punch])
    heights = sorted((one.top + one.bottom) / 2 for one in marks)
    assert heights == pytest.approx(targets, abs=0.2)
    assert all(near(one.left, 3.5) and 5 <= one.right - one.left <= 15 for one in marks)


@every_layout
@every_language
def test_the_sheet_and_the_margins_of_the_text(layout, language):
    zones, pdf = ZONES[layout], on_paper(letter(language, layout=layout))
    width, height = zones.sheet
    page = pypdfium2.PdfDocument(pdf)[0]
    assert [edge * MM for edge in page.get_size()] == pytest.approx([width, height], abs=0.1)
    everything = pieces(pdf)
    assert min(one.top for one in everything) >= 7, "the letterhead begins at 8"
    assert max(one.bottom for one in everything) <= height - 7, "what printers leave white"
    below = ZONES[layout].references + 12
    text = between(below, below + 90, everything)
    near_edge = "right" if language == "ar" else "left"
    edges = [getattr(one, near_edge) for one in text]
    if language == "ar":
        assert near(max(edges), width - zones.left)
        assert min(one.left for one in text) >= 20
    else:
        assert near(min(edges), zones.left)
        assert max(one.right for one in text) <= width - 20


@pytest.mark.parametrize("layout", [Layout.DIN5008A, Layout.DIN5008B])
def test_the_last_line_of_text_leaves_the_foot_alone(layout):
    """DIN 5008: at 257 mm at the latest; our foot begins at 264."""
    pdf = on_paper(letter("en", layout=layout))
    assert between(257.5, 264, pieces(pdf)) == []


def test_a_norm_is_written_down_for_every_layout():
    assert set(ZONES) == set(Layout)
