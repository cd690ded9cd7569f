"""A button clicked twice, or by two people: one record, and nobody sees an error page."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.rights import Role
from correspondence.models import Letter, Matter
from history.models import Event
from tests.correspondence.factories import make_series, make_user
from tests.correspondence.models.test_registering_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def posted_at_once(person: User, url: str, data: dict) -> list[int]:
    """The status of each of four answers."""
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(person)
    return [answer.status_code for answer in at_once(lambda one: one.post(url, data), clients)]


def test_two_drafts_in_a_new_matter_open_it_once():
    data = {"matter": "Water", "subject": "Invitation", "language": "en", "kind": "formal"}
    data["series"] = make_series().pk
    assert posted_at_once(make_user(), "/letters/new/", data) == [302] * 4
    matter = Matter.objects.get()
    assert Letter.objects.filter(matter=matter).count() == 4
    assert Event.objects.about(matter).count() == 1


def test_a_matter_is_opened_once():
    found = posted_at_once(make_user(), "/matters/new/", {"title": "Water"})
    assert sorted(found) == [302, 422, 422, 422]


def test_an_account_is_opened_once():
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    data = {"name": "Ana", "email": "ana@chancery.example", "roles": ["staff"]}
    found = posted_at_once(person, "/settings/users/new/", data)
    assert sorted(found) == [200, 200, 200, 302]
    assert Event.objects.about(User.objects.get(name="Ana")).count() == 1
