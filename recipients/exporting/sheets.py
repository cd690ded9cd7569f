"""Rows as CSV and as a workbook; in neither does a program find a formula."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from recipients.exporting.rows import HEADERS
from recipients.spreadsheets.cells import defused

BOM = b"\xef\xbb\xbf"
#: Rows that a sheet of a workbook can hold, its header included.
MOST_ROWS = 1_048_576

_ROWS_AT_ONCE = 200
_WIDTH = 18
_TEXT = "@"
_SHEET = "xl/worksheets/sheet1.xml"
_END_OF_ROWS = b"</sheetData>"
_SIZE = re.compile(rb"<dimension [^>]*/>")  # of the empty sheet: some readers would stop there
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Layout:
    """The columns of a file: its title, their headers, and widths (in digits) where they differ."""

    title: str
    headers: list[str]
    widths: dict[str, int] = field(default_factory=dict)

    @property
    def letters(self) -> list[str]:
        """What a workbook calls the columns: A, B, C…"""
        return [get_column_letter(place) for place in range(1, len(self.headers) + 1)]


RECIPIENTS = Layout(
    "Recipients",
    HEADERS,
    {"Organization": 48, "Address": 36, "E-mail": 30, "Office": 28, "Holder": 28, "Note": 40},
)


def csv_parts(
    rows: Iterator[list[str]], *, with_bom: bool, layout: Layout = RECIPIENTS
) -> Iterator[bytes]:
    """A CSV file in UTF-8, some rows at a time: commas, every cell in quotes, formulas defused.

    Excel reads letters beyond ASCII rightly only with the mark in front (`with_bom`).
    """
    if with_bom:
        yield BOM
    lines = chain([layout.headers], rows)
    while some := list(islice(lines, _ROWS_AT_ONCE)):
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows([defused(cell) for cell in row] for row in some)
        yield out.getvalue().encode()


def workbook_parts(rows: Iterator[list[str]], *, layout: Layout = RECIPIENTS) -> Iterator[bytes]:
    """An XLSX file, some rows at a time; every cell is text, so nothing in it is a formula.

    openpyxl makes a workbook without rows; ours are put into its sheet on the way out, since it
    would take minutes and a file of its own for a long list. Letters that XML cannot hold
    (control characters) are left out. Raises `TooManyRows` rather than leave rows out.
    """
    sink = _Sink()
    empty, style = _without_rows(layout)
    columns = layout.letters
    with ZipFile(empty) as source, ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != _SHEET:
                archive.writestr(name, source.read(name))
        head, tail = source.read(_SHEET).split(_END_OF_ROWS)
        with archive.open(_SHEET, "w", force_zip64=True) as sheet:
            sheet.write(_SIZE.sub(b"", head))
            for some in _numbered(rows):
                sheet.write(
                    "".join(_row(row, number, style, columns) for number, row in some).encode()
                )
                yield sink.taken()
            sheet.write(_END_OF_ROWS + tail)
    yield sink.taken()


class TooManyRows(Exception):
    """More than a sheet can hold."""


class _Sink(io.RawIOBase):
    """What was written since it was last taken; cannot go back, as a connection cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, octets: Any) -> int:
        self.parts.append(bytes(octets))
        return len(octets)

    def taken(self) -> bytes:
        parts, self.parts = self.parts, []
        return b"".join(parts)


def _without_rows(layout: Layout) -> tuple[IO[bytes], int]:
    """A workbook with nothing but its header, which stays and is bold; the style of the rest."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title, sheet.freeze_panes = layout.title, "B2"
    for place, header in enumerate(layout.headers, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = layout.widths.get(header, _WIDTH), _TEXT
        cell = sheet.cell(1, place, header)
        cell.number_format, cell.font = _TEXT, Font(name="Calibri", size=11, bold=True)
    text = sheet.cell(1, len(layout.headers) + 1)
    text.number_format = _TEXT
    style = text.style_id
    sheet.delete_cols(len(layout.headers) + 1)
    out = io.BytesIO()
    book.save(out)
    return out, style


def _numbered(rows: Iterator[list[str]]) -> Iterator[list[tuple[int, list[str]]]]:
    """The rows below the header with their numbers, some at a time."""
    numbered = enumerate(rows, start=2)
    while some := list(islice(numbered, _ROWS_AT_ONCE)):
        if some[-1][0] > MOST_ROWS:
            raise TooManyRows
        yield some


def _row(row: list[str], number: int, style: int, columns: list[str]) -> str:
    """A row of text cells; empty ones are left out, but the last: each row is of full length."""
    cells = (
        f'<c r="{column}{number}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{_xml(text)}</t></is></c>'
        for column, text in zip(columns, row, strict=True)
        if text
    )
    end = "" if row[-1] else f'<c r="{columns[-1]}{number}" s="{style}"/>'
    return f'<row r="{number}">{"".join(cells)}{end}</row>'


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
