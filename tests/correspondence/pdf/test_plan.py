"""How packs are printed, in figures."""

import pytest

from correspondence.models.pack import Incomplete, packs_of
from correspondence.pdf import plan as planning
from correspondence.pdf.plan import cover_pages, plan
from tests.correspondence.factories import make_letter
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter, signed

pytestmark = pytest.mark.django_db


def enclosures(*pages: int):
    return [enclosure_of(f"Annex {n}", en=numbered(f"Annex {n}", n)) for n in pages]


def sheets(planned) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in planned.documents(planned.packs[0])]


def test_on_one_side_every_page_is_a_sheet():
    letter = sealed_letter("Tides", "Reefs", pages=2, enclosures=enclosures(3, 4))
    planned = plan(packs_of(letter), with_covers=True, both_sides=False)
    assert sheets(planned) == [(1, 1), (2, 3), (4, 6), (7, 10)]
    assert (planned.sheets, planned.pages, planned.count) == (20, 20, 8)


def test_on_both_sides_every_document_begins_on_a_sheet_of_its_own():
    letter = sealed_letter("Tides", "Reefs", pages=2, enclosures=enclosures(3, 4))
    planned = plan(packs_of(letter), with_covers=True, both_sides=True)
    assert sheets(planned) == [(1, 1), (2, 2), (3, 4), (5, 6)]
    assert (planned.sheets, planned.pages, planned.count) == (12, 24, 8)


def test_without_a_cover_sheet_the_letter_is_first():
    planned = plan(packs_of(sealed_letter("Tides")), with_covers=False, both_sides=True)
    assert sheets(planned) == [(1, 1)]
    assert planned.documents(planned.packs[0])[0].part.title == "Letter OUT/2024/0001"


def test_a_signed_enclosure_counts_as_the_slip_in_its_place():
    letter = sealed_letter(
        "Tides", "Reefs", enclosures=[enclosure_of("Treaty", en=signed("a", "b", "c"))]
    )
    planned = plan(packs_of(letter), with_covers=False, both_sides=False)
    assert sheets(planned) == [(1, 1), (2, 2)]
    ((part, reason, times),) = planned.printed_apart
    assert (part.title, part.pages, reason, times) == ("Treaty (en)", 3, "it is signed", 2)


def test_what_is_not_there_cannot_be_planned():
    with pytest.raises(Incomplete, match="not sealed"):
        plan(packs_of(make_letter("registered")), with_covers=True, both_sides=True)


@pytest.mark.parametrize(
    ("limit", "portions"),
    [("PACKS_A_FILE", [[1, 2], [3, 4], [5]]), ("PAGES_A_FILE", [[1], [2], [3], [4], [5]])],
)
def test_more_than_a_printer_takes_are_several_files_and_nobody_is_left_out(
    monkeypatch, limit, portions
):
    monkeypatch.setattr(planning, limit, 2)
    letter = sealed_letter(*"ABCDE", enclosures=enclosures(1))
    planned = plan(packs_of(letter), with_covers=True, both_sides=True)
    assert [[pack.number for pack in file.packs] for file in planned.files] == portions
    assert [file.last_number for file in planned.files] == [one[-1] for one in portions]
    assert sum(file.sheets for file in planned.files) == planned.sheets


@pytest.mark.parametrize(
    ("reasons", "pages"),
    [
        ([], [0]),
        ([""] * 8, [8]),
        ([""] * 9, [8, 1]),
        (["it is signed"] * 5, [4, 1]),
        ([""] * 26, [8, 17, 1]),
    ],
)
def test_a_long_list_needs_more_pages(reasons, pages):
    assert cover_pages(reasons) == pages
