import pytest

from accounts.rights import Role
from correspondence.forms import record
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


def test_a_list_found_by_rule_is_taken_as_it_is_now(client, clerk):
    office = make_office()
    chosen = RecipientList.objects.create(
        name="Found", is_by_rule=True, kinds=[office.organization.kind]
    )
    page = client.get(ADDRESS, {"add_list": chosen.pk}).content.decode()
    assert f'name="offices" value="{office.pk}"' in page


def test_offices_left_out_and_lists_put_aside_or_too_long_are_told(client, clerk, monkeypatch):
    chosen, gone = RecipientList.objects.create(name="All"), make_office()
    for office in (make_office(), gone):
        chosen.add(office, by=clerk)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    page = client.get(ADDRESS, {"add_list": chosen.pk}).content.decode()
    assert page.count('name="offices"') == 1
    assert f"no longer written to: {gone}." in page
    monkeypatch.setattr(record, "MOST_OFFICES", 0)
    assert "at most 0 can be taken" in client.get(ADDRESS, {"add_list": chosen.pk}).text
    chosen.archive(by=clerk)
    assert 'name="offices"' not in client.get(ADDRESS, {"add_list": chosen.pk}).text
