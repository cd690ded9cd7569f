"""F080: what unpacks to more than anybody has, or claims to, is refused within seconds."""

import struct
import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from recipients.spreadsheets.source import Reading, Unreadable, look, rows
from tests.recipients.spreadsheets.files import repacked, shared, sheet_xml, xlsx_file

SHEET = "xl/worksheets/sheet1.xml"
SECONDS = 5
MEGABYTE = 2**20


@pytest.fixture
def plain(tmp_path):
    return xlsx_file(tmp_path, [["Name", "City"], ["A", "Ulm"]])


def refused(path, words):
    """Both ways into the file refuse it in time, and without unpacking it into memory."""
    for attempt in (lambda: look(path, file_name="x"), lambda: list(rows(path, Reading()))):
        tracemalloc.start()
        started = time.process_time()
        with pytest.raises(Unreadable, match=words):
            attempt()
        assert time.process_time() - started < SECONDS
        assert tracemalloc.get_traced_memory()[1] < 60 * MEGABYTE
        tracemalloc.stop()


def bomb(plain, part, megabytes):
    """The workbook with a part of that size, all spaces, and written without holding it."""
    path = plain.with_name("bomb.xlsx")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in set(old.namelist()) - {part}:
            new.writestr(name, old.read(name))
        with new.open(part, "w", force_zip64=True) as file:
            file.write(sheet_xml("").partition(b"</sheetData>")[0])
            for _piece in range(megabytes):
                file.write(b" " * MEGABYTE)
    return path


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/media/picture.png"])
def test_a_part_that_unpacks_to_hundreds_of_megabytes_is_refused(plain, part):
    refused(bomb(plain, part, 210), "unpacks to more")


def test_a_part_packed_as_no_real_sheet_is_is_refused(plain):
    refused(bomb(plain, SHEET, 30), "unpacks to more")


def test_many_parts_that_are_big_together_are_refused(plain):
    path = repacked(plain, {f"xl/media/{n}.png": b" " * 19 * MEGABYTE for n in range(16)})
    refused(path, "unpacks to more")


def test_many_thousand_parts_are_refused(plain):
    refused(repacked(plain, {f"xl/media/{n}": b"" for n in range(2001)}), "unpacks to more")


def test_a_part_that_lies_about_its_size_is_refused(plain):
    """The directory says 1,000 bytes; what is packed is far more."""
    path = bomb(plain, SHEET, 30)
    content = bytearray(path.read_bytes())
    start = content.index(b"PK\x01\x02", content.rindex(SHEET.encode()) - 46)
    assert content[start + 46 :].startswith(SHEET.encode())
    content[start + 24 : start + 28] = struct.pack("<L", 1000)
    path.write_bytes(content)
    refused(path, "damaged")


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>',
    ],
)
@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"],
)
def test_entities_are_refused_in_every_part(plain, start, part):
    path = shared(plain)
    with zipfile.ZipFile(path) as archive:
        content = archive.read(part)
    head, _end, body = content.rpartition(b"?>")
    declared = (head + b"?>" if head else b"") + start.encode() + body
    refused(repacked(path, {part: declared}), "damaged")


def test_a_claim_of_a_million_rows_of_sixteen_thousand_columns_costs_nothing(plain):
    xml = sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="1048576"><c r="A1048576"><v>7</v></c><c r="XFD1048576" s="0"/></row>'
    ).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    started = time.process_time()
    path = repacked(plain, {SHEET: xml})
    assert list(rows(path, Reading())) == [(1_048_576, ["7"])]
    assert time.process_time() - started < 1


def test_a_cell_without_end_is_refused_before_it_is_whole(plain):
    letters = "".join(chr(97 + n * n % 26) for n in range(1000)) * 15_000
    cells = f'<row r="1"/><row r="2"><c r="A2" t="inlineStr"><is><t>{letters}</t></is></c></row>'
    path = repacked(plain, {SHEET: sheet_xml(cells)})
    refused(path, "Row 2 has a cell of more than 50000 characters")


def test_more_cells_than_can_be_read_in_time_are_refused(plain, monkeypatch):
    monkeypatch.setattr("recipients.spreadsheets.sheet.MOST_CELLS", 1000)
    path = repacked(plain, {SHEET: sheet_xml(f"<row>{'<c/>' * 600}</row>" * 2)})
    refused(path, "unpacks to more")


def test_parts_packed_in_another_way_or_locked_are_refused(plain):
    other = plain.with_name("other.xlsx")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    refused(other, "damaged")
    content = bytearray(plain.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked = plain.with_name("locked.xlsx")
    locked.write_bytes(content)
    refused(locked, "protected by a password")


def test_a_workbook_of_many_rows_streams(tmp_path):
    path = tmp_path / "big.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for number in range(5_000):
        sheet.append([f"Ministry no. {number}", *[f"{number}-{place}" for place in range(11)]])
    book.save(path)
    started = time.process_time()
    tracemalloc.start()
    assert sum(1 for row in rows(path, Reading(has_header=False))) == 5_000
    assert tracemalloc.get_traced_memory()[1] < 3 * MEGABYTE
    tracemalloc.stop()
    assert time.process_time() - started < 30
