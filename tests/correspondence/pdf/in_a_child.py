"""What tests ask children of the press to do, well behaved or not; these run in the child."""

import json
import os
import resource
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from correspondence.pdf.press import CannotRender, on_the_press


@on_the_press(raises=(CannotRender,))
def who() -> int:
    return os.getpid()


@on_the_press(raises=(CannotRender,), is_single_use=True)
def who_once() -> int:
    return os.getpid()


@on_the_press(raises=(CannotRender, KeyError))
def fail(error: Exception) -> bytes:
    raise error


@on_the_press(raises=(CannotRender,))
def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"slept"


@on_the_press(raises=(CannotRender,), is_single_use=True)
def sleep_once(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"slept"


@on_the_press(raises=(CannotRender,))
def spin(seconds: float) -> bytes:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass
    return b"spun"


@on_the_press(raises=(CannotRender,))
def eat(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


@on_the_press(raises=(CannotRender,))
def be_killed(times: int, folder: Path) -> int:
    """So many children die of it, the next one says how many it found dead."""
    dead = len(list(folder.iterdir()))
    if dead < times:
        (folder / str(os.getpid())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return dead


@on_the_press(raises=(CannotRender,))
def meet(name: str, other: str, folder: Path) -> int:
    """Comes back once the other is there."""
    (folder / name).touch()
    while not (folder / other).exists():
        time.sleep(0.01)
    return os.getpid()


@on_the_press(raises=(CannotRender,))
def babble(said: bytes) -> bytes:
    """Say something on the way to the parent that is no frame."""
    for fd in range(3, 64):
        with suppress(OSError):
            socket.socket(fileno=os.dup(fd)).sendall(said)
    time.sleep(60)
    return b""


@on_the_press(raises=(CannotRender,))
def count(values: int, seconds: float) -> Iterator[int | bytes | CannotRender]:
    """Numbers, bytes and errors by turns, each after a while."""
    for n in range(values):
        time.sleep(seconds)
        yield (n, str(n).encode(), CannotRender(f"no {n}"))[n % 3]


@on_the_press(raises=(CannotRender,))
def surroundings() -> bytes:
    """What a child can see and may do."""
    return json.dumps(
        {
            "environ": dict(os.environ),
            "files": list(_open_files()),
            "core": resource.getrlimit(resource.RLIMIT_CORE),
            "ignored": [
                name.name
                for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
                if signal.getsignal(name) is signal.SIG_IGN
            ],
            "database": settings.DATABASES["default"]["HOST"],
            "networks": [line.split(":")[0].strip() for line in _networks()],
            "threads": len(list(Path("/proc/self/task").iterdir())),
        }
    ).encode()


def _open_files() -> Iterator[str]:
    for fd in range(64):
        with suppress(OSError):
            yield str(Path(f"/proc/self/fd/{fd}").readlink())


def _networks() -> list[str]:
    return Path("/proc/self/net/dev").read_text().splitlines()[2:]
