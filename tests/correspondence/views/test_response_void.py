"""Setting a response aside that was logged in error."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Response
from history.models import Event
from tests.correspondence.factories import make_addressee, make_response, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    return make_response(make_addressee())


def url(response):
    return reverse("correspondence:response_void", args=[response.pk])


def test_it_stays_struck_out_with_the_reason(client, response):
    person = sign_in(client)
    page = client.post(url(response), {"reason": "another letter"}, follow=True)
    assert "another letter" in page.content.decode()
    response.refresh_from_db()
    assert not response.is_valid
    event = Event.objects.about(response.addressee.letter).first()
    assert (event.verb, event.actor) == ("response voided", person)


def test_a_reason_is_asked_for(client, response):
    sign_in(client)
    assert client.post(url(response), {"reason": " "}).status_code == 422
    assert Response.objects.valid().exists()


def test_it_is_not_voided_twice(client, response):
    sign_in(client)
    client.post(url(response), {"reason": "once"})
    page = client.post(url(response), {"reason": "twice"})
    assert page.status_code == 422
    assert "voided already" in page.content.decode()


def test_it_needs_the_right(client, response):
    sign_in(client, Role.VIEWER)
    assert client.post(url(response), {"reason": "x"}).status_code == 403
    assert Response.objects.valid().exists()
