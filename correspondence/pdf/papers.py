"""The office's own papers: cover sheets, slips, front pages; set like the letter."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from correspondence.models.pack import Incomplete
from correspondence.pdf.engine import drawing_board, lay_out, sealed
from correspondence.pdf.glyphs import without_glyph
from correspondence.pdf.press import on_the_press

_STYLES = ("office", "pack")
_SECONDS = 60
_TOO_MUCH = "The sheets could not be set on paper in time. Choose fewer addressees, or try again."
_NO_GLYPH = "?"  # where the typefaces have no sign; an empty box is no PDF/A


class NotInTime(Incomplete):
    """Sheets that take longer than anybody waits; the message says so."""

    def __init__(self, sentence: str) -> None:
        super().__init__([sentence])


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
    name that the directory holds. Raises `NotInTime`, or `PressBusy`.
    """
    html = render_to_string(f"paper/{template}.html", context)
    printable = html.translate(dict.fromkeys(map(ord, without_glyph(html)), _NO_GLYPH))
    head, _end, content = _laid_out(str(printable)).partition(b"\n")
    pages, starts = json.loads(head)
    return Paper(content, pages, starts)


@on_the_press(raises=(NotInTime,), too_much=_TOO_MUCH, seconds=_SECONDS)
def _laid_out(html: str) -> bytes:
    """The number of pages and where marks stand, on a line as JSON; then the PDF."""
    with drawing_board():
        document = lay_out(html, _STYLES)
        starts: dict[str, int] = {}
        for number, page in enumerate(document.pages):
            starts.update(dict.fromkeys(page.anchors, number))
            page.anchors.clear()  # they are for us, and no destinations in the PDF
        return json.dumps([len(document.pages), starts]).encode() + b"\n" + sealed(document)


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
