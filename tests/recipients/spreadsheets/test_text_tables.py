"""F078: separators, quotation marks, line ends and shapes; recognised, or refused with the row."""

import csv
import io
import time

import pytest

from recipients.spreadsheets.source import MOST_COLUMNS, Reading, Unreadable, header, look, rows
from tests.recipients.spreadsheets.files import csv_file, raw_file

TABLE = [["Name", "City", "E-mail"], ["Ministry of Trade, Industry", "Ulm; Bonn", "a@b.example"]]
COMMAS = Reading("utf-8", ",")


def whole(path):
    reading = look(path, file_name=path.name).previews[0].reading
    return [header(path, reading), *(cells for number, cells in rows(path, reading))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_recognised(tmp_path, separator, line_end):
    path = csv_file(tmp_path, TABLE * 3, separator=separator, line_end=line_end)
    assert look(path, file_name="x").previews[0].reading.separator == separator
    assert whole(path) == TABLE * 3


def test_line_ends_are_found_wherever_the_file_is_cut_into_pieces(tmp_path):
    line = "a" * 61 + "\r\n"  # 63 bytes, so that every cut falls elsewhere
    path = raw_file(tmp_path, (line * 20_000).encode())
    read = list(rows(path, Reading("utf-8", ",", has_header=False)))
    assert read == [(number, ["a" * 61]) for number in range(1, 20_001)]


def test_a_line_end_within_quotation_marks_belongs_to_the_cell(tmp_path):
    table = [["Name", "Address"], ["A", "Rue 1\r\n75008 Paris"], ["B", "Weg 2\rUlm"], ["C", "x"]]
    path = csv_file(tmp_path, table)
    assert list(rows(path, COMMAS)) == [
        (2, ["A", "Rue 1\n75008 Paris"]),
        (3, ["B", "Weg 2\nUlm"]),
        (4, ["C", "x"]),
    ]


def test_quotation_marks_within_a_cell(tmp_path):
    path = csv_file(tmp_path, [["Name", "B"], ['ООО "Ромашка"', "x"], ['"Заря" ООО', "y"]])
    assert whole(path)[1:] == [['ООО "Ромашка"', "x"], ['"Заря" ООО', "y"]]


def test_space_around_a_cell_is_dropped_also_before_a_quotation_mark(tmp_path):
    path = raw_file(tmp_path, b'Name, City\r\n  Alpha  , "Ulm, Donau" \r\n')
    assert list(rows(path, COMMAS)) == [(2, ["Alpha", "Ulm, Donau"])]


def test_the_line_in_which_excel_declares_the_separator_is_no_row(tmp_path):
    path = raw_file(tmp_path, b"sep=|\r\nName|Country\r\nA, B; C|DE\r\n")
    assert whole(path) == [["Name", "Country"], ["A, B; C", "DE"]]
    assert [number for number, cells in rows(path, Reading("utf-8", "|"))] == [2]


def test_a_list_of_one_column_with_commas_in_it_stays_one_column(tmp_path):
    lines = "Name\r\nTrade, Ministry of\r\nEnvironment, Climate, Ministry of\r\nDefence\r\n"
    assert whole(raw_file(tmp_path, lines.encode()))[1] == ["Trade, Ministry of"]
    every = "Name\r\n" + "Doe, Jane\r\n" * 30
    assert whole(raw_file(tmp_path, every.encode()))[1] == ["Doe, Jane"]


def test_short_rows_do_not_hide_the_separator_and_get_their_empty_cells(tmp_path):
    path = raw_file(tmp_path, b"A;B;C;D\r\n1, 2;2\r\n1, 2;2;3\r\n1;2\r\n1;2;3;4;5\r\n")
    assert whole(path)[1:] == [
        ["1, 2", "2", "", "", ""],
        ["1, 2", "2", "3", "", ""],
        ["1", "2", "", "", ""],
        ["1", "2", "3", "4", "5"],
    ]
    assert whole(path)[0] == ["A", "B", "C", "D", "Column 5"]


def test_a_title_above_the_table_does_not_hide_the_separator(tmp_path):
    path = raw_file(tmp_path, b"Ministries, 2026\r\n\r\nName;City;Mail\r\n" + b"A;B;C\r\n" * 9)
    assert look(path, file_name="x").previews[0].reading.separator == ";"


def test_empty_rows_are_left_out_and_counted(tmp_path):
    path = raw_file(tmp_path, b"\r\nName,B\r\n\r\n , \r\nA,1\r\n,,\r\nB,2\r\n")
    assert list(rows(path, COMMAS)) == [(5, ["A", "1"]), (7, ["B", "2"])]


def test_whether_the_first_row_names_the_columns_is_proposed(tmp_path):
    with_header = csv_file(tmp_path, TABLE)
    assert look(with_header, file_name="x").previews[0].reading.has_header
    without = csv_file(tmp_path, TABLE[1:], name="without.csv")
    assert not look(without, file_name="x").previews[0].reading.has_header


def test_a_doubled_header_is_told_apart_and_an_empty_one_gets_its_place(tmp_path):
    path = csv_file(tmp_path, [["A", "A", "", "A (2)", "A", "Two\nlines"], ["1"] * 7])
    assert header(path, COMMAS) == [
        "A",
        "A (2)",
        "Column 3",
        "A (2) (2)",
        "A (3)",
        "Two lines",
        "Column 7",
    ]


def test_only_a_header_is_a_table_without_rows(tmp_path):
    path = csv_file(tmp_path, TABLE[:1])
    assert look(path, file_name="x").previews[0].rows == TABLE[:1]
    assert list(rows(path, COMMAS)) == []


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b" , ,\r\n", b"\xef\xbb\xbf", b"sep=;\r\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    with pytest.raises(Unreadable, match="empty"):
        look(raw_file(tmp_path, content), file_name="x")


def test_more_columns_than_any_list_has_are_refused_with_the_row(tmp_path):
    path = csv_file(tmp_path, [["A", "B"], ["x"] * 5000, *[["x", "y"]] * 5])
    with pytest.raises(Unreadable, match=f"Row 2 has more than {MOST_COLUMNS} columns"):
        list(rows(path, COMMAS))
    with pytest.raises(Unreadable, match="Row 2"):
        look(path, file_name="x")


def test_five_thousand_empty_cells_behind_a_row_are_nothing(tmp_path):
    path = csv_file(tmp_path, [["A", "B"], ["x", "y", *[""] * 5000], *[["x", "y"]] * 5])
    assert whole(path) == [["A", "B"], *[["x", "y"]] * 6]


@pytest.mark.parametrize("length", [50_001, 200_000, 10_000_000])
@pytest.mark.parametrize("line", ["{}", '"{}"', '"{}'])
def test_a_huge_cell_is_refused_with_the_row(tmp_path, length, line):
    text = "Name,B\r\nx,y\r\n" + line.format("a" * length) + ",z\r\n"
    with pytest.raises(
        Unreadable, match=r"(?i)row 3 (has a cell of more than 50000|and never closed)"
    ):
        list(rows(raw_file(tmp_path, text.encode()), COMMAS))


def test_a_huge_cell_of_many_lines_is_refused_with_the_row(tmp_path):
    text = 'Name,B\r\nx,y\r\n"' + "line\r\n" * 100_000
    with pytest.raises(Unreadable, match=r"Row 3 .*quotation mark"):
        list(rows(raw_file(tmp_path, text.encode()), COMMAS))


def test_a_quotation_mark_that_swallows_the_file_is_named_with_its_row(tmp_path):
    text = "Name,B\r\nx,y\r\n" + '"Ministry,z\r\n' + "x,y\r\n" * 50
    path = raw_file(tmp_path, text.encode())
    with pytest.raises(Unreadable, match="quotation mark is opened in row 3 and never closed"):
        list(rows(path, COMMAS))


def test_a_last_line_without_an_end_is_a_row(tmp_path):
    for last in ("c,d", '"c",d', 'c,"d"'):
        path = raw_file(tmp_path, f"A,B\r\na,b\r\n{last}".encode())
        assert list(rows(path, COMMAS))[-1] == (3, ["c", "d"])


def test_control_characters_stay_for_the_checker_to_refuse(tmp_path):
    path = raw_file(tmp_path, "Name,B\r\nA\x00B,\x01\r\nC\u202eD,\ufeffE\r\n".encode())
    assert list(rows(path, COMMAS)) == [(2, ["A\x1aB", "\x01"]), (3, ["C\u202eD", "\ufeffE"])]


@pytest.mark.parametrize("separator", ["", "a", "::", "\n", '"', "\x00"])
def test_a_separator_that_is_not_offered_is_refused(tmp_path, separator):
    with pytest.raises(Unreadable, match="separator"):
        list(rows(csv_file(tmp_path, TABLE), Reading("utf-8", separator)))


def test_a_hundred_thousand_rows_stream(tmp_path):
    line = io.StringIO()
    csv.writer(line).writerow([f"Ministry of Affairs {place}, Office" for place in range(15)])
    path = raw_file(tmp_path, (line.getvalue() * 100_001).encode())
    started = time.process_time()
    assert sum(1 for row in rows(path, COMMAS)) == 100_000
    assert time.process_time() - started < 10  # about one second where nothing else runs
