"""The evidence of one addressee with every file in it."""

import csv
import hashlib
import io
import zipfile

import pytest
from django.urls import reverse

from accounts.rights import Role
from tests.correspondence.factories import make_dispatch, make_letter, make_user, sign_in
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter

pytestmark = pytest.mark.django_db

SCAN = b"\xff\xd8\xff a picture \xff\xd9"


@pytest.fixture
def addressee():
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    addressee = sealed_letter("Tides", enclosures=[annex]).addressees.get()
    make_dispatch(addressee).add_proof(
        SCAN, kind="posting", media_type="image/jpeg", file_name="receipt.jpg", by=make_user()
    )
    return addressee


def url(addressee):
    return reverse("correspondence:evidence_zip", args=[addressee.pk])


def test_it_holds_the_pdf_every_file_as_it_was_kept_and_the_manifest(client, addressee):
    sign_in(client, Role.VIEWER)
    answer = client.get(url(addressee))
    assert answer.headers["Content-Type"] == "application/zip"
    assert "OUT-2024-0001 Tides evidence.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    lines = list(csv.DictReader(io.StringIO(files.pop("manifest.csv").decode())))
    assert list(files) == [
        "OUT-2024-0001 Tides evidence.pdf",
        "01 Letter OUT-2024-0001.pdf",
        "02 Enclosure Declaration (en).pdf",
        "03 Proof that it left receipt.jpg",
    ]
    assert files["03 Proof that it left receipt.jpg"] == SCAN
    assert files["01 Letter OUT-2024-0001.pdf"] == addressee.file_copy.file.read()
    assert [line["file"] for line in lines] == list(files)
    for line in lines:
        assert hashlib.sha256(files[line["file"]]).hexdigest() == line["sha256"]
    assert [line["pages"] for line in lines][1:] == ["1", "3", ""]


def test_nothing_half_made_is_sent(client, addressee, settings, tmp_path):
    sign_in(client)
    settings.MEDIA_ROOT = tmp_path
    assert client.get(url(addressee)).status_code == 409


def test_a_letter_not_sealed_yet_gives_nothing(client):
    sign_in(client)
    assert client.get(url(make_letter("registered").addressees.get())).status_code == 409


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, addressee, role):
    sign_in(client, role)
    assert client.get(url(addressee)).status_code == 403
