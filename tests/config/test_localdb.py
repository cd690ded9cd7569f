"""The development database: made once, started by whoever comes first, back after a crash."""

import os
import signal
import statistics
import subprocess
import sys
import time

import psycopg
import pytest

from config import localdb
from tests.config.clusters import IS_ROOT, NOBODY, ROOT, ask, begin, mode, postmaster


@pytest.fixture
def url(var, user, readable_wheel):
    return ask("ensure", var, user=user, wheel=readable_wheel)


def test_it_starts_on_an_empty_folder(url):
    with psycopg.connect(url) as connection:
        facts = connection.execute(
            "SELECT current_database(), current_setting('data_checksums'),"
            " current_setting('listen_addresses'), current_setting('max_connections'),"
            " datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert facts == ("chancery", "on", "", "100", "b", "C.UTF-8")


def test_nobody_else_can_enter(url, var):
    home = var / "postgres"
    owner = NOBODY.pw_uid if IS_ROOT else os.geteuid()
    for folder in (home, home / "data", home / "socket"):
        assert (mode(folder), folder.stat().st_uid) == (0o700, owner)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url.replace("chancery:", "chancery:wrong-", 1))


def test_it_comes_back_with_its_data_after_kill_9(url, var, user, readable_wheel):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(var), signal.SIGKILL)
    again = ask("ensure", var, user=user, wheel=readable_wheel)
    assert again == url
    with psycopg.connect(again) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_it_comes_back_although_its_number_is_another_programs(url, var, user, readable_wheel):
    os.kill(postmaster(var), signal.SIGKILL)
    owner = (var / "postgres").stat()
    as_owner = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if IS_ROOT else {}
    other = subprocess.Popen(["sleep", "60"], **as_owner)
    try:
        for name in ("data/postmaster.pid", "socket/.s.PGSQL.5432.lock"):
            path = var / "postgres" / name
            path.write_text("\n".join([str(other.pid), *path.read_text().splitlines()[1:]]) + "\n")
        ask("ensure", var, user=user, wheel=readable_wheel)
        assert other.poll() is None
        assert postmaster(var) != other.pid
    finally:
        other.kill()
        other.wait()


def test_several_at_once_start_one_server(var, user, readable_wheel):
    racers = [begin("ensure", var, user=user, wheel=readable_wheel) for _ in range(4)]
    answers = {racer.communicate(timeout=120) for racer in racers}
    assert len(answers) == 1
    assert localdb.is_ready(var / "postgres")


def test_several_at_once_revive_a_killed_server(url, var, user, readable_wheel):
    os.kill(postmaster(var), signal.SIGKILL)
    racers = [begin("ensure", var, user=user, wheel=readable_wheel) for _ in range(4)]
    answers = {racer.communicate(timeout=120)[0].strip() for racer in racers}
    assert answers == {url}


def test_an_interrupted_beginning_is_begun_again(folder):
    localdb.ensure(folder)
    localdb.stop(folder)
    home = folder / "postgres"
    (home / "data").rename(home / "data.new")
    (home / "data.new" / "PG_VERSION").unlink()
    with psycopg.connect(localdb.ensure(folder)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_command_pays_milliseconds_when_it_runs(folder):
    url = localdb.ensure(folder)
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        assert localdb.ensure(folder) == url
        times.append(time.perf_counter() - begun)
    assert statistics.median(times) < 0.01


def test_it_stops_and_says_whether_there_was_anything_to_stop(url, var, user, readable_wheel):
    assert ask("stop", var, user=user, wheel=readable_wheel) == "True"
    assert not localdb.is_ready(var / "postgres")
    assert ask("stop", var, user=user, wheel=readable_wheel) == "False"


def localdb_command(var, *words):
    return subprocess.run(
        [sys.executable, "-m", "config.localdb", *words],
        cwd=ROOT,
        env={**os.environ, "CHANCERY_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_line_starts_tells_and_stops(folder):
    var = folder / "var"
    assert localdb_command(var, "status").returncode == 3
    assert "is running" in localdb_command(var, "start").stdout
    assert localdb_command(var, "status").returncode == 0
    with psycopg.connect(localdb.ensure(var)):
        assert "is running" in localdb_command(var, "stop", "--unless-used").stdout
    assert "not running" in localdb_command(var, "stop", "--unless-used").stdout
