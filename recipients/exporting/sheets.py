"""Rows as CSV and as a workbook; in neither does a program find a formula."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, islice
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from recipients.exporting.rows import HEADERS
from recipients.importing.cells import defused

BOM = b"\xef\xbb\xbf"
#: Rows of one sheet of a workbook, its header included; more go to a further sheet.
MOST_ROWS = 1_048_576

_ROWS_AT_ONCE = 200
_WIDTHS = {"Organization": 48, "Address": 36, "E-mail": 30, "Office": 28, "Holder": 28, "Note": 40}
_WIDTH = 18
_TEXT = "@"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def csv_parts(rows: Iterator[list[str]], *, with_bom: bool) -> Iterator[bytes]:
    """A CSV file in UTF-8, some rows at a time: commas, every cell in quotes, formulas defused.

    Excel reads letters beyond ASCII rightly only with the mark in front (`with_bom`).
    """
    if with_bom:
        yield BOM
    lines = chain([HEADERS], rows)
    while some := list(islice(lines, _ROWS_AT_ONCE)):
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows([defused(cell) for cell in row] for row in some)
        yield out.getvalue().encode()


def workbook(rows: Iterator[list[str]]) -> IO[bytes]:
    """An XLSX file, to be read from its start and then closed; every cell is text.

    Letters that XML cannot hold (control characters) are left out.
    """
    book = Workbook(write_only=True)
    first = next(rows, None)
    while first is not None:
        _fill(book, chain([first], islice(rows, MOST_ROWS - 2)))
        first = next(rows, None)
    if not book.worksheets:
        _fill(book, iter([]))
    with ExitStack() as to_close:
        out = to_close.enter_context(tempfile.TemporaryFile())
        book.save(out)
        to_close.pop_all()
    out.seek(0)
    return out


def _fill(book: Workbook, rows: Iterator[list[str]]) -> None:
    """One sheet: a bold header that stays, columns as wide as what is mostly in them."""
    number = len(book.worksheets) + 1
    sheet = book.create_sheet("Recipients" if number == 1 else f"Recipients {number}")
    sheet.freeze_panes = "A2"
    for place, header in enumerate(HEADERS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(header, _WIDTH)
    cells = [WriteOnlyCell(sheet) for _header in HEADERS]  # written again and again: it is faster
    for cell in cells:
        cell.number_format, cell.font = _TEXT, Font(bold=True)
    sheet.append([_written(cell, header) for cell, header in zip(cells, HEADERS, strict=True)])
    for cell in cells:
        cell.font = Font()
    for row in rows:
        sheet.append(
            [_written(cell, text) if text else None for cell, text in zip(cells, row, strict=True)]
        )


def _written(cell: Cell, text: str) -> Cell:
    """The cell with that text, which stays text even where it begins like a formula."""
    cell.value = _NO_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    cell.data_type = "s"
    return cell
