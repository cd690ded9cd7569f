"""The processes of the press: what they may know, how many there are, and what they leave."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from correspondence.pdf import press
from correspondence.pdf.letter import render
from correspondence.pdf.press import RECYCLED_AFTER, PressFailed
from tests.correspondence.pdf import in_a_child
from tests.correspondence.pdf.processes import children_of, is_alive, status, wait_for, zygote_of
from tests.correspondence.pdf.sheets import make_sheet


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


LEAVE = "import os; os.unshare(os.CLONE_NEWNET | (os.getuid() and os.CLONE_NEWUSER))"


def may_leave_the_network():
    """Whether the kernel lets this user do it; containers and some systems do not."""
    found = subprocess.run([sys.executable, "-c", LEAVE], check=False, capture_output=True)
    return found.returncode == 0


@pytest.mark.skipif(not may_leave_the_network(), reason="The kernel keeps us in the network")
def test_a_child_has_no_network():
    assert json.loads(in_a_child.surroundings())["networks"] in ([], ["lo"])


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
