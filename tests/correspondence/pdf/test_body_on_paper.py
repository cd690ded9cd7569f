"""Lists, tables and words of a body, as the typesetter leaves them."""

import io

import pikepdf
import pytest

from correspondence.pdf.letter import render
from correspondence.pdf.typography import body_and_notes, set_body, set_text
from correspondence.words import words_of
from tests.correspondence.pdf.reading import piece, whole_text
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
    assert '<thead><tr><th scope="col"><p>Name</p></th><th class="num" scope="col">Number' in body
    assert '<th scope="row">First</th>' in body


def test_two_rows_of_headings_stay_together():
    top = '<tr><th rowspan="2">Name</th><th colspan="2">Letters</th></tr>'
    table = f"<table><tbody>{top}<tr><th>2023</th><th>2024</th></tr>{{}}</tbody></table>"
    row = "<tr><td>First</td><td>1</td><td>2</td></tr>"
    body = set_body(table.format(row), words_of("en"))
    assert f"</tr></thead><tbody>{row[:17]}" in body
    assert body.count('scope="col"') == 4
    assert '<th class="nums" scope="col" colspan="2">Letters' in body
    headings_alone = set_body(table.format(""), words_of("en"))
    assert '</thead><tbody><tr><th scope="row">2023' in headings_alone, "a table has a body"


def test_columns_of_numbers_end_at_one_edge():
    rows = "<tr><td>3</td><td>1,402</td><td>91%</td><td>12 m</td></tr>"
    more = '<tr><td>4</td><td>–</td><td>−7</td><td rowspan="2">5</td></tr>'
    last = "<tr><td>5</td><td></td><td>٨٤٪</td></tr>"
    body = set_body(f"<table><tbody>{rows}{more}{last}</tbody></table>", words_of("en"))
    assert body.count('class="num"') == 6, "not the first, and not the one with a word"
    assert '<td>3</td><td class="num">1,402</td><td class="num">91%</td><td>12' in body
    assert '<td>5</td><td class="num"></td><td class="num">٨٤٪</td>' in body


@pytest.mark.parametrize(
    ("language", "long", "short"), [("en", "1,402", "77"), ("ar", "١٤٠٢", "٧٧")]
)
def test_units_stand_below_units(language, long, short):
    """Figures run from the left in Arabic as well."""
    rows = f"<tr><td>A</td><td>{long}</td></tr><tr><td>B</td><td>{short}</td></tr>"
    pdf = render(make_sheet(language=language, body=f"<table><tbody>{rows}</tbody></table>"))
    assert piece(pdf, long).right == pytest.approx(piece(pdf, short).right, abs=0.3)
    assert piece(pdf, long).left < piece(pdf, short).left - 2


def test_a_space_at_the_end_of_a_paragraph_is_nobody_s():
    typed = "<p>a <strong>b </strong></p> <ul><li>c &nbsp;<ol><li>d <br></li></ol></li></ul>"
    bare = '<p class="lead-in">a\u00a0<strong>b</strong></p><ul><li>c<ol><li>d</li></ol></li></ul>'
    assert set_body(typed, words_of("en")) == bare


def test_notes_at_the_end_are_taken_from_the_body():
    text, notes = "<p>a<sup>1</sup></p>", "<p><sup>1</sup> b</p><p><sup>*</sup> c<sup>2</sup></p>"
    assert body_and_notes(text + notes) == (text, notes)
    assert body_and_notes(f"{notes}{text}") == (notes + text, "")


@pytest.mark.parametrize(
    ("typed", "is_one_word"),
    [
        ("A/RES/79/1", True),
        ("OUT/2026/0001", True),
        ("كانون الثاني/يناير", True),
        ("example.org/some/thing", False),
        ("https://example.org/some/thing", False),
        ("and/or/thisandthatandmore", False),
    ],
)
def test_a_symbol_of_a_document_is_one_word(typed, is_one_word):
    assert ("/\u2060" in set_text(typed, words_of("fr"))) == is_one_word


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
        ("ru", "12 мая 2024 г., № 5 и др.", "12\u00a0мая 2024\u00a0г., №\u00a05 и\u00a0др."),
        ("ru", "Встреча и в Баку", "Встреча и\u00a0в\u00a0Баку"),
        ("uk", "12 мая 2024 р. у Києві", "12 мая 2024\u00a0р. у\u00a0Києві"),
        ("pl", "w związku z tym", "w\u00a0związku z\u00a0tym"),
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
        (
            "كتاب Example Group هنا",
            'كتاب <bdi class="ltr" dir="ltr" lang="en">Example Group</bdi> هنا',
        ),
        ("1 Sample Street", '<bdi class="ltr" dir="ltr" lang="en">1 Sample\u00a0Street</bdi>'),
        ("رقم A1", 'رقم\u00a0<bdi class="ltr" dir="ltr">A1</bdi>'),
        ("في L’Été indien", 'في <bdi class="ltr" dir="ltr">L’Été\u00a0indien</bdi>'),
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
