"""What a screen reader is given: the structure of a PDF in reading order, with its words."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

import pikepdf
import pypdfium2
from pypdfium2 import raw


@dataclass
class Element:
    """One element of the structure: its tag without the slash, and what hangs on it."""

    tag: str
    words: str = ""  # its own and those of all within, in order, as they are to be spoken
    language: str = ""  # where it differs from what it stands in
    alt: str = ""
    scope: str = ""
    name: str = ""  # of a heading cell, by which others call it
    heads: tuple[str, ...] = ()  # the names of the cells that head a cell
    children: list[Self] = field(default_factory=list)

    def __iter__(self) -> Iterator[Self]:
        """Itself and all within, in reading order."""
        yield self
        for child in self.children:
            yield from child

    def all(self, *tags: str) -> list[Self]:
        return [one for one in self if one.tag in tags]


def structure(pdf: bytes) -> Element:
    """The document's structure, from its root."""
    content = dict(_marked_content(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages)}
        return _read(document.Root.StructTreeRoot.K[0], pages, content)


def _read(node: Any, pages: dict[Any, int], content: dict[tuple[int, int], str]) -> Element:
    attributes = node.get("/A", {})
    element = Element(
        tag=str(node.S).removeprefix("/"),
        language=str(node.get("/Lang", "")),
        alt=str(node.get("/Alt", "")),
        scope=str(attributes.get("/Scope", "")).removeprefix("/"),
        name=str(node.get("/ID", "")),
        heads=tuple(map(str, attributes.get("/Headers", ()))),
    )
    if "/ActualText" in node:
        element.words = str(node.ActualText)
        return element
    for child in node.get("/K", ()):
        if isinstance(child, pikepdf.Dictionary):
            element.children.append(_read(child, pages, content))
            element.words += element.children[-1].words
        else:
            element.words += content.get((pages[node.Pg.objgen], int(child)), "")
    return element


def _marked_content(pdf: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """(page from 0, number of the content) → its words."""
    for number, sheet in enumerate(pypdfium2.PdfDocument(pdf)):
        text = sheet.get_textpage()
        words: dict[int, str] = {}
        for one in sheet.get_objects():
            mark = raw.FPDFPageObj_GetMarkedContentID(one)
            words[mark] = words.get(mark, "") + (_text(one, text) if one.type == 1 else "")
        yield from (((number, mark), text) for mark, text in words.items())


def _text(one: Any, page: Any) -> str:
    length = raw.FPDFTextObj_GetText(one, page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(one, page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def marks_of_shapes(pdf: bytes) -> list[str]:
    """What each drawn line and area of page one is marked as: "Artifact" is not read out."""
    sheet = pypdfium2.PdfDocument(pdf)[0]
    return [_mark(one) for one in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]


def _mark(one: Any) -> str:
    mark = raw.FPDFPageObj_GetMark(one, 0)
    length = ctypes.c_ulong()
    buffer = (raw.FPDF_WCHAR * 32)()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: length.value].decode("utf-16-le").rstrip("\0")
