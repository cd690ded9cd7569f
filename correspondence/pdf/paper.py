"""Office sheets: registers, the delivery book, slips. Set by the same engine as the letter."""

from typing import Any

from django.template.loader import render_to_string

from correspondence.pdf.engine import drawing_board, lay_out, sealed
from correspondence.pdf.glyphs import without_glyph

_BOX = "□"  # stands for a sign that no shipped typeface has


def printed(template: str, context: dict[str, Any], *stylesheets: str) -> bytes:
    """The sheet as a PDF (PDF/A-3a and PDF/UA-1); the same context gives the same bytes.

    A register has to be printed whatever stands in it: a sign without a glyph becomes a box, and
    the template is told of it (`has_boxes`) so that it can say so.
    """
    html: str = render_to_string(f"paper/{template}.html", context)
    if missing := without_glyph(html):
        html = render_to_string(f"paper/{template}.html", context | {"has_boxes": True})
        html = html.translate({ord(one): _BOX for one in missing})
    with drawing_board():
        return sealed(lay_out(html, ("office", *stylesheets)))
