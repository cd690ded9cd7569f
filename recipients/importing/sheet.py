"""One sheet of a workbook, a row at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recipients.importing.cell import date_text, iso_text, number_text
from recipients.importing.parts import Parts, damaged
from recipients.importing.strings import unescaped
from recipients.importing.table import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Row,
    Unreadable,
    tidy,
    too_long,
    too_many_columns,
)

MOST_ROWS = 1_048_576


@dataclass(frozen=True)
class Formats:
    """How the cells of a workbook are to be read: shared strings, number formats, first year."""

    strings: Sequence[str]
    number_formats: Sequence[str]
    date_styles: frozenset[int]
    is_1904: bool


@dataclass
class Remarks:
    """Cells of a sheet that a person should know of, by their names (C14)."""

    formulas: int = 0
    without_result: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: int = 0


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
        self._is_reading_aloud = False
        self._has_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._is_text = not self._is_reading_aloud
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._is_reading_aloud = True
        elif name == "mergeCell":
            self.remarks.merged.append(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._is_text = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._is_reading_aloud = False

    def letters(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Unreadable(too_long(self._number))

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        number = int(float(stated)) if stated else self._number + 1
        if not self._number < number <= MOST_ROWS:
            raise damaged()
        self._number = number
        self._column = 0
        self._cells = {}
        self.remarks.hidden_rows += attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = _column(place) if place else self._column + 1
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

    def _read(self, stored: str) -> str:
        formats = self._formats
        if self._kind == "s":
            return formats.strings[int(stored)]
        if self._kind == "n":
            if self._style in formats.date_styles:
                return date_text(stored, is_1904=formats.is_1904)
            known = self._style < len(formats.number_formats)
            return number_text(stored, formats.number_formats[self._style] if known else "")
        if self._kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if self._kind == "e":
            self.remarks.errors.append(self._name())
            return stored
        return iso_text(stored) if self._kind == "d" else unescaped(stored)

    def _remark_formula(self, stored: str) -> None:
        self.remarks.formulas += 1
        if not stored and self._kind != "str":
            self.remarks.without_result.append(self._name())

    def _name(self) -> str:
        letters, column = "", self._column
        while column:
            column, place = divmod(column - 1, 26)
            letters = chr(ord("A") + place) + letters
        return f"{letters}{self._number}"

    def _end_row(self) -> None:
        if not self._cells:
            return
        cells = [""] * max(self._cells)
        for column, text in self._cells.items():
            cells[column - 1] = text
        if tidied := tidy(self._number, cells):
            self.rows.append((self._number, tidied))


def parsed(parts: Parts, name: str, parser: SheetParser) -> Iterator[Row]:
    """The rows of the sheet in the part of this name, as they are parsed."""
    pieces = parts.parse(name, start=parser.start, end=parser.end, letters=parser.letters)
    for _piece in pieces:
        yield from parser.rows
        parser.rows.clear()


def _column(place: str) -> int:
    """The column in the name of a cell, from 1: C14 is 3."""
    column = 0
    for letter in place.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
