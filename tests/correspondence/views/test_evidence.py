"""The evidence of one addressee on a page."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from accounts.rights import Role
from correspondence.storage import path_of
from history.models import Event
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_response,
    make_user,
    sign_in,
)
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter, text_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee():
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    addressee = sealed_letter("Tides", enclosures=[annex]).addressees.get()
    make_dispatch(addressee, tracking_number="7741 0032").add_proof(
        text_pdf("Receipt"),
        kind="posting",
        media_type="application/pdf",
        file_name="receipt.pdf",
        pages=1,
        by=make_user(),
    )
    return addressee


def url(addressee):
    return reverse("correspondence:evidence", args=[addressee.pk])


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_tells_what_left_how_and_what_shows_it(client, addressee):
    sign_in(client, Role.VIEWER)
    page = said(client.get(url(addressee)))
    for words in ("7741 0032", "Courier", "No. 3, that it left", "Declaration (en)"):
        assert words in page
    assert addressee.file_copy.file.sha256 in page
    assert reverse("correspondence:evidence_pdf", args=[addressee.pk]) in page
    assert reverse("correspondence:evidence_zip", args=[addressee.pk]) in page


def test_it_tells_what_came_back_and_what_was_voided(client, addressee):
    sign_in(client)
    make_response(addressee, on=dt.date(2024, 10, 1), summary="They agree.")
    wrong = make_response(addressee, "decline", on=dt.date(2024, 10, 2), summary="Of another.")
    wrong.void(reason="Another letter", by=make_user())
    page = said(client.get(url(addressee)))
    assert "They agree." in page
    assert "Another letter" in page
    assert "Substantive reply received on 1 October 2024." in page


def test_the_board_leads_there(client, addressee):
    sign_in(client)
    assert url(addressee) in said(client.get(addressee.letter.get_absolute_url()))


def test_what_is_missing_is_named_and_nothing_is_offered(client, addressee, settings, tmp_path):
    sign_in(client)
    settings.MEDIA_ROOT = tmp_path
    page = said(client.get(url(addressee)))
    assert "Nothing is made: 3 parts are missing" in page
    assert reverse("correspondence:evidence_pdf", args=[addressee.pk]) not in page


def test_a_draft_has_none(client):
    sign_in(client)
    assert client.get(url(make_letter("draft").addressees.get())).status_code == 404


def test_more_facts_need_no_more_queries(client, addressee, django_assert_max_num_queries):
    sign_in(client)
    for number in range(5):
        make_response(addressee, "automatic", summary=f"Note {number}")
    with django_assert_max_num_queries(14):
        client.get(url(addressee))


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, addressee, role):
    sign_in(client, role)
    assert client.get(url(addressee)).status_code == 403


def test_it_tells_what_the_file_was_made_with_and_of(client, addressee):
    sign_in(client, Role.VIEWER)
    page = said(client.get(url(addressee)))
    assert "Whole: read just now" in page
    assert addressee.file_copy.renderer in page
    assert addressee.check_code in page
    assert f"&quot;check_code&quot;: &quot;{addressee.check_code}&quot;" in page


def test_a_damaged_file_is_named_and_noted_in_the_history(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sign_in(client, Role.VIEWER)
    addressee = sealed_letter("Tides").addressees.get()
    Path(default_storage.path(path_of(addressee.file_copy.file.sha256))).write_bytes(b"forged")
    page = said(client.get(url(addressee)))
    assert "was altered in the store" in page
    assert "Whole:" not in page
    assert Event.objects.about(addressee.letter).first().verb == "file found altered"
