"""Office sheets: registers, the delivery book, slips. Set by the same press as the letter."""

from typing import Any

from django.template.loader import render_to_string

from correspondence.pdf.engine import drawing_board, emblem, lay_out, sealed
from correspondence.pdf.glyphs import without_glyph
from correspondence.pdf.press import CannotRender, on_the_press

_BOX = "□"  # stands for a sign that no shipped typeface has
_SECONDS = 60  # 300 lines of a register take four on an idle machine
_TOO_MUCH = "The sheet could not be set on paper in time. Choose fewer lines, or try again."


def printed(
    template: str, context: dict[str, Any], *stylesheets: str, name: str = "", drawing: bytes = b""
) -> bytes:
    """The sheet as a PDF (PDF/A-3a and PDF/UA-1); the same context gives the same bytes.

    `name` and `drawing` are of the emblem it shows, if it is not the house's own. A register has
    to be printed whatever stands in it: a sign without a glyph becomes a box, and the template is
    told of it (`has_boxes`) so that it can say so. Raises `CannotRender`.
    """
    html: str = render_to_string(f"paper/{template}.html", context)
    if missing := without_glyph(html):
        html = render_to_string(f"paper/{template}.html", context | {"has_boxes": True})
        html = html.translate({ord(one): _BOX for one in missing})
    return set_on_paper(str(html), ("office", *stylesheets), name=name, drawing=drawing)


@on_the_press(raises=(CannotRender,), too_much=_TOO_MUCH, seconds=_SECONDS)
def set_on_paper(
    html: str, stylesheets: tuple[str, ...], *, name: str = "", drawing: bytes = b""
) -> bytes:
    """What was written for the sheet, laid out and sealed; see `printed`."""
    emblem(name, drawing)
    with drawing_board():
        return sealed(lay_out(html, stylesheets))
