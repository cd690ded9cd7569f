"""What of a document laid out is read aloud, and how: looked through before it is written."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

#: An attribute in the HTML: a part of page one that is read at the end, such as its foot.
READ_LAST = "data-read-last"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_HYPHEN = "-\u2060"  # as in languages.css: one that no word is spelt with
_LINES = {"bdi", "span"}  # where each stands on a line of its own, as in an address
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060"))  # places to break, and not to


def read_ahead(document: Document) -> None:
    """Note on its boxes what is not read (`unread`), and what is read otherwise (`spoken`).

    Not read are the margins of pages ("Header" or "Footer") and the heads of tables where they are
    repeated. Read otherwise is a line that goes on in the next: WeasyPrint writes no space there;
    and lines with Arabic in them, whose glyphs are written as they stand, from the left.
    """
    ends: dict[Any, Any] = {}  # by their sources: the last lines of paragraphs, and heads
    for page in document.pages:
        seen: dict[Any, Any] = {}
        for box in page._page_box.children:
            if isinstance(box, boxes.MarginBox):
                _silence(box, "Header" if box.at_keyword.startswith("@top") else "Footer")
            else:
                _look_through(box, ends, seen)
        ends |= seen


def _within(box: Any) -> Iterator[Any]:
    """The boxes in a box."""
    for child in getattr(box, "children", ()):
        yield child._box if isinstance(child, AbsolutePlaceholder) else child


def _silence(box: Any, kind: str) -> None:
    box.unread = kind
    for child in _within(box):
        _silence(child, kind)


def _look_through(box: Any, ends: dict[Any, Any], seen: dict[Any, Any]) -> None:
    """
    :param ends: how what stands on the pages before ended.
    :param seen: takes the same of this page.
    """
    if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
        if box.element in ends:
            _silence(box, "")
            return
        seen[box.element] = None
    lines = [one for one in _within(box) if isinstance(one, boxes.LineBox)]
    if lines:
        _read_on(ends.get(box.element))
        seen[box.element] = _read_lines(lines)
    inner = list(_within(box))
    for child in inner:
        _look_through(child, ends, seen)
    for child in inner[:-1]:
        if isinstance(child, boxes.BlockBox) and child.element_tag in _LINES:
            _read_on(_last_text(child))


def _last_text(box: Any) -> Any:
    texts = [one for one in box.descendants() if isinstance(one, boxes.TextBox)]
    return texts[-1] if texts else None


def _read_lines(lines: list[Any]) -> Any:
    """Those that are read otherwise; gives the end of the last one."""
    for line in lines:
        texts = [one for one in line.descendants() if isinstance(one, boxes.TextBox)]
        if any(map(_is_right_to_left, texts)):
            for one in texts:
                one.spoken = one.text.translate(_INVISIBLE)
        if line is not lines[-1]:
            _read_on(_last_text(line))
    return _last_text(lines[-1])


def _is_right_to_left(text: Any) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text.text)


def _read_on(text: Any) -> None:
    """The end of a line within a paragraph, if it has text: a space, unless a word is broken."""
    if text is None:
        return
    words = text.text.rstrip(" ")
    is_tied = words[-1:] in {"/", "-", "–", "\u200b"} and not words[-2:-1].isspace()
    if words.endswith(_HYPHEN):
        words = words.removesuffix(_HYPHEN)
    elif not is_tied:
        words += " "
    text.spoken = words.translate(_INVISIBLE)
