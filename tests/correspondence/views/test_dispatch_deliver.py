"""Logging that a copy arrived."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.rights import Role
from history.models import Event
from tests.correspondence.factories import make_addressee, make_dispatch, make_pdf, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatch():
    return make_dispatch(make_addressee())


def url(dispatch):
    return reverse("correspondence:dispatch_deliver", args=[dispatch.pk])


def test_it_arrived_with_a_name_and_a_scan(client, dispatch):
    person = sign_in(client)
    file = SimpleUploadedFile("advice.pdf", make_pdf())
    data = {"on": "10.9.2024", "received_by": "Porter", "proof": file}
    assert client.post(url(dispatch), data).status_code == 302
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.received_by) == ("delivered", "Porter")
    assert dispatch.proofs.get().kind == "delivery"
    events = Event.objects.about(dispatch.addressee.letter).filter(actor=person)
    assert set(events.values_list("verb", flat=True)) == {"delivered", "proof added"}


def test_without_name_or_file_the_reason_is_asked_for_and_noted(client, dispatch):
    sign_in(client)
    page = client.post(url(dispatch), {"on": "10.9.2024"})
    assert page.status_code == 422
    assert "say why there is none" in page.content.decode()
    client.post(url(dispatch), {"on": "10.9.2024", "without_proof": "told by telephone"})
    dispatch.refresh_from_db()
    assert dispatch.status == "delivered"
    assert not dispatch.is_delivery_proven
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert event.detail["without proof"] == "told by telephone"


@pytest.mark.parametrize("on", ["8.9.2024", "tomorrow", "", "31.2.2025", "x" * 5000])
def test_an_impossible_day_is_refused_at_its_field(client, dispatch, on):
    sign_in(client)
    page = client.post(url(dispatch), {"on": on, "received_by": "Porter"})
    assert page.status_code == 422
    assert page.context["form"]["on"].errors
    dispatch.refresh_from_db()
    assert dispatch.status == "sent"


def test_what_came_back_did_not_arrive(client, dispatch):
    person = sign_in(client)
    dispatch.come_back(on=dispatch.sent_on, reason="moved", today=dispatch.sent_on, by=person)
    page = client.post(url(dispatch), {"on": "10.9.2024", "received_by": "Porter"})
    assert page.status_code == 422
    assert "is returned by now" in page.content.decode()
    dispatch.refresh_from_db()
    assert dispatch.status == "returned"


def test_looking_changes_nothing(client, dispatch):
    sign_in(client)
    before = Event.objects.count()
    assert client.get(url(dispatch)).status_code == 200
    assert Event.objects.count() == before


def test_it_needs_the_right(client, dispatch):
    sign_in(client, Role.VIEWER, Role.APPROVER)
    assert client.post(url(dispatch), {"on": "today", "received_by": "x"}).status_code == 403
    dispatch.refresh_from_db()
    assert dispatch.status == "sent"
