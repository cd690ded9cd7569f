"""The processes of the press: what they may know, how many there are, and when they end."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from correspondence.pdf import press
from correspondence.pdf.letter import render
from correspondence.pdf.press import RECYCLED_AFTER, PressFailed
from tests.correspondence.pdf import in_a_child
from tests.correspondence.pdf.sheets import make_sheet

ROOT = Path(__file__).parents[3]
PROGRAM = """
import os, time
import django
django.setup()
from tests.correspondence.pdf import in_a_child
print(in_a_child.who(), flush=True)
"""


@pytest.fixture
def new_press(monkeypatch):
    """A press that has not started yet."""
    made = press.Press()
    monkeypatch.setattr(press, "_press", made)
    yield made
    made.end()


def zygote_of(made):
    return made._zygote._process.pid


def status(pid, what):
    """A number from the kernel's account of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{what}:")).split()[1])


def children_of(pid):
    """Process → state, of its children."""
    found = {}
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = one.read_text().split(" (", 1)
        except OSError:
            continue  # it has just ended
        state, parent = rest.rsplit(") ", 1)[1].split()[:2]
        if int(parent) == pid:
            found[int(number)] = state
    return found


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


def wait_for(condition, seconds=5):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def start(program):
    """A process of its own that has a press, says the number of a child, and goes on with that."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM + program],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def processes_of_press(pid):
    """The zygote of a process, and its children."""
    found = []
    for one in children_of(pid):
        if b"zygote" in Path(f"/proc/{one}/cmdline").read_bytes():
            found += [one, *children_of(one)]
    return found


def test_a_child_knows_no_secret(new_press, monkeypatch, db):
    for name in ("SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "HTTPS_PROXY", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "the canary sings")
    seen = json.loads(in_a_child.surroundings())
    assert "canary" not in json.dumps(seen)
    assert seen["database"] == "nowhere.invalid"
    for pid in (zygote_of(new_press), in_a_child.who()):
        assert b"canary" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_a_child_has_none_of_our_files_and_connections(db):
    seen = json.loads(in_a_child.surroundings())
    assert len([one for one in seen["files"] if one.startswith("socket:")]) == 1
    assert len(seen["files"]) == 4, "and input, output and errors"
    assert seen["core"] == [0, 0]
    assert seen["ignored"] == ["SIGINT", "SIGTERM", "SIGHUP"]


def test_another_error_is_a_fault_of_ours_and_is_in_the_log(new_press, capfd):
    with pytest.raises(PressFailed, match="fail failed"):
        in_a_child.fail(OSError("the tray is empty"))
    assert "OSError: the tray is empty" in capfd.readouterr().err
    assert in_a_child.who()


def test_the_zygote_has_one_thread_and_a_place_for_each_child(new_press, settings):
    settings.PRESS_CHILDREN = 3
    in_a_child.who()
    zygote = zygote_of(new_press)
    assert status(zygote, "Threads") == 1
    assert len(children_of(zygote)) == 3


def test_killed_ones_are_replaced_and_leave_nothing(new_press, settings):
    settings.PRESS_SECONDS = 0.3
    first = {in_a_child.who()}
    for _ in range(5):
        with pytest.raises(press.CannotRender):
            in_a_child.spin(60)
        first.add(in_a_child.who())
    zygote = zygote_of(new_press)
    assert len(first) >= 5
    wait_for(lambda: len(children_of(zygote)) == settings.PRESS_CHILDREN)
    assert "Z" not in children_of(zygote).values()
    assert zygote in children_of(os.getpid())


def test_a_zygote_that_is_killed_is_replaced(new_press):
    child, zygote = in_a_child.who(), zygote_of(new_press)
    os.kill(zygote, signal.SIGKILL)
    wait_for(lambda: not is_alive(child))
    assert in_a_child.who() != child
    assert zygote_of(new_press) != zygote
    assert not is_alive(zygote)
    assert "Z" not in children_of(os.getpid()).values()


def test_three_hundred_letters_take_no_more_memory_than_fifty(new_press, settings):
    settings.PRESS_CHILDREN = 1
    sheet = make_sheet()
    sizes, pids = [], set()
    for n in range(300):
        render(sheet)
        if n % 50 == 49:
            pid = in_a_child.who()
            pids.add(pid)
            sizes.append(status(pid, "VmRSS") / 1024)
    assert len(pids) >= 300 // RECYCLED_AFTER
    assert max(sizes) < sizes[0] + 40


@pytest.mark.parametrize(
    "then",
    [
        "time.sleep(600)",  # it is killed while the press waits for work,
        "in_a_child.spin(600)",  # while a child works,
        "os.fork(); time.sleep(600)",  # and while a copy of it lives on
    ],
)
def test_all_die_with_a_parent_that_is_killed(then):
    with start(then) as parent:
        parent.stdout.readline()
        time.sleep(0.3)
        pids = processes_of_press(parent.pid)
        copies = children_of(parent.pid).keys() - set(pids)
        assert len(pids) >= 3
        parent.kill()
        parent.wait()
        wait_for(lambda: not any(map(is_alive, pids)))
        for pid in copies:
            os.kill(pid, signal.SIGKILL)


def test_all_die_with_a_parent_that_ends():
    with start(
        "import subprocess; print(subprocess.getoutput('pgrep -P $PPID'), flush=True)"
    ) as it:
        child, zygote = map(int, it.stdout.read().split()[:2])
        it.wait()
    assert zygote != child
    wait_for(lambda: not is_alive(zygote) and not is_alive(child))


def test_a_copy_of_a_process_has_a_press_of_its_own():
    program = "pid = os.fork(); print(in_a_child.who(), flush=True); pid and os.waitpid(pid, 0)"
    with start(program) as parent:
        pids = [int(line) for line in parent.stdout]
        assert parent.wait() == 0
    assert len(pids) == 3
    assert len(set(pids)) == 2
    wait_for(lambda: not any(map(is_alive, pids)))
