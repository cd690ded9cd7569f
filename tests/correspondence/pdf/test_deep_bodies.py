"""Bodies nested as deep as they may be."""

import pypdfium2
import pytest

from correspondence.models.body import sanitise
from correspondence.pdf.letter import render
from tests.correspondence.pdf.reading import pieces
from tests.correspondence.pdf.sheets import make_arabic, make_sheet


@pytest.mark.parametrize("make", [make_sheet, make_arabic])
@pytest.mark.parametrize("deep", ["<blockquote>" * 39, "<blockquote><ul><li>" * 13])
def test_however_deep_it_is_nested_the_text_stays_on_the_page(make, deep):
    pdf = render(make(body=sanitise(f"{deep}Some words")))
    pages = range(1, len(pypdfium2.PdfDocument(pdf)) + 1)
    found = [one for page in pages for one in pieces(pdf, page)]
    assert all(one.left > 0 and one.right < 210 for one in found)
