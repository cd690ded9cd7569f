import datetime as dt
import io

import pikepdf
import pytest

from correspondence.models.transmittal_slip import Formula, Item, Piece, Slip, place_in
from correspondence.pdf.pages import count_pages
from correspondence.pdf.transmittal_slip import formula_in, render_slip
from tests.correspondence.pdf.reading import as_poppler_reads, piece, text

#: Title, heading of the observations, total, last formula and page of each language.
SAID = {
    "en": ("Number of items", "Observations", "Total number of items: 5 (79 pages)", "Page 1 of 2"),
    "fr": ("Nombre de pièces", "Désignation", "Nombre total de pièces : 5 (79 pages)", "sur 2"),
    "es": ("Descripción", "Observaciones", "Total de documentos: 5 (79 páginas)", "Página 1 de 2"),
    "ru": ("Наименование", "Примечание", "Всего документов: 5 (79 с.)", "Страница 1 из 2"),
    "ar": ("البيان", "ملاحظات", "٥", "٧٩"),
}


def make_slip(language: str, **changes) -> Slip:
    """A letter and three enclosures to an invented addressee."""
    pieces = [
        Piece("", 2, is_letter=True),
        Piece("Declaration", 4, language),
        Piece("Brochure", 36, "en"),
        Piece("Map", 1, language),
    ]
    formulae = ["attribution", "information", "useful", "action"]
    items = [
        Item(one, 2 if one.title == "Brochure" else 1, formula)
        for one, formula in zip(pieces, formulae, strict=True)
    ]
    fields = {
        "language": language,
        "sender_name": "Sample Group",
        "sender_line": "Organization",
        "address": ("Example Name", "P.O. Box 11642", "Cairo"),
        "reference": "OUT/2024/0147",
        "dated_on": dt.date(2024, 9, 12),
        "place": "Baku",
        "on": dt.date(2024, 9, 1),
        "signatory": "A. N. Example",
        "function": "Head of registry",
        "items": tuple(items),
    }
    return Slip(**{**fields, **changes})


def squeezed(read: str) -> str:
    """Without spaces: poppler puts some into spaced and Arabic letters."""
    return "".join(read.split())


@pytest.mark.parametrize("language", SAID)
def test_it_says_everything_in_its_language(language):
    pdf = render_slip(make_slip(language))
    read = squeezed(as_poppler_reads(pdf))
    for words in SAID[language]:
        assert squeezed(words) in read, words
    for formula in ("attribution", "information", "useful", "action"):
        assert squeezed(formula_in(language, formula)) in read, formula
    assert "OUT/2024/0147" in read
    assert count_pages(pdf) == 2
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang)[:2] == language
        assert b"<pdfuaid:part>1</pdfuaid:part>" in document.Root.Metadata.read_bytes()


def test_every_formula_is_known_in_every_language():
    phrases = [formula_in(language, formula) for language in SAID for formula in Formula]
    assert all(phrases)
    assert len(set(phrases)) == len(phrases) == 25


def test_the_arabic_slip_runs_from_right_to_left():
    pdf = render_slip(make_slip("ar"))
    number = next(one for one in [piece(pdf, "١"), piece(pdf, "٢")] if one.left > 150)
    assert number.right > 180, "the first column stands at the right"
    assert piece(pdf, "Head of registry").right < 110, "and the signature at the left"
    english = render_slip(make_slip("en"))
    assert piece(english, "Number of items").left < 30
    assert piece(english, "Head of registry").left > 100


def test_the_date_is_written_as_the_language_does():
    french = as_poppler_reads(render_slip(make_slip("fr")))
    assert "Baku, le 1er septembre 2024" in french
    assert "Lettre n° OUT/2024/0147 du" in french
    assert "Le 1er septembre 2024" in as_poppler_reads(render_slip(make_slip("fr", place="")))
    assert "1 сентября 2024 г." in as_poppler_reads(render_slip(make_slip("ru")))


def test_an_enclosure_in_another_language_says_in_which():
    read = as_poppler_reads(render_slip(make_slip("fr")))
    assert "Brochure (anglais, 36 pages)" in read
    assert "Declaration (4 pages)" in read


def test_many_pieces_run_over_the_page_and_keep_their_head():
    items = tuple(Item(Piece(f"Enclosure {n}", 1, "en"), 1, "information") for n in range(40))
    pdf = render_slip(make_slip("en", items=items))
    assert count_pages(pdf) > 2
    assert "Number of items" in text(pdf, 2)
    assert as_poppler_reads(pdf).count("Enclosure 39") == 2


def test_the_same_slip_gives_the_same_bytes():
    assert render_slip(make_slip("en")) == render_slip(make_slip("en"))


@pytest.mark.parametrize(
    ("return_line", "country", "language", "place"),
    [
        ("1 Sample Street, AZ1000 Baku, Azerbaijan", "AZ", "en", "Baku"),
        ("1, rue de l’Exemple, AZ1000 Bakou, Azerbaïdjan", "AZ", "fr", "Bakou"),
        ("Harbour Institute, 5 Quay Street, Baku", "AZ", "en", "Baku"),
        ("5 Quay Street, New York, NY 10017", "US", "en", "NY"),
        ("شارع المثال، القاهرة", "EG", "ar", "القاهرة"),
        ("12345", "", "en", ""),
        ("", "", "", ""),
    ],
)
def test_the_place_is_read_from_the_return_address(return_line, country, language, place):
    assert place_in(return_line, country=country, language=language) == place
