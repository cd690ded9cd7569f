"""Whoever uploads a file hears which personal details it carries; the file is kept as it is."""

import pytest
from django.contrib.messages import constants
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence.models import StoredFile
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_pdf,
    sign_in,
)
from tests.correspondence.pdf import hostile

pytestmark = pytest.mark.django_db

WHERE = "A picture in it tells where it was taken (GPS)."
OUTGOING = f"{WHERE} Everybody who gets the file can read that."


def said(client, name, pk, content, **facts):
    """The notices after an upload, with their level."""
    facts = {
        key: SimpleUploadedFile("a", content) if value is ... else value
        for key, value in facts.items()
    }
    url = reverse(f"correspondence:{name}", args=[pk] if pk else [])
    answer = client.post(url, facts, follow=True)
    return [(one.level, one.message) for one in answer.context["messages"]]


def test_of_what_comes_in_it_is_told(client):
    sign_in(client)
    dispatch, content = make_dispatch(make_addressee()), hostile.photograph()
    notices = said(client, "proof_add", dispatch.pk, content, kind="posting", proof=...)
    assert (constants.INFO, WHERE) in notices
    assert dispatch.proofs.get().file.read() == content


def test_of_what_goes_out_it_is_warned(client):
    sign_in(client)
    edition = {"language": "fr", "title": "Déclaration", "file": ...}
    first = {"title": "Declaration", "kind": "declaration", "language": "en", "file": ...}
    pages = [
        ("edition_add", make_enclosure().pk, edition),
        ("enclosure_new", None, first),
        ("enclosure_upload", make_letter().pk, first | {"title": "Brochure"}),
    ]
    for name, pk, facts in pages:
        notices = said(client, name, pk, hostile.with_photograph(), **facts)
        assert (constants.WARNING, OUTGOING) in notices, name


def test_a_file_without_them_is_taken_without_a_word(client):
    sign_in(client)
    dispatch = make_dispatch(make_addressee())
    notices = said(client, "proof_add", dispatch.pk, make_pdf(), kind="posting", proof=...)
    assert [level for level, _ in notices] == [constants.SUCCESS]


def test_a_signed_file_is_kept_byte_by_byte(client):
    sign_in(client)
    content = hostile.signed()
    facts = {"language": "fr", "title": "Déclaration", "file": ...}
    said(client, "edition_add", make_enclosure().pk, content, **facts)
    assert content in [stored.read() for stored in StoredFile.objects.all()]
