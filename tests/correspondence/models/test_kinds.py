"""Each kind of letter opens and closes after its own practice, and is refused where it has none."""

import datetime as dt

import pytest

from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter
from correspondence.models.kind import LetterKind
from correspondence.models.practice import beginning
from correspondence.models.preflight import findings, stops
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_matter,
    make_office,
    make_registered_letter,
    make_series,
    make_user,
    take_to,
)
from tests.correspondence.models.test_registering_at_once import at_once

DAY = dt.date(2026, 3, 16)
pytestmark = pytest.mark.django_db


def printed(letter):
    return letter.addressees.first().printed


def reminder(original, status=LetterStatus.REGISTERED, **facts):
    return make_letter(status, kind=LetterKind.REMINDER, further_to=original, dated_on=DAY, **facts)


def test_a_note_verbale_has_neither_salutation_nor_signature_and_goes_to_the_house():
    mission = make_office(organization="Permanent Mission of Sampleland", kind="mission")
    sheet = printed(make_letter(LetterStatus.REGISTERED, offices=[mission], kind="note"))
    assert (sheet.kind, sheet.salutation, sheet.closing) == ("note", "", "")
    assert sheet.address[0] == "Permanent Mission of Sampleland"
    assert "Ana Lima" not in sheet.address


@pytest.mark.parametrize("kind", ["ngo", "company", "media", "university"])
def test_no_note_verbale_goes_to_private_bodies(kind):
    letter = make_letter(offices=[make_office(kind=kind)], kind="note")
    assert any("no note verbale goes there" in text for text in stops(letter, on=DAY))


@pytest.mark.parametrize("kind", ["mission", "government", "international"])
def test_a_note_verbale_goes_to_states_and_their_bodies(kind):
    letter = make_letter(offices=[make_office(kind=kind)], kind="note")
    assert stops(letter, on=DAY) == []


def test_whether_notes_go_to_another_body_is_asked():
    letter = make_letter(offices=[make_office(kind="other")], kind="note")
    assert any("notes verbales" in one.text for one in findings(letter, on=DAY))
    assert stops(letter, on=DAY) == []


def test_a_circular_says_the_same_to_all():
    letter = make_letter(
        LetterStatus.REGISTERED, offices=[make_office(), make_office()], kind="circular"
    )
    sheets = [one.printed for one in letter.addressees.all()]
    assert {sheet.salutation for sheet in sheets} == {"Excellencies, Ladies and Gentlemen,"}
    assert "Ladies and Gentlemen" in sheets[0].closing


def test_a_transmittal_slip_lists_something():
    assert any("no enclosures" in text for text in stops(make_letter(kind="slip"), on=DAY))
    facts = {"kind": "slip", "enclosures": [make_enclosure()], "body": ""}
    letter = make_letter(LetterStatus.REGISTERED, **facts)  # without a body: the list is its text
    assert printed(letter).salutation == ""


def test_a_reminder_says_of_what_it_reminds_and_is_numbered():
    assert any("which letter" in text for text in stops(make_letter(kind="reminder"), on=DAY))
    original = make_letter(LetterStatus.REGISTERED)
    first, second = reminder(original), reminder(original)
    assert [printed(one).reminder for one in (first, second)] == [1, 2]
    assert printed(second).further_to_reference == original.reference


def test_a_cancelled_reminder_is_not_counted():
    original = make_letter(LetterStatus.REGISTERED)
    reminder(original, LetterStatus.CANCELLED)
    assert printed(reminder(original)).reminder == 1


def test_a_reminder_goes_to_those_who_still_owe_an_answer():
    offices = [make_office(), make_office()]
    original = make_registered_letter(
        rendered=False, offices=offices, reply_due_on=dt.date(2030, 1, 1)
    )
    make_dispatch(make_addressee(original))
    letter = Letter.objects.begin(
        matter=make_matter(),
        series=make_series(),
        language="en",
        subject="Again",
        kind=LetterKind.REMINDER,
        further_to=original,
        by=make_user(),
    )
    assert [one.office for one in letter.addressees.all()] == offices[:1]
    assert "{further_to.reference}" in letter.text_in("en").body


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
@pytest.mark.parametrize("kind", [LetterKind.NOTE, LetterKind.REMINDER])
def test_a_draft_begins_with_the_formula_of_its_kind(kind, language):
    assert beginning(kind, language).startswith("<p>")
    assert beginning(LetterKind.FORMAL, language) == ""


@pytest.mark.django_db(transaction=True)
def test_two_reminders_registered_at_once_have_two_numbers():
    original, drafter = make_letter(LetterStatus.REGISTERED), make_user()
    letters = [reminder(original, LetterStatus.DRAFT, by=drafter) for _ in range(6)]
    for letter in letters:
        take_to(letter, LetterStatus.APPROVED, drafter=drafter)
    at_once(lambda one: one.register(version=one.version, on=DAY, by=drafter), letters)
    assert sorted(printed(one).reminder for one in letters) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_reminders_would_share_a_number(monkeypatch):
    monkeypatch.setattr(Letter, "hold_reminded", lambda letter: None)
    original, drafter = make_letter(LetterStatus.REGISTERED), make_user()
    letters = [
        reminder(original, LetterStatus.DRAFT, by=drafter, series=make_series(f"S{n}"))
        for n in range(6)
    ]
    for letter in letters:
        take_to(letter, LetterStatus.APPROVED, drafter=drafter)
    at_once(lambda one: one.register(version=one.version, on=DAY, by=drafter), letters)
    assert len({printed(one).reminder for one in letters}) < 6
