"""manage.py verify: what lies in the store without a record, and what may be taken away."""

import os
import time
from pathlib import Path

import pytest

from correspondence.storage import path_of
from tests.correspondence.factories import make_addressee
from tests.correspondence.stores import complaint, left_over, place_of, verify

pytestmark = pytest.mark.django_db
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "store"
    return settings.MEDIA_ROOT


def test_a_file_whose_record_was_rolled_back_is_found_after_a_day():
    path = left_over(hours=23)
    assert "1 without a record: 1 younger than 24 hours" in verify()
    os.utime(path, (time.time() - DAY - 60,) * 2)
    assert f"orphan      {path.parts[-3]}/{path.parts[-2]}/{path.name}" in complaint()
    assert path.exists()


def test_only_orphans_older_than_a_day_are_removed():
    addressee = make_addressee()
    kept = place_of(addressee.file_copy.file)
    os.utime(kept, (0, 0))
    old, young = left_over(b"old", hours=25), left_over(b"young", hours=23)
    part = old.with_name(".new-abcdef")
    part.write_bytes(b"half")
    os.utime(part, (0, 0))
    out = verify("--remove-orphans")
    assert out.count("removed     ") == 2
    assert "1 younger than 24 hours, 2 removed, 0 to be looked at" in out
    assert [kept.exists(), old.exists(), young.exists(), part.exists()] == [
        True,
        False,
        True,
        False,
    ]
    assert "1 whole" in verify()


def test_what_chancery_has_not_made_is_reported_and_left(store):
    make_addressee()
    stray, odd = store / "notes.txt", store / "od\nd"
    for path in (stray, odd):
        path.write_text("mine")
        os.utime(path, (0, 0))
    found = complaint("--remove-orphans")
    assert "foreign     notes.txt  no record refers to it" in found
    assert r"foreign     'od\nd'" in found
    assert stray.exists()


def test_links_are_neither_followed_nor_removed(store, tmp_path):
    addressee = make_addressee()
    path = place_of(addressee.file_copy.file)
    content, elsewhere = path.read_bytes(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / path.name).write_bytes(content)
    path.unlink()
    path.symlink_to(elsewhere / path.name)
    (store / "ab").symlink_to(elsewhere)
    (store / "passwd").symlink_to("/etc/passwd")
    found = complaint("--remove-orphans")
    assert f"unreadable  {path_of(path.name)}" in found
    assert "Too many levels of symbolic links" in found
    assert "link        ab  " in found
    assert "link        passwd  " in found
    assert found.count(path.name) == 1  # not once more, as ab/…
    assert (store / "passwd").is_symlink()


def test_quietly_it_prints_nothing_but_findings():
    path = left_over(hours=23)
    assert verify("--verbosity", "0") == ""
    os.utime(path, (0, 0))
    assert complaint("--verbosity", "0").startswith("orphan ")
