"""Logging what came back, with what it says about each request."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Response
from history.models import Event
from tests.correspondence.factories import (
    make_addressee,
    make_letter,
    make_pdf,
    make_response,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee():
    return make_addressee(requests=["Data", "A speaker"], reply_due_on=dt.date(2024, 10, 9))


def url(addressee):
    return reverse("correspondence:response_log", args=[addressee.pk])


def typed(addressee, **facts):
    """What a browser sends: every outcome as it is, unless a fact says otherwise."""
    outcomes = {f"outcome_{one.pk}": "no_answer" for one in addressee.letter.requests.all()}
    return {"kind": "reply", "received_on": "1.10.2024", **outcomes, **facts}


def test_a_reply_is_logged_with_its_scan_and_the_outcome_of_a_request(client, addressee):
    person, content = sign_in(client), make_pdf()
    data, speaker = addressee.letter.requests.all()
    answer = client.post(
        url(addressee),
        typed(
            addressee,
            channel="email",
            their_reference="RWF/1",
            summary="They share the data.",
            file=SimpleUploadedFile("reply.pdf", content),
            **{f"outcome_{data.pk}": "agreed", f"quote_{data.pk}": "with pleasure"},
        ),
    )
    assert (answer.status_code, answer.url) == (302, addressee.letter.get_absolute_url())
    response = addressee.responses.get()
    assert (response.kind, response.channel, response.logged_by) == ("reply", "email", person)
    assert response.file.read() == content
    noted = addressee.outcomes.get()
    assert (noted.request, noted.outcome, noted.quote) == (data, "agreed", "with pleasure")
    verbs = Event.objects.about(addressee.letter).filter(actor=person).values_list("verb")
    assert [verb for (verb,) in verbs] == ["outcome noted", "response logged"]
    assert not addressee.outcomes.filter(request=speaker).exists()


def test_the_form_shows_what_is_noted_and_leaves_it_where_it_was(client, addressee):
    sign_in(client)
    data, _speaker = addressee.letter.requests.all()
    first = make_response(addressee, "interim", outcomes={data.pk: ("noted", "seen")})
    page = client.get(url(addressee))
    assert page.context["form"][f"outcome_{data.pk}"].value() == "noted"
    same = {f"outcome_{data.pk}": "noted", f"quote_{data.pk}": "seen"}
    client.post(url(addressee), typed(addressee, **same))
    assert addressee.outcomes.get().response == first


def test_an_interim_reply_moves_the_day_the_reply_is_due(client, addressee):
    sign_in(client)
    client.post(url(addressee), typed(addressee, kind="interim", promised_on="30.11.2024"))
    addressee.refresh_from_db()
    assert addressee.reply_due_on == dt.date(2024, 11, 30)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"received_on": "8.9.2024"}, "received_on"),
        ({"received_on": "tomorrow"}, "received_on"),
        ({"kind": "party"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"channel": "pigeon"}, "channel"),
        ({"promised_on": "30.11.2024"}, "promised_on"),
        ({"kind": "interim", "promised_on": "1.9.2024"}, "promised_on"),
        ({"summary": "x" * 2001}, "summary"),
        ({"their_reference": "a\0b"}, "their_reference"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(client, addressee, facts, field):
    sign_in(client)
    page = client.post(url(addressee), typed(addressee, **facts))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not Response.objects.exists()


def test_words_without_an_outcome_are_asked_about(client, addressee):
    sign_in(client)
    data, _speaker = addressee.letter.requests.all()
    page = client.post(url(addressee), typed(addressee, **{f"quote_{data.pk}": "perhaps"}))
    assert "Say what these words amount to." in page.content.decode()
    assert not Response.objects.exists()


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "cancelled"])
def test_a_letter_that_never_left_is_not_answered(client, status):
    sign_in(client)
    addressee = make_letter(status).addressees.get()
    answer = client.post(url(addressee), typed(addressee))
    assert (answer.status_code, answer.url) == (302, addressee.letter.get_absolute_url())
    assert not Response.objects.exists()


def test_looking_changes_nothing(client, addressee):
    sign_in(client)
    before = Event.objects.count()
    assert client.get(url(addressee)).status_code == 200
    assert Event.objects.count() == before


def test_it_needs_the_right(client, addressee):
    sign_in(client, Role.VIEWER)
    assert client.post(url(addressee), typed(addressee)).status_code == 403
    assert not Response.objects.exists()
