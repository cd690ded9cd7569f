import pytest

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, Series
from history.models import Event
from tests.correspondence.factories import make_letter, make_series, make_user

pytestmark = pytest.mark.django_db
NEW = {"code": "OUT", "name": "Outgoing letters", "pattern": "BIG/{year}/OUT/{number:4}"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def address(series):
    return f"/settings/series/{series.pk}/"


def test_a_new_pattern_holds_for_the_letters_to_come(client, administrator):
    before = make_letter(LetterStatus.REGISTERED)
    client.post(address(before.series), NEW)
    after = make_letter(LetterStatus.REGISTERED)
    assert Letter.objects.get(pk=before.pk).reference == "OUT/2024/0001"
    assert after.reference == "BIG/2024/OUT/0002"


def test_it_writes_its_event(client, administrator):
    series = make_series()
    client.post(address(series), NEW)
    event = Event.objects.about(series).first()
    assert event.actor == administrator
    assert event.changed == [
        ("pattern of references", "{series}/{year}/{number:4}", "BIG/{year}/OUT/{number:4}")
    ]
    assert "BIG/{year}/OUT/{number:4}" in client.get(address(series)).content.decode()


def test_the_code_is_fixed_once_a_number_was_given(client, administrator):
    series = make_letter(LetterStatus.REGISTERED).series
    client.post(address(series), NEW | {"code": "ELSE"})
    assert Series.objects.get(pk=series.pk).code == "OUT"


def test_the_code_of_a_new_series_may_still_change(client, administrator):
    series = make_series("NV")
    client.post(address(series), NEW | {"code": "NOTE", "pattern": "{series}/{year}/{number}"})
    assert Series.objects.get(pk=series.pk).code == "NOTE"


def test_a_wrong_pattern_changes_nothing(client, administrator):
    series = make_series()
    assert client.post(address(series), NEW | {"pattern": "{number}"}).status_code == 422
    assert Series.objects.get(pk=series.pk).pattern == "{series}/{year}/{number:4}"


def test_the_example_counts_on(client, administrator):
    series = make_series()
    typed = {"code": "OUT", "pattern": "{year}-{number:2}"}
    assert "-01</span>" in client.get(address(series), typed, headers=HTMX).content.decode()
    assert Series.objects.get(pk=series.pk).pattern == "{series}/{year}/{number:4}"


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.STAFF))
    series = make_series()
    assert client.post(address(series), NEW).status_code == 403
    assert Series.objects.get(pk=series.pk).pattern == "{series}/{year}/{number:4}"
