"""manage.py verify: the store against the records, row by row."""

import tracemalloc
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

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
)
from tests.correspondence.stores import complaint, place_of, verify
from tests.recipients.imports import lines, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "store"
    return settings.MEDIA_ROOT


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_store_in_order_is_counted_with_its_speed(tmp_path):
    make_addressee()
    make_enclosure()
    make_run(tmp_path, *lines(2))
    out = verify()
    assert out.startswith("3 files, ")
    assert "/s): 3 whole, 0 altered, 0 missing, 0 unreadable." in out
    assert "0 without a record" in out


def test_an_empty_house_has_a_store_in_order():
    assert "0 files" in verify()


def test_what_is_missing_or_altered_is_named_with_what_it_belongs_to():
    addressee = make_addressee()
    scan = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
    make_response(addressee, file=scan, file_name="reply.pdf")
    proof = make_dispatch(addressee).add_proof(
        b"\xff\xd8 receipt", kind="posting", media_type="image/jpeg", file_name="x", by=make_user()
    )
    edition = make_enclosure("Declaration").editions.get()
    flip_a_bit(place_of(addressee.file_copy.file))
    place_of(scan).unlink()
    place_of(proof.file).write_bytes(b"")
    place_of(edition.file).unlink()
    found = complaint()
    for line in (
        f"altered     {path_of(addressee.file_copy.file.sha256)}"
        f"  file copy of OUT/2024/0001 for {addressee} (",
        f"missing     {path_of(scan.sha256)}"
        f"  scan of a response to OUT/2024/0001 from {addressee} (",
        f"altered     {path_of(proof.file.sha256)}"
        f"  proof of the dispatch of OUT/2024/0001 to {addressee}"
        " (10 bytes were kept, 0 are there)",
        f"missing     {path_of(edition.file.sha256)}"
        "  edition of the enclosure “Declaration” in English (",
    ):
        assert line in found, line
    assert "0 whole, 2 altered, 2 missing, 0 unreadable" in found


def test_the_history_of_the_letter_says_it_once_until_the_file_is_whole_again(caplog):
    addressee = make_addressee()
    path = place_of(addressee.file_copy.file)
    content = path.read_bytes()

    def told() -> list[str]:
        events = Event.objects.about(addressee.letter).filter(verb__startswith="file found")
        return [event.sentence for event in events.order_by("pk")]

    path.write_bytes(b"forged")
    for _ in range(2):
        complaint()
    assert caplog.text.count(f"{addressee.file_copy.file.sha256} is altered") == 2
    path.write_bytes(content)
    for _ in range(2):
        verify()
    path.unlink()
    complaint()
    (altered, whole, missing) = told()
    assert altered.startswith(f"File found altered: file copy of OUT/2024/0001 for {addressee}")
    assert whole.startswith("File found whole again: file copy")
    assert missing.startswith("File found missing: file copy")


def test_the_file_of_an_import_is_compared_too(tmp_path):
    run = make_run(tmp_path, *lines(2))
    Path(run.file.path).unlink()
    found = complaint()
    assert f"missing     {run.file.name}  import {run.pk}, {run.file_name}" in found


def test_a_large_file_is_never_in_memory_as_a_whole():
    size = 64 * 1024 * 1024
    default_storage.save(path_of("ab" * 32), ContentFile(bytes(size)))
    StoredFile.objects.create(sha256="ab" * 32, size=size, media_type="application/pdf")
    tracemalloc.start()
    complaint()  # it is not what its name says
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024
