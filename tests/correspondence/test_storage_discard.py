"""What nobody refers to is taken away; what somebody keeps again at that moment stays."""

import datetime as dt
import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.core.files.base import ContentFile

from correspondence.storage import DurableStorage, path_of

CONTENT = b"left over"
NAME = path_of(hashlib.sha256(CONTENT).hexdigest())
YESTERDAY = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path):
    return DurableStorage(location=tmp_path / "store")


def keep(store) -> Path:
    store.save(NAME, ContentFile(CONTENT))
    return Path(store.path(NAME))


def test_what_is_old_goes_and_what_is_young_stays(store):
    path = keep(store)
    assert not store.discard(NAME, unless_kept_since=YESTERDAY)
    assert path.read_bytes() == CONTENT
    os.utime(path, (0, 0))
    assert store.discard(NAME, unless_kept_since=YESTERDAY)
    assert list(path.parent.iterdir()) == []


def test_what_is_kept_again_is_young_again(store):
    os.utime(keep(store), (0, 0))
    path = keep(store)
    assert not store.discard(NAME, unless_kept_since=YESTERDAY)
    assert path.read_bytes() == CONTENT


def test_whoever_keeps_it_at_that_moment_has_it_afterwards(store):
    rounds, ready = 300, Barrier(2, timeout=10)
    path = keep(store)

    def discard() -> int:
        gone = 0
        for number in range(rounds):
            ready.wait()
            time.sleep(number % 40 * 0.00005)  # before, while and after it is kept
            gone += store.discard(NAME, unless_kept_since=YESTERDAY)
            ready.wait()
        return gone

    def keep_again() -> int:
        there = 0
        for _ in range(rounds):
            os.utime(path, (0, 0))
            ready.wait()
            store.save(NAME, ContentFile(CONTENT))
            ready.wait()
            there += path.exists()
        return there

    with ThreadPoolExecutor(2) as pool:
        gone, there = pool.submit(discard), pool.submit(keep_again)
        assert there.result(60) == rounds
        assert 0 < gone.result(60) <= rounds
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_nothing_is_read_or_written_through_a_folder_that_is_a_link(store, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    path = keep(store)
    path.parent.rename(elsewhere)
    path.parent.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic links"):
        store.open(NAME)
    other = path_of(NAME[-64:-2] + "ff")
    with pytest.raises(OSError, match="symbolic links"):
        store.save(other, ContentFile(b"other"))
    with pytest.raises(OSError, match="symbolic links"):
        store.discard(NAME, unless_kept_since=YESTERDAY)
    assert [one.name for one in elsewhere.iterdir()] == [path.name]


def test_the_store_itself_may_be_a_link(store, tmp_path):
    keep(store)
    (tmp_path / "link").symlink_to(store.location)
    linked = DurableStorage(location=tmp_path / "link")
    with linked.open(NAME) as kept:
        assert kept.read() == CONTENT
    linked.save(path_of("ab" * 32), ContentFile(b"more"))
    assert store.exists(path_of("ab" * 32))
