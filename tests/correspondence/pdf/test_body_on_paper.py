"""Lists, tables and words of a body, as the typesetter leaves them."""

import io

import pikepdf
import pytest

from correspondence.pdf.letter import render
from correspondence.pdf.typography import set_body, set_text
from correspondence.words import words_of
from tests.correspondence.pdf.reading import whole_text
from tests.correspondence.pdf.sheets import make_sheet

LISTS = "<ul><li><p>one</p><ol><li><p>two</p></li></ol></li><li>three</li></ul>"
TABLE = (
    "<table><tbody><tr><th><p>Name</p></th><th>Number</th></tr>"
    "<tr><th>First</th><td>1</td></tr></tbody></table>"
)


def elements(pdf, tag):
    """The structure elements of one kind."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name(tag)
    ]


def test_an_item_has_a_label_and_a_body_and_nothing_else():
    """ISO 14289-1, 7.2."""
    with pikepdf.open(io.BytesIO(render(make_sheet(body=LISTS)))) as pdf:
        items = elements(pdf, "/LI")
        assert len(items) == 3
        for item in items:
            assert {str(child.S) for child in item.K} == {"/Lbl", "/LBody"}
            assert all(child.P.objgen == item.objgen for child in item.K)


def test_the_first_row_of_headings_heads_the_table():
    with pikepdf.open(io.BytesIO(render(make_sheet(body=TABLE)))) as pdf:
        assert len(elements(pdf, "/THead")) == 1
        assert len(elements(pdf, "/TH")) == 3


def test_every_heading_cell_says_what_it_heads():
    body = set_body(TABLE, words_of("en"))
    assert '<thead><tr><th scope="col"><p>Name</p></th><th scope="col">Number</th></tr>' in body
    assert '<th scope="row">First</th>' in body


def test_the_head_of_a_long_table_is_repeated():
    rows = "<tr><td>a</td><td>b</td></tr>" * 80
    table = TABLE.replace("</tbody>", f"{rows}</tbody>")
    assert whole_text(render(make_sheet(body=table))).count("Name Number") > 1


def test_a_list_may_begin_later():
    body = '<ol start="7"><li>seventh</li></ol>'
    assert "7." in whole_text(render(make_sheet(body=body)))


@pytest.mark.parametrize(
    ("language", "typed", "set_as"),
    [
        ("en", "on 3 September 2024", "on 3\u00a0September 2024"),
        ("en", "a: b; c!", "a: b; c!"),
        ("fr", "Objet : « oui » ; non !", "Objet\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f!"),
        ("fr", "le 1er mai", "le 1er\u00a0mai"),
        ("es", "el 3 de mayo", "el 3\u00a0de mayo"),
        ("ru", "12 мая 2024 г., № 5 и др.", "12\u00a0мая 2024\u00a0г., №\u00a05 и др."),
        ("en", "Q&A", "Q&amp;A"),
    ],
)
def test_spaces_are_set_as_the_language_wants_them(language, typed, set_as):
    text = set_text(f"{typed} and so forth, indeed, notwithstanding", words_of(language))
    assert text.startswith(set_as)


def test_no_line_holds_one_short_word():
    words = words_of("en")
    assert set_text("the subject of it", words) == "the subject of\u00a0it"
    assert set_body("<p>the end of <em>it</em></p>", words) == "<p>the end of\u00a0<em>it</em></p>"
    assert set_body("<p>a notwithstanding</p>", words) == "<p>a notwithstanding</p>"


def test_empty_paragraphs_take_no_room():
    assert set_body("<p>a</p><p></p><p>&nbsp;<br></p>", words_of("en")) == "<p>a</p>"


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("كتاب Example Group هنا", 'كتاب <bdi class="ltr" dir="ltr">Example Group</bdi> هنا'),
        ("1 Sample Street", '<bdi class="ltr" dir="ltr">1 Sample\u00a0Street</bdi>'),
        ("ص. ب. 11642", "ص. ب.\u00a011642"),
        ("أ & ب", "أ &amp;\u00a0ب"),
    ],
)
def test_latin_words_of_an_arabic_text_are_isolated(typed, set_as):
    assert set_text(typed, words_of("ar")) == set_as


def test_a_lead_in_stays_with_its_list():
    body = set_body("<p>We ask:</p><ul><li>a</li></ul><p>Thus.</p>", words_of("en"))
    assert body.startswith('<p class="lead-in">')
    assert body.endswith("<p>Thus.</p>")


def test_a_table_wider_than_the_sheet_may_break_its_words():
    cells = "<td>responsibilities</td>" * 10
    body = set_body(f"<table><tbody><tr>{cells}</tr></tbody></table>", words_of("en"))
    assert body.startswith('<table class="wide">')
    assert "respons\u200bibiliti\u200bes" in body
    narrow = set_body(f"<table><tbody><tr>{cells[:75]}</tr></tbody></table>", words_of("en"))
    assert "\u200b" not in narrow
    assert "wide" not in narrow


def test_arabic_words_break_only_where_no_letter_is_joined():
    cells = "<td>والمفاوضات</td>" * 12
    body = set_body(f"<table><tbody><tr>{cells}</tr></tbody></table>", words_of("ar"))
    assert "و\u200bا\u200bلمفا\u200bو\u200bضا\u200bت" in body
