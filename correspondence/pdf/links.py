"""Links in a PDF that still lead somewhere when its pages stand in another one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, String

_SCHEMES = ("https:", "http:", "mailto:")
_MOST = 300  # of a document; each is there again for every pack that the document is in
_BROKEN = (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True)
class Link:
    """An area of a page, counted from 0, that leads to an address, or to page `to` of the document.

    `view` is which part of that page is shown. Nothing in it belongs to the file it was found in.
    """

    page: int
    area: tuple[float, ...]
    words: str
    address: str = ""
    to: int = 0
    view: tuple[Any, ...] = ()

    def drawn(self, page: Any, to: Any) -> Dictionary:
        """The link, on a page of the file that page `to` is in; with no frame, as on paper."""
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array(self.area), Border=Array([0, 0, 0])
        )
        link.P = page
        if self.words:
            link.Contents = String(self.words)
        if self.address:
            link.A = Dictionary(S=Name.URI, URI=String(self.address))
        else:
            link.Dest = Array([to, *self.view])
        return link


def links_in(pdf: pikepdf.Pdf) -> list[Link]:
    """The links to the web, to mailboxes, and to pages of the same document.

    What leads anywhere else, or nowhere, is left out; so is everything where there are more than
    three hundred.
    """
    document = _Document(pdf)
    found = []
    for number, page in enumerate(pdf.pages):
        for note in page.obj.Annots if "/Annots" in page.obj else ():
            with suppress(*_BROKEN):  # a link that cannot be read is not worth a pack
                if note.get("/Subtype") == Name.Link:
                    found.append(document.link(number, note))
    return found if len(found) <= _MOST else []


class _Document:
    """Where the destinations of a document are."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf

    def link(self, page: int, note: Any) -> Link:
        """Raises one of `_BROKEN` for a link that leads nowhere."""
        area = tuple(float(edge) for edge in note.Rect)
        if len(area) != 4:
            raise ValueError("no area")
        words = str(note.get("/Contents", ""))
        action = note.get("/A", Dictionary())
        if action.get("/S") == Name.URI:
            address = str(action.URI)
            if not address.lower().startswith(_SCHEMES):
                raise ValueError(address)
            return Link(page, area, words, address=address)
        to, *view = self._place(note.Dest if "/Dest" in note else action.D)
        return Link(page, area, words, to=self._numbers[to.objgen], view=tuple(_plain(view)))

    def _place(self, place: Any) -> Array:
        """A destination, which may be called by a name."""
        if isinstance(place, String):
            place = NameTree(self._pdf.Root.Names.Dests)[str(place)]
        elif isinstance(place, Name):
            place = self._pdf.Root.Dests[place]
        if isinstance(place, Dictionary):
            place = place.D
        if not isinstance(place, Array):
            raise TypeError("no destination")
        return place

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: number for number, page in enumerate(self._pdf.pages)}


def _plain(view: list[Any]) -> Iterator[Any]:
    """How a page is shown (ISO 32000-1, table 151): names, numbers, and null."""
    for one in view:
        if isinstance(one, Name):
            yield Name(str(one))
        else:
            yield None if one is None else float(one)
