"""The store takes no file: the page says so, what was typed is kept, and nothing is saved."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence.models import Dispatch, Enclosure, EnclosureEdition, Proof, Response, StoredFile
from correspondence.storage import path_of
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_pdf,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pdf() -> bytes:
    """A PDF that cannot be kept: other bytes stand where it belongs."""
    content = make_pdf()
    kept = StoredFile.objects.keep(content, media_type="application/pdf", pages=1)
    Path(default_storage.path(path_of(kept.sha256))).write_bytes(b"damaged")
    return content


def refused(client, name: str, pk: int | None, content: bytes, **facts) -> None:
    upload = SimpleUploadedFile("scan.pdf", content, "application/pdf")
    url = reverse(f"correspondence:{name}", args=[pk] if pk else [])
    page = client.post(url, {**facts, "file": upload})
    assert page.status_code == 507
    assert "could not be stored" in page.content.decode()


def test_an_enclosure_and_its_edition(client, pdf):
    sign_in(client)
    enclosure = make_enclosure()
    editions = EnclosureEdition.objects.count()
    facts = {"title": "Declaration", "language": "en"}
    refused(client, "enclosure_new", None, pdf, kind="report", **facts)
    refused(client, "edition_add", enclosure.pk, pdf, **facts)
    assert (Enclosure.objects.count(), EnclosureEdition.objects.count()) == (1, editions)


def test_a_response(client, pdf):
    sign_in(client)
    addressee = make_addressee()
    refused(client, "response_log", addressee.pk, pdf, kind="reply", received_on="today")
    assert not Response.objects.exists()


def test_a_dispatch_and_a_proof(client, pdf):
    sign_in(client)
    addressee = make_addressee()
    dispatch = make_dispatch(addressee)
    facts = {"channel": "post", "sent_on": "today", "handed_over_by": "Porter"}
    for url, typed in (
        (
            f"{reverse('correspondence:dispatch_log', args=[addressee.letter_id])}"
            f"?addressee={addressee.pk}",
            {**facts, f"to-{addressee.pk}-attempt": 2},
        ),
        (reverse("correspondence:proof_add", args=[dispatch.pk]), {"kind": "posting"}),
    ):
        upload = SimpleUploadedFile("scan.pdf", pdf, "application/pdf")
        page = client.post(url, {**typed, "proof": upload})
        assert page.status_code == 507
        assert "could not be stored" in page.content.decode()
    assert (Dispatch.objects.count(), Proof.objects.count()) == (1, 0)
