"""The press begins with the processes that will need it, and ends with them, however they end."""

import os
import runpy
import signal
import sys
import time

import pytest
from django.apps import apps

from tests.correspondence.pdf.processes import (
    children_of,
    is_alive,
    processes_of_press,
    start,
    wait_for,
)


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


@pytest.mark.parametrize(
    ("command", "is_warmed"),
    [
        (["manage.py", "procrastinate", "worker", "--concurrency", "2"], True),
        (["manage.py", "procrastinate", "healthchecks"], False),
        (["manage.py", "migrate"], False),
    ],
)
def test_a_worker_has_it_ready_and_other_commands_do_not(
    new_press, monkeypatch, command, is_warmed
):
    monkeypatch.setattr(sys, "argv", command)
    apps.get_app_config("correspondence").ready()
    if is_warmed:
        wait_for(lambda: len(new_press._idle) == 2, seconds=60)
    time.sleep(0.2)
    assert bool(new_press._zygote) is is_warmed


def test_the_web_server_has_it_ready(new_press):
    runpy.run_module("config.wsgi")
    wait_for(lambda: len(new_press._idle) == 2, seconds=60)
