"""Moving the day a reply is due."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.rights import Role
from history.models import Event
from tests.correspondence.factories import make_addressee, make_letter, sign_in

pytestmark = pytest.mark.django_db

DUE = dt.date(2024, 10, 9)


def url(addressee):
    return reverse("correspondence:addressee_reply_due", args=[addressee.pk])


def test_the_day_is_moved_and_the_one_before_stays_in_the_history(client):
    person, addressee = sign_in(client), make_addressee(reply_due_on=DUE)
    data = {"day": "1 November 2024", "why": "they asked for time"}
    assert client.post(url(addressee), data).status_code == 302
    addressee.refresh_from_db()
    assert addressee.reply_due_on == dt.date(2024, 11, 1)
    event = Event.objects.about(addressee.letter).first()
    assert (event.verb, event.actor) == ("reply due moved", person)
    assert event.changed == [("reply due", "9 October 2024", "1 November 2024")]


@pytest.mark.parametrize(
    "data",
    [
        {"day": "9.10.2024", "why": "the same day"},
        {"day": "9.9.2024", "why": "the day of the letter"},
        {"day": "", "why": "none"},
        {"day": "31.2.2025", "why": "no such day"},
        {"day": "1.11.2024", "why": ""},
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(client, data):
    sign_in(client)
    addressee = make_addressee(reply_due_on=DUE)
    page = client.post(url(addressee), data)
    assert page.status_code == 422
    assert page.context["form"]["day"].value() == data["day"]
    addressee.refresh_from_db()
    assert addressee.reply_due_on == DUE


@pytest.mark.parametrize("status", ["draft", "approved", "cancelled"])
def test_a_letter_that_never_left_waits_for_nothing(client, status):
    sign_in(client)
    addressee = make_letter(status).addressees.get()
    assert client.post(url(addressee), {"day": "1.11.2024", "why": "x"}).status_code == 302
    addressee.refresh_from_db()
    assert addressee.reply_due_on is None


def test_it_needs_the_right(client):
    sign_in(client, Role.VIEWER)
    data = {"day": "1.11.2024", "why": "x"}
    assert client.post(url(make_addressee(reply_due_on=DUE)), data).status_code == 403
