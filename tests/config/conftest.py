"""Folders in which a test makes a cluster of its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.clusters import IS_ROOT, NOBODY, copy_wheel, remove


@pytest.fixture(params=["root", "user"])
def user(request) -> str:
    if request.param == "root" and not IS_ROOT:
        pytest.skip("needs root")
    return request.param


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach, short enough for a socket; emptied afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ch-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for lock in folder.rglob("postgres.lock"):
        remove(lock.parent)
    shutil.rmtree(folder)


@pytest.fixture
def var(folder: Path, user: str) -> Path:
    """An empty var folder that belongs to the user who will start the server."""
    var = folder / "var"
    var.mkdir()
    if user == "user" and IS_ROOT:
        os.chown(var, NOBODY.pw_uid, NOBODY.pw_gid)
    return var


@pytest.fixture(scope="session")
def readable_wheel() -> Iterator[str]:
    """The wheel where a normal user can read it; the environment may be root's alone."""
    if not IS_ROOT:
        yield ""
        return
    folder = Path(tempfile.mkdtemp(prefix="ch-wheel-", dir="/tmp"))
    folder.chmod(0o755)
    yield str(copy_wheel(folder))
    shutil.rmtree(folder)
