"""F079: days, numbers and truth in the cells of a workbook come out as a person sees them."""

import datetime as dt

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from recipients.spreadsheets.source import Reading, rows

DAY = dt.date(2024, 9, 3)


def first_cells(path):
    return [cells[0] for number, cells in rows(path, Reading(has_header=False))]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_days_are_iso_days_in_either_system(book, save, epoch):
    if epoch:
        book.epoch = epoch
    for value in (
        DAY,
        dt.datetime.combine(DAY, dt.time(14, 30)),
        dt.time(14, 30),
        dt.date(1950, 2, 28),
    ):
        book.active.append([value])
    assert first_cells(save()) == ["2024-09-03", "2024-09-03 14:30:00", "14:30", "1950-02-28"]


@pytest.mark.parametrize("number_format", ["DD.MM.YYYY", "[$-407]d. mmmm yyyy;@", "m/d/yy", "yyyy"])
def test_a_day_is_a_day_however_it_is_shown(book, save, number_format):
    book.active["A1"] = DAY
    book.active["A1"].number_format = number_format
    assert first_cells(save()) == ["2024-09-03"]


@pytest.mark.parametrize("serial", [-5, 2_958_466, 1e15])
def test_a_number_that_is_no_day_stays_a_number(book, save, serial):
    book.active["A1"] = serial
    book.active["A1"].number_format = "DD.MM.YYYY"
    assert first_cells(save()) == [f"{serial:.0f}"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (75008, "75008"),
        (75008.0, "75008"),
        (33142961234, "33142961234"),
        (4.4712345678901e13, "44712345678901"),
        (1e21, "1000000000000000000000"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (-0.0, "0"),
        (-3.25, "-3.25"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("007", "007"),
        ("  spaces  ", "spaces"),
        ("Rue 1\nParis", "Rue 1\nParis"),
    ],
)
def test_numbers_keep_their_digits(book, save, value, text):
    book.active.append([value])
    assert first_cells(save()) == [text]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1067, "00000", "01067"),
        (142961234, '0#" "##" "##" "##" "##', "01 42 96 12 34"),
        (123456789, "00000\\-0000", "12345-6789"),
        (441234567, '"+"00" "0000000', "+44 1234567"),
        (112233, "00000", "112233"),
        (-5, "00000", "-5"),
        (75008, "# ##0", "75008"),
        (75008, "#,##0.00", "75008"),
        (75008, "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "75008"),
        (7, "0", "7"),
        (7, "@", "7"),
    ],
)
def test_a_number_keeps_the_zeros_it_is_shown_with(book, save, number, number_format, text):
    book.active["A1"] = number
    book.active["A1"].number_format = number_format
    assert first_cells(save()) == [text]
