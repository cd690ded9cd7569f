"""Letters made together are, byte for byte, those made one by one, and nobody's but their own."""

import io
import logging
import re
from dataclasses import replace
from itertools import cycle, product

import pikepdf
import pytest

from correspondence.models.kind import Layout, LetterKind
from correspondence.pdf.pages import count_pages
from correspondence.pdf.stencil import Stencil
from correspondence.words import languages
from tests.correspondence.pdf.merging import merged, render, render_all, stencilled
from tests.correspondence.pdf.reading import as_poppler_reads
from tests.correspondence.pdf.samples import LANGUAGES, letter, rich_letter
from tests.correspondence.pdf.sheets import BROCHURE, make_russian, make_sheet, paragraphs

LETTERS = [*product([letter], languages()), *product([rich_letter], LANGUAGES)]


@pytest.fixture(autouse=True)
def everything_is_logged(caplog):
    with caplog.at_level(logging.DEBUG, logger="correspondence.pdf.splice"):
        yield


@pytest.mark.parametrize(("make", "language"), LETTERS)
def test_the_bytes_are_those_of_letters_made_one_by_one(make, language, caplog):
    sheets = merged(make(language))
    letters = list(render_all(sheets))
    assert stencilled(caplog) == 5
    assert len(set(letters)) == 5
    for i in (1, 4):
        assert letters[i] == render(sheets[i])
    assert count_pages(letters[0]) > 1 or make is letter


@pytest.mark.parametrize(("layout", "kind"), list(zip(Layout, cycle(LetterKind))))
def test_every_layout_and_kind_can_be_spliced(layout, kind, caplog):
    sheets = merged(make_sheet(layout=layout, kind=kind, reminder=1, enclosures=(BROCHURE,)))
    letters = list(render_all(sheets[:4]))
    assert stencilled(caplog) == 4
    assert letters[3] == render(sheets[3])


def test_the_closing_and_the_salutation_may_differ_on_any_page(caplog):
    sheets = [
        replace(sheet, closing=f"Please accept, {sheet.salutation} my regards,")
        for sheet in merged(make_sheet(body=paragraphs(9)))
    ]
    letters = list(render_all(sheets))
    assert stencilled(caplog) == 5
    for sheet, pdf in zip(sheets, letters, strict=True):
        assert count_pages(pdf) == 2
        assert pdf == render(sheet)
        assert sheet.closing in as_poppler_reads(pdf)


def test_the_tags_say_in_which_language_a_line_of_the_address_is(caplog):
    latin = ("Example Ministry", "1 Example Street", "Yerevan")
    cyrillic = ("Министерство", "Улица Примерная, 1", "Ереван")
    sheets = [
        replace(sheet, address=tuple(pair[i >> place & 1] for place, pair in enumerate(lines)))
        for lines in [list(zip(latin, cyrillic, strict=True))]
        for i, sheet in enumerate(merged(make_russian()))
    ]
    assert list(render_all(sheets)) == [render(sheet) for sheet in sheets]
    assert stencilled(caplog) == 5


def test_drafts_are_spliced_too(caplog):
    sheets = merged(make_sheet(reference=""))
    assert list(render_all(sheets, draft=True)) == [render(sheet, draft=True) for sheet in sheets]
    assert stencilled(caplog) == 5


def test_a_letter_holds_its_own_addressee_and_nothing_of_the_others(caplog):
    sheets = merged(make_sheet())
    for sheet, pdf in zip(sheets, render_all(sheets), strict=True):
        read = as_poppler_reads(pdf)
        assert sheet.address[0] in read
        assert sheet.check_code in read
        assert f"code {sheet.check_code}" in described(pdf)
        for other in sheets:
            if other is not sheet:
                assert other.address[0] not in read
                assert other.check_code not in read + described(pdf)
        assert ("Ż" in signs(pdf)) == ("Ż" in sheet.address[0])
        assert ("å" in signs(pdf)) == ("å" in sheet.address[0])
    assert stencilled(caplog) == 5


def described(pdf):
    """The alternative texts of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        objects = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        return " ".join(str(one.Alt) for one in objects if "/Alt" in one)


def signs(pdf):
    """Every sign that the PDF has a glyph for."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = document.pages[0].Resources.Font
        maps = b"".join(fonts[name].ToUnicode.read_bytes() for name in fonts)
    codes = re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]+)>", maps)
    return "".join(bytes.fromhex(code.decode()).decode("utf-16-be") for code in codes)


def test_the_stencil_is_the_first_letter():
    sheets = merged(make_sheet())
    stencil = Stencil(sheets, draft=False)
    assert stencil.whole == stencil.letter(sheets[0]) == render(sheets[0])
