import pytest

from accounts.rights import Role
from correspondence.models import Signatory
from history.models import Event
from tests.correspondence.factories import make_letterhead, make_signatory, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def address(signatory):
    return f"/settings/signatories/{signatory.pk}/"


def test_it_shows_and_changes_the_functions_with_an_event(client, administrator):
    signatory = make_signatory()
    make_letterhead("ru")
    assert 'value="Directrice exécutive"' in client.get(address(signatory)).content.decode()
    client.post(
        address(signatory),
        {"name": signatory.name, "is_active": "on", "function_ru": "Директор"},
    )
    signatory.refresh_from_db()
    assert signatory.functions == {"ru": "Директор"}
    event = Event.objects.about(signatory).first()
    assert event.actor == administrator
    assert "Директор" in str(event.changed)


def test_somebody_may_sign_no_more(client, administrator):
    signatory = make_signatory()
    client.post(address(signatory), {"name": signatory.name})
    assert not Signatory.objects.get().is_active
    assert "no more" in client.get("/settings/").content.decode()


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.STAFF))
    signatory = make_signatory()
    assert client.post(address(signatory), {"name": "X"}).status_code == 403
    assert Signatory.objects.get().name == signatory.name
