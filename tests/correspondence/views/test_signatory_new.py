import pytest

from accounts.rights import Role
from correspondence.models import Signatory
from history.models import Event
from tests.correspondence.factories import make_letterhead, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/signatories/new/"
NEW = {
    "name": "A. N. Example",
    "is_active": "on",
    "function_en": "Executive Director",
    "function_fr": "Directeur exécutif",
}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def test_it_adds_a_person_with_a_function_in_each_language(client, administrator):
    make_letterhead("en")
    make_letterhead("fr")
    assert client.post(ADDRESS, NEW).url == "/settings/"
    signatory = Signatory.objects.get(name="A. N. Example")
    assert signatory.functions == {"en": "Executive Director", "fr": "Directeur exécutif"}
    assert signatory.is_active
    assert Event.objects.about(signatory).get().actor == administrator


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "\x00"}, {"function_en": "x" * 121}])
def test_what_is_wrong_is_said(client, administrator, wrong):
    assert client.post(ADDRESS, NEW | wrong).status_code == 422
    assert not Signatory.objects.exists()


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.STAFF))
    assert client.post(ADDRESS, NEW).status_code == 403
    assert not Signatory.objects.exists()
