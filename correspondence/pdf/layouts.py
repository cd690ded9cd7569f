"""What each layout leaves room for; all millimetres are in its style sheet."""

from dataclasses import dataclass

from correspondence.models.kind import Layout
from correspondence.models.sheet import Sheet
from correspondence.pdf.press import CannotRender

_MM = 96 / 25.4  # CSS pixels
_HALF_PIXEL = 0.5
_ADDRESS_LEAD = {"ar": 5.5}  # mm from line to line of the address; else 4.55

#: Left, top, right and bottom on a page, in CSS pixels.
type Place = tuple[float, float, float, float]


@dataclass(frozen=True)
class Room:
    """What fits on page one, in millimetres.

    `address` is the height for the lines of the address in its field, below the return line and
    above the free foot; `return_line` the width of the line above it, 0 where there is none;
    `sender` the height of the letterhead's names above what comes next, `foot` that of its lines
    at the foot, below the text or the address.
    """

    address: float
    return_line: float
    sender: float
    foot: float = 23


#: Heights and widths of the fields after KOMA-Script's letter class and DIN 5008; of the field's
#: height 4 mm belong to the return line.
ROOM = {
    Layout.DIN5008A: Room(address=41, return_line=80, sender=17.9),
    Layout.DIN5008B: Room(address=41, return_line=80, sender=29.9),
    Layout.NF: Room(address=39, return_line=90, sender=19.9),
    Layout.SWISS_RIGHT: Room(address=35, return_line=82, sender=29.9),
    Layout.SWISS_LEFT: Room(address=41, return_line=95, sender=24.4),
    Layout.US10: Room(address=28.6, return_line=0, sender=37, foot=22.6),
    Layout.US_DOUBLE: Room(address=28.6, return_line=0, sender=37, foot=22.6),
    Layout.UN_FORMAL: Room(address=38, return_line=0, sender=24, foot=19),
}


def refuse_overflow(places: dict[str, Place], sheet: Sheet) -> None:
    """
    :param places: where the parts of page one stand.
    :raises CannotRender: for what does not fit the window and would be cut by the envelope, and for
        a letterhead that would run into other parts.
    """
    room = ROOM[Layout(sheet.layout)]
    if _height(places, "addressee") > room.address:
        lines = int(room.address / _ADDRESS_LEAD.get(sheet.language, 4.55))
        raise CannotRender(
            "The address does not fit the window of the envelope: shorten a line or leave one out "
            f"({lines} lines fit; a long line counts as two)."
        )
    left, _, right, _ = places.get("return-line", (0, 0, 0, 0))
    if right - left > room.return_line * _MM + _HALF_PIXEL:
        raise CannotRender(
            "The sender's return line does not fit above the address: shorten it to about "
            "seventy letters."
        )
    if _height(places, "sender") > room.sender:
        raise CannotRender(
            "The sender's name takes so many lines that it runs into the address: shorten it, or "
            "the line below it."
        )
    if _height(places, "foot") > room.foot:
        raise CannotRender("The sender's lines at the foot run into the text: shorten them.")


def _height(places: dict[str, Place], name: str) -> float:
    """In millimetres, less what rounding may add."""
    _, top, _, bottom = places.get(name, (0, 0, 0, 0))
    return (bottom - top - _HALF_PIXEL) / _MM
