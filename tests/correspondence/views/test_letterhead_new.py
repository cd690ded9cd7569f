import pytest

from accounts.rights import Role
from correspondence.models import Letterhead
from history.models import Event
from tests.correspondence.factories import make_letterhead, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/letterheads/new/"
FRENCH = {
    "language": "fr",
    "name": "Institut du port",
    "line": "Organisation non gouvernementale",
    "return_line": "5, rue du Quai, AZ1000 Bakou",
    "foot": "5, rue du Quai\r\n\r\nwww.example.org",
    "country": "Azerbaijan",
    "layout": "nf",
    "colour": "#762a26",
}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def test_it_adds_the_sender_in_a_language_with_its_event(client, administrator):
    assert client.post(ADDRESS, FRENCH).url == "/settings/"
    letterhead = Letterhead.objects.get(language="fr")
    assert letterhead.foot == "5, rue du Quai\nwww.example.org"
    assert str(letterhead.country) == "AZ"
    assert Event.objects.about(letterhead).get().actor == administrator


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"return_line": "A very long return address " * 4}, "does not fit"),
        ({"foot": "1\n2\n3\n4"}, "three lines"),
        ({"name": "Institut 𓀀"}, "no sign for"),
        ({"name": "\x00"}, "Here is a character that no text has"),
        ({"country": "Atlantis"}, "No country"),
    ],
)
def test_what_does_not_fit_on_paper_is_refused(client, administrator, wrong, said):
    response = client.post(ADDRESS, FRENCH | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Letterhead.objects.exists()


def test_there_is_one_a_language(client, administrator):
    make_letterhead("fr")
    response = client.post(ADDRESS, FRENCH)
    assert "There is a letterhead of this unit in this language." in response.content.decode()


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.APPROVER))
    assert client.post(ADDRESS, FRENCH).status_code == 403
    assert not Letterhead.objects.exists()
