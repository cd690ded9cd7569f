"""A file that is not as it was kept is not served; the log and the history say so."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import StoredFile
from correspondence.storage import path_of
from history.models import Event
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_pdf,
    make_response,
    make_user,
    sign_in,
)


@pytest.fixture(autouse=True)
def store_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "store"


def place_of(stored) -> Path:
    return Path(default_storage.path(path_of(stored.sha256)))


def events(about) -> list[str]:
    found = Event.objects.about(about).filter(verb__startswith="file found").order_by("pk")
    return [f"{event.verb}: {event.detail['file']}" for event in found]


def url(addressee, name="file_copy", *args) -> str:
    return reverse(f"correspondence:{name}", args=[addressee.pk, *args])


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["altered", "missing"])
def test_a_file_copy_is_refused_and_the_letters_history_says_it_once(client, how, caplog):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    stored = addressee.file_copy.file
    path, content = place_of(stored), stored.read()
    if how == "altered":
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])  # one bit
    else:
        path.unlink()
    with caplog.at_level(logging.ERROR):
        for address in (url(addressee), url(addressee), url(addressee, "file_copy_page", 1)):
            page = client.get(address)
            assert page.status_code == 410
            assert content[:8] not in page.content
    said = f"file copy of {addressee.letter} for {addressee}"
    assert events(addressee.letter) == [f"file found {how}: {said}"]
    alerts = [one.getMessage() for one in caplog.records if one.name.endswith("damage")]
    assert alerts == [f"The file {stored.sha256} is {how}. It belongs to: {said}"] * 3
    path.write_bytes(content)  # from the backup
    assert client.get(url(addressee)).content == content


@pytest.mark.django_db
def test_the_archive_of_a_letter_is_refused_too(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    place_of(addressee.file_copy.file).unlink()
    page = client.get(reverse("correspondence:file_copies", args=[addressee.letter_id]))
    assert page.status_code == 409
    assert len(events(addressee.letter)) == 1


@pytest.mark.django_db
def test_so_are_editions_scans_and_proofs_each_in_its_history(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    stored = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
    response = make_response(addressee, file=stored, file_name="reply.pdf")
    proof = make_dispatch(addressee).add_proof(
        b"\xff\xd8 scan", kind="posting", media_type="image/jpeg", file_name="x", by=make_user()
    )
    edition = make_enclosure("Declaration").editions.get()
    for one, name in (
        (edition, "edition_file"),
        (response, "response_file"),
        (proof, "proof_file"),
    ):
        place_of(one.file).write_bytes(b"forged")
        assert client.get(url(one, name)).status_code == 410
    assert len(events(addressee.letter)) == 2
    assert events(edition.enclosure) == [
        "file found altered: edition of the enclosure “Declaration” in English"
    ]


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_no_fact_for_the_history(client, tmp_path):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    path = place_of(addressee.file_copy.file)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    page = client.get(url(addressee))
    assert page.status_code == 410
    assert "cannot be read from the store" in page.content.decode()
    assert events(addressee.letter) == []


@pytest.mark.django_db(transaction=True)
def test_many_who_find_it_at_once_write_one_event():
    addressee, person = make_addressee(), make_user()
    place_of(addressee.file_copy.file).unlink()

    def download(_number: int) -> int:
        client = Client()
        client.force_login(person)
        try:
            return client.get(url(addressee)).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(download, range(8))) == {410}
    assert len(events(addressee.letter)) == 1
