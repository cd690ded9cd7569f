"""A table in a file: how it is read, how it looks, and why it cannot be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_COLUMNS = 500
LONGEST_CELL = 50_000
PREVIEWED_ROWS = 8

#: So many rows are looked at to see where the table begins.
HEAD_ROWS = 20

#: What a spreadsheet shows in a cell whose formula failed; no such cell is a name of anything.
ERROR_CELLS = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
    | {"#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"}
)

#: Stands for what no database keeps, NUL and halves of a character; no text has it either.
SUBSTITUTE = "\x1a"
_UNKEPT = re.compile("[\x00\ud800-\udfff]")

#: The number of a row as the file counts it, from 1, and its cells.
Row = tuple[int, list[str]]

_HIGHEST_TITLE = 10
_LEAST_WIDE = 3
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+|[\d\s.,:/+()-]*\d[\d\s.,:/+()-]*")


class Unreadable(Exception):
    """The file cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class Reading:
    """How a file is read: proposed by `look`, chosen by a person."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    has_header: bool = True


@dataclass(frozen=True)
class Preview:
    """One way in which the file could be read, with rows that show how it would come out.

    Certain is only what can be proved: Unicode that decodes to the last byte. A text in an
    encoding of eight bits decodes in every other one too, into other letters.
    """

    reading: Reading
    rows: list[list[str]]
    is_certain: bool


@dataclass(frozen=True)
class Look:
    """What a file turns out to be when it is opened, before anything is read from it."""

    is_workbook: bool
    previews: list[Preview]
    sheets: list[str] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def tidy(number: int, cells: list[str]) -> list[str]:
    """The cells of a row without space around them, line ends alike, empty ones at the end gone.

    Raises `Unreadable` where a row is wider or a cell longer than any real list has them.
    """
    tidied = [cell.strip() for cell in cells]
    if len(tidied) > MOST_COLUMNS or max(map(len, tidied), default=0) > LONGEST_CELL:
        while tidied and not tidied[-1]:
            tidied.pop()
        if len(tidied) > MOST_COLUMNS:
            raise Unreadable(too_many_columns(number))
        if max(map(len, tidied), default=0) > LONGEST_CELL:
            raise Unreadable(too_long(number))
    if any(_UNKEPT.search(cell) for cell in tidied):
        tidied = [_UNKEPT.sub(SUBSTITUTE, cell) for cell in tidied]
    if any("\r" in cell for cell in tidied):
        tidied = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in tidied]
    while tidied and not tidied[-1]:
        tidied.pop()
    return tidied


def too_many_columns(number: int) -> str:
    return _(
        "Row %(number)s has more than %(most)s columns. "
        "Leave only the columns that are needed, and save the file again"
    ) % {"number": number, "most": MOST_COLUMNS}


def too_long(number: int) -> str:
    return _(
        "Row %(number)s has a cell of more than %(most)s characters. Perhaps a quotation mark "
        "is opened there and never closed. Correct the row, and save the file again"
    ) % {"number": number, "most": LONGEST_CELL}


def title_height(rows: list[list[str]]) -> int:
    """How many rows above the table hold its title: one cell each, where the table has several."""
    filled = [sum(map(bool, cells)) for cells in rows[:HEAD_ROWS]]
    if max(filled, default=0) < _LEAST_WIDE:
        return 0
    height = next(place for place, count in enumerate(filled) if count > 1)
    return height if height <= _HIGHEST_TITLE else 0


def title_notes(height: int) -> list[str]:
    """What is left out above the table, in a sentence; none where nothing is."""
    if not height:
        return []
    return [
        ngettext(
            "%(count)s row above the header is left out",
            "%(count)s rows above the header are left out",
            height,
        )
        % {"count": height}
    ]


def preview(reading: Reading, rows: list[list[str]], *, is_certain: bool) -> Preview:
    """The first of these rows, read so; whether they begin with a header is proposed."""
    return Preview(
        reading=replace(reading, has_header=_has_header(rows)),
        rows=rows[:PREVIEWED_ROWS],
        is_certain=is_certain,
    )


def _has_header(rows: Iterable[list[str]]) -> bool:
    """Whether the first row names columns: it holds no address, number or date."""
    first = next(iter(rows), [])
    return not any(_VALUE.fullmatch(cell) for cell in first)


def column_names(first: list[str], *, width: int) -> list[str]:
    """The names of the columns: “Column 3” where there is none, and no name twice."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for place, cell in enumerate([*first, *[""] * (width - len(first))], start=1):
        name = " ".join(cell.split()) or _("Column %(place)s") % {"place": place}
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in seen:
            seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        seen.setdefault(names[-1], 1)
    return names


def padded(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """Every row at least as wide as the table, so that a column has a cell in each."""
    empty = [""] * width
    for number, cells in rows:
        yield number, cells + empty[len(cells) :]
