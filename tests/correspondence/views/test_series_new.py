import pytest

from accounts.rights import Role
from correspondence.models import Series
from history.models import Event
from tests.correspondence.factories import make_series, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/series/new/"
NOTES = {"code": "NV", "name": "Notes verbales", "pattern": "{series}/{year}/{number:3}"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def test_it_adds_a_series_with_its_event(client, administrator):
    assert client.post(ADDRESS, NOTES).url == "/settings/"
    series = Series.objects.get(code="NV")
    assert series.next_reference(year=2026) == "NV/2026/001"
    event = Event.objects.about(series).get()
    assert (event.verb, event.actor) == ("entered", administrator)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{year}", "Write {year} and {number} once each"),
        ("{series}", "Write {year} and {number} once each"),
        ("x" * 61 + "{year}{number}", "at most 60"),
    ],
)
def test_a_pattern_that_gives_no_references_is_refused(client, administrator, pattern, said):
    response = client.post(ADDRESS, NOTES | {"pattern": pattern})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Series.objects.filter(code="NV").exists()


@pytest.mark.parametrize("code", ["nv", "N V", "1V", "", "\x00", "N" * 13, "N/V"])
def test_a_code_is_capital_letters_and_digits(client, administrator, code):
    assert client.post(ADDRESS, NOTES | {"code": code}).status_code == 422


def test_two_series_may_not_give_one_reference(client, administrator):
    make_series("OUT")
    Series.objects.filter(code="OUT").update(pattern="{year}/{number:4}")
    response = client.post(ADDRESS, NOTES | {"pattern": "{year}/{number}"})
    assert "gives the same references" in response.content.decode()


def test_the_example_follows_while_one_types(client, administrator):
    fragment = client.get(ADDRESS, NOTES, headers=HTMX).content.decode()
    assert "/001</span>" in fragment
    assert "<html" not in fragment
    wrong = client.get(ADDRESS, NOTES | {"pattern": "{year}"}, headers=HTMX).content.decode()
    assert "Write {year} and {number} once each" in wrong
    unnamed = client.get(ADDRESS, NOTES | {"name": ""}, headers=HTMX).content.decode()
    assert "/001</span>" in unnamed
    assert "would be given" not in client.get(ADDRESS).content.decode()
    assert client.get(ADDRESS, {"pattern": "\x00"}, headers=HTMX).status_code == 200


@pytest.mark.parametrize("role", [Role.STAFF, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_keep_settings(client, role):
    client.force_login(make_user(role))
    assert client.post(ADDRESS, NOTES).status_code == 403
    assert not Series.objects.filter(code="NV").exists()
