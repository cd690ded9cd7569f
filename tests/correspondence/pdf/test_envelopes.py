"""Envelopes read back in millimetres: the address in its zone, those of the post free."""

import io
from decimal import Decimal

import pikepdf
import pytest

from correspondence.pdf.envelopes import ENVELOPES, render
from correspondence.pdf.pages import count_pages
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.covers import (
    make_arabic,
    make_cover,
    make_french,
    make_long,
    make_nine,
    make_russian,
)
from tests.correspondence.pdf.reading import as_poppler_reads, piece, pieces, shapes, text

#: Width, height; where the address begins from the left and the top.
SIZES = {"DL": (220, 110, 105, 52), "C5": (229, 162, 112, 84), "C4": (324, 229, 170, 124)}
STAMP_WIDTH, STAMP_HEIGHT, SORTING = 74, 40, 15
COVERS = [make_cover, make_french, make_russian, make_arabic, make_long, make_nine]


@pytest.mark.parametrize("size", SIZES)
def test_a_page_is_an_envelope_for_each_addressee(size):
    pdf = render([make() for make in COVERS], ENVELOPES[size])
    assert count_pages(pdf) == len(COVERS)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            edges = [float(edge) * 25.4 / 72 for edge in page.mediabox]
            assert edges == pytest.approx([0, 0, *SIZES[size][:2]], abs=0.1)
    assert "His Excellency Example Name" in text(pdf, 1)
    assert "Son Excellence Madame Exemple Nom" in text(pdf, 2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", COVERS)
def test_the_address_stands_in_its_zone_and_nothing_in_those_of_the_post(size, make):
    width, height, left, top = SIZES[size]
    cover = make()
    pdf = render([cover], ENVELOPES[size], handling="registered")
    found = pieces(pdf)
    address = [one for one in found if one.top > top - 8 and one.left > left - 1]
    assert cover.lines[-2].split()[0] in " ".join(one.text for one in address)
    assert min(one.left for one in address) >= left - 0.3
    assert max(one.right for one in address) <= width - 15
    assert max(one.bottom for one in [*found, *shapes(pdf)]) <= height - SORTING
    for one in [*found, *shapes(pdf)]:
        assert one.right < width - STAMP_WIDTH or one.top > STAMP_HEIGHT, one


@pytest.mark.parametrize("size", SIZES)
def test_sender_reference_and_handling_have_their_places(size):
    _width, height, left, top = SIZES[size]
    pdf = render([make_cover()], ENVELOPES[size], handling="by_courier")
    sender, line = piece(pdf, "Sample Group"), piece(pdf, "1 Sample Street")
    assert sender.left == pytest.approx(28, abs=0.5)
    assert 12 <= sender.top < line.top < 30
    reference = piece(pdf, "OUT/2026/0147")
    assert reference.left == pytest.approx(15, abs=0.5)
    assert height - 22 < reference.bottom < height - SORTING
    first, how = piece(pdf, "His Excellency"), piece(pdf, "By courier")
    assert first.left == pytest.approx(left, abs=0.5)
    assert top < first.top < top + 3
    assert how.left == pytest.approx(left, abs=0.5)
    assert how.bottom < first.top


def test_the_handling_is_named_in_the_language_of_the_letter():
    for handling, words in (
        ("by_courier", ["By courier", "Par porteur", "С курьером", "بواسطة البريد السريع"]),
        ("registered", ["Registered post", "Lettre recommandée", "Заказное", "بريد مسجل"]),
    ):
        covers = [make() for make in COVERS[:4]]
        read = as_poppler_reads(render(covers, ENVELOPES["C5"], handling=handling)).replace(" ", "")
        assert [one for one in words if one.replace(" ", "") not in read] == []


def test_an_arabic_address_ends_at_the_right_of_its_zone():
    pdf = render([make_arabic()], ENVELOPES["DL"])
    address = [one for one in pieces(pdf) if one.top > 52 and one.left > 104]
    assert max(one.right for one in address) == pytest.approx(200, abs=1)
    sender = [one for one in pieces(pdf) if one.top < 30]
    assert max(one.right for one in sender) < 85, "the sender stays at the left"
    assert "OUT/2026/0147" in text(pdf, 1)


def test_nine_lines_fit_a_long_envelope_and_twelve_are_refused_by_name():
    nine = [one for one in pieces(render([make_nine()], ENVELOPES["DL"])) if one.left > 104]
    assert nine[1].top - nine[0].top == pytest.approx(4.6, abs=0.2)
    tall = make_cover(who="Tall Tower, Keeper", lines=tuple(f"Line {n}" for n in range(12)))
    with pytest.raises(CannotRender, match="an envelope DL: Tall Tower, Keeper"):
        render([make_cover(), tall], ENVELOPES["DL"])
    assert render([tall], ENVELOPES["C4"])


def test_a_printer_that_is_off_is_put_right():
    still = (Decimal(0), Decimal(0))
    before, after = (
        piece(render([make_cover()], ENVELOPES["C5"], shift=shift), "His Excellency")
        for shift in (still, (Decimal("3.5"), Decimal("-2")))
    )
    assert after.left - before.left == pytest.approx(3.5, abs=0.05)
    assert after.top - before.top == pytest.approx(-2, abs=0.05)


def test_it_is_tagged_and_chooses_the_tray():
    pdf = render([make_cover(), make_arabic()], ENVELOPES["C5"])
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(document.docinfo.Title) == "Envelopes C5 – OUT/2026/0147"
        assert bool(root.MarkInfo.Marked)
        assert root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")
        assert bool(root.ViewerPreferences.PickTrayByPDFSize)
        figures = [
            str(one.Alt)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        ]
        packet = root.Metadata.read_bytes()
    assert sorted(figures) == sorted(["Emblem of Sample Group", "شعار المجموعة النموذجية"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet


def test_an_envelope_without_a_known_sender_has_none():
    pdf = render([make_cover(sender_name="", sender_line="")], ENVELOPES["DL"])
    assert not shapes(pdf)
    assert min(one.top for one in pieces(pdf)) > 40
