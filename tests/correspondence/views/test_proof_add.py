"""Adding what shows that a copy left or arrived."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Dispatch, Proof
from history.models import Event
from tests.correspondence.factories import make_addressee, make_dispatch, make_pdf, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatch():
    return make_dispatch(make_addressee())


def url(dispatch):
    return reverse("correspondence:proof_add", args=[dispatch.pk])


def test_a_file_is_kept_with_its_event(client, dispatch):
    person, content = sign_in(client), make_pdf()
    data = {"kind": "posting", "proof": SimpleUploadedFile("../Quittung ü.pdf", content)}
    assert client.post(url(dispatch), data).status_code == 302
    proof = dispatch.proofs.get()
    assert (proof.file_name, proof.file.read()) == ("Quittung ü.pdf", content)
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert (event.verb, event.actor) == ("proof added", person)


def test_a_number_alone_is_enough(client, dispatch):
    sign_in(client)
    client.post(url(dispatch), {"kind": "posting", "tracking_number": "7741 0119"})
    dispatch.refresh_from_db()
    assert dispatch.tracking_number == "7741 0119"
    assert not Dispatch.objects.without_proof().exists()


def test_nothing_at_all_is_refused(client, dispatch):
    sign_in(client)
    page = client.post(url(dispatch), {"kind": "posting", "tracking_number": ""})
    assert page.status_code == 422
    assert "Choose a file, or type the number." in page.content.decode()


def test_a_file_that_is_no_scan_is_refused(client, dispatch):
    sign_in(client)
    data = {"kind": "posting", "proof": SimpleUploadedFile("a.pdf", b"MZ program")}
    assert client.post(url(dispatch), data).status_code == 422
    assert not Proof.objects.exists()


def test_it_needs_the_right(client, dispatch):
    sign_in(client, Role.VIEWER)
    assert client.post(url(dispatch), {"kind": "posting"}).status_code == 403
