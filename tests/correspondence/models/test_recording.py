"""A letter written elsewhere is logged in one act, or not at all."""

import datetime as dt

import pytest

from correspondence.lifecycle import LetterStatus, Origin
from correspondence.models import FileCopy, Letter, Matter, NotAllowed, Register, StoredFile
from history.models import Event
from recipients.channels import Channel
from recipients.models import OfficeTitle
from tests.correspondence.factories import (
    make_letter,
    make_letterhead,
    make_office,
    make_pdf,
    make_recorded_letter,
)

log = make_recorded_letter
pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 16)
DAY = dt.date(2026, 3, 2)


def test_it_gets_the_next_reference_of_its_year():
    make_letter(LetterStatus.REGISTERED, dated_on=DAY)
    letter = log()
    assert letter.reference == "OUT/2026/0002"
    assert (letter.origin, letter.status) == (Origin.RECORDED, LetterStatus.REGISTERED)
    assert (letter.other_reference, letter.dated_on) == ("BIG/31", DAY)
    assert log(dated_on=dt.date(2025, 12, 31), sent_on=DAY).reference == "OUT/2025/0001"


def test_every_addressee_has_the_same_bytes_kept_once():
    content = make_pdf(pages=3)
    letter = log(content=content, offices=[make_office(), make_office()])
    copies = FileCopy.objects.filter(addressee__letter=letter)
    assert [copy.file.read() for copy in copies] == [content, content]
    assert {copy.pages for copy in copies} == {3}
    assert StoredFile.objects.count() == 1


def test_every_addressee_was_sent_its_letter():
    letter = log(offices=[make_office(), make_office()])
    for addressee in letter.addressees.all():
        dispatch = addressee.dispatches.get()
        assert (dispatch.channel, dispatch.sent_on) == (Channel.COURIER, DAY)
        assert dispatch.tracking_number == "TT 1"
        assert dispatch.address_used == addressee.address_block


def test_the_address_is_fixed_as_the_directory_knows_it():
    make_letterhead("en")
    addressee = log().addressees.get()
    assert addressee.address_block.splitlines()[0] == "Ana Lima"
    assert addressee.frozen_at is not None
    assert addressee.holder.name == "Ana Lima"


def test_an_incomplete_directory_gives_office_and_organization():
    office = make_office(organization="Institute of Tides")
    OfficeTitle.objects.all().delete()
    addressee = log(offices=[office]).addressees.get()
    assert addressee.address_block == "Director\nInstitute of Tides"


def test_nothing_is_made_up_that_the_letter_does_not_say():
    addressee = log().addressees.get()
    assert (addressee.salutation, addressee.closing, addressee.sheet) == ("", "", None)


def test_the_reply_is_due_when_it_was_asked_for():
    due_on = dt.date(2026, 3, 10)
    letter = log(reply_due_on=due_on)
    assert letter.addressees.overdue(on=TODAY).get().reply_due_on == due_on


def test_it_writes_its_event():
    letter = log()
    event = Event.objects.about(letter).get(verb="logged as sent")
    assert event.actor == letter.registered_by
    for words in ("OUT/2026/0001", "BIG/31", "2 March 2026", "Sent before it was logged here"):
        assert words in event.sentence


def test_a_new_matter_is_opened_with_it():
    letter = log(matter=Matter(title="Minutes"))
    assert Matter.objects.get(title="Minutes") == letter.matter


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"dated_on": TODAY + dt.timedelta(days=1)}, "in the future"),
        ({"backdating_reason": "  "}, "say why"),
        ({"reply_due_on": DAY}, "before the letter is dated"),
        ({"sent_on": DAY - dt.timedelta(days=1)}, "before the date of the letter"),
        ({"sent_on": TODAY + dt.timedelta(days=1)}, "in the future"),
    ],
)
def test_what_is_refused_takes_no_number_and_keeps_nothing(facts, said):
    with pytest.raises(NotAllowed, match=said):
        log(matter=Matter(title="Minutes"), **facts)
    assert not Letter.objects.exists()
    assert not Register.objects.exists()
    assert not Matter.objects.filter(title="Minutes").exists()


def test_a_letter_to_nobody_is_refused():
    with pytest.raises(NotAllowed, match="Nobody is addressed"):
        log(offices=[])


def test_a_letter_of_today_needs_no_reason():
    assert log(dated_on=TODAY, sent_on=TODAY, backdating_reason="").reference == "OUT/2026/0001"


def test_the_same_file_is_not_logged_twice_for_one_office():
    office, content = make_office(), make_pdf()
    log(content=content, offices=[office])
    with pytest.raises(NotAllowed, match="OUT/2026/0001 already"):
        log(content=content, offices=[make_office(), office])
    assert log(content=content, offices=[make_office()]).reference == "OUT/2026/0002"
