"""Address labels: as many sheets as are needed, each address within its own label."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from weasyprint.document import Document

from correspondence.models.cover import Cover, titled
from correspondence.models.grid import PAPER_HEIGHT, PAPER_WIDTH, SAFE, Grid
from correspondence.pdf.engine import drawing_board, lay_out, sealed
from correspondence.pdf.fitting import Block, Type, fitted, refuse_missing_glyphs
from correspondence.pdf.press import CannotRender, on_the_press
from correspondence.pdf.printing import at_full_size

_TYPES = (
    Type("grand", 22, 9.8),
    Type("large", 11.5, 5.3),
    Type("wide", 10, 4.5),
    Type("plain", 8.8, 3.95),
    Type("dense", 8, 3.6),
    Type("dense close", 8, 3.6, close=True),
)
# The type to begin with, by the least width and height of a label, in mm.
_BEGIN = ((150, 100), (95, 55), (95, 0), (0, 0))
_X, _Y = Decimal("0.063"), Decimal("0.089")  # parts of the label kept free: 4, 3.4 mm of L7160
_DENSE_X = Decimal(4)  # mm
_NOTE = Decimal("9.5")  # mm of margin above the labels in which the note has room
_NO_SHIFT = (Decimal(0), Decimal(0))


@on_the_press(
    raises=(CannotRender,),
    seconds=60,
    too_much="These are too many labels for one file: choose fewer addressees.",
)
def render(
    covers: Sequence[Cover],
    grid: Grid,
    *,
    first: int = 1,
    shift: tuple[Decimal, Decimal] = _NO_SHIFT,
    outlines: bool = False,
) -> bytes:
    """Labels for these covers, in their order (PDF/A-3a and PDF/UA-1, A4).

    :param first: the first free label of the first sheet, counted row by row from 1.
    :param shift: mm by which the printer must print further to the right, and further down.
    :param outlines: draw the edges of the labels, for a test on plain paper.
    :raises CannotRender: if an address does not fit its label or has a character without a glyph,
        or if the shift would take text off the paper; the message names what it is.
    """
    refuse_missing_glyphs(covers)
    _refuse_beyond_paper(grid, shift)
    blocks = [_block(cover, grid, number, shift) for number, cover in enumerate(covers, first)]
    context = {
        "lang": get_language(),
        "title": titled(_("Address labels %(sheet)s") % {"sheet": grid.name}, covers),
        "author": covers[0].sender_name,
        "size": f"--width: {grid.width}mm; --height: {grid.height}mm",
        "shift": f"left: {shift[0]}mm; top: {shift[1]}mm",
        "outlines": outlines,
    }

    def draw() -> Document:
        sheets = _sheets(blocks, grid, is_blank=outlines or first == 1)
        html = render_to_string("paper/labels.html", {**context, "sheets": sheets})
        return lay_out(html, ("office", "labels"))

    with drawing_board():
        document = fitted(blocks, draw, into=_("a label of %(sheet)s") % {"sheet": grid.name})
        return at_full_size(sealed(document))


def _refuse_beyond_paper(grid: Grid, shift: tuple[Decimal, Decimal]) -> None:
    """A printer that is off by more than the margins cannot be helped by shifting."""
    right, down = shift
    inside = (
        grid.left + SAFE + right >= 0
        and grid.top + SAFE + down >= 0
        and grid.right - SAFE + right <= PAPER_WIDTH
        and grid.bottom - SAFE + down <= PAPER_HEIGHT
    )
    if not inside:
        raise CannotRender(
            _("With this printer's correction the labels of %(sheet)s would leave the paper.")
            % {"sheet": grid.name}
        )


def _block(cover: Cover, grid: Grid, number: int, shift: tuple[Decimal, Decimal]) -> Block:
    """The address that stands on the label of that number, counted on over the sheets."""
    _left, top = grid.corner((number - 1) % grid.count + 1)
    begin = next(i for i, (w, h) in enumerate(_BEGIN) if grid.width >= w and grid.height >= h)
    return Block(
        number=number,
        cover=cover,
        types=_TYPES[begin:],
        top=float(top + SAFE + shift[1]),
        floor=float(top + grid.height - SAFE + shift[1]),
    )


def _insets(grid: Grid, kind: Type) -> tuple[Decimal, Decimal]:
    """How far text stays from the sides of a label, and from its head; in mm."""
    across, down = (max(SAFE, round(part, 2)) for part in (grid.width * _X, grid.height * _Y))
    return min(across, _DENSE_X) if kind.is_dense else across, SAFE if kind.close else down


def _sheets(blocks: list[Block], grid: Grid, *, is_blank: bool) -> list[dict[str, Any]]:
    """The labels by sheet; where the first was printed on before, it has its note already."""
    last = (blocks[-1].number - 1) // grid.count
    sheets: list[dict[str, Any]] = [
        {"labels": [], "note": _note(grid, number + 1, last + 1)} for number in range(last + 1)
    ]
    if not is_blank:
        sheets[0]["note"] = ""
    for block in blocks:
        sheet, place = divmod(block.number - 1, grid.count)
        sheets[sheet]["labels"].append((block, _styles(block, grid, place + 1)))
    return sheets


def _note(grid: Grid, sheet: int, sheets: int) -> str:
    """What stands above the labels, where the margin has room for it."""
    if grid.top < _NOTE:
        return ""
    where = {"name": grid.name, "sheet": sheet, "sheets": sheets}
    words = _("%(name)s, sheet %(sheet)s of %(sheets)s. Print at 100 %%, not fitted to the page.")
    return words % where


def _styles(block: Block, grid: Grid, place: int) -> str:
    """Place and type of a label, as properties of the style sheet."""
    left, top = grid.corner(place)
    across, down = _insets(grid, block.type)
    return (
        f"left: {left}mm; top: {top}mm; --inset-x: {across}mm; --inset-y: {down}mm;"
        f" --size: {block.type.size}pt; --lead: {block.type.lead}mm; --beside: {block.beside:.2f}mm"
    )
