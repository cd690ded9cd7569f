import io

import pikepdf
import pytest

from correspondence.models.kind import LetterKind
from correspondence.models.transmittal_slip import Formula, Item, Piece, place_in
from correspondence.pdf.pages import count_pages
from correspondence.pdf.transmittal_slip import formula_in, render_slip
from correspondence.words import languages
from tests.correspondence.pdf.reading import as_poppler_reads, piece, shapes, text
from tests.correspondence.pdf.slips import make_slip

#: Title, heading of the observations, total, last formula and page of each language.
SAID = {
    "en": ("Number of items", "Observations", "Total number of items: 5 (79 pages)", "Page 1 of 2"),
    "fr": ("Nombre de pièces", "Désignation", "Nombre total de pièces : 5 (79 pages)", "sur 2"),
    "es": ("Descripción", "Observaciones", "Total de documentos: 5 (79 páginas)", "Página 1 de 2"),
    "ru": ("Наименование", "Примечание", "Всего документов: 5 (79 с.)", "Страница 1 из 2"),
    "ar": ("البيان", "ملاحظات", "٥", "٧٩"),
}


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
    phrases = [formula_in(language, formula) for language in languages() for formula in Formula]
    assert all(phrases)
    assert len(phrases) == 5 * len(languages())
    for language in languages():
        assert len({formula_in(language, formula) for formula in Formula}) == 5


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


@pytest.mark.parametrize("language", languages())
def test_no_word_is_missing_in_any_language(language):
    slip = make_slip(language)
    pdf = render_slip(slip)
    assert count_pages(pdf) == 2
    read = squeezed(as_poppler_reads(pdf))
    assert "{" not in read
    assert read.count("OUT/2024/0147") == 4, "twice on each copy"


def test_a_letter_of_another_kind_is_called_by_its_name():
    note = as_poppler_reads(render_slip(make_slip("fr", kind=LetterKind.NOTE)))
    assert "Note verbale n° OUT/2024/0147" in note
    reminder = as_poppler_reads(render_slip(make_slip("fr", kind=LetterKind.REMINDER)))
    assert "Lettre n° OUT/2024/0147" in reminder


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


def test_it_shows_the_emblem_of_its_letterhead():
    emblem = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    )
    own = len(shapes(render_slip(make_slip("en"))))
    assert len(shapes(render_slip(make_slip("en", emblem="1.svg", drawing=emblem)))) < own


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
    assert place_in(return_line, country, language) == place
