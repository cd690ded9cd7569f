import hashlib
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from correspondence.storage import DurableStorage, NotOverwritten, path_of

CONTENT = b"what left the house" * 1000
NAME = path_of(hashlib.sha256(CONTENT).hexdigest())
ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path):
    return DurableStorage(location=tmp_path / "store")


def files_in(folder):
    return [one for one in Path(folder).rglob("*") if not one.is_dir()]


def test_a_content_has_one_place():
    assert path_of("ab" * 32) == "ab/ab/" + "ab" * 32


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_what_is_no_sha256_has_none(name):
    with pytest.raises(ValueError, match="Not a SHA-256"):
        path_of(name)


def test_it_is_read_back_as_kept(store):
    assert store.save(NAME, ContentFile(CONTENT)) == NAME
    with store.open(NAME) as kept:
        assert kept.read() == CONTENT
    assert store.size(NAME) == len(CONTENT)


def test_only_its_owner_may_read_it(store):
    store.save(NAME, ContentFile(CONTENT))
    kept = Path(store.path(NAME))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) & 0o077 == 0


def test_the_same_content_is_kept_once(store):
    store.save(NAME, ContentFile(CONTENT))
    before = Path(store.path(NAME)).stat()
    assert store.save(NAME, ContentFile(CONTENT)) == NAME
    assert Path(store.path(NAME)).stat().st_ino == before.st_ino
    assert len(files_in(store.location)) == 1


def test_another_content_never_takes_its_place(store):
    store.save(NAME, ContentFile(CONTENT))
    with pytest.raises(NotOverwritten):
        store.save(NAME, ContentFile(b"forged"))
    assert Path(store.path(NAME)).read_bytes() == CONTENT
    assert len(files_in(store.location)) == 1


def test_many_may_keep_the_same_at_once(store):
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: store.save(NAME, ContentFile(CONTENT)), range(40)))
    assert names == {NAME}
    assert [one.read_bytes() for one in files_in(store.location)] == [CONTENT]


def test_a_link_is_neither_read_nor_written_through(store, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    target = Path(store.path(NAME))
    target.parent.mkdir(parents=True)
    target.symlink_to(secret)
    with pytest.raises(OSError, match="symbolic links"):
        store.open(NAME)
    with pytest.raises(OSError, match="symbolic links"):
        store.save(NAME, ContentFile(CONTENT))
    assert secret.read_bytes() == b"secret"


def test_what_is_kept_is_not_opened_for_writing(store):
    store.save(NAME, ContentFile(CONTENT))
    with pytest.raises(ValueError, match="reading only"):
        store.open(NAME, "wb")


FULL_DISK = """
import resource, signal, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from correspondence.storage import DurableStorage
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    DurableStorage(location=sys.argv[1]).save("aa/bb/cc", ContentFile(bytes(100_000)))
except OSError as error:
    print(error.strerror)
"""


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert ended.stdout == "File too large\n"
    assert files_in(tmp_path) == []


def test_a_content_that_fails_half_way_leaves_nothing_behind(store):
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError("the upload broke off")

    with pytest.raises(OSError, match="broke off"):
        store.save(NAME, Broken(b""))
    assert files_in(store.location) == []


SYNC_ORDER = """
import os, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from correspondence.storage import DurableStorage
done = []
def noted(name, act):
    def wrapped(*arguments, **named):
        done.append(name)
        return act(*arguments, **named)
    return wrapped
store = DurableStorage(location=sys.argv[1])
store.save("aa/bb/first", ContentFile(b"1"))
os.fsync = noted("sync", os.fsync)
os.rename = noted("rename", os.rename)
store.save("aa/bb/second", ContentFile(b"2"))
print(*done)
"""


def test_the_bytes_are_on_disk_before_the_name_is(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", SYNC_ORDER, tmp_path],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert ended.stdout.split() == ["sync", "rename", "sync"]
