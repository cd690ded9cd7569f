"""What one addressee got, with everything that shows it."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from accounts.rights import Role
from correspondence.pdf.letter import RENDERER
from correspondence.storage import path_of
from history.models import Event
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "store"


def url(addressee) -> str:
    return reverse("correspondence:addressee_evidence", args=[addressee.pk])


def shown(client, addressee) -> str:
    page = client.get(url(addressee))
    assert page.status_code == 200
    return page.content.decode()


def test_it_shows_file_data_dispatch_and_response(client):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(
        offices=[make_office(organization="Water Forum")], enclosures=[make_enclosure("Programme")]
    )
    addressee = letter.addressees.get()
    proof = make_dispatch(addressee, tracking_number="RR123456785XX").add_proof(
        b"\xff\xd8 scan", kind="posting", media_type="image/jpeg", file_name="r.jpg", by=make_user()
    )
    make_response(addressee, "acknowledgement", file=proof.file, file_name="a.jpg")
    page = shown(client, addressee)
    for told in (
        "Read just now; its bytes have the SHA-256",
        addressee.file_copy.file.sha256,
        RENDERER,
        "1 Harbour Road<br>Suva",
        "Dear Sir or Madam,",
        addressee.chosen_editions.get().edition.file.sha256,
        "RR123456785XX",
        proof.file.sha256,
        "Acknowledgement",
        "&quot;subject&quot;: &quot;Seminar on water management&quot;",
        f"&quot;check_code&quot;: &quot;{addressee.check_code}&quot;",
    ):
        assert told in page, told


def test_a_damaged_file_copy_is_said_to_be_one(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    Path(default_storage.path(path_of(addressee.file_copy.file.sha256))).write_bytes(b"forged")
    page = shown(client, addressee)
    assert "was altered in the store" in page
    assert "Read just now" not in page
    assert Event.objects.about(addressee.letter).first().verb == "file found altered"


def test_one_that_is_not_sealed_yet_says_so(client):
    sign_in(client, Role.VIEWER)
    addressee = make_letter("registered").addressees.get()
    assert "It is not sealed yet" in shown(client, addressee)


def test_a_draft_has_none(client):
    sign_in(client, Role.VIEWER)
    addressee = make_letter().addressees.get()
    page = client.get(url(addressee), follow=True)
    assert page.redirect_chain == [(addressee.letter.get_absolute_url(), 302)]
    assert "There is no evidence yet" in page.content.decode()


def test_the_board_leads_to_it(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    assert url(addressee) in client.get(addressee.letter.get_absolute_url()).content.decode()


def test_more_facts_need_no_more_queries(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee(enclosures=[make_enclosure() for _ in range(3)])
    counts = []
    for number in (1, 5):
        for _ in range(number):
            make_dispatch(addressee)
            make_response(addressee, "acknowledgement")
        with django_assert_max_num_queries(25) as captured:
            shown(client, addressee)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, role):
    sign_in(client, role)
    assert client.get(url(make_addressee())).status_code == 403
