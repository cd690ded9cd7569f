"""A letter is read aloud whole: nothing twice, nothing in halves, nothing that is of the page."""

import io
import re
from html import unescape

import pikepdf
import pypdfium2
import pytest

from correspondence.models.grid import AVERY
from correspondence.pdf import envelopes, labels
from correspondence.pdf.delivery_book import render_delivery_book
from correspondence.pdf.letter import render
from tests.correspondence.pdf.covers import make_cover
from tests.correspondence.pdf.papers import on_paper
from tests.correspondence.pdf.samples import LANGUAGES, letter, rich_letter
from tests.correspondence.pdf.tagging import structure

BLOCK = re.compile(
    r"<(?:p|li|h[23])>((?:(?!<(?:p|li|h[23]|ol|ul|blockquote)>).)+?)</(?:p|li|h[23])>"
)
ROW = "<tr><td>Region {n}</td><td>{n}</td></tr>"
TABLE = (
    "<table><tbody><tr><th>Region</th><th>Letters</th></tr>"
    f"{''.join(ROW.format(n=n) for n in range(90))}</tbody></table>"
)


def plain(text):
    """Words with one space between them."""
    return " ".join(text.split())


def blocks(body):
    """What stands in each paragraph, heading and item."""
    return [plain(unescape(re.sub("<[^>]*>", "", text))) for text in BLOCK.findall(body)]


def over_pages(body, *, language="en"):
    pdf = render(letter(language, body=body))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) > 2
    return structure(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_is_told_whole_word_for_word(language):
    """Over the ends of lines and of pages, with words that are hyphenated, and in Arabic."""
    sheet = rich_letter(language)
    spoken = structure(on_paper(sheet)).all("P", "H2", "H3", "LBody")
    said = [plain(one.words) for one in spoken]
    assert len(blocks(sheet.body)) > 20
    assert [text for text in blocks(sheet.body) if text not in said] == []


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_paragraph_of_pages_is_one(language):
    text = plain(f"{blocks(letter(language).body)[1]} " * 30)
    read = over_pages(f"<p>{text}</p>", language=language)
    assert text in [plain(one.words) for one in read.all("P")]
    assert len(read.all("Part")) == 1


def test_a_table_of_pages_is_one_and_its_head_is_told_once():
    (table,) = over_pages(f"<p>So many:</p>{TABLE}").all("Table")
    (head,) = table.all("THead")
    (body,) = table.all("TBody")
    assert len(body.all("TR")) == 90
    assert table.words.count("Letters") == 1
    names = [one.name for one in head.all("TH")]
    cells = body.all("TD")
    assert [one.heads for one in cells] == [(name,) for name in names] * 90


def test_a_list_of_pages_is_one():
    items = "".join(f"<li>{'item of a list ' * 12}{n}</li>" for n in range(60))
    read = over_pages(f"<ol>{items}</ol>")
    numbered = read.all("L")[0]
    assert len(numbered.all("LI")) == 60
    for number, item in enumerate(numbered.all("LI")):
        assert [one.tag for one in item.children] == ["Lbl", "LBody"]
        assert plain(item.children[1].words) == plain(f"{'item of a list ' * 12}{number}")


def test_what_is_on_several_pages_says_in_what_it_is():
    """An item with paragraphs of several pages: each element names the one it stands in."""
    pdf = render(letter("en", body=f"<ul><li>{'<p>a paragraph of it</p>' * 90}</li></ul>"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        waiting, seen = [opened.Root.StructTreeRoot.K[0]], 0
        while waiting:
            element = waiting.pop()
            inner = [one for one in element.get("/K", ()) if isinstance(one, pikepdf.Dictionary)]
            assert all(one.P.objgen == element.objgen for one in inner)
            waiting += inner
            seen += len(inner)
    assert seen > 180


def test_a_heading_of_the_lower_level_alone_skips_none():
    """ISO 14289-1, 7.4.2."""
    read = structure(render(letter("en", body="<h3>A</h3><p>a</p><h2>B</h2><h3>C</h3><p>c</p>")))
    assert [one.tag for one in read.all("H1", "H2", "H3")][:4] == ["H1", "H2", "H2", "H3"]


def test_running_heads_and_page_numbers_are_artefacts_of_the_page():
    """ISO 14289-1, 7.8."""
    pdf = on_paper(rich_letter("en", marking="confidential"))
    words = structure(pdf).words
    assert "Page 2 of 3" not in words
    assert words.count("Confidential") == 0, "only in capitals, on page one"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        marks = [page.Contents.read_bytes().count(b"/Subtype /Header") for page in opened.pages]
        assert marks == [0, 2, 2]
        assert opened.pages[0].Contents.read_bytes().count(b"/Subtype /Footer") == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Illegal French Occupation"), ("fr", "31 janvier 2025"), ("ru", "по-своему")],
)
def test_words_are_found_with_the_signs_of_the_keyboard(language, words):
    """Whatever space ties them, and although lines end with hyphens."""
    pages = pypdfium2.PdfDocument(on_paper(rich_letter(language)))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert words in text
    assert {"\u00a0", "\u2010", "\u2060", "\u200b"}.isdisjoint(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tag_is_empty(language):
    for sheet in (rich_letter(language), letter(language, "note", layout="un-formal")):
        for one in structure(on_paper(sheet)):
            assert one.words or one.alt, one.tag


def test_the_lines_of_an_address_on_labels_and_envelopes_are_told_apart():
    for pdf in (
        labels.render([make_cover()], AVERY["L7160"]),
        envelopes.render([make_cover()], envelopes.ENVELOPES["C5"]),
    ):
        assert "Example Name Secretary-General of the Example Nations" in structure(pdf).words


def test_the_page_numbers_of_an_office_sheet_are_not_told():
    pdf = render_delivery_book([], organization="Group", days="today", carrier="", empty=60)
    read = structure(pdf)
    assert "Page 1" not in read.words
    assert len(read.all("Table")) == len(read.all("THead")) == 1
