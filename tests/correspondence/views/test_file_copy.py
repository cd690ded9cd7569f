"""What left the house for one addressee, as a file and as pictures."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.rights import Role
from correspondence.storage import path_of
from tests.correspondence.factories import (
    make_addressee,
    make_file_copy,
    make_letter,
    make_office,
    make_registered_letter,
    sign_in,
)

pytestmark = pytest.mark.django_db


def url(addressee, name="file_copy", *args):
    return reverse(f"correspondence:{name}", args=[addressee.pk, *args])


def kept_at(stored):
    return Path(settings.MEDIA_ROOT) / path_of(stored.sha256)


def test_the_sealed_bytes_come_with_a_name_and_headers_that_keep_them_to_themselves(client):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(offices=[make_office(organization="Ligue des États")])
    addressee = letter.addressees.get()
    answer = client.get(url(addressee))
    assert answer.content == addressee.file_copy.file.read()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Content-Disposition"] == (
        'inline; filename="OUT-2024-0001 Ligue des Etats.pdf"; '
        "filename*=UTF-8''OUT-2024-0001%20Ligue%20des%20%C3%89tats.pdf"
    )


def test_it_is_saved_where_that_is_asked_for(client):
    sign_in(client, Role.VIEWER)
    answer = client.get(url(make_addressee()), {"download": "1"})
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("status", "words"), [("registered", "not sealed"), ("draft", "not registered")]
)
def test_what_is_not_sealed_is_said_and_not_made_up(client, status, words):
    sign_in(client, Role.VIEWER)
    addressee = make_letter(status).addressees.get()
    page = client.get(url(addressee), follow=True)
    assert page.redirect_chain == [(addressee.letter.get_absolute_url(), 302)]
    assert words in page.content.decode()


@pytest.mark.parametrize("damage", ["altered", "missing"])
def test_a_damaged_file_is_not_served(client, damage):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    path = kept_at(addressee.file_copy.file)
    path.chmod(0o600)
    if damage == "altered":
        path.write_bytes(path.read_bytes() + b"%")
    else:
        path.unlink()
    for page in (client.get(url(addressee)), client.get(url(addressee, "file_copy_page", 1))):
        assert page.status_code == 410
        assert "no-store" in page["Cache-Control"]
        assert "The file is not as it was kept" in page.content.decode()
        assert b"%PDF" not in page.content


def test_a_page_is_a_picture_and_there_are_no_others(client):
    sign_in(client, Role.VIEWER)
    letter = make_letter("registered")
    addressee = letter.addressees.get()
    make_file_copy(addressee, pages=2)
    answer = client.get(url(addressee, "file_copy_page", 2))
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["Cache-Control"] == "no-store, private"
    for page in (0, 3, 10**30):
        assert client.get(url(addressee, "file_copy_page", page)).status_code == 404


def test_an_unsealed_one_has_no_pages(client):
    sign_in(client, Role.VIEWER)
    addressee = make_letter("registered").addressees.get()
    assert client.get(url(addressee, "file_copy_page", 1)).status_code == 404


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, role):
    sign_in(client, role)
    addressee = make_addressee()
    assert client.get(url(addressee)).status_code == 403
    assert client.get(url(addressee, "file_copy_page", 1)).status_code == 403
