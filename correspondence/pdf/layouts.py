"""What each layout leaves for the address; all millimetres are in its style sheet."""

from dataclasses import dataclass

from correspondence.models.kind import Layout


@dataclass(frozen=True)
class Room:
    """What fits on page one, in millimetres.

    `address` is the height for the lines of the address in its field, below the return line and
    above the free foot; `return_line` the width of the line above it, 0 where there is none.
    """

    address: float
    return_line: float


#: Heights and widths of the fields after KOMA-Script's letter class and DIN 5008; of the field's
#: height 4 mm belong to the return line.
ROOM = {
    Layout.DIN5008A: Room(address=41, return_line=80),
    Layout.DIN5008B: Room(address=41, return_line=80),
    Layout.NF: Room(address=39, return_line=90),
    Layout.SWISS_RIGHT: Room(address=35, return_line=82),
    Layout.SWISS_LEFT: Room(address=41, return_line=95),
    Layout.US10: Room(address=28.6, return_line=0),
    Layout.US_DOUBLE: Room(address=28.6, return_line=0),
    Layout.UN_FORMAL: Room(address=38, return_line=0),
}
