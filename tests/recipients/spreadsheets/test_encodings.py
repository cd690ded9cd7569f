"""F075: Unicode is proved, the rest is chosen by a person, and no letter is ever guessed."""

import pytest

from recipients.spreadsheets.encoding import decoded
from recipients.spreadsheets.source import Reading, Unreadable, header, look, rows
from tests.recipients.spreadsheets.files import csv_file, raw_file

RUSSIAN = [["Наименование", "Адрес"], ["Министерство юстиции", "ул. Житная, 14"]]
TURKISH = [["Ad", "Şehir"], ["Dışişleri Bakanlığı", "İstanbul"]]
ARABIC = [["الاسم", "البلد"], ["وزارة الخارجية", "مصر"]]
FRENCH = [["Nom de l'élu", "Commune"], ["Béranger", "Orléans"]]


def cells(path, reading):
    return [header(path, reading), *(cells for number, cells in rows(path, reading))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("table", [RUSSIAN, TURKISH, ARABIC, FRENCH])
def test_unicode_is_certain_and_leaves_no_mark_in_the_first_header(tmp_path, encoding, table):
    path = csv_file(tmp_path, table, encoding=encoding)
    [preview] = look(path, file_name="list.csv").previews
    assert preview.is_certain
    assert preview.rows == cells(path, preview.reading) == table


@pytest.mark.parametrize("mark", ["le", "be"])
def test_utf_16_is_read_in_either_byte_order(tmp_path, mark):
    text = "\ufeff" + "Name;Country\r\nΥπουργείο;GR\r\n"
    path = raw_file(tmp_path, text.encode(f"utf-16-{mark}"))
    [preview] = look(path, file_name="list.csv").previews
    assert preview.rows == [["Name", "Country"], ["Υπουργείο", "GR"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_forgot_its_mark_is_recognised_but_not_certain(tmp_path, encoding):
    path = csv_file(tmp_path, FRENCH * 20, encoding=encoding)
    [preview] = look(path, file_name="list.csv").previews
    assert (preview.reading.encoding, preview.is_certain) == (encoding, False)
    assert preview.rows[:2] == FRENCH


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (FRENCH, "cp1252"),
        ([["Όνομα"], ["Υπουργείο Εξωτερικών"]], "cp1253"),
        ([["Název"], ["Ministerstvo zahraničních věcí"]], "cp1250"),
    ],
)
def test_eight_bits_are_never_certain_and_the_right_way_is_among_the_previews(
    tmp_path, table, encoding
):
    path = csv_file(tmp_path, table, encoding=encoding, separator=";")
    previews = look(path, file_name="list.csv").previews
    assert len(previews) > 1
    assert not any(preview.is_certain for preview in previews)
    right = {preview.reading.encoding: preview for preview in previews}[encoding]
    assert right.rows == cells(path, right.reading) == table


def test_turkish_and_russian_bytes_pass_for_each_other(tmp_path):
    """Why nothing is guessed: both decode without an error, into other words."""
    path = csv_file(tmp_path, TURKISH, encoding="cp1254")
    ways = {preview.reading.encoding for preview in look(path, file_name="x").previews}
    assert {"cp1251", "cp1254"} <= ways


def test_previews_show_the_rows_in_which_the_encodings_differ(tmp_path):
    table = [["Name", "City"], *[["Plain", "Plain"]] * 200, ["Dışişleri", "İzmir"]]
    path = csv_file(tmp_path, table, encoding="cp1254")
    previews = {p.reading.encoding: p.rows for p in look(path, file_name="x").previews}
    assert previews["cp1254"] == [["Name", "City"], ["Dışişleri", "İzmir"]]
    assert previews["cp1251"] != previews["cp1254"]


def test_encodings_in_which_a_byte_means_nothing_are_not_offered(tmp_path):
    path = raw_file(tmp_path, b"Name\r\nA \x98 \xcf\xee\r\n")  # 0x98: nothing in cp1251
    ways = [preview.reading.encoding for preview in look(path, file_name="x").previews]
    assert "cp1251" not in ways
    assert "cp1252" in ways


def test_a_wrong_encoding_names_the_row_and_the_byte(tmp_path):
    table = [["Name"], *[[f"Ministry {number}"] for number in range(2, 5000)], ["Café"]]
    path = csv_file(tmp_path, table, encoding="cp1252")
    read = []
    with pytest.raises(Unreadable, match=r"Row 5000 holds the byte 0xE9.*UTF-8"):
        read.extend(rows(path, Reading("utf-8", ",")))
    assert read[-1][0] == 4999


def test_a_row_over_several_lines_counts_as_one_in_the_error(tmp_path):
    path = raw_file(tmp_path, b'Name\r\n"One\r\nTwo\r\nThree"\r\nCaf\xe9\r\n')
    with pytest.raises(Unreadable, match="Row 3 holds the byte 0xE9"):
        list(rows(path, Reading("utf-8", ",")))


@pytest.mark.parametrize(("first", "second"), [("utf-8", "cp1251"), ("cp1251", "utf-8")])
@pytest.mark.parametrize("times", [1, 40])
def test_a_file_that_mixes_encodings_is_refused_with_its_rows(tmp_path, first, second, times):
    lines = ["Название\r\n".encode(first)] * times + ["Москва\r\n".encode(second)]
    path = raw_file(tmp_path, b"Name\r\n" + b"".join(lines))
    rows_named = {"row 2", f"row {times + 2}"}
    with pytest.raises(Unreadable, match="mixes encodings") as refusal:
        look(path, file_name="list.csv")
    assert all(row in str(refusal.value) for row in rows_named)


def test_a_marked_file_with_a_foreign_row_is_refused_when_it_is_read(tmp_path):
    path = raw_file(tmp_path, b"\xef\xbb\xbfName\r\nOne\r\nCaf\xe9\r\n")
    reading = Reading("utf-8", ",")
    with pytest.raises(Unreadable, match="Row 3"):
        list(rows(path, reading))
    with pytest.raises(Unreadable, match="Row 3"):
        look(path, file_name="list.csv")


@pytest.mark.parametrize(
    "content", [b"Name\nA\xed\xa0\x80\n", "Name\n\ud800".encode("utf-8", "surrogatepass")]
)
def test_half_a_surrogate_is_no_letter(tmp_path, content):
    with pytest.raises(Unreadable, match="Row 2"):
        list(rows(raw_file(tmp_path, content), Reading("utf-8", ",")))


@pytest.mark.parametrize("encoding", ["", "idna", "rot13", "base64", "no\x00such", "latin-1"])
def test_an_encoding_that_is_not_offered_is_refused(tmp_path, encoding):
    with pytest.raises(Unreadable, match="Choose the encoding"):
        list(rows(csv_file(tmp_path, FRENCH), Reading(encoding, ",")))


def test_no_replacement_character_ever_comes_out(tmp_path):
    for encoding in ("cp1251", "cp1252", "cp1254", "cp1256", "utf-16"):
        path = csv_file(tmp_path, TURKISH, encoding="cp1254")
        try:
            read = str(list(rows(path, Reading(encoding, ","))))
        except Unreadable:
            continue
        assert "\ufffd" not in read


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_what_stands_before_a_broken_letter_of_utf_16_is_read_without_the_mark(tmp_path, encoding):
    text = "\ufeffName\r\nOne\r\n".encode(encoding) + "\ud800x".encode(encoding, "surrogatepass")
    path = raw_file(tmp_path, text)
    with pytest.raises(Unreadable, match="Row 3 holds the byte"):
        list(rows(path, Reading("utf-16", ",")))
    read = []
    with pytest.raises(UnicodeDecodeError):
        read.extend(decoded(path, "utf-16"))
    assert "".join(read) == "Name\r\nOne\r\n"
