"""Where the labels of a sheet stand: plain measures between the models and the paper."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

PAPER_WIDTH, PAPER_HEIGHT = Decimal(210), Decimal(297)  # A4, in mm
SAFE = Decimal("2.5")  # mm of a label kept free on each side: sheets are drawn in askew


@dataclass(frozen=True)
class Grid:
    """A sheet of labels on A4, in millimetres from its top left corner; a pitch is the way from
    the edge of a label to the same edge of the next."""

    name: str
    width: Decimal
    height: Decimal
    columns: int
    rows: int
    left: Decimal
    top: Decimal
    pitch_x: Decimal
    pitch_y: Decimal

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    @property
    def right(self) -> Decimal:
        """Where the last column ends."""
        return self.left + (self.columns - 1) * self.pitch_x + self.width

    @property
    def bottom(self) -> Decimal:
        """Where the last row ends."""
        return self.top + (self.rows - 1) * self.pitch_y + self.height

    def corner(self, number: int) -> tuple[Decimal, Decimal]:
        """The top left corner of a label, the first being 1; counted row by row."""
        row, column = divmod(number - 1, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def problems(self) -> dict[str, str]:
        """What cannot be, by the measure to look at."""
        found = {}
        if self.pitch_x < self.width:
            found["pitch_x"] = _(
                "The labels would overlap: each is %(size)s mm wide, and the next begins after "
                "%(pitch)s mm."
            ) % {"size": self.width, "pitch": self.pitch_x}
        elif self.right > PAPER_WIDTH:
            found["columns"] = _(
                "The columns reach %(end)s mm; the paper is %(paper)s mm wide."
            ) % {"end": self.right, "paper": PAPER_WIDTH}
        if self.pitch_y < self.height:
            found["pitch_y"] = _(
                "The labels would overlap: each is %(size)s mm high, and the next begins after "
                "%(pitch)s mm."
            ) % {"size": self.height, "pitch": self.pitch_y}
        elif self.bottom > PAPER_HEIGHT:
            found["rows"] = _("The rows reach %(end)s mm; the paper is %(paper)s mm high.") % {
                "end": self.bottom,
                "paper": PAPER_HEIGHT,
            }
        return found


# Label width, height; columns, rows; left, top margin; pitch across, down. From LibreOffice's
# labels.xml; the one of a single column has no pitch of its own.
_AVERY = """
L7159 64.0 33.86 3 8 6.46 13.06 66.54 33.86
L7160 63.5 38.1 3 7 7.2 15.15 66.04 38.1
L7161 63.5 46.56 3 6 7.21 8.82 66.04 46.56
L7162 99.06 33.87 2 8 4.67 13.02 101.6 33.87
L7163 99.06 38.1 2 7 4.67 15.15 101.6 38.1
L7164 63.5 71.97 3 4 7.21 4.57 66.04 71.97
L7165 99.06 67.73 2 4 4.67 13.04 101.6 67.73
L7166 99.06 93.13 2 3 4.67 8.81 101.6 93.13
L7168 199.6 143.53 1 2 5.2 4.97 199.6 143.53
L7173 99.06 57.0 2 5 4.67 6.0 101.6 57.0
L7651 38.1 21.17 5 13 4.67 10.9 40.64 21.17
"""


def _read(line: str) -> Grid:
    name, width, height, columns, rows, *rest = line.split()
    left, top, pitch_x, pitch_y = map(Decimal, rest)
    return Grid(
        name=f"Avery {name}",
        width=Decimal(width),
        height=Decimal(height),
        columns=int(columns),
        rows=int(rows),
        left=left,
        top=top,
        pitch_x=pitch_x,
        pitch_y=pitch_y,
    )


#: The sheets one can buy, by their numbers.
AVERY = {line.split()[0]: _read(line) for line in _AVERY.split("\n") if line}
