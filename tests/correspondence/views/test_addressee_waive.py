"""Expecting nothing more of an addressee."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Addressee
from history.models import Event
from tests.correspondence.factories import make_addressee, make_letter, sign_in

pytestmark = pytest.mark.django_db


def url(addressee):
    return reverse("correspondence:addressee_waive", args=[addressee.pk])


def test_nothing_more_is_expected_and_the_reason_is_noted(client):
    person, addressee = sign_in(client), make_addressee()
    assert client.post(url(addressee), {"reason": "answered by telephone"}).status_code == 302
    addressee.refresh_from_db()
    assert addressee.waived_reason == "answered by telephone"
    assert Addressee.objects.in_state("waived").get() == addressee
    event = Event.objects.about(addressee.letter).first()
    assert (event.verb, event.actor) == ("waived", person)


@pytest.mark.parametrize("reason", ["", "x" * 201, "a\0b"])
def test_a_reason_is_asked_for(client, reason):
    sign_in(client)
    addressee = make_addressee()
    assert client.post(url(addressee), {"reason": reason}).status_code == 422
    assert not Addressee.objects.in_state("waived").exists()


def test_it_is_not_waived_twice(client):
    sign_in(client)
    addressee = make_addressee()
    client.post(url(addressee), {"reason": "once"})
    page = client.post(url(addressee), {"reason": "twice"})
    assert page.status_code == 422
    assert "waived already" in page.content.decode()


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "cancelled"])
def test_of_a_letter_that_never_left_nothing_is_expected(client, status):
    sign_in(client)
    addressee = make_letter(status).addressees.get()
    assert client.post(url(addressee), {"reason": "x"}).status_code == 302
    addressee.refresh_from_db()
    assert addressee.waived_on is None


def test_it_needs_the_right(client):
    sign_in(client, Role.VIEWER)
    assert client.post(url(make_addressee()), {"reason": "x"}).status_code == 403
