"""The two commands of a newcomer, run as a newcomer runs them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from config import localdb
from tests.config.clusters import ROOT

OURS = {"DATABASE_URL", "CHANCERY_ENV", "CHANCERY_TESTS", "DJANGO_SETTINGS_MODULE", "PORT"}
# A shell started in the background ignores Ctrl-C; a newcomer's shell does not.
AS_AT_A_TERMINAL = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
    "os.execv(sys.argv[1], sys.argv[1:])"
)


class Copy:
    """One `script/server`, with what it has printed so far."""

    def __init__(self, var: Path, port: int):
        self.port = port
        self.log = var.with_name(f"{var.name}-{port}.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", AS_AT_A_TERMINAL, "script/server"],
                cwd=ROOT,
                env=environment(var, port),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def until_it_answers(self) -> str:
        deadline = time.monotonic() + 120
        while "Chancery answers on" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)
        return self.log.read_text()

    def status(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=20) as answer:
            return answer.status

    def end(self, number: signal.Signals) -> None:
        """What a terminal does on Ctrl-C, or the system at shutdown."""
        os.killpg(self.process.pid, number)
        self.process.wait(timeout=30)


def environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "CHANCERY_VAR": str(var), "PORT": str(port)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes_of(var: Path) -> list[str]:
    """The programs that run with this var folder in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"CHANCERY_VAR={var}\0".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def people(var: Path) -> int:
    with psycopg.connect(localdb.ensure(var)) as connection:
        return connection.execute("SELECT count(*) FROM accounts_user").fetchone()[0]


@pytest.fixture
def copies(folder):
    """Starts copies of the try-out, each on a port of its own; ends whatever is left."""
    started = []

    def start(var: Path) -> Copy:
        started.append(Copy(var, free_port()))
        return started[-1]

    yield start
    for copy in started:
        if copy.process.poll() is None:
            copy.end(signal.SIGTERM)


def test_a_newcomer_starts_it_and_ctrl_c_ends_all_of_it(folder, copies):
    var = folder / "var"
    first = copies(var)
    printed = first.until_it_answers()
    assert f"http://localhost:{first.port}/" in printed
    assert "staff@demo.example" in printed
    assert first.status() == 200

    second = copies(var)  # beside it, on the same data
    second.until_it_answers()
    first.end(signal.SIGINT)
    with pytest.raises(urllib.error.URLError):
        first.status()
    assert second.status() == 200
    second.end(signal.SIGTERM)
    assert processes_of(var) == []
    assert not localdb.is_ready(var / "postgres")

    kept = people(var)  # starts the database, which therefore is not the try-out's to stop
    third = copies(var)
    third.until_it_answers()
    third.end(signal.SIGINT)
    assert processes_of(var) == []
    assert localdb.is_ready(var / "postgres")
    assert people(var) == kept >= 5


def test_a_port_that_is_taken_is_named(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = subprocess.run(
            ["script/server"],
            cwd=ROOT,
            env=environment(folder / "var", port),
            capture_output=True,
            text=True,
            check=False,
        )
    assert refused.returncode == 1
    assert f"Port {port} is taken. Choose another one: PORT=" in refused.stderr
    assert not (folder / "var").exists()


def test_setting_up_again_is_done_at_once():
    subprocess.run(["script/setup"], cwd=ROOT, check=True)
    begun = time.monotonic()
    subprocess.run(["script/setup"], cwd=ROOT, check=True)
    assert time.monotonic() - begun < 2
