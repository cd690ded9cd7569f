import pytest

from recipients.importing.source import Reading, header, look, rows
from tests.recipients.importing.files import csv_file, xlsx_file

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
