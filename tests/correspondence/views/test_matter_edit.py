"""Opening a matter, and changing it."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.forms.matter_field import MatterField
from correspondence.models import Matter
from history.models import Event
from tests.correspondence.factories import make_matter, sign_in

pytestmark = pytest.mark.django_db

NEW = "/matters/new/"


def url(matter):
    return reverse("correspondence:matter_edit", args=[matter.pk])


def test_a_matter_is_opened_with_its_event(client):
    person = sign_in(client)
    answer = client.post(NEW, {"title": "Seminar", "happened_on": "3.9.2024"})
    matter = Matter.objects.get()
    assert (answer.status_code, answer.url) == (302, matter.get_absolute_url())
    assert matter.happened_on == dt.date(2024, 9, 3)
    event = Event.objects.about(matter).get()
    assert (event.verb, event.actor) == ("entered", person)


def test_an_edit_says_what_changed(client):
    sign_in(client)
    matter = make_matter("Seminar", sample_note="All of it is made up.")
    client.post(url(matter), {"title": "Seminar on water"})
    matter.refresh_from_db()
    assert matter.sample_note == "All of it is made up."
    assert Event.objects.about(matter).get().changed == [("title", "Seminar", "Seminar on water")]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"title": "taken"}, "title"),
        ({"title": "Seminar", "happened_on": "30.2.2024"}, "happened_on"),
        ({"title": "Seminar", "summary": "x" * 2001}, "summary"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(client, data, field):
    sign_in(client)
    make_matter("taken")
    page = client.post(NEW, data)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert Matter.objects.count() == 1


def test_a_refused_edit_keeps_the_old_title_above_the_form(client):
    sign_in(client)
    matter = make_matter("Seminar")
    words = client.post(url(matter), {"title": ""}).content.decode()
    assert "<h1>Seminar</h1>" in words


def test_it_needs_the_right(client):
    sign_in(client, Role.VIEWER)
    matter = make_matter()
    assert client.post(NEW, {"title": "x"}).status_code == 403
    assert client.post(url(matter), {"title": "x"}).status_code == 403


def test_a_title_typed_exactly_is_that_matter_even_where_another_differs_in_case():
    matter = make_matter("Water")
    make_matter("WATER")
    assert MatterField().clean("Water") == matter
