import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from recipients.dates import DayInput, TypedDateField, read_day

TODAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.9.2024", dt.date(2024, 9, 3)),
        ("03.09.2024", dt.date(2024, 9, 3)),
        ("3. 9. 2024", dt.date(2024, 9, 3)),
        ("2024-09-03", dt.date(2024, 9, 3)),
        ("3 September 2024", dt.date(2024, 9, 3)),
        ("3. september, 2024", dt.date(2024, 9, 3)),
        ("3 Sep 2024", dt.date(2024, 9, 3)),
        ("3 Sept. 2024", dt.date(2024, 9, 3)),
        ("  3   SEPTEMBER  2024 ", dt.date(2024, 9, 3)),
        ("today", TODAY),
        ("Yesterday", dt.date(2026, 2, 28)),
        ("29.2.2024", dt.date(2024, 2, 29)),
        ("25/12/2025", dt.date(2025, 12, 25)),
        ("12/25/2025", dt.date(2025, 12, 25)),
        ("4/4/2026", dt.date(2026, 4, 4)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, day):
    assert read_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.2.2026", "31 February 2026 is not a day. Write it like 3.9.2024"),
        ("2026-02-30", "30 February 2026 is not a day. Write it like 3.9.2024"),
        ("29 February 2025", "29 February 2025 is not a day. Write it like 3.9.2024"),
        ("5.13.2026", "5.13.2026 is not a day. Write it like 3.9.2024"),
        ("13/13/2026", "13/13/2026 is not a day. Write it like 3.9.2024"),
        ("3 Foo 2026", "3 foo 2026 is not a day. Write it like 3.9.2024"),
        ("soon", "soon is not a day. Write it like 3.9.2024"),
        ("3.9.24", "The year needs four digits. Write the day like 3.9.2024"),
        ("0000-01-01", "The year needs four digits. Write the day like 3.9.2024"),
        ("1.1.99999", "The year needs four digits. Write the day like 3.9.2024"),
        (
            "03/04/2026",
            "03/04/2026 can be read as two days. "
            "Write the day first and dots between, like 3.9.2024",
        ),
        ("\x00", " is not a day. Write it like 3.9.2024"),
        ("9" * 5000, f"{'9' * 40}… is not a day. Write it like 3.9.2024"),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        read_day(typed, today=TODAY)
    assert refused.value.messages == [sentence]


@given(st.text())
def test_nothing_typed_breaks_it(typed):
    field = TypedDateField(required=False)
    form = type("Typed", (forms.Form,), {"day": field})({"day": typed})
    form.is_valid()
    assert "\x00" not in str(form.errors)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_shown_is_read_back_as_the_same_day(day):
    shown = DayInput().format_value(day)
    assert shown is not None
    assert read_day(shown, today=TODAY) == day


def test_today_is_the_day_of_the_organization():
    with override_settings(TIME_ZONE="Pacific/Kiritimati"):  # 14 hours ahead of Greenwich
        ahead = TypedDateField().clean("today")
    with override_settings(TIME_ZONE="Etc/GMT+12"):  # 12 hours behind
        behind = TypedDateField().clean("today")
    assert ahead > behind


def test_the_field_says_what_it_understood_and_needs_an_answer():
    field = TypedDateField()
    assert "data-echo-date" in field.widget.attrs
    assert field.has_changed(TODAY, "1.3.2026") is False
    with pytest.raises(ValidationError):
        field.clean("")
    assert TypedDateField(required=False).clean("") is None
