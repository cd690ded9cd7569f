"""One sheet of a workbook, a row at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recipients.spreadsheets.cell import date_text, iso_text, number_text
from recipients.spreadsheets.parts import Elements, Parts, damaged, too_big
from recipients.spreadsheets.strings import unescaped
from recipients.spreadsheets.styles import Styles
from recipients.spreadsheets.table import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Row,
    Unreadable,
    tidy,
    too_long,
    too_many_columns,
)

MOST_ROWS = 1_048_576
MOST_CELLS = 5_000_000  # with the empty ones that only have a colour
_WIDEST = 16_384
_NAMED = 5


@dataclass(frozen=True)
class Formats:
    """How the cells of a workbook are to be read: shared strings, styles, first year."""

    strings: Sequence[str]
    styles: Styles
    is_1904: bool


@dataclass
class Places:
    """The names of the first cells of some sort (C14), and how many there are."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        self.count += 1
        if len(self.first) < _NAMED:
            self.first.append(name)


@dataclass
class Remarks:
    """What a person should know of a sheet."""

    title: int = 0  # rows above the header
    formulas: int = 0
    hidden_rows: int = 0
    without_result: Places = field(default_factory=Places)
    errors: Places = field(default_factory=Places)
    merged: Places = field(default_factory=Places)


class SheetParser:
    """Takes the elements of a sheet and makes rows of them."""

    def __init__(self, formats: Formats) -> None:
        self.rows: list[Row] = []
        self.remarks = Remarks()
        self._formats = formats
        self._number = 0
        self._column = 0
        self._cells: dict[int, str] = {}
        self._kind = ""
        self._style = 0
        self._text: list[str] = []
        self._length = 0
        self._is_text = False
        self._is_aid = False
        self._has_formula = False
        self._count = 0

    def elements(self) -> Elements:
        text, aid = self._start_text, self._start_aid
        return Elements(
            starts={
                "row": self._start_row,
                "c": self._start_cell,
                "v": text,
                "t": text,
                "f": self._start_formula,
                "rPh": aid,
                "mergeCell": self._start_merged,
            },
            ends={
                "row": self._end_row,
                "c": self._end_cell,
                "v": self._end_text,
                "t": self._end_text,
                "rPh": self._end_aid,
            },
            letters=self._letters,
        )

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        number = int(float(stated)) if stated else self._number + 1
        if not self._number < number <= MOST_ROWS:
            raise damaged()
        self._number = number
        self._column = 0
        self._cells = {}
        self.remarks.hidden_rows += attributes.get("hidden") in ("1", "true")

    def _end_row(self) -> None:
        if not self._cells:
            return
        cells = [""] * max(self._cells)
        for column, text in self._cells.items():
            cells[column - 1] = text
        if tidied := tidy(self._number, cells):
            self.rows.append((self._number, tidied))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = _column(place) if place else self._column + 1
        self._count += 1
        if self._column > _WIDEST:
            raise damaged()
        if self._count > MOST_CELLS:
            raise too_big()
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._text = []
        self._length = 0
        self._has_formula = False

    def _end_cell(self) -> None:
        stored = "".join(self._text)
        if self._has_formula:
            self._remark_formula(stored)
        if not stored:
            return
        if self._column > MOST_COLUMNS:
            if stored.strip():
                raise Unreadable(too_many_columns(self._number))
            return
        self._cells[self._column] = self._read(stored)

    def _start_text(self, _attributes: dict[str, str]) -> None:
        self._is_text = not self._is_aid

    def _end_text(self) -> None:
        self._is_text = False

    def _start_aid(self, _attributes: dict[str, str]) -> None:
        self._is_aid = True

    def _end_aid(self) -> None:
        self._is_aid = False

    def _letters(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Unreadable(too_long(self._number))

    def _start_formula(self, _attributes: dict[str, str]) -> None:
        self._has_formula = True

    def _start_merged(self, attributes: dict[str, str]) -> None:
        self.remarks.merged.add(attributes.get("ref", ""))

    def _read(self, stored: str) -> str:
        formats = self._formats
        if self._kind == "s":
            return formats.strings[int(stored)]
        if self._kind == "n":
            if self._style in formats.styles.dates:
                return date_text(stored, is_1904=formats.is_1904)
            return number_text(stored, formats.styles.number_format(self._style))
        if self._kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if self._kind == "e":
            self.remarks.errors.add(self._name())
            return stored
        return iso_text(stored) if self._kind == "d" else unescaped(stored)

    def _remark_formula(self, stored: str) -> None:
        self.remarks.formulas += 1
        if not stored and self._kind != "str":
            self.remarks.without_result.add(self._name())

    def _name(self) -> str:
        letters, column = "", self._column
        while column:
            column, place = divmod(column - 1, 26)
            letters = chr(ord("A") + place) + letters
        return f"{letters}{self._number}"


def parsed(parts: Parts, name: str, parser: SheetParser) -> Iterator[Row]:
    """The rows of the sheet in the part of this name, as they are parsed."""
    for _piece in parts.parse(name, parser.elements()):
        yield from parser.rows
        parser.rows.clear()


@lru_cache(maxsize=1000)
def _column_of(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and letters.isupper()):
        raise ValueError(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _column(place: str) -> int:
    """The column in the name of a cell, from 1: C14 is 3."""
    return _column_of(place.rstrip("0123456789"))
