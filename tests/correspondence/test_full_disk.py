"""The store is full: it is said, nothing is left half done, and all is well when room returns."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import (
    Dispatch,
    Enclosure,
    FileCopy,
    Letter,
    Matter,
    Proof,
    Register,
    StoredFile,
)
from correspondence.models.stored_file import NotKept
from correspondence.tasks import seal_letter
from history.models import Event
from tests.correspondence import full_disk
from tests.correspondence.factories import (
    make_addressee,
    make_letter,
    make_office,
    make_pdf,
    make_series,
    sign_in,
)

pytestmark = pytest.mark.django_db
LARGE = make_pdf(title="x" * 300_000)
SAID = {"tmpfs": "store of files is full", "limit": "could not be stored"}


@pytest.fixture(params=["tmpfs", "limit"])
def way(request, tmp_path):
    if request.param == "tmpfs" and not full_disk.can_mount(tmp_path / "try"):
        pytest.skip("only root may mount a file system")
    return request.param


@pytest.fixture
def shortage(way, tmp_path):
    """`with shortage() as end:` there is no room, until `end()`."""
    begin = {"tmpfs": full_disk.small_file_system, "limit": full_disk.small_files}[way]
    return partial(begin, tmp_path / "store")


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("large.pdf", LARGE, "application/pdf")


def rows(*models) -> int:
    return sum(model.objects.count() for model in models)


def test_an_enclosure_is_not_entered(client, way, shortage):
    sign_in(client)
    url = reverse("correspondence:enclosure_new")
    facts = {"title": "A long report", "kind": "report", "language": "en"}
    with shortage() as end:
        page = client.post(url, {**facts, "file": upload()})
        assert page.status_code == 507
        assert SAID[way] in page.content.decode()
        assert 'value="A long report"' in page.content.decode()
        assert rows(Enclosure, StoredFile) == 0
        assert full_disk.files_in_store() == []
        end()
        assert client.post(url, {**facts, "file": upload()}).status_code == 302
        assert StoredFile.objects.get().read() == LARGE


def test_a_letter_written_elsewhere_takes_no_number(client, way, shortage):
    sign_in(client)
    url = reverse("correspondence:letter_record")
    facts = {
        "dated_on": "today",
        "subject": "Minutes",
        "language": "en",
        "matter": "Minutes",
        "series": make_series().pk,
        "offices": [make_office().pk],
        "channel": "courier",
    }
    with shortage() as end:
        page = client.post(url, {**facts, "file": upload()})
        assert page.status_code == 507
        assert SAID[way] in page.content.decode()
        assert rows(Letter, Register, Matter, Dispatch, StoredFile, Event) == 0
        assert full_disk.files_in_store() == []
        end()
        assert client.post(url, {**facts, "file": upload()}).status_code == 302
    assert Letter.objects.get().number == 1


def test_a_dispatch_is_not_logged_without_its_proof(client, way, shortage):
    sign_in(client)
    addressee = make_addressee()
    url = reverse("correspondence:dispatch_log", args=[addressee.letter_id])
    facts = {
        "channel": "post",
        "sent_on": "today",
        "handed_over_by": "Porter",
        f"to-{addressee.pk}-attempt": 1,
    }
    with shortage() as end:
        page = client.post(url, {**facts, "proof": upload()})
        assert page.status_code == 507
        assert SAID[way] in page.content.decode()
        assert rows(Dispatch, Proof) == 0
        end()
        assert client.post(url, {**facts, "proof": upload()}).status_code == 302
    assert Proof.objects.get().dispatch.attempt == 1


def test_what_is_registered_is_sealed_when_there_is_room(shortage):
    letter = make_letter("registered", offices=[make_office(), make_office()])
    with shortage() as end:
        for _ in range(2):
            with pytest.raises(NotKept):
                seal_letter.call(letter.pk)
        assert rows(FileCopy, StoredFile) == 0
        assert full_disk.files_in_store() == []
        told = Event.objects.about(letter).filter(verb="file copy not sealed").get()
        assert told.sentence.startswith(f"File copy not sealed of {letter.addressees.first()}: The")
        end()
        assert seal_letter.call(letter.pk) == 2
        assert all(one.file_copy.file.read() for one in letter.addressees.all())


@pytest.mark.parametrize("way", ["tmpfs"], indirect=True)
def test_nothing_is_registered_while_there_is_no_room(client, shortage):
    sign_in(client, Role.STAFF)
    letter = make_letter("approved", dated_on=None)
    url = reverse("correspondence:letter_register", args=[letter.pk])
    with shortage() as end:
        page = client.post(url, {"version": letter.version}, follow=True)
        assert "The store of files is full, and nothing was saved" in page.content.decode()
        letter.refresh_from_db()
        assert (letter.status, letter.reference) == ("approved", None)
        assert not Register.objects.exists()
        end()
        page = client.post(url, {"version": letter.version}, follow=True)
        assert "Registered as OUT/" in page.content.decode()
        assert FileCopy.objects.get().file.read().startswith(b"%PDF-")
