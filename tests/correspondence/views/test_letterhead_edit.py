import pytest

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letterhead
from history.models import Event
from tests.correspondence.factories import make_letter, make_letterhead, make_user

pytestmark = pytest.mark.django_db
NEW = {
    "language": "en",
    "name": "Quay Institute",
    "line": "",
    "return_line": "5 Quay Street, Baku",
    "foot": "",
    "country": "AZ",
}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def address(letterhead):
    return f"/settings/letterheads/{letterhead.pk}/"


def test_it_changes_the_sender_with_an_event(client, administrator):
    letterhead = make_letterhead()
    client.post(address(letterhead), NEW)
    letterhead.refresh_from_db()
    assert letterhead.name == "Quay Institute"
    event = Event.objects.about(letterhead).first()
    assert event.actor == administrator
    assert ("name", "Harbour Institute", "Quay Institute") in event.changed


def test_letters_that_are_registered_keep_theirs(client, administrator):
    letter = make_letter(LetterStatus.REGISTERED)
    client.post(address(Letterhead.objects.get()), NEW)
    assert letter.addressees.get().printed.sender_name == "Harbour Institute"


def test_its_language_stays(client, administrator):
    letterhead = make_letterhead()
    client.post(address(letterhead), NEW | {"language": "fr"})
    assert Letterhead.objects.get().language == "en"


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.STAFF))
    letterhead = make_letterhead()
    assert client.get(address(letterhead)).status_code == 403
    assert client.post(address(letterhead), NEW).status_code == 403
