"""Addresses in the room there is: set smaller until they fit, and refused by name if none does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from weasyprint.document import Document

from correspondence.models.cover import Cover
from correspondence.pdf.address import Line, set_lines
from correspondence.pdf.glyphs import named, without_glyph
from correspondence.pdf.press import CannotRender

_MM = 96 / 25.4  # CSS pixels
_TOLERANCE = 0.1  # mm


class Type(NamedTuple):
    """A size of type: its class in the style sheet, letters in points, lines in mm.

    In a `close` one the reference stands beside the last line of the address instead of below.
    """

    name: str
    size: float
    lead: float
    close: bool = False

    @property
    def is_dense(self) -> bool:
        return self.name.startswith("dense")


class Box(NamedTuple):
    """Where a piece stands on its page, in mm from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Block:
    """One address on its way to the paper, where it may stand from `top` to `floor`, in mm.

    `types` are those still to be tried, the largest first.
    """

    number: int
    cover: Cover
    types: tuple[Type, ...]
    top: float
    floor: float
    boxes: dict[str, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Types in which the lines would be too many even if none is broken need no trial."""
        while len(self.types) > 1 and len(self.lines) * self.type.lead > self.floor - self.top:
            self.types = self.types[1:]

    @property
    def type(self) -> Type:
        return self.types[0]

    @cached_property
    def lines(self) -> list[Line]:
        cover = self.cover
        return set_lines(cover.lines, country=cover.country, via=cover.via, language=cover.language)

    @property
    def dir(self) -> str:
        """The side from which the address is read: that of its first line."""
        return self.lines[0].dir if self.lines else "ltr"

    @property
    def beside(self) -> float:
        """The width of the reference, in mm, once it was drawn."""
        reference = self.boxes.get("ref")
        return reference.right - reference.left if reference else 0

    @property
    def fits(self) -> bool:
        """Whether the address, as drawn, ends above what stands below it."""
        edges = [self.floor]
        if "ref" in self.boxes and not self.type.close:
            edges.append(self.boxes["ref"].top)
        return self.boxes["to"].bottom <= min(edges) + _TOLERANCE


def _measure(document: Document, blocks: dict[int, Block]) -> None:
    """Note where the pieces called “to-7” and “ref-7” stand, and take the names off again."""
    for page in document.pages:
        for name in list(page.anchors):
            piece, number = name.split("-")
            edges = page.anchors.pop(name)
            blocks[int(number)].boxes[piece] = Box(*(edge / _MM for edge in edges))


def fitted(blocks: list[Block], draw: Callable[[], Document], *, into: str) -> Document:
    """Draw until every block fits, each time those that did not in their next smaller type.

    :param into: what they are to fit, for the message ("a label of Avery L7160").
    :raises CannotRender: which names every address that does not fit in the smallest.
    """
    by_number = {block.number: block for block in blocks}
    while True:
        document = draw()
        _measure(document, by_number)
        crowded = [block for block in blocks if not block.fits]
        if not crowded:
            return document
        hopeful = [block for block in crowded if len(block.types) > 1]
        if not hopeful:
            names = "; ".join(dict.fromkeys(block.cover.who for block in crowded))
            words = _("The address does not fit %(into)s: %(names)s. Take a larger one.")
            raise CannotRender(words % {"into": into, "names": names})
        for block in hopeful:
            block.types = block.types[1:]


def refuse_missing_glyphs(covers: Iterable[Cover]) -> None:
    """
    :raises CannotRender: where an address has a character that no shipped typeface has.
    """
    for cover in covers:
        text = "\n".join([*cover.lines, cover.reference, cover.sender_name, cover.sender_line])
        if missing := without_glyph(text):
            raise CannotRender(
                _("%(who)s: the typefaces have no sign for %(signs)s.")
                % {"who": cover.who, "signs": ", ".join(map(named, missing[:5]))}
            )
