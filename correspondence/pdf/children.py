"""The processes of the press as their parent sees them: the zygote, and its copies."""

import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

from django.conf import settings

from correspondence.pdf import frames

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "from correspondence.pdf.zygote import main; main()"
_START = 60.0  # seconds in which a zygote is ready, however busy the machine
_FORK = 20.0  # ... and a copy of it
# What of the environment a child may know. Whatever else there is may be a secret.
_KNOWN = {"PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "LD_LIBRARY_PATH", "LANG", "TZ", "LOG_LEVEL"}
_KNOWN_PREFIXES = ("LC_", "PYTHON")
# The settings are read again there, with these in the place of a database and of production.
_INSTEAD = {
    "CHANCERY_ENV": "development",
    "DATABASE_URL": "postgres://nobody@nowhere.invalid/nothing",
    "DEBUG": "0",
}


class CannotStart(Exception):
    """The zygote did not start, or cannot fork; its own words are in the log."""


class Child:
    """A copy of the zygote that does one job after the other."""

    def __init__(self, sock: socket.socket, handle: int) -> None:
        self.done = 0
        self._is_ready = False
        self._sock = sock
        self._handle = handle

    def wait(self) -> None:
        """Until it is ready for work. Raises `CannotStart`, also if it has died since it was."""
        try:
            if not self._is_ready:
                frames.receive(self._sock, until=monotonic() + _FORK)
                self._is_ready = True
            elif self._has_ended():
                raise frames.Gone
        except (frames.Gone, TimeoutError) as error:
            self.end()
            raise CannotStart from error

    def _has_ended(self) -> bool:
        """Whether there is something to be read of its handle, as there is of the dead."""
        look = select.poll()
        look.register(self._handle, select.POLLIN)
        return bool(look.poll(0))

    def begin(self, job: bytes, *, until: float) -> None:
        """Hand it a job. Raises `frames.Gone`, or `TimeoutError` if it does not listen."""
        frames.send(self._sock, frames.JOB, job, until=until)

    def answer(self, *, until: float) -> tuple[bytes, bytes]:
        """The next frame. Raises `frames.Gone`, or `TimeoutError`."""
        return frames.receive(self._sock, until=until)

    def end(self) -> None:
        """Kill it, whatever it is doing."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        self.forget()

    def forget(self) -> None:
        """Close what belongs to it here: it ends by itself when nobody else listens."""
        self._sock.close()
        os.close(self._handle)


class Zygote:
    """The process that is copied; it is begun here, and who wants the first copy waits for it.

    Raises `CannotStart` if the system has no room for a process.
    """

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._control = ours
        self._is_ready = False
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - a program of our own
                    [sys.executable, "-c", _PROGRAM, str(theirs.fileno())],
                    cwd=_ROOT,
                    env=_environment(),
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                )
            except OSError as error:
                ours.close()
                raise CannotStart from error

    def fork(self, *, warm: bool) -> Child:
        """A new child; a warm one prepares for letters before its first job.

        :raises CannotStart: if there is no zygote, or the system has no room for a process.
        """
        if not self._is_ready:
            self._hear(_START)
            self._is_ready = True
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"w" if warm else b"f"], [theirs.fileno()])
            return Child(ours, self._hear(_FORK)[0])
        except (OSError, IndexError) as error:
            ours.close()
            raise CannotStart from error
        except CannotStart:
            ours.close()
            raise

    def _hear(self, seconds: float) -> list[int]:
        """What it says that it is ready, or a child is: the handles that came with it."""
        self._control.settimeout(seconds)
        try:
            said, handles, _, _ = socket.recv_fds(self._control, 1, 1)
        except OSError as error:
            raise CannotStart from error
        if said != b"r":
            raise CannotStart
        return handles

    def end(self) -> None:
        """Kill it; its children die with it."""
        self._control.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """Close what belongs to it in a copy of this process; it is not ours to end there."""
        self._control.close()


def _environment() -> dict[str, str]:
    known = {
        name: value
        for name, value in os.environ.items()
        if name in _KNOWN or name.startswith(_KNOWN_PREFIXES)
    }
    return {
        **known,
        **_INSTEAD,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "CHANCERY_TIME_ZONE": settings.TIME_ZONE,
        "CHANCERY_VAR": str(settings.VAR_DIR),
    }
