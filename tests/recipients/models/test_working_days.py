"""Counting working days (F159, F160)."""

import datetime as dt

import pytest

from recipients.models import Holiday, Organization, Weekend, WorkingCalendar
from recipients.models.working_days import usual_weekend
from tests.recipients.factories import make_organization
from tests.recipients.reading import told

WESTERN = WorkingCalendar(Weekend.SATURDAY_SUNDAY.days)
ARAB = WorkingCalendar(Weekend.FRIDAY_SATURDAY.days)
FRIDAY_ALONE = WorkingCalendar(Weekend.FRIDAY.days)
NEW_YEAR = WorkingCalendar(Weekend.SATURDAY_SUNDAY.days, frozenset({dt.date(2026, 1, 1)}))
EMPTY = WorkingCalendar()


@pytest.mark.parametrize(
    ("calendar", "start", "n", "day"),
    [
        # 2025-03-21 is a Friday
        (WESTERN, "2025-03-21", 1, "2025-03-24"),
        (WESTERN, "2025-03-22", 1, "2025-03-24"),  # from a Saturday: day 1 is the Monday
        (WESTERN, "2025-03-23", 1, "2025-03-24"),
        (WESTERN, "2025-03-24", 1, "2025-03-25"),  # the day itself does not count
        (WESTERN, "2025-03-21", 5, "2025-03-28"),
        (WESTERN, "2025-03-21", 10, "2025-04-04"),
        (ARAB, "2025-03-20", 1, "2025-03-23"),  # after Thursday comes Sunday
        (ARAB, "2025-03-21", 1, "2025-03-23"),
        (ARAB, "2025-03-21", 5, "2025-03-27"),
        (ARAB, "2025-03-21", 6, "2025-03-30"),
        (FRIDAY_ALONE, "2025-03-20", 1, "2025-03-22"),
        (NEW_YEAR, "2025-12-31", 1, "2026-01-02"),  # over the year end, over the holiday
        (NEW_YEAR, "2026-01-01", 1, "2026-01-02"),  # from a holiday
        (NEW_YEAR, "2025-12-31", 2, "2026-01-05"),
        (WESTERN, "2025-12-31", 1, "2026-01-01"),
        (WESTERN, "2024-02-28", 1, "2024-02-29"),  # a leap year
        (WESTERN, "2024-02-29", 1, "2024-03-01"),
        (WESTERN, "2025-02-28", 1, "2025-03-03"),
        (EMPTY, "2024-02-28", 2, "2024-03-01"),
        (EMPTY, "2025-03-21", 10, "2025-03-31"),
        (EMPTY, "2025-12-31", 1, "2026-01-01"),
    ],
)
def test_working_days_after_a_day(calendar, start, n, day):
    assert calendar.after(dt.date.fromisoformat(start), n) == dt.date.fromisoformat(day)


def test_the_nth_day_is_a_working_day_and_between_lie_exactly_the_others():
    start = dt.date(2025, 12, 20)
    for n in range(1, 30):
        day = NEW_YEAR.after(start, n)
        between = [start + dt.timedelta(days=one) for one in range(1, (day - start).days + 1)]
        assert NEW_YEAR.is_working(day)
        assert sum(NEW_YEAR.is_working(one) for one in between) == n


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_working_day_before_the_first(n):
    with pytest.raises(ValueError, match="no such working day"):
        WESTERN.after(dt.date(2025, 1, 1), n)


def test_who_never_works_has_no_working_day():
    with pytest.raises(ValueError, match="no such working day"):
        WorkingCalendar(frozenset(range(7))).after(dt.date(2025, 1, 1), 1)


@pytest.mark.parametrize(
    ("calendar", "words"),
    [
        (WESTERN, "Monday to Friday"),
        (ARAB, "Sunday to Thursday"),
        (WorkingCalendar(Weekend.THURSDAY_FRIDAY.days), "Saturday to Wednesday"),
        (FRIDAY_ALONE, "Saturday to Thursday"),
        (WorkingCalendar(Weekend.SUNDAY.days), "Monday to Saturday"),
        (EMPTY, "every day"),
        (WorkingCalendar(frozenset({2, 6})), "Monday, Tuesday, Thursday, Friday, Saturday"),
    ],
)
def test_the_working_week_in_words(calendar, words):
    assert calendar.days_in_words == words


@pytest.mark.parametrize(
    ("country", "weekend"),
    [
        ("EG", Weekend.FRIDAY_SATURDAY),
        ("SA", Weekend.FRIDAY_SATURDAY),
        ("IR", Weekend.THURSDAY_FRIDAY),
        ("BE", Weekend.SATURDAY_SUNDAY),
        ("", Weekend.SATURDAY_SUNDAY),
    ],
)
def test_the_usual_weekend_of_a_country(country, weekend):
    assert usual_weekend(country) == weekend


@pytest.mark.django_db
def test_an_organization_works_as_its_country_does_unless_it_says_otherwise(
    django_assert_num_queries,
):
    league = make_organization(country="EG")
    for day in (dt.date(2026, 1, 25), dt.date(2027, 1, 25)):
        league.holidays.create(day_on=day)
    league = Organization.objects.prefetch_related("holidays").get(pk=league.pk)
    with django_assert_num_queries(0):
        calendar = league.working_calendar()
    assert calendar.after(dt.date(2026, 1, 22), 1) == dt.date(2026, 1, 26)  # Thursday to Monday
    assert (calendar.holidays_in(2026), calendar.holidays_in(2025)) == (1, 0)
    league.weekend = Weekend.SATURDAY_SUNDAY
    assert league.working_calendar().is_working(dt.date(2026, 1, 23))


@pytest.mark.django_db
def test_holidays_stand_in_the_history_of_their_organization(keeper):
    organization = make_organization()
    holiday = Holiday(organization=organization, day_on=dt.date(2026, 1, 1), name="New Year")
    holiday.keep(by=keeper)
    holiday.remove(by=keeper)
    assert told(organization) == [
        "Holiday removed: 2026-01-01 New Year",
        "Holiday entered: 2026-01-01 New Year",
    ]
