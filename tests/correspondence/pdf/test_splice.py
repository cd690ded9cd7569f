"""Letters made together are, byte for byte, those made one by one, and nobody's but their own."""

import io
import logging
import re
from dataclasses import replace
from itertools import cycle

import pikepdf
import pytest

from correspondence.models.kind import Layout, LetterKind
from correspondence.pdf.letter import CannotRender, render
from correspondence.pdf.pages import count_pages
from correspondence.pdf.splice import render_all
from correspondence.pdf.stencil import Stencil
from tests.correspondence.pdf.reading import as_poppler_reads
from tests.correspondence.pdf.sheets import (
    BROCHURE,
    DECLARATION,
    make_arabic,
    make_french,
    make_russian,
    make_sheet,
    paragraphs,
)

SALUTATIONS = ("Excellency,", "Dear Minister,", "Madam President,")
NAMES = ("Anna Verlomi", "Émile Żółkiewski", "Ngozi Quaye", "Björn Håkansson", "João Xavier")
TABLE = "<table><tbody><tr><th>Year</th></tr><tr><td>2026</td></tr></tbody></table>"
LONG = f"<p><em>Of note</em> and <strong>more</strong>.</p>{TABLE}<ol><li>one</li></ol>"


def make_spanish():
    return make_sheet(language="es", subject="Intercambio", closing="Le saluda atentamente,")


def merged(sheet, names=NAMES):
    """The sheet to people of these names, each addressed in one of three ways."""
    return [
        replace(
            sheet,
            address=(name, *sheet.address[1:]),
            salutation=SALUTATIONS[i % 3] if sheet.language == "en" else sheet.salutation,
            check_code=f"7K3F-{i:04}",
        )
        for i, name in enumerate(names)
    ]


def stencilled(caplog):
    """How many letters were made with a stencil, as the log says."""
    return sum(int(words) for words in re.findall(r"(\d+) of \d+ letters are made", caplog.text))


@pytest.fixture(autouse=True)
def everything_is_logged(caplog):
    with caplog.at_level(logging.DEBUG, logger="correspondence.pdf.splice"):
        yield


MAKERS = [make_sheet, make_french, make_spanish, make_russian, make_arabic]


@pytest.mark.parametrize("is_long", [False, True])
@pytest.mark.parametrize("make", MAKERS)
def test_the_bytes_are_those_of_letters_made_one_by_one(make, is_long, caplog):
    body = LONG + paragraphs(6) if is_long else make().body
    sheets = merged(replace(make(), body=body, enclosures=(DECLARATION, BROCHURE)))
    letters = list(render_all(sheets))
    assert stencilled(caplog) == 5
    assert letters == [render(sheet) for sheet in sheets]
    assert {count_pages(pdf) > 1 for pdf in letters} == {is_long}


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


def test_drafts_are_spliced_too(caplog):
    sheets = merged(make_sheet(reference=""))
    assert list(render_all(sheets, draft=True)) == [render(sheet, draft=True) for sheet in sheets]
    assert stencilled(caplog) == 5


def test_a_letter_holds_its_own_addressee_and_nothing_of_the_others():
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


def test_an_address_that_wraps_otherwise_makes_letters_of_another_form(caplog):
    long = "Secretary-General of the Organization for the Exchange of Registers"
    short, wrapped = merged(make_sheet()), []
    for i, sheet in enumerate(merged(make_sheet())):
        lines = list(sheet.address)
        lines[1 if i < 4 else 2] = long
        wrapped.append(replace(sheet, address=tuple(lines), check_code=f"9K3F-{i:04}"))
    mixed = [one for pair in zip(short, wrapped, strict=True) for one in pair]
    letters = list(render_all(mixed))
    assert stencilled(caplog) == 9, "the last one wraps in its third line, and is rendered alone"
    assert letters == [render(sheet) for sheet in mixed]


def test_letters_of_several_shapes_come_in_the_order_of_their_sheets(caplog):
    sheets = [
        one for many in zip(*(merged(make()) for make in MAKERS), strict=True) for one in many
    ]
    letters = list(render_all([*sheets, make_sheet(subject="Another")]))
    assert stencilled(caplog) == 25
    assert letters == [*(render(sheet) for sheet in sheets), render(make_sheet(subject="Another"))]


@pytest.mark.parametrize("place", [0, 4, 9])
def test_one_that_cannot_be_rendered_does_not_stop_the_others(place, caplog):
    for broken in ({"address": ("漢字",)}, {"address": ("line",) * 12}, {"reference": ""}):
        sheets = merged(make_sheet(), NAMES * 2)
        sheets[place] = replace(sheets[place], **broken)
        caplog.clear()
        letters = list(render_all(sheets))
        assert stencilled(caplog) == 9
        assert isinstance(letters[place], CannotRender)
        with pytest.raises(CannotRender, match=re.escape(str(letters[place]))):
            render(sheets[place])
        good = [pdf for i, pdf in enumerate(letters) if i != place]
        assert good == [render(sheet) for i, sheet in enumerate(sheets) if i != place]


def test_a_few_are_rendered_one_by_one(caplog):
    sheets = merged(make_sheet())[:3]
    assert list(render_all(sheets)) == [render(sheet) for sheet in sheets]
    assert stencilled(caplog) == 0
    assert list(render_all([])) == []


def test_the_same_sheet_may_come_twice():
    sheets = merged(make_sheet())
    letters = list(render_all([*sheets, *sheets]))
    assert letters[:5] == letters[5:]


def test_it_begins_before_it_knows_them_all():
    letters = render_all(merged(make_sheet(), NAMES * 21))
    assert next(letters).startswith(b"%PDF")
    letters.close()


def test_the_stencil_is_the_first_letter():
    sheets = merged(make_sheet())
    stencil = Stencil(sheets, draft=False)
    assert stencil.whole == stencil.letter(sheets[0]) == render(sheets[0])
