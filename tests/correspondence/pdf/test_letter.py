import io
import re

import pikepdf
import pytest
from weasyprint.text import ffi

from correspondence.pdf.letter import render
from correspondence.pdf.pages import count_pages
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.reading import as_poppler_reads, piece, pieces, text, whole_text
from tests.correspondence.pdf.sheets import (
    BROCHURE,
    DECLARATION,
    make_arabic,
    make_french,
    make_russian,
    make_sheet,
    paragraphs,
)


def test_it_reads_from_letterhead_to_copies():
    sheet = make_sheet(enclosures=(DECLARATION, BROCHURE), copies=("Sample Registry",))
    read = as_poppler_reads(render(sheet))
    order = [
        "Sample Group",
        "1 Sample Street, AZ1000 Baku, Azerbaijan",
        "His Excellency",
        "UNITED STATES OF AMERICA",
        "OUT/2026/0147",
        "Subject: Exchange of registers",
        "Excellency,",
        "I have the honour",
        "Please accept, Excellency",
        "A. N. Example",
        "Executive Director",
        "Enclosures (2)",
        "1. Final declaration of the conference (English, 4",
        "2. Brochure of the conference (French, 36",
        "cc:",
        "Sample Registry",
    ]
    places = [read.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_every_page_says_which_of_how_many_it_is():
    pdf = render(make_sheet(body=paragraphs(14)))
    pages = count_pages(pdf)
    assert pages > 1
    for page in range(1, pages + 1):
        assert f"Page {page} of {pages}" in text(pdf, page)
    assert "OUT/2026/0147 · 12 September 2026" in text(pdf, 2)
    assert text(pdf, 1).count("OUT/2026/0147") == 1


@pytest.mark.parametrize("count", range(4, 10))
def test_the_signature_never_stands_alone(count):
    sheet = make_sheet(body=paragraphs(count, 43), enclosures=(DECLARATION, BROCHURE))
    pdf = render(sheet)
    last = text(pdf, count_pages(pdf))
    assert "A. N. Example" in last
    assert "Please accept" in last
    assert "the register keeps" in last or "with its date and number" in last


def test_one_enclosure_is_not_counted():
    read = whole_text(render(make_sheet(enclosures=(DECLARATION,))))
    assert "Enclosure Final declaration of the conference (English, 4 pages)" in read


def test_a_letter_without_enclosures_or_copies_has_no_such_heading():
    read = whole_text(render(make_sheet()))
    assert "Enclosure" not in read
    assert "cc:" not in read


def test_the_french_letter_writes_as_the_french_do():
    pdf = render(make_french(enclosures=(DECLARATION, BROCHURE)))
    read = whole_text(pdf)
    assert "1er septembre 2026" in read
    assert "Objet : Échange des registres" in read
    assert "Veuillez agréer, Monsieur le Président" in read
    assert "Pièces jointes (2)" in read
    assert "(anglais, 4 pages)" in read
    assert "Page 1 sur 1" in read
    assert piece(pdf, "A. N. Example").left > 90, "the signature stands in the right half"


def test_the_russian_letter_has_the_function_left_and_the_name_right():
    pdf = render(make_russian())
    assert "12 сентября 2026 г." in whole_text(pdf)
    assert piece(pdf, "Executive Director").left < piece(pdf, "A. N. Example").left


def test_the_arabic_letter_runs_from_right_to_left():
    pdf = render(make_arabic(enclosures=(DECLARATION, BROCHURE), copies=("X",)))
    read = as_poppler_reads(pdf)
    for words in ("١٢", "أيلول/سبتمبر", "٢٠٢٦", "المرفقات", "نسخة إلى"):
        assert words in read
    assert "OUT/2026/0147" in read, "references keep western digits, to be quoted back"
    assert "Example Group" in read
    assert piece(pdf, "OUT/2026/0147").right > 150, "the reference stands at the right"
    assert 85 < piece(pdf, "CAIRO, EGYPT").right < 106, "the address stays in the window"


@pytest.mark.parametrize("make", [make_sheet, make_french, make_russian, make_arabic])
def test_it_says_its_language_and_title(make):
    sheet = make()
    with pikepdf.open(io.BytesIO(render(sheet))) as pdf:
        assert str(pdf.Root.Lang)[:2] == sheet.language
        assert str(pdf.docinfo.Title) == f"{sheet.subject} – {sheet.reference}"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        packet = pdf.Root.Metadata.read_bytes()
    assert re.search(rb"pdfaid:part>3<|pdfaid:part=\"3\"", packet)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet


@pytest.mark.parametrize("make", [make_sheet, make_arabic])
def test_only_the_shipped_typefaces_are_in_it(make):
    with pikepdf.open(io.BytesIO(render(make()))) as pdf:
        names = {
            str(one.BaseFont).split("+")[-1].rstrip(",")
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        }
    assert names
    assert all(name.startswith(("Source-S", "Amiri")) for name in names)


def test_fonts_are_cut_by_harfbuzz():
    """Without it a letter takes nearly four times as long."""
    assert ffi.harfbuzz_subset is not None


def test_a_draft_says_so_and_carries_no_number():
    pdf = render(make_sheet(), draft=True)
    read = whole_text(pdf)
    assert "OUT/2026/0147" not in read
    assert "Our ref. Draft" in read
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "OUT/2026/0147" not in str(document.docinfo.Title)


def test_a_letter_without_a_reference_is_only_a_draft():
    sheet = make_sheet(reference="", date="")
    assert "Draft" in whole_text(render(sheet, draft=True))
    with pytest.raises(CannotRender, match="only be shown as a draft"):
        render(sheet)


def test_a_letter_further_to_another_names_it_with_its_date():
    sheet = make_sheet(further_to_reference="OUT/2026/0100", further_to_date="2026-08-01")
    read = whole_text(render(sheet))
    assert "Further to our letter OUT/2026/0100 of 1 August 2026" in read


def test_a_marking_stands_on_every_page():
    pdf = render(make_sheet(marking="confidential", body=paragraphs(14)))
    assert "CONFIDENTIAL" in text(pdf, 1)
    assert "Confidential" in text(pdf, 2)


def test_it_is_set_tighter_when_that_saves_the_last_page():
    def leading(pdf):
        lines = [one.top for one in pieces(pdf) if 120 < one.top < 200]
        return round(lines[4] - lines[3], 1)

    letters = [render(make_sheet(body=paragraphs(1, words))) for words in range(150, 400, 25)]
    shapes = [(count_pages(pdf), leading(pdf)) for pdf in letters]
    assert set(shapes) == {(1, 5.5), (1, 4.9), (2, 5.5)}
    assert shapes == sorted(shapes, key=lambda shape: (shape[0], -shape[1]))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["Betreff:", "12. September 2026", "Anlagen (2)", "Kopie:", "Seite 1 von"]),
        ("it", ["Oggetto:", "12 settembre 2026", "Allegati (2)", "Copia:", "Pagina 1 di"]),
        ("pt", ["Assunto:", "12 de setembro de 2026", "Anexos (2)", "C/c:", "Página 1 de"]),
        ("nl", ["Betreft:", "12 september 2026", "Bijlagen (2)", "Kopie:", "Pagina 1 van"]),
        ("pl", ["Dotyczy:", "12 września 2026 r.", "Załączniki (2)", "Strona 1 z"]),
        ("tr", ["Konu:", "12 Eylül 2026", "Ekler (2)", "Dağıtım:", "Sayfa 1 /"]),
        ("az", ["Mövzu:", "12 sentyabr 2026", "Əlavələr (2)", "Surəti:", "Səhifə 1 /"]),
        ("uk", ["12 вересня 2026 р.", "Додатки (2)", "Копія:", "Сторінка 1 з"]),
    ],
)
def test_other_languages_have_words_of_their_own(language, said):
    facts = {"enclosures": (DECLARATION, BROCHURE), "copies": ("Example",)}
    words = whole_text(render(make_sheet(language=language, **facts)))
    for one in said:
        assert one in words
