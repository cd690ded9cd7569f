import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipients.exporting import sheets
from recipients.exporting.rows import HEADERS
from recipients.spreadsheets.cells import armed

FORMULAS = [
    '=HYPERLINK("http://x.example")',
    "+41 22",
    "-1",
    "@SUM(1)",
    "\t=1",
    "%x",
    "＝1",
    ' "=1',
]
SCRIPTS = ["Комиссия", "جامعة الدول العربية", "İstanbul Işıklı Şirketi", "İ; 日本, “x”"]
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")


def row(*cells: str) -> list[str]:
    return [*cells, *[""] * (len(HEADERS) - len(cells))]


def csv_read(*written: list[str], with_bom: bool = False) -> list[list[str]]:
    octets = b"".join(sheets.csv_parts(iter(written), with_bom=with_bom))
    text = octets.decode("utf-8-sig" if with_bom else "utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def book_read(*written: list[str]) -> list[list]:
    octets = b"".join(sheets.workbook_parts(iter(written)))
    sheet = openpyxl.load_workbook(io.BytesIO(octets)).worksheets[0]
    return list(sheet.iter_rows())


@given(st.lists(st.text(LETTERS), min_size=len(HEADERS), max_size=len(HEADERS)))
def test_whatever_is_written_as_csv_is_read_back(cells):
    header, read = csv_read(cells)
    assert header == HEADERS
    assert [armed(cell) for cell in read] == cells


def test_no_cell_of_a_csv_file_opens_a_formula():
    (_header, read) = csv_read(row(*FORMULAS))
    assert read[: len(FORMULAS)] == [f"'{cell}" for cell in FORMULAS]


def test_every_cell_of_a_csv_file_is_in_quotes():
    octets = b"".join(sheets.csv_parts(iter([row("a", "")]), with_bom=False))
    assert octets.splitlines()[1].startswith(b'"a","",')


@pytest.mark.parametrize("with_bom", [False, True])
def test_every_script_is_read_back_with_and_without_the_mark(with_bom):
    octets = b"".join(sheets.csv_parts(iter([row(*SCRIPTS)]), with_bom=with_bom))
    assert octets.startswith(b"\xef\xbb\xbf") == with_bom
    assert csv_read(row(*SCRIPTS), with_bom=with_bom)[1] == row(*SCRIPTS)


def test_every_cell_of_a_workbook_is_text():
    _header, read = book_read(row(*FORMULAS, *SCRIPTS, "123", "2024-09-03", "TRUE", "#N/A"))
    written = [cell for cell in read if cell.value is not None]
    texts = [*FORMULAS, *SCRIPTS, "123", "2024-09-03", "TRUE", "#N/A"]
    assert [cell.value for cell in written] == texts
    assert {cell.data_type for cell in written} == {"s"}
    assert {cell.number_format for cell in written} == {"@"}


def test_the_header_of_a_workbook_stays_and_is_bold():
    octets = b"".join(sheets.workbook_parts(iter([row("a")])))
    sheet = openpyxl.load_workbook(io.BytesIO(octets)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADERS
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width == 48
    assert sheet.column_dimensions["B"].number_format == "@"


@given(st.text(LETTERS, min_size=1))
def test_what_a_workbook_cannot_hold_is_left_out(text):
    _header, read = book_read(row("a", f"<&>]]>{text}"))
    kept = "".join(one for one in text if one >= " " or one in "\t\n\r")
    kept = (
        kept.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\uffff", "")
    )
    assert read[1].value == f"<&>]]>{kept}"


def test_a_program_that_reads_row_by_row_reads_every_row():
    octets = b"".join(sheets.workbook_parts(iter([row("a"), row("", "b")])))
    sheet = openpyxl.load_workbook(io.BytesIO(octets), read_only=True).worksheets[0]
    read = list(sheet.iter_rows(values_only=True))
    assert [line[:2] for line in read[1:]] == [("a", None), (None, "b")]
    assert {len(line) for line in read} == {len(HEADERS)}


def test_a_workbook_without_rows_has_its_header():
    assert [[cell.value for cell in line] for line in book_read()] == [HEADERS]


def test_rows_are_never_left_out_in_silence(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert len(book_read(row("a"), row("b"))) == 3
    with pytest.raises(sheets.TooManyRows):
        book_read(row("a"), row("b"), row("c"))
