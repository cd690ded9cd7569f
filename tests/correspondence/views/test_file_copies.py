"""What each addressee gets, in one archive."""

import io
import zipfile

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence import archive
from tests.correspondence.factories import make_letter, sign_in
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    return sealed_letter("Tides", "Reefs", enclosures=[annex])


def url(letter):
    return reverse("correspondence:file_copies", args=[letter.pk])


def names(answer) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as opened:
        assert opened.testzip() is None
        return opened.namelist()


def test_the_archive_comes_with_its_manifest(client, letter):
    sign_in(client, Role.VIEWER)
    answer = client.get(url(letter))
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="OUT-2024-0001.zip"'
    )
    assert answer.headers["Cache-Control"] == "no-store, private"
    length = int(answer.headers["Content-Length"])
    content = b"".join(answer)
    assert len(content) == length
    assert names([content]) == [
        "1 Tides/OUT-2024-0001 Tides.pdf",
        "1 Tides/Enclosure 1 Declaration (en).pdf",
        "2 Reefs/OUT-2024-0001 Reefs.pdf",
        "2 Reefs/Enclosure 1 Declaration (en).pdf",
        "manifest.csv",
    ]


def test_it_holds_what_was_chosen_under_the_same_names(client, letter):
    sign_in(client)
    chosen = {"sides": "both", "addressee": [letter.addressees.last().pk]}
    assert names(client.post(url(letter), chosen)) == [
        "2 Reefs/OUT-2024-0001 Reefs.pdf",
        "manifest.csv",
    ]


@pytest.mark.parametrize("status", ["draft", "registered"])
def test_what_is_not_sealed_is_said(client, status):
    sign_in(client, Role.VIEWER)
    answer = client.get(url(make_letter(status)))
    assert answer.status_code == 409
    assert "sealed" in answer.content.decode()


def test_a_cancelled_letter_still_has_its_files(client, letter):
    sign_in(client)
    letter.cancel(reason="Written by mistake", by=letter.drafted_by)
    assert len(names(client.get(url(letter)))) == 5


def test_more_than_a_zip_can_hold_is_said(client, letter, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 10)
    sign_in(client)
    answer = client.get(url(letter))
    assert answer.status_code == 409
    assert "Choose fewer" in answer.content.decode()


def test_it_needs_the_right(client, letter):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.get(url(letter)).status_code == 403
