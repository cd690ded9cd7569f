"""Patterns of references: what they may say, and what they give. Numbers at once: elsewhere."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, NotAllowed, Register, Series
from correspondence.models.register import validate_pattern
from tests.correspondence.factories import make_letter, make_series, make_user

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    "pattern",
    [
        "{series}/{year}/{number:4}",
        "{year}-{number}",
        "BIG/{series}/{year}/OUT/{number:5}",
        "№ {number}/{year}",
    ],
)
def test_a_pattern_names_year_and_number_once(pattern):
    validate_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{number}",
        "{year}",
        "{year}{year}{number}",
        "{year}/{number}/{number}",
        "{year}/{number}/{month}",
        "{year}/{number}/{",
        "{year}/{number:44}",
        "{year}/{number!r}",
        "{{year}}/{number}",
        "{year.__class__}/{number}",
    ],
)
def test_any_other_pattern_is_refused(pattern):
    with pytest.raises(ValidationError):
        validate_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "reference"),
    [
        ("{series}/{year}/{number:4}", "OUT/2026/0007"),
        ("{year}-{number}", "2026-7"),
        ("{number:3}/{series}.{year}", "007/OUT.2026"),
    ],
)
def test_a_reference_follows_the_pattern(pattern, reference):
    assert Series(code="OUT", pattern=pattern).reference(year=2026, number=7) == reference


def test_a_number_wider_than_its_place_is_not_cut():
    assert Series(code="OUT").reference(year=2026, number=12345) == "OUT/2026/12345"


def test_the_next_reference_is_a_look_and_takes_nothing():
    series = make_series()
    assert series.next_reference(year=2026) == "OUT/2026/0001"
    Register.objects.take(series=series, year=2026)
    assert series.next_reference(year=2026) == "OUT/2026/0002"
    assert series.next_reference(year=2027) == "OUT/2027/0001"
    assert Register.objects.get().last_number == 1


def test_a_series_that_is_not_saved_begins_with_one():
    assert Series(code="NEW").next_reference(year=2026) == "NEW/2026/0001"


def test_a_new_pattern_changes_no_reference_that_was_given():
    letter = make_letter(LetterStatus.REGISTERED, dated_on=DAY)
    series = letter.series
    series.pattern = "{number}-{year}"
    series.keep(by=make_user())
    assert Letter.objects.get(pk=letter.pk).reference == "OUT/2026/0001"
    assert make_letter(LetterStatus.REGISTERED, dated_on=DAY).reference == "2-2026"


def test_a_reference_that_was_given_is_not_given_again():
    former = make_letter(LetterStatus.REGISTERED, dated_on=DAY)
    assert former.reference == "OUT/2026/0001"
    other = make_series("NV")
    other.pattern = "OUT/{year}/{number:4}"
    other.keep(by=make_user())
    with pytest.raises(NotAllowed, match="OUT/2026/0001 was given before"):
        make_letter(LetterStatus.REGISTERED, series=other, dated_on=DAY)
    assert other.next_reference(year=2026) == "OUT/2026/0001"


def test_patterns_of_one_shape_could_give_one_reference():
    assert Series(code="A", pattern="{year}/{number:4}").shape == (
        Series(code="B", pattern="{year}/{number}").shape
    )
    assert Series(code="A", pattern="x{year}-{number}").shape == (
        Series(code="B", pattern="X{year}-{number}").shape
    )
    assert Series(code="A").shape != Series(code="B").shape


def test_a_number_that_nobody_bears_is_found_wherever_it_lies():
    for _ in range(3):
        make_letter("registered")
    assert not Register.objects.with_gaps().exists()
    Register.objects.update(last_number=5)
    (register,) = Register.objects.with_gaps()
    assert register.missing(most=9) == [4, 5]
    make_letter("registered")
    assert register.missing(most=1) == [4]
    assert register.missing_references(most=9) == ["OUT/2024/0004", "OUT/2024/0005"]
    Register.objects.update(last_number=1)
    assert register.missing(most=9) == [4, 5], "a counter behind its letters hides no gap"
