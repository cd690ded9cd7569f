"""A file of recipients, opened: what it is, what its columns are called, and its rows."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from recipients.spreadsheets.cells import armed
from recipients.spreadsheets.kind import is_workbook
from recipients.spreadsheets.table import (
    ERROR_CELLS,
    LONGEST_CELL,
    MOST_COLUMNS,
    Look,
    Preview,
    Reading,
    Row,
    Unreadable,
    column_names,
    padded,
    title_height,
)
from recipients.spreadsheets.text_look import look_at_text
from recipients.spreadsheets.text_table import text_rows
from recipients.spreadsheets.workbook import look_at_workbook, sheet_rows

__all__ = [
    "ERROR_CELLS",
    "LONGEST_CELL",
    "MOST_COLUMNS",
    "Look",
    "Preview",
    "Reading",
    "Unreadable",
    "header",
    "look",
    "rows",
]

_SAMPLED_ROWS = 100


def look(path: Path, *, file_name: str) -> Look:
    """The ways in which the file could be read; `file_name` only as a word in messages.

    Raises `Unreadable` where there is none.
    """
    return look_at_workbook(path) if is_workbook(path) else look_at_text(path)


def rows(path: Path, reading: Reading) -> Iterator[Row]:
    """The rows below the header, each with its number as the file counts them from 1.

    A title above the header is left out with it. Cells are text without space around it; each row
    has a cell for each of the columns that `header` names, and more only where the row itself is
    longer. Empty rows are counted and left out. Memory does not grow with the file. Raises
    `Unreadable`, also in the middle.
    """
    found = _found(path, reading)
    first = list(islice(found, _SAMPLED_ROWS))
    sample = [cells for number, cells in first]
    above = title_height(sample) + 1 if reading.has_header else 0
    yield from padded(chain(first[above:], found), max(map(len, sample), default=0))


def header(path: Path, reading: Reading) -> list[str]:
    """The names of the columns: “Column 3” where there is none, “Name (2)” where it is doubled."""
    first = [cells for number, cells in islice(_found(path, reading), _SAMPLED_ROWS)]
    names = first[title_height(first)] if first and reading.has_header else []
    return column_names(names, width=max(map(len, first), default=0))


def _found(path: Path, reading: Reading) -> Iterator[Row]:
    if is_workbook(path):
        return sheet_rows(path, reading.sheet)
    found = text_rows(path, encoding=reading.encoding, separator=reading.separator)
    return ((number, [armed(cell) for cell in cells]) for number, cells in found)
