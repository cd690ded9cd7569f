"""Cover sheets: for whom a pack is, and which documents must be in it.

Many packs have the same documents. What their cover sheets have in common is set once, and lies
under the lines that are one addressee's own: four times as fast as setting each of them.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple, Self

from correspondence.models.pack import Pack
from correspondence.pdf.binder import Binder, Pages
from correspondence.pdf.papers import lines_of, set_paper
from correspondence.pdf.plan import Document, Plan, cover_pages


class _Row(NamedTuple):
    """One line of the list: which document, and on which sheets of the pack it must be."""

    title: str
    language: str
    pages: int
    first: int
    last: int
    reason: str

    @classmethod
    def of(cls, document: Document) -> Self:
        title, language, pages = "", "", document.pages
        if part := document.part:
            title, language, pages = part.title, part.language, part.pages
        return cls(title, language, pages, document.first, document.last, document.reason)


class _Shape(NamedTuple):
    """What a cover sheet has in common with others; the first row is the cover sheet itself."""

    sender: str
    language: str
    rows: tuple[_Row, ...]


class Covers:
    """The cover sheets of a plan, set for some packs at a time."""

    def __init__(self, planned: Plan, binder: Binder) -> None:
        self._planned = planned
        self._binder = binder
        self._letter = planned.packs[0].addressee.letter
        self._grounds: dict[_Shape, Pages] = {}

    def of(self, packs: Sequence[Pack]) -> dict[int, Pages]:
        """The pages of their cover sheets, by the numbers of the packs."""
        shapes = {pack.number: self._shape(pack) for pack in packs}
        self._set_grounds(dict.fromkeys(shapes.values()))
        names = [self._name(pack, len(self._grounds[shapes[pack.number]])) for pack in packs]
        written = set_paper("cover_names", {"letter": self._letter, "names": names})
        pages = self._binder.pages_in(written.content)
        return {
            pack.number: self._binder.over(
                self._grounds[shapes[pack.number]], [pages[n] for n in written.of(name["mark"])]
            )
            for pack, name in zip(packs, names, strict=True)
        }

    def _shape(self, pack: Pack) -> _Shape:
        who = pack.addressee
        sender = who.printed.sender_name if who.sheet else ""
        rows = tuple(map(_Row.of, self._planned.documents(pack)))
        return _Shape(sender, who.language, rows)

    def _set_grounds(self, shapes: dict[_Shape, None]) -> None:
        """Set the cover sheets that are not known yet, without a name on them."""
        new = [shape for shape in shapes if shape not in self._grounds]
        if not new:
            return
        covers = [self._ground(f"cover-{n}", shape) for n, shape in enumerate(new)]
        paper = set_paper("covers", {"letter": self._letter, "covers": covers})
        pages = self._binder.pages_in(paper.content)
        for cover, shape in zip(covers, new, strict=True):
            self._grounds[shape] = [pages[n] for n in paper.of(cover["mark"])]

    def _ground(self, mark: str, shape: _Shape) -> dict[str, Any]:
        """What stands on every cover sheet of a shape."""
        cover, *listed = shape.rows
        rows = iter(listed)
        pages = [list(islice(rows, n)) for n in cover_pages([one.reason for one in listed])]
        return {
            "mark": mark,
            "sender": shape.sender,
            "subject": self._letter.text_in(shape.language),
            "last": cover.last,
            "pages": pages,
            "sheets": shape.rows[-1].last,
            "both_sides": self._planned.both_sides,
        }

    def _name(self, pack: Pack, pages: int) -> dict[str, Any]:
        """What stands on the cover sheet of one pack alone."""
        return {
            "mark": f"name-{pack.number}",
            "pack": pack,
            "address": lines_of(pack.addressee.address_block.splitlines()),
            "more_pages": range(2, pages + 1),
        }
