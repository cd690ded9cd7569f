"""F079: workbooks as other programs write them, and as they are when something is broken."""

import zipfile

import pytest

from recipients.spreadsheets.source import Reading, Unreadable, look, rows
from tests.recipients.spreadsheets.files import repacked, shared, sheet_xml, xlsx_file

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def plain(tmp_path):
    return xlsx_file(tmp_path, [["Name", "City"], ["A", "Ulm"]])


def part_of(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def read(path):
    return list(rows(path, Reading(has_header=False)))


def test_a_formula_is_read_as_the_result_saved_with_it(plain):
    cells = (
        '<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>Ministry</v></c>'
        '<c r="B1"><f>40*1000</f><v>40000</v></c><c r="C1" t="b"><f>TRUE()</f><v>1</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    path = repacked(plain, {SHEET: sheet_xml(cells)})
    assert read(path) == [(1, ["Ministry", "40000", "TRUE", "", "#DIV/0!"])]
    assert look(path, file_name="x").notes == [
        "List: 5 formulas are read as the results saved with them",
        "List: cells with an error instead of a value: E1",
    ]


def test_rows_and_cells_without_names_follow_one_another(plain):
    cells = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    assert read(repacked(plain, {SHEET: sheet_xml(cells)})) == [(1, ["1", "2"]), (3, ["3", ""])]


def test_a_prefix_before_the_elements_changes_nothing(plain):
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr">'
        "<x:is><x:r><x:t>Ul</x:t></x:r><x:r><x:t>m</x:t></x:r></x:is></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    assert read(repacked(plain, {SHEET: xml.encode()})) == [(2, ["", "Ulm"])]


def test_texts_that_the_sheets_share_are_read(plain):
    assert read(shared(plain)) == read(plain) == [(1, ["Name", "City"]), (2, ["A", "Ulm"])]


def test_strict_workbooks_are_read(plain):
    strict = "http://purl.oclc.org/ooxml/"
    changes = {}
    for part, old, new in (
        (SHEET, MAIN, f"{strict}spreadsheetml/main"),
        ("xl/workbook.xml", MAIN, f"{strict}spreadsheetml/main"),
        (
            "xl/workbook.xml",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            f"{strict}officeDocument/relationships",
        ),
    ):
        content = changes.get(part) or part_of(plain, part)
        assert old.encode() in content
        changes[part] = content.replace(old.encode(), new.encode())
    cells = '<row r="1"><c r="A1" t="d"><v>2024-09-03T00:00:00</v></c></row>'
    changes[SHEET] = sheet_xml(cells).replace(MAIN.encode(), f"{strict}spreadsheetml/main".encode())
    assert read(repacked(plain, changes)) == [(1, ["2024-09-03"])]


def test_reading_aids_of_east_asian_names_are_no_part_of_them(plain):
    xml = (
        f'<sst xmlns="{MAIN}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>'
    )
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    path = repacked(shared(plain), {"xl/sharedStrings.xml": xml.encode(), SHEET: sheet_xml(cells)})
    assert read(path) == [(1, ["東京"])]


def test_macros_and_links_to_other_workbooks_are_told_and_left_alone(plain):
    link = b'<externalLink xmlns="x"/>'
    path = repacked(
        plain,
        {"xl/vbaProject.bin": b"Sub Auto_Open", "xl/externalLinks/externalLink1.xml": link},
        name="list.xlsm",
    )
    assert [number for number, cells in read(path)] == [1, 2]
    macros, links = look(path, file_name="list.xlsm").notes
    assert "macros" in macros
    assert "not followed" in links


def test_a_chart_that_is_a_sheet_is_no_table(plain):
    relations = part_of(plain, "xl/_rels/workbook.xml.rels")
    changed = relations.replace(b"relationships/worksheet", b"relationships/chartsheet")
    assert changed != relations
    with pytest.raises(Unreadable, match="holds no rows"):
        look(repacked(plain, {"xl/_rels/workbook.xml.rels": changed}), file_name="x")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="11"><v>1</v></c></row>',
        '<row r="1"><c r="é1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="inf"><c r="A1"><v>1</v></c></row>',
        '<row r="0"><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        f'<row r="{"9" * 5000}"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_a_broken_sheet_is_damaged(plain, cells):
    path = repacked(shared(plain), {SHEET: sheet_xml(cells)})
    for attempt in (read, lambda path: look(path, file_name="x")):
        with pytest.raises(Unreadable, match="damaged"):
            attempt(path)


@pytest.mark.parametrize("number", ["1E400", "-1E999999999", "NaN", "Infinity", "x", "1e1e1"])
def test_what_is_no_number_is_an_error_of_the_cell(plain, number):
    cells = f'<row r="1"><c r="A1"><v>{number}</v></c></row>'
    assert read(repacked(plain, {SHEET: sheet_xml(cells)})) == [(1, ["#NUM!"])]


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET])
def test_a_part_that_is_missing_is_damage(plain, part):
    with pytest.raises(Unreadable, match="damaged"):
        look(repacked(plain, {part: None}), file_name="x")


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml"])
def test_parts_that_hold_no_values_may_be_missing(plain, part):
    assert len(read(repacked(plain, {part: None}))) == 2


@pytest.mark.parametrize("size", [30, 500, 2000, -1, -30])
def test_half_a_workbook_is_damaged(plain, size):
    cut = plain.with_name("cut.xlsx")
    cut.write_bytes(plain.read_bytes()[:size])
    with pytest.raises(Unreadable, match="damaged"):
        look(cut, file_name="cut.xlsx")
