"""Addresses on labels: within their label, in every language, or refused by name."""

import io
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest

from correspondence.models.grid import AVERY
from correspondence.pdf.labels import render
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.covers import (
    make_arabic,
    make_cover,
    make_french,
    make_long,
    make_nine,
    make_russian,
)
from tests.correspondence.pdf.label_places import SHEETS, inside, places
from tests.correspondence.pdf.reading import as_poppler_reads

L7160 = AVERY["L7160"]
SAFE = 2.5
BY_LANGUAGE = [make_cover, make_french, make_russian, make_arabic, make_long, make_nine]


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_text_stays_two_and_a_half_millimetres_inside_its_label(sheet):
    room = {"L7159": 5, "L7162": 5, "L7651": 0}  # how many of these fit; the smallest holds four
    covers = [make() for make in BY_LANGUAGE[: room.get(sheet, 6)]]
    covers.append(make_cover(lines=("Example Name", "1 Street", "1000 Town", "FRANCE")))
    pdf = render(covers, AVERY[sheet])
    per_sheet = len(places(sheet))
    for number, cover in enumerate(covers):
        page, place = divmod(number, per_sheet)
        left, top, right, bottom = edges = places(sheet)[place]
        found = inside(pdf, edges, page + 1)
        read = " ".join(one.text for one in found)
        assert cover.reference in read
        assert cover.lines[-2].split()[0] in read
        assert min(one.left for one in found) >= left + SAFE
        assert max(one.right for one in found) <= right - SAFE
        assert min(one.top for one in found) >= top + SAFE
        assert max(one.bottom for one in found) <= bottom - SAFE


def test_dense_addresses_are_set_smaller_and_nothing_else():
    pdf = render([make_cover(), make_nine()], L7160)
    six, nine = (inside(pdf, place) for place in places("L7160")[:2])
    assert six[1].top - six[0].top == pytest.approx(3.95, abs=0.15)
    assert nine[2].top - nine[1].top == pytest.approx(3.6, abs=0.15)
    assert nine[0].text == "Line 1 of the address"
    country, reference = nine[-2], nine[-1]
    assert (country.text, reference.text) == ("FRANCE", "OUT/2026/0147")
    assert country.right < reference.left, "the reference stands beside the last line"


def test_what_does_not_fit_is_refused_by_name():
    tall = make_cover(who="Tall Tower, Keeper", lines=tuple(f"Line {n}" for n in range(12)))
    long = make_cover(who="Long Street, Warden", lines=("x" * 400, "FRANCE"))
    with pytest.raises(CannotRender, match="Tall Tower, Keeper; Long Street, Warden") as refusal:
        render([make_cover(), tall, long, tall], L7160)
    assert "Avery L7160" in str(refusal.value)
    assert "Example Nations" not in str(refusal.value)
    with pytest.raises(CannotRender, match="a label of Avery L7159: Nine Lines, Director"):
        render([make_long(), make_nine()], AVERY["L7159"])
    with pytest.raises(CannotRender, match=r"Nine Lines: .*U\+6F22"):
        render([make_cover(), make_nine(who="Nine Lines", lines=("漢", "FRANCE"))], L7160)


def test_nine_lines_need_nine_lines_and_the_free_edges():
    lower, low = (replace(L7160, height=Decimal(height)) for height in ("36.8", "37.6"))
    pdf = render([make_nine()], low)  # 9 × 3.6 + 2 × 2.5 = 37.4 mm
    found = inside(pdf, places("L7160")[0])
    assert max(one.bottom for one in found) <= 15.15 + 37.6 - SAFE
    with pytest.raises(CannotRender, match="Nine Lines, Director"):
        render([make_nine()], lower)


def test_the_country_stands_in_capitals_and_each_line_in_its_direction():
    mixed = make_arabic(lines=(*make_arabic().lines[:-1], "Cairo, Egypt"), country="Cairo, Egypt")
    pdf = render([make_cover(), make_russian(), make_arabic(), mixed], L7160)
    read = as_poppler_reads(pdf)
    for words in ("UNITED STATES OF AMERICA", "РОССИЯ", "CAIRO, EGYPT", "معالي السيد مثال"):
        assert words in read
    arabic = places("L7160")[2]
    found = inside(pdf, arabic)
    lines, reference = found[:-1], found[-1]
    assert max(one.right for one in lines) == pytest.approx(arabic[2] - 4, abs=1)
    assert reference.text == "OUT/2026/0147"
    assert reference.left == pytest.approx(arabic[0] + 4, abs=1), "where the lines end"


def test_it_is_tagged_and_asks_to_be_printed_as_it_is():
    pdf = render([make_cover(), make_arabic()], L7160)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(document.docinfo.Title) == "Address labels Avery L7160 – OUT/2026/0147"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")
        assert [float(edge) for edge in document.pages[0].mediabox] == pytest.approx(
            [0, 0, 595.3, 841.9], abs=0.1
        )
        packet = root.Metadata.read_bytes()
        tags = [str(one.S) for one in document.objects if _is_element(one)]
        assert "/Dests" not in root.get("/Names", {}), "the names for measuring are gone"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet
    assert tags.count("/LI") == 2


def _is_element(one):
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.StructElem


def test_the_same_covers_give_the_same_bytes():
    covers = [make() for make in BY_LANGUAGE]
    assert render(covers, L7160) == render(covers, L7160)
