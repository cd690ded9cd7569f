"""Two people, or twenty, register at the same moment, each on a connection of their own."""

import datetime as dt
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.models import Max

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, NotAllowed, Register, TransitionNotAllowed
from correspondence.models.register import RegisterManager
from tests.correspondence.factories import make_letter, make_office, make_user

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2026, 3, 16)
THREADS = 20


def at_once(act, arguments) -> list:
    """Call `act` for every argument from threads that all start at the same moment."""
    start = threading.Barrier(len(arguments))

    def run(argument):
        try:
            start.wait(10)
            return act(argument)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


def approved_letters(number: int) -> list[Letter]:
    office, drafter, approver = make_office(), make_user(), make_user(Role.APPROVER)
    return [
        make_letter(
            LetterStatus.APPROVED, offices=[office], by=drafter, approver=approver, dated_on=DAY
        )
        for _ in range(number)
    ]


def register_all(letters: list[Letter]) -> list:
    person = make_user()
    return at_once(
        lambda letter: letter.register(version=letter.version, on=DAY, by=person), letters
    )


def numbers() -> list[int]:
    return sorted(Letter.objects.in_register().values_list("number", flat=True))


def test_twenty_registrations_give_twenty_distinct_numbers_without_a_gap():
    assert register_all(approved_letters(THREADS)) == [None] * THREADS
    assert numbers() == list(range(1, THREADS + 1))
    assert Letter.objects.values("reference").distinct().count() == THREADS


def test_registrations_that_fail_half_way_leave_no_gap():
    letters = approved_letters(THREADS)
    for letter in letters[::4]:
        letter.addressees.update(language="ru")  # no letterhead: fails after the number is taken
    outcomes = register_all(letters)
    assert sum(isinstance(one, NotAllowed) for one in outcomes) == THREADS // 4
    assert numbers() == list(range(1, THREADS - THREADS // 4 + 1))


def test_the_race_is_real_the_fault_shows_when_the_counter_is_bypassed(monkeypatch):
    """With the next number read as the largest plus one, twenty threads do collide."""
    everybody_has_read = threading.Barrier(THREADS)

    def largest_plus_one(self, *, series, year):
        row, _ = Register.objects.get_or_create(series=series, year=year)
        largest = Letter.objects.filter(register_year=row).aggregate(n=Max("number"))["n"] or 0
        everybody_has_read.wait(10)
        return row, largest + 1

    letters = approved_letters(THREADS)
    Register.objects.create(series=letters[0].series, year=DAY.year)
    monkeypatch.setattr(RegisterManager, "take", largest_plus_one)
    outcomes = register_all(letters)
    assert sum(one is None for one in outcomes) == 1
    assert numbers() == [1]


def test_two_who_register_the_same_letter_give_it_one_number():
    (letter,) = approved_letters(1)
    person = make_user()
    copies = [Letter.objects.get(pk=letter.pk) for _ in range(2)]
    outcomes = at_once(lambda one: one.register(version=one.version, on=DAY, by=person), copies)
    assert sorted(str(type(one)) for one in outcomes) == sorted(
        [str(type(None)), str(TransitionNotAllowed)]
    )
    assert Register.objects.get().last_number == 1


def test_an_edit_and_a_registration_at_once_never_part_text(settings):
    settings.APPROVAL_REQUIRED = False
    letter = make_letter(LetterStatus.DRAFT, dated_on=DAY)
    person = make_user()

    def act(what: str) -> None:
        mine = Letter.objects.get(pk=letter.pk)
        if what == "edit":
            mine.edit(
                version=letter.version,
                by=person,
                facts={},
                requests=[],
                texts={"en": ("Subject", "<p>The new text</p>")},
            )
        else:
            mine.register(version=letter.version, on=DAY, by=person)

    outcomes = at_once(act, ["edit", "register"])
    assert sum(one is None for one in outcomes) == 1
    letter = Letter.objects.get(pk=letter.pk)
    if letter.is_registered:
        assert letter.addressees.get().printed.body == letter.texts.get().body
    else:
        assert letter.texts.get().body == "<p>The new text</p>"


def test_the_second_of_two_editors_overwrites_nothing():
    letter = make_letter()
    person = make_user()

    def act(subject: str) -> None:
        Letter.objects.get(pk=letter.pk).edit(
            version=letter.version,
            by=person,
            facts={},
            requests=[],
            texts={"en": (subject, "<p>x</p>")},
        )

    outcomes = at_once(act, ["One", "Two"])
    assert sum(isinstance(one, NotAllowed) for one in outcomes) == 1
    saved = letter.texts.get().subject
    assert outcomes[["One", "Two"].index(saved)] is None


@contextmanager
def register_held() -> Iterator[None]:
    """Another session has locked the register's row."""
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Register.objects.select_for_update().get()
            held.set()
            release.wait(20)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        yield
    finally:
        release.set()
        holder.join()


def test_a_register_that_is_held_up_answers_soon_and_takes_no_number():
    (letter,) = approved_letters(1)
    Register.objects.create(series=letter.series, year=DAY.year, last_number=0)
    with register_held(), connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(NotAllowed, match="busy"):
            letter.register(version=letter.version, on=DAY, by=make_user())
    connection.close()  # and its lock timeout with it
    assert Register.objects.get().last_number == 0
