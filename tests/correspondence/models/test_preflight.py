"""What is checked before a letter leaves, and how much the checking costs."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, NotAllowed
from correspondence.models.letterhead import Letterhead, Signatory
from correspondence.models.preflight import findings, stops
from history.models import Kept
from tests.correspondence.factories import (
    LONG_AGO,
    make_enclosure,
    make_letter,
    make_letterhead,
    make_office,
    make_pdf,
    make_signatory,
    make_user,
    take_to,
)

pytestmark = pytest.mark.django_db


def stopped(letter: Letter) -> list[str]:
    return stops(Letter.objects.get(pk=letter.pk), on=LONG_AGO)


def add_edition(enclosure, language: str) -> None:
    enclosure.add_edition(
        make_pdf(pages=5),
        language=language,
        title="The newer text",
        pages=5,
        file_name="newer.pdf",
        by=make_user(),
    )


def edit(entry: Kept, changed: dict) -> None:
    for name, value in changed.items():
        setattr(entry, name, value)
    entry.keep(by=make_user())


def test_nobody_is_asked_to_reply_before_the_letter_is_dated():
    letter = make_letter()
    addressee = letter.addressees.get()
    letter.change_addressee(addressee, by=make_user(), reply_due_on=LONG_AGO)
    assert stopped(letter) == [f"{addressee}: the reply is asked for before the letter is dated"]
    day = LONG_AGO + dt.timedelta(days=1)
    letter.change_addressee(addressee, by=make_user(), reply_due_on=day)
    assert stopped(letter) == []


def test_a_file_added_after_the_approval_does_not_go_out():
    enclosure = make_enclosure()
    letter = make_letter(LetterStatus.APPROVED, enclosures=[enclosure])
    add_edition(enclosure, "en")
    assert "newer file" in stopped(letter)[0]
    with pytest.raises(NotAllowed, match="newer file"):
        letter.register(version=letter.version, on=LONG_AGO, by=make_user())
    letter.refresh_from_db()
    assert (letter.status, letter.series.registers.count()) == (LetterStatus.APPROVED, 0)


def test_a_file_in_a_language_nobody_gets_stands_in_no_way():
    enclosure = make_enclosure()
    letter = make_letter(LetterStatus.APPROVED, enclosures=[enclosure])
    add_edition(enclosure, "fr")
    assert stopped(letter) == []
    letter.register(version=letter.version, on=LONG_AGO, by=make_user())
    assert letter.status == LetterStatus.REGISTERED


@pytest.mark.parametrize(
    ("entry", "changed", "words"),
    [
        (Letterhead, {"line": "Moved"}, "The letterhead Harbour Institute (English) was changed"),
        (Signatory, {"name": "B. New"}, "The entry of the signatory B. New was changed"),
    ],
)
def test_nor_does_a_letterhead_or_signatory_edited_after_it(entry, changed, words):
    letter = make_letter(LetterStatus.APPROVED)
    edit(entry.objects.get(), changed)
    assert stopped(letter)[0].startswith(words)
    with pytest.raises(NotAllowed, match="have it approved again"):
        letter.register(version=letter.version, on=LONG_AGO, by=make_user())
    letter.refresh_from_db()
    letter.revise(by=letter.drafted_by)
    take_to(letter, LetterStatus.REGISTERED, drafter=letter.drafted_by)
    assert letter.status == LetterStatus.REGISTERED


def test_those_of_other_languages_and_people_stand_in_no_way():
    letter = make_letter(LetterStatus.APPROVED)
    edit(make_letterhead("fr"), {"line": "Déménagé"})
    edit(make_signatory("Another Person"), {"functions": {"en": "Chair"}})
    assert stopped(letter) == []


def test_checking_asks_as_often_however_many_are_addressed():
    counts = []
    for number in (2, 6):
        offices = [make_office() for _ in range(number)]
        letter = make_letter(offices=offices, body="<p>To {addressee.name}</p>")
        with CaptureQueriesContext(connection) as queries:
            stops(letter, on=LONG_AGO)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_is_wrong_for_many_is_said_once_and_names_them():
    offices = [make_office(organization=f"Rock {n}", holder="") for n in range(3)]
    letter = make_letter(offices=[*offices, make_office()], body="<p>To {addressee.name}, {x}</p>")
    found = [one for one in findings(letter, on=LONG_AGO) if one.level == "stop"]
    empty, unknown = found
    assert empty.text.startswith("Rock 0, Director and 2 others: “{addressee.name}” is empty")
    assert empty.note == "Rock 1, Director; Rock 2, Director"
    assert "and 3 others: There is no merge field “{x}”" in unknown.text
