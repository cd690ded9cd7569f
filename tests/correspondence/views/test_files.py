"""Editions, scans of responses, proofs: served as they were kept, to those who may read letters."""

from pathlib import Path

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import StoredFile
from correspondence.views.files import download
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_pdf,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def urls():
    addressee = make_addressee()
    stored = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
    response = make_response(addressee, file=stored, file_name="Réponse.pdf")
    proof = make_dispatch(addressee).add_proof(
        b"\xff\xd8\xff scan \xff\xd9",
        kind="posting",
        media_type="image/jpeg",
        file_name="receipt.jpg",
        by=make_user(),
    )
    edition = make_enclosure().editions.get()
    return {
        reverse("correspondence:edition_file", args=[edition.pk]): edition.file,
        reverse("correspondence:response_file", args=[response.pk]): stored,
        reverse("correspondence:proof_file", args=[proof.pk]): proof.file,
    }


def test_each_is_served_as_it_was_kept_and_nothing_in_it_runs(client, urls):
    sign_in(client, Role.VIEWER)
    for url, stored in urls.items():
        answer = client.get(url)
        assert answer.content == stored.read()
        assert answer.headers["Content-Type"] == stored.media_type
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Content-Disposition"].startswith("inline; ")


def test_a_response_without_a_file_has_none(client):
    sign_in(client, Role.VIEWER)
    response = make_response(make_addressee())
    url = reverse("correspondence:response_file", args=[response.pk])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_they_need_the_right(client, urls, role):
    sign_in(client, role)
    assert {client.get(url).status_code for url in urls} == {403}


def test_nobody_reads_them_without_signing_in(client, urls):
    assert {client.get(url).status_code for url in urls} == {302}


def test_where_the_disk_is_full_it_is_said_and_nothing_is_sent(rf):
    def write(out) -> None:
        Path("/dev/full").write_bytes(b"x")

    request = rf.get("/")
    request.user = make_user()
    answer = download(request, write, name="pack.pdf", media_type="application/pdf")
    assert answer.status_code == 507
    assert "There is no room for the file" in answer.content.decode()
    assert "Content-Disposition" not in answer.headers
