import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from recipients.models import RecipientList, RecipientListEntry
from tests.recipients.factories import make_list, make_office
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db


def order(chosen: RecipientList) -> list:
    return [entry.office for entry in chosen.entries.all()]


def test_offices_are_added_at_the_end_and_only_once(keeper):
    first, second = make_office(), make_office()
    chosen = make_list(first)
    chosen.add(second, by=keeper, role="cc")
    chosen.add(first, by=keeper)
    assert order(chosen) == [first, second]
    assert chosen.entries.get(office=second).is_copy
    assert told(chosen) == [f"Office added: {second}"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RecipientListEntry.objects.create(recipient_list=chosen, office=first, position=9)


def test_an_office_moves_by_one_place_and_not_beyond_the_ends(keeper):
    offices = [make_office() for _ in range(3)]
    chosen = make_list(*offices)
    _first, second, third = chosen.entries.all()
    second.move(by=keeper)
    assert order(chosen) == [offices[1], offices[0], offices[2]]
    third.move(by=keeper, down=True)
    second.move(by=keeper)
    assert order(chosen) == [offices[1], offices[0], offices[2]]
    second.move(by=keeper, down=True)
    assert order(chosen) == offices
    assert len(told(chosen)) == 2


def test_an_office_can_get_a_copy_instead(keeper):
    chosen = make_list(make_office())
    entry = chosen.entries.get()
    entry.write_as("cc", by=keeper)
    assert chosen.entries.get().other_role == "to"
    assert told(chosen) == ["Office addressed otherwise"]


def test_an_office_is_taken_off_and_stays_in_the_directory(keeper):
    office = make_office()
    chosen = make_list(office)
    with pytest.raises(ProtectedError):
        office.delete()
    chosen.entries.get().remove(by=keeper)
    assert order(chosen) == []
    assert told(chosen) == [f"Office removed: {office}"]


def test_a_list_is_put_aside_and_taken_up_again(keeper):
    chosen = make_list(name="Heads of délégation")
    assert RecipientList.objects.matching("delegation heads").get() == chosen
    chosen.archive(by=keeper)
    assert not RecipientList.objects.in_use().exists()
    chosen.restore(by=keeper)
    assert RecipientList.objects.in_use().get() == chosen
    assert told(chosen) == ["Taken up again", "Put aside"]
