"""What WeasyPrint's tags leave out, so that a reading voice tells the paper as it was written.

Said are: in which language a word is, what a heading cell heads, that a line goes on in the next
one, and words of Arabic in the order in which they are spoken. Not said are running heads, page
numbers and the heads that a table repeats (they are artefacts, ISO 14289-1, 7.1 and 7.8), and
nothing is said twice or in two halves because a page ends in it.

WeasyPrint has no way to be asked for it, so its own functions are led through ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, override

import pydyf
from weasyprint import pdf as writing
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from correspondence.pdf.spoken import READ_LAST

_SCOPES = {"col": "/Column", "row": "/Row"}
_MAY_BE_EMPTY = {"/TD", "/TH", "/Figure"}
_CELLS = {"/TD", "/TH"}

_build = tags._build_box_tree
_add = tags.add_tags
_make = Font.__init__
_marked = Stream.marked


@contextmanager
def _marked_unless_unread(self: Stream, box: Any, tag: str) -> Iterator[None]:
    """What is drawn of a box: content with a number, or an artefact of the page."""
    unread = getattr(box, "unread", None)
    if unread is None:
        with _marked(self, box, tag):
            yield
        return
    kind = {"Type": "/Pagination"} | ({"Subtype": f"/{unread}"} if unread else {})
    self.begin_marked_content("Artifact", pydyf.Dictionary(kind))
    try:
        yield
    finally:
        self.end_marked_content()


class _Invented(dict[Any, Any]):
    """Numbers for content that has none: what is built of it goes into no structure."""

    def pop(self, _box: Any, *_default: Any) -> dict[str, Any]:
        return {"tag": "Span", "mcid": object()}


def _build_more(
    box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, numbers: Any
) -> Iterator[Any]:
    """The elements of a box and all within, as WeasyPrint makes them, with what it knows of them.

    A reading voice needs /Lang where the language changes (ISO 14289-1, 7.2), and readers that do
    not look up the headers of a cell need the /Scope of each heading (7.5). Empty ones are noise.
    """
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox):
        return
    if is_unread := getattr(box, "unread", None) is not None:
        nums, numbers = {}, _Invented()  # but other cells look for the numbers of its headings
    lines = {} if is_unread else _numbered(box, numbers)
    for element in _build(box, parent, pdf, page, nums, annotations, numbers):
        if not hasattr(element, "source"):  # it comes by once more for each box without a tag
            element.source = box.element
            _say(element)
        if not is_unread and (element["K"] or element["S"] in _MAY_BE_EMPTY):
            yield element
    for number, words in lines.items():
        _object(pdf, nums[number])["ActualText"] = pydyf.String(words)


def _say(element: Any) -> None:
    said = {} if element.source is None else element.source.attrib
    if "lang" in said:
        element["Lang"] = pydyf.String(said["lang"])
    if element["S"] == "/TH":
        element["A"]["Scope"] = _SCOPES[said.get("scope", "col")]


def _numbered(box: Any, numbers: Any) -> dict[int, str]:
    """The numbers of the lines in a box that are spoken otherwise than they are drawn."""
    inner = [
        one
        for child in getattr(box, "children", ())
        for one in (child.children if isinstance(child, boxes.LineBox) else [child])
    ]
    return {numbers[one]["mcid"]: one.spoken for one in inner if hasattr(one, "spoken")}


def _add_more(pdf: Any, document: Document, version: Any, streams: Any) -> None:
    """The structure of the whole document; what goes on over the page is one element."""
    before = len(pdf.objects)
    _add(pdf, document, version, streams)
    made = [one for one in pdf.objects[before:] if isinstance(one, pydyf.Dictionary)]
    [root] = [one for one in made if one.get("S") == "/Document"]
    kids = root["K"]
    root["K"] = pydyf.Array()
    for kid in kids:
        _append(pdf, root, _object(pdf, kid))
    last = [kid for kid in root["K"] if _is_last(_object(pdf, kid))]
    root["K"][:] = [kid for kid in root["K"] if kid not in last] + last
    _look_up_first_heads(made)


def _is_last(element: Any) -> bool:
    return element.source is not None and READ_LAST in element.source.attrib


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _append(pdf: Any, parent: Any, element: Any) -> None:
    """Put an element last into its parent, or what is in it into the one it goes on from."""
    earlier = _begun(pdf, parent, element)
    if earlier is None:
        parent["K"].append(element.reference)
        element["P"] = parent.reference
        return
    for kid in element["K"]:
        _append(pdf, earlier, _object(pdf, kid))
    element["K"] = pydyf.Array()  # it stays in the file until that is saved anew


def _begun(pdf: Any, parent: Any, element: Any) -> Any:
    """The element of an earlier page that this one goes on from: the last, or a cell of a row."""
    if getattr(element, "source", None) is None:
        return None
    kids = parent["K"] if element["S"] in _CELLS else parent["K"][-1:]
    for earlier in (_object(pdf, kid) for kid in kids):
        is_same = getattr(earlier, "source", None) is element.source
        if is_same and earlier["S"] == element["S"] and earlier["Pg"] != element["Pg"]:
            return earlier
    return None


def _look_up_first_heads(made: list[Any]) -> None:
    """Cells of a table look for their headings where it begins, not where these are repeated."""
    heads = [one for one in made if one.get("S") == "/TH" and "ID" in one]
    first: dict[Any, Any] = {}
    for head in heads:
        first.setdefault(head.source, head["ID"])
    named = {head["ID"].string: first[head.source] for head in heads}
    for cell in made:
        if cell.get("S") == "/TD" and "Headers" in cell["A"]:
            names = {head.string: named[head.string] for head in cell["A"]["Headers"]}
            cell["A"]["Headers"] = pydyf.Array(names.values())


def plain(text: str) -> str:
    """What a glyph stands for; that of a no-break space is the space's, and searched as one."""
    return text.replace("\u00a0", " ")


class _Plain(dict[int, str]):
    """The glyphs of a typeface that are drawn, and what they stand for."""

    @override
    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, plain(text))


def _make_plain(self: Font, *others: Any, **more: Any) -> None:
    _make(self, *others, **more)
    self.to_unicode = _Plain()


def say_more() -> None:
    """From now on, and for good, for everything that this process sets on paper."""
    Font.__init__ = _make_plain
    tags._build_box_tree = _build_more
    writing.add_tags = _add_more
    Stream.marked = _marked_unless_unread
