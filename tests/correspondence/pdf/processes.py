"""Processes as the kernel knows them, and those of a press among them."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROGRAM = """
import os, time
import django
django.setup()
from tests.correspondence.pdf import in_a_child
print(in_a_child.who(), flush=True)
"""


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
