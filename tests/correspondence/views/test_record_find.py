import pytest

from accounts.rights import Role
from recipients.models import RecipientList
from tests.correspondence.factories import make_office, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/letters/record/find/"


@pytest.fixture
def clerk(client):
    person = make_user()
    client.force_login(person)
    return person


def test_it_finds_offices_with_their_holders_and_lists(client, clerk):
    make_office(organization="Institute of Tides", holder="Ana Lima")
    RecipientList(name="Tides and winds").keep(by=clerk)
    page = client.get(ADDRESS, {"q": "tides"}).content.decode()
    assert "Institute of Tides" in page
    assert "Ana Lima" in page
    assert "Tides and winds" in page
    assert "<html" not in page


def test_what_is_chosen_is_not_offered_again(client, clerk):
    office = make_office(organization="Institute of Tides")
    page = client.get(ADDRESS, {"q": "tides", "offices": office.pk}).content.decode()
    assert f'name="offices" value="{office.pk}"' in page
    assert 'name="add"' not in page


def test_one_is_added_once(client, clerk):
    office = make_office()
    page = client.get(ADDRESS, {"offices": office.pk, "add": office.pk}).content.decode()
    assert page.count('name="offices"') == 1


def test_nothing_found_is_said(client, clerk):
    assert "No office or list matches “zzz”." in client.get(ADDRESS, {"q": "zzz"}).content.decode()


@pytest.mark.parametrize("name", ["q", "offices", "add", "add_list", "drop"])
@pytest.mark.parametrize("nasty", ["\x00", "-1", "9" * 30, "٣", "x" * 3000])
def test_nothing_in_the_address_breaks_it(client, clerk, name, nasty):
    assert client.get(ADDRESS, {name: nasty}).status_code == 200


def test_it_requires_the_right_to_register(client):
    client.force_login(make_user(Role.VIEWER))
    assert client.get(ADDRESS).status_code == 403
