"""All file copies of a letter in one archive."""

import io
import zipfile

import pytest
from django.urls import reverse

from accounts.rights import Role
from tests.correspondence.factories import (
    make_letter,
    make_office,
    make_registered_letter,
    sign_in,
)

pytestmark = pytest.mark.django_db


def url(letter):
    return reverse("correspondence:file_copies", args=[letter.pk])


def test_the_archive_comes_with_its_manifest(client):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(rendered=False, offices=[make_office(), make_office()])
    answer = client.get(url(letter))
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="OUT-2024-0001.zip"'
    )
    assert answer.headers["Cache-Control"] == "no-store, private"
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        assert len(archive.namelist()) == 3
        assert "manifest.csv" in archive.namelist()


@pytest.mark.parametrize("status", ["draft", "registered"])
def test_what_is_not_sealed_is_said(client, status):
    sign_in(client, Role.VIEWER)
    letter = make_letter(status)
    page = client.get(url(letter), follow=True)
    assert page.redirect_chain == [(letter.get_absolute_url(), 302)]
    assert "not all sealed yet" in page.content.decode()


def test_it_needs_the_right(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.get(url(make_registered_letter(rendered=False))).status_code == 403
