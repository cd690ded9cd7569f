"""Holidays are entered many at once, corrected and removed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from recipients.models import Organization
from tests.recipients.factories import make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


@pytest.fixture
def league(db) -> Organization:
    return make_organization("League", country="EG")


def test_several_days_are_typed_at_once(keeping, league):
    year = timezone.localdate().year
    typed = f"""{year}-01-01 New Year

        25.1.{year}, Revolution Day
        1 May {year} – Labour Day
        24.12.{year}"""
    answer = keeping.post(page("holiday_new", league), {"days": typed})
    assert answer["Location"] == f"{league.get_absolute_url()}#holiday"
    assert [(one.day_on.isoformat()[5:], one.name) for one in league.holidays.all()] == [
        ("01-01", "New Year"),
        ("01-25", "Revolution Day"),
        ("05-01", "Labour Day"),
        ("12-24", ""),
    ]
    assert len(told(league)) == 4
    shown = words(keeping.get(league.get_absolute_url()))
    assert f"Works Sunday to Thursday; 4 holidays in {year}" in shown
    assert "The weekend is the usual one of its country; not verified." in shown


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("New Year", "Line 2: “New Year” does not begin with a day."),
        ("2026-02-30 Nothing", "Line 2: “2026-02-30 Nothing” does not begin with a day."),
        ("3/4/2026 Either", "Line 2: 3/4/2026 can be read as two days."),
        ("1.1.26 Short", "Line 2: The year needs four digits."),
        ("2026-01-01 Again", "Line 2: 1 January 2026 is a holiday already."),
        ("2026-12-25 Entered", "Line 2: 25 December 2026 is a holiday already."),
        ("2026-01-02 " + "x" * 81, "Line 2: The name has more than 80 letters."),
        ("9" * 400, "does not begin with a day."),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_kept(keeping, league, line, sentence):
    league.holidays.create(day_on=dt.date(2026, 12, 25))
    typed = f"2026-01-01 New Year\n{line}"
    answer = keeping.post(page("holiday_new", league), {"days": typed})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "2026-01-01 New Year" in answer.text  # what was typed is still there
    assert league.holidays.count() == 1


@pytest.mark.parametrize("typed", ["", " \n ", "\x00", "\n".join(["2026-01-01"] * 201)])
def test_what_holds_no_holidays_is_refused(keeping, league, typed):
    assert keeping.post(page("holiday_new", league), {"days": typed}).status_code == 422
    assert not league.holidays.exists()


def test_sent_twice_it_is_kept_once(keeping, league):
    for status in (302, 422):
        answer = keeping.post(page("holiday_new", league), {"days": "2026-01-01"})
        assert answer.status_code == status
    assert league.holidays.count() == 1


def test_a_holiday_is_corrected_and_removed(keeping, league):
    holiday = league.holidays.create(day_on=dt.date(2026, 1, 1), name="New Yaer")
    other = league.holidays.create(day_on=dt.date(2026, 1, 2))
    facts = {"day_on": "1.1.2026", "name": "New Year"}
    assert keeping.post(page("holiday_edit", holiday), facts).status_code == 302
    taken = keeping.post(page("holiday_edit", other), facts)
    assert "This day is a holiday already." in words(taken)
    keeping.post(page("holiday_remove", holiday))
    assert league.holidays.get() == other
    assert told(league) == [
        "Holiday removed: 2026-01-01 New Year",
        "Holiday changed: 2026-01-01 New Yaer",
    ]
