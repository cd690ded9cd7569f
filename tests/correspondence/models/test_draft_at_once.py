"""Two people, or a double click, change one draft at the same moment: it happens once."""

import pytest

from correspondence.models import Addressee, Letter, NotAllowed, TransitionNotAllowed
from history.models import Event
from tests.correspondence.factories import make_enclosure, make_letter, make_office, make_user
from tests.correspondence.models.test_registering_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def noted(letter: Letter, change: str) -> int:
    return sum(change in event.changes for event in Event.objects.about(letter))


def refused(answers: list) -> list:
    return [one for one in answers if isinstance(one, Exception)]


def test_an_office_is_added_once():
    letter, office, person = make_letter(), make_office(), make_user()
    answers = at_once(lambda _: fresh(letter).address(office, by=person), range(4))
    assert refused(answers) == []
    assert letter.addressees.filter(office=office).count() == 1


def test_an_enclosure_and_a_language_are_added_once():
    letter, enclosure, person = make_letter(), make_enclosure(), make_user()
    assert refused(at_once(lambda _: fresh(letter).enclose(enclosure, by=person), range(4))) == []
    assert refused(at_once(lambda _: fresh(letter).add_text("fr", by=person), range(4))) == []
    assert (letter.letter_enclosures.count(), letter.texts.count()) == (1, 2)
    assert (noted(letter, "enclosure added"), noted(letter, "language added")) == (1, 1)


def test_an_office_is_taken_off_once():
    letter, person = make_letter(), make_user()
    addressee = letter.addressees.get()

    def take_off(_number: int) -> None:
        copy = Addressee.objects.get(pk=addressee.pk)
        fresh(letter).unaddress(copy, by=person)

    answers = at_once(take_off, range(4))
    assert [one for one in refused(answers) if not isinstance(one, Addressee.DoesNotExist)] == []
    assert noted(letter, "addressee removed") == 1


def test_a_draft_submitted_and_returned_in_the_meantime_is_not_discarded():
    letter = make_letter()
    read_before = Letter.objects.get(pk=letter.pk)
    letter.submit(version=letter.version, by=letter.drafted_by)
    letter.withdraw(by=letter.drafted_by)
    with pytest.raises(NotAllowed):
        read_before.discard(by=make_user())
    assert Letter.objects.filter(pk=letter.pk).exists()


def test_a_draft_discarded_in_the_meantime_is_not_edited():
    letter = make_letter()
    read_before = Letter.objects.get(pk=letter.pk)
    letter.discard(by=make_user())
    with pytest.raises(TransitionNotAllowed, match="discarded"):
        read_before.address(make_office(), by=make_user())
