"""F079: a workbook says what a person sees in it, and what cannot be said is named."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from recipients.spreadsheets.source import MOST_COLUMNS, Reading, Unreadable, header, look, rows
from tests.recipients.spreadsheets.files import xlsx_file


def first_cells(path, **reading):
    return [cells[0] for number, cells in rows(path, Reading(has_header=False, **reading))]


def test_rich_text_is_text(book, save):
    bold = TextBlock(InlineFont(b=True), "Ministry")
    book.active["A1"] = CellRichText(bold, " of ", TextBlock(InlineFont(i=True), "Justice"))
    assert first_cells(save()) == ["Ministry of Justice"]


def test_formulas_without_a_result_are_empty_and_named(book, save):
    book.active.append(["Name", "E-mail"])
    book.active.append(["A", '="a"&"@example.org"'])
    path = save()
    assert list(rows(path, Reading())) == [(2, ["A", ""])]
    assert look(path, file_name="x").notes == [
        "List: formulas without a saved result are read as empty cells: B2"
    ]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#NAME?", "#DIV/0!"])
def test_errors_are_shown_and_named(book, save, error):
    book.active.append(["Name", "City"])
    book.active.append(["A", error])
    path = save()
    assert list(rows(path, Reading())) == [(2, ["A", error])]
    assert look(path, file_name="x").notes == ["List: cells with an error instead of a value: B2"]


def test_of_merged_cells_the_first_holds_the_value(book, save):
    for row in (["Country", "Name"], ["France", "A"], [None, "B"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    path = save()
    assert [cells for number, cells in rows(path, Reading())] == [["France", "A"], ["", "B"]]
    assert look(path, file_name="x").notes == [
        "List: of merged cells only the first holds the value: A2:A3"
    ]


def test_of_many_cells_a_few_are_named_and_the_others_counted(book, save):
    for _row in range(40):
        book.active.append(["#REF!"])
    [note] = look(save(), file_name="x").notes
    assert note.endswith("A1, A2, A3, A4, A5 and 35 more")


def test_hidden_rows_are_read_and_told(book, save):
    for row in (["Name"], ["A"], ["B"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    path = save()
    assert [number for number, cells in rows(path, Reading())] == [2, 3]
    assert look(path, file_name="x").notes == ["List: 1 hidden row is read too"]


def test_each_visible_sheet_is_shown_and_hidden_ones_are_left_out_by_name(tmp_path):
    sheets = {"Secret": [["x"]], "A": [["Name"], ["a"]], "B": [["Nom"], ["b"]], "Empty": []}
    path = xlsx_file(tmp_path, sheets=sheets, hidden=["Secret"])
    seen = look(path, file_name="x")
    assert (seen.is_workbook, seen.sheets, seen.hidden_sheets) == (True, ["A", "B"], ["Secret"])
    assert [preview.rows[0] for preview in seen.previews] == [["Name"], ["Nom"]]
    assert all(preview.is_certain for preview in seen.previews)
    assert seen.notes == ["Hidden sheets are left out: Secret"]
    assert header(path, seen.previews[1].reading) == ["Nom"]
    assert list(rows(path, Reading(sheet="B"))) == [(2, ["b"])]
    assert header(path, Reading()) == ["Name"]


@pytest.mark.parametrize("sheet", ["Nowhere", "\x00", "../../etc/passwd"])
def test_a_sheet_that_is_not_there_is_refused(tmp_path, sheet):
    with pytest.raises(Unreadable, match="no sheet"):
        list(rows(xlsx_file(tmp_path, [["A"]]), Reading(sheet=sheet)))


def test_a_workbook_without_rows_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="holds no rows"):
        look(xlsx_file(tmp_path, []), file_name="x")


def test_rows_are_numbered_as_the_sheet_numbers_them(book, save):
    book.active["B3"] = "Name"
    book.active["C900000"] = "A"
    assert list(rows(save(), Reading())) == [(900_000, ["", "", "A"])]


def test_columns_beyond_any_list_are_refused_where_they_hold_anything(book, save):
    book.active.append(["Name"])
    book.active.cell(2, 16384).value = "  "
    assert first_cells(save()) == ["Name"]
    book.active.cell(3, MOST_COLUMNS + 1).value = "x"
    with pytest.raises(Unreadable, match=f"Row 3 has more than {MOST_COLUMNS} columns"):
        first_cells(save())


def test_characters_that_xml_cannot_hold_come_out_for_the_checker(book, save):
    book.active.append(["A_x0000_B_x000D_\nC_xD800__x005F_x0041_"])
    assert first_cells(save()) == ["A\x1aB\nC_xD800__x0041_"]
