"""No room or no database: a page that says so, nothing half done, and all is well afterwards."""

import gc
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from correspondence.models import Letter, Matter
from history.models import Event
from tests.config.clusters import NOBODY
from tests.correspondence import full_disk
from tests.correspondence.factories import make_series, sign_in

NEW_LETTER = reverse("correspondence:letter_new")


@pytest.fixture
def client(client):
    """One that gets the page for a fault, as a browser does."""
    client.raise_request_exception = False
    return client


def letter() -> dict:
    return {
        "matter": "Water",
        "subject": "Invitation",
        "language": "en",
        "series": make_series().pk,
        "kind": "formal",
    }


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of one megabyte that the database may write to."""
    if os.geteuid() or not connection.get_connection_params().get("host", "").startswith("/"):
        pytest.skip("only root may mount a file system for the database beside it")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    owner = f"size=1m,mode=700,uid={NOBODY.pw_uid},gid={NOBODY.pw_gid}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", owner, "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


@contextmanager
def history_on(folder: Path) -> Iterator[None]:
    """The table of history lies there, with no room within itself that earlier tests left."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL history_event")
        cursor.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
        cursor.execute("ALTER TABLE history_event SET TABLESPACE small")
        try:
            yield
        finally:
            cursor.execute("ALTER TABLE history_event SET TABLESPACE pg_default")
            cursor.execute("DROP TABLESPACE small")


def rows() -> list[int]:
    return [model.objects.count() for model in (Letter, Matter, Event)]


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_of_the_database(client, small_disk, caplog):
    sign_in(client)
    filler = small_disk / "filler"
    with history_on(small_disk):
        with filler.open("wb", buffering=0) as out:
            full_disk.fill(out)
        for _ in range(100):  # until the room is used up that its last page has
            before = rows()
            page = client.post(NEW_LETTER, letter())
            if page.status_code != 302:
                break
        assert page.status_code == 507
        assert page["Retry-After"] == "30"
        assert "There is no room left on the server" in page.content.decode()
        assert rows() == before
        assert "could not extend file" in caplog.text
        filler.unlink()
        assert client.post(NEW_LETTER, letter()).status_code == 302
        assert Event.objects.about(Letter.objects.latest("pk")).get().verb == "begun"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_went_away(client):
    sign_in(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    beside = connection.copy()
    with beside.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    beside.close()
    page = client.post(NEW_LETTER, {"subject": "Invitation"})
    assert page.status_code == 503
    assert "The database does not answer just now" in page.content.decode()
    connection.close()
    assert client.post(NEW_LETTER, letter()).status_code == 302


@pytest.mark.django_db
def test_a_full_disk_while_a_file_arrives(client, tmp_path):
    """A large upload is written to the folder for temporary files before any view sees it."""
    if not full_disk.can_mount(tmp_path / "try"):
        pytest.skip("only root may mount a file system")
    sign_in(client)
    url = reverse("correspondence:verify_file")
    content = b"%PDF-" + bytes(4_000_000)
    with full_disk.small_file_system(tmp_path / "small") as end:
        with override_settings(FILE_UPLOAD_TEMP_DIR=tmp_path / "small"):
            page = client.post(url, {"file": SimpleUploadedFile("letter.pdf", content)})
        assert page.status_code == 507
        assert "There is no room left on the server" in page.content.decode()
        end()
        for one in gc.get_objects():
            if type(one) is TemporaryUploadedFile:
                one.close()  # Django could not, without room
    assert client.post(url, {"file": SimpleUploadedFile("a.pdf", content)}).status_code == 200


@pytest.mark.django_db
def test_any_other_fault_is_a_500(client, monkeypatch):
    sign_in(client)
    monkeypatch.setattr(settings, "UPLOAD_LIMIT_MB", None)
    file = SimpleUploadedFile("letter.pdf", b"%PDF-")
    page = client.post(reverse("correspondence:verify_file"), {"file": file})
    assert page.status_code == 500
    assert "The page could not be made just now" in page.content.decode()
