"""Days as people type them."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

_LIKE = "3.9.2024"
_YEAR_FIRST = re.compile(r"(?P<year>\d{1,9})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{1,9})")
_IN_WORDS = re.compile(r"(?P<day>\d{1,2})\.?\s(?P<month>[^\W\d_]+)\.?,?\s(?P<year>\d{1,9})")
_SLASHES = re.compile(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{1,9})")

_ENGLISH = tuple(dt.date(2024, month, 1).strftime("%B").casefold() for month in range(1, 13))


def read_day(typed: str, *, today: dt.date | None) -> dt.date:
    """The day somebody typed: 3.9.2024, 2024-09-03, 3 September 2024, today, yesterday.

    In a file, which is older than the day it is read on, `today` is None and no day has a name.
    Raises `ValidationError` with a sentence for the person who typed it.
    """
    text = " ".join(typed.replace("\x00", " ").split()).casefold()
    if today and text in (near := _near(today)):
        return near[text]
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month = found["month"]
            number = int(month) if month.isdecimal() else _month(month)
            return _day(int(found["year"]), number, int(found["day"]), typed=text)
    if match := _SLASHES.fullmatch(text):
        return _between_slashes(match, text)
    raise _not_a_day(text)


def in_words(day: dt.date) -> str:
    """A day as it is shown: 3 September 2024."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def _near(today: dt.date) -> dict[str, dt.date]:
    one = dt.timedelta(days=1)
    days = {"today": today, "yesterday": today - one, "tomorrow": today + one}
    return days | {_(word).casefold(): day for word, day in days.items()}


def _month(name: str) -> int:
    """The number of a month by its name or the first three letters of it; 0: no such month."""
    for names in (_ENGLISH, [str(MONTHS[number]).casefold() for number in range(1, 13)]):
        for number, full in enumerate(names, start=1):
            if name in (full, full[:3], full[:4]):
                return number
    return 0


def _between_slashes(match: re.Match[str], text: str) -> dt.date:
    """Day and month in either order, where only one order makes sense."""
    one, other, year = (int(match[part]) for part in ("one", "other", "year"))
    if one <= 12 and other <= 12 and one != other:
        raise ValidationError(
            _(
                "%(typed)s can be read as two days. "
                "Write the day first and dots between, like %(like)s"
            )
            % {"typed": text, "like": _LIKE},
            code="ambiguous",
        )
    day, month = (other, one) if other > 12 else (one, other)
    return _day(year, month, day, typed=text)


def _day(year: int, month: int, day: int, *, typed: str) -> dt.date:
    if not 1000 <= year <= 9999:
        raise ValidationError(
            _("The year needs four digits. Write the day like %(like)s") % {"like": _LIKE},
            code="year",
        )
    try:
        return dt.date(year, month, day)
    except ValueError:
        words = f"{day} {MONTHS[month]} {year}" if month in MONTHS else typed
        raise _not_a_day(words) from None


def _not_a_day(words: str) -> ValidationError:
    return ValidationError(
        _("%(typed)s is not a day. Write it like %(like)s")
        % {"typed": words if len(words) <= 40 else f"{words[:40]}…", "like": _LIKE},
        code="invalid",
    )


class DayInput(forms.TextInput):
    """A day is typed; the page reads it back in words (`data-echo-date`)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-echo-date": "", "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, dt.date):
            return f"{value.day}.{value.month}.{value.year}"
        return value and str(value)


class TypedDateField(forms.DateField):
    """A day as people type it; "today" is today in the organization's time zone."""

    widget = DayInput

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        return read_day(str(value), today=timezone.localdate())
