"""Noting or correcting one outcome."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from history.models import Event
from tests.correspondence.factories import make_addressee, make_letter, make_response, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee():
    return make_addressee(requests=["Data"])


def url(addressee, request=None):
    asked = request or addressee.letter.requests.get()
    return reverse("correspondence:outcome_note", args=[addressee.pk, asked.pk])


def test_an_outcome_is_corrected_and_keeps_the_response_it_came_from(client, addressee):
    person = sign_in(client)
    request = addressee.letter.requests.get()
    response = make_response(addressee, outcomes={request.pk: ("agreed", "yes")})
    answer = client.post(url(addressee), {"outcome": "partly", "quote": "in part"})
    assert answer.status_code == 302
    noted = addressee.outcomes.get()
    assert (noted.outcome, noted.quote, noted.response) == ("partly", "in part", response)
    event = Event.objects.about(addressee.letter).first()
    assert event.actor == person
    assert event.changed == [
        ("outcome", "Agreed", "Partly agreed"),
        ("their words", "yes", "in part"),
    ]


@pytest.mark.parametrize("data", [{}, {"outcome": "maybe"}, {"outcome": "noted", "quote": "a\0"}])
def test_what_makes_no_sense_is_refused(client, addressee, data):
    sign_in(client)
    assert client.post(url(addressee), data).status_code == (422 if data else 200)
    assert not addressee.outcomes.exists()


def test_a_request_of_another_letter_is_not_found(client, addressee):
    sign_in(client)
    other = make_addressee(requests=["Something else"]).letter.requests.get()
    assert client.get(url(addressee, other)).status_code == 404


def test_a_draft_has_no_outcomes(client):
    sign_in(client)
    addressee = make_letter(requests=["Data"]).addressees.get()
    assert client.post(url(addressee), {"outcome": "noted"}).status_code == 422
    assert not addressee.outcomes.exists()


def test_it_needs_the_right(client, addressee):
    sign_in(client, Role.VIEWER)
    assert client.post(url(addressee), {"outcome": "noted"}).status_code == 403
