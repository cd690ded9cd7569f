import pytest

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Enclosure
from history.models import Event
from tests.correspondence.factories import make_enclosure, make_letter, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    person = make_user()
    client.force_login(person)
    return person


def address(enclosure):
    return f"/enclosures/{enclosure.pk}/edit/"


def test_it_changes_title_and_kind_with_an_event(client, writer):
    enclosure = make_enclosure("Declaration")
    client.post(address(enclosure), {"title": "Programme of the day", "kind": "programme"})
    enclosure.refresh_from_db()
    assert (enclosure.title, enclosure.kind) == ("Programme of the day", "programme")
    event = Event.objects.about(enclosure).first()
    assert event.actor == writer
    assert ("title", "Declaration", "Programme of the day") in event.changed


def test_nothing_changed_is_no_event(client, writer):
    enclosure = make_enclosure("Declaration")
    before = Event.objects.about(enclosure).count()
    client.post(address(enclosure), {"title": "Declaration", "kind": "declaration"})
    assert Event.objects.about(enclosure).count() == before


def test_letters_keep_the_title_they_were_registered_with(client, writer):
    enclosure = make_enclosure("Declaration")
    letter = make_letter(LetterStatus.REGISTERED, enclosures=[enclosure])
    client.post(address(enclosure), {"title": "Something else", "kind": "other"})
    assert letter.addressees.get().printed.enclosures[0].title == "Declaration (en)"


def test_the_title_of_another_is_refused(client, writer):
    make_enclosure("Brochure")
    enclosure = make_enclosure("Declaration")
    response = client.post(address(enclosure), {"title": "Brochure", "kind": "other"})
    assert response.status_code == 422
    assert Enclosure.objects.get(pk=enclosure.pk).title == "Declaration"


def test_it_requires_the_right_to_write_letters(client):
    client.force_login(make_user(Role.VIEWER))
    enclosure = make_enclosure()
    assert client.get(address(enclosure)).status_code == 403
    assert client.post(address(enclosure), {"title": "X", "kind": "other"}).status_code == 403
