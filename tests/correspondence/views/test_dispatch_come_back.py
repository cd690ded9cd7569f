"""Logging that a copy came back undelivered."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Addressee
from history.models import Event
from tests.correspondence.factories import make_addressee, make_dispatch, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatch():
    return make_dispatch(make_addressee())


def url(dispatch):
    return reverse("correspondence:dispatch_come_back", args=[dispatch.pk])


def test_it_came_back_and_the_addressee_is_undeliverable(client, dispatch):
    person = sign_in(client)
    answer = client.post(url(dispatch), {"on": "12.9.2024", "reason": "address incomplete"})
    assert answer.status_code == 302
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.return_reason) == ("returned", "address incomplete")
    assert Addressee.objects.in_state("undeliverable").exists()
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert (event.verb, event.actor) == ("came back", person)


@pytest.mark.parametrize(
    "data",
    [
        {"on": "8.9.2024", "reason": "moved"},
        {"on": "tomorrow", "reason": "moved"},
        {"on": "12.9.2024", "reason": ""},
        {"on": "12.9.2024", "reason": "x" * 201},
        {"on": "12.9.2024", "reason": "a\0b"},
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(client, dispatch, data):
    sign_in(client)
    assert client.post(url(dispatch), data).status_code == 422
    dispatch.refresh_from_db()
    assert dispatch.status == "sent"


def test_it_does_not_come_back_twice(client, dispatch):
    sign_in(client)
    data = {"on": "12.9.2024", "reason": "moved"}
    client.post(url(dispatch), data)
    page = client.post(url(dispatch), data)
    assert page.status_code == 422
    assert "is returned by now" in page.content.decode()
    assert Event.objects.filter(verb="came back").count() == 1


def test_it_needs_the_right(client, dispatch):
    sign_in(client, Role.APPROVER)
    assert client.post(url(dispatch), {"on": "today", "reason": "x"}).status_code == 403
