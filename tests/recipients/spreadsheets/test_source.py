import pytest

from recipients.spreadsheets.source import Reading, header, look, rows
from tests.recipients.spreadsheets.files import csv_file, xlsx_file

TABLE = [["Name", "Country", "Name", ""], ["Médecins", "FR", "MSF", ""], [], ["Ärzte", "DE"]]
NAMES = ["Name", "Country", "Name (2)"]


@pytest.fixture(params=["csv", "xlsx"])
def path(request, tmp_path):
    return (csv_file if request.param == "csv" else xlsx_file)(tmp_path, TABLE)


def test_rows_are_numbered_as_the_file_counts_them(path):
    reading = look(path, file_name=path.name).previews[0].reading
    assert list(rows(path, reading)) == [(2, ["Médecins", "FR", "MSF"]), (4, ["Ärzte", "DE", ""])]


def test_columns_have_names_that_tell_them_apart(path):
    reading = look(path, file_name=path.name).previews[0].reading
    assert header(path, reading) == NAMES


def test_without_a_header_the_first_row_is_a_row_like_any_other(path):
    reading = Reading("utf-8", ",", has_header=False)
    assert header(path, reading) == ["Column 1", "Column 2", "Column 3"]
    assert [number for number, cells in rows(path, reading)] == [1, 2, 4]


@pytest.mark.parametrize("value", ["https://www.uda.ad/", "info@uda.ad", "1988"])
def test_a_first_row_with_values_is_no_header(tmp_path, value):
    path = csv_file(tmp_path, [["AD", "University of Andorra", value]])
    [preview] = look(path, file_name=path.name).previews
    assert not preview.reading.has_header


TITLE = [["List of ministries"], ["as of 3 September 2024", ""], []]


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_title_above_the_table_is_left_out_and_told(tmp_path, make):
    path = make(tmp_path, [*TITLE, *TABLE])
    seen = look(path, file_name=path.name)
    [preview] = seen.previews
    assert preview.rows[0] == TABLE[0][:3]
    assert preview.reading.has_header
    assert seen.notes[0].endswith("2 rows above the header are left out")
    assert header(path, preview.reading) == NAMES
    assert [number for number, cells in rows(path, preview.reading)] == [5, 7]


def test_a_title_is_left_out_of_every_preview(tmp_path):
    path = csv_file(tmp_path, [*TITLE, *TABLE], encoding="cp1252", separator=";")
    seen = look(path, file_name=path.name)
    assert len(seen.previews) > 1
    assert all(preview.rows[0] == TABLE[0][:3] for preview in seen.previews)
    assert seen.previews[0].rows[1:] == [["Médecins", "FR", "MSF"], ["Ärzte", "DE"]]


@pytest.mark.parametrize(
    "table",
    [
        [["Name"], ["A"], ["B"]],
        [["Name"], ["A", "1"], ["B", "2"]],
        [["Name", "A", "B"], ["x"], ["y", "1", "2"]],
        [*[["x"]] * 11, ["A", "B", "C"]],
    ],
)
def test_a_first_row_that_is_no_title_is_the_header(tmp_path, table):
    path = csv_file(tmp_path, table)
    reading = Reading("utf-8", ",")
    assert header(path, reading)[0] == table[0][0]
    assert [number for number, cells in rows(path, reading)] == list(range(2, len(table) + 1))
