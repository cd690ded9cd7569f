"""The office's own papers: cover sheets, slips, front pages; set like the letter."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from correspondence.pdf.engine import drawing_board, lay_out, sealed
from correspondence.pdf.glyphs import without_glyph

_STYLES = ("office", "pack")
_NO_GLYPH = "?"  # where the typefaces have no sign; an empty box is no PDF/A


@dataclass(frozen=True)
class Paper:
    """A PDF (PDF/A-3a), its number of pages, and on which of them, from 0, each mark stands."""

    content: bytes
    pages: int
    starts: dict[str, int]

    def of(self, mark: str) -> range:
        """The pages from this mark up to the next one."""
        first = self.starts[mark]
        following = [start for start in self.starts.values() if start > first]
        return range(first, min(following, default=self.pages))


def set_paper(template: str, context: dict[str, Any]) -> Paper:
    """Set templates/paper/<template>.html; an `id` in it is a mark. The same context, same bytes.

    Characters without a glyph are printed as a question mark: a paper of the office refuses no
    name that the directory holds.
    """
    html = render_to_string(f"paper/{template}.html", context)
    printable = html.translate(dict.fromkeys(map(ord, without_glyph(html)), _NO_GLYPH))
    with drawing_board():
        document = lay_out(printable, _STYLES)
        starts: dict[str, int] = {}
        for number, page in enumerate(document.pages):
            starts.update(dict.fromkeys(page.anchors, number))
            page.anchors.clear()  # they are for us, and no destinations in the PDF
        return Paper(sealed(document), len(document.pages), starts)


@dataclass(frozen=True)
class Line:
    """A line in its own script: `dir` is ltr or rtl, `lang` empty where it is the page's."""

    text: str
    dir: str
    lang: str


def lines_of(texts: Iterable[str]) -> list[Line]:
    """Each line with the direction of its own script, an address say."""
    return [_line(text) for text in texts if text.strip()]


def _line(text: str) -> Line:
    """By its first letter: "Director of the" an Arabic name is read from the left."""
    ways = (unicodedata.bidirectional(character) for character in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return Line(text, "ltr" if first == "L" else "rtl", "ar" if first == "AL" else "")
