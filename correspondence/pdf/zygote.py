"""The process that the press copies: it has read everything once, and handles no paper itself.

Runs as `python -c "from correspondence.pdf.zygote import main; main()" FD`, a fresh program with an
environment without secrets, on one thread. A byte on the socket FD, with another socket, asks for
a copy that serves that socket; a handle to the copy (a pidfd) goes back. It ends with its parent.
"""

import ctypes
import gc
import logging
import os
import pickle
import pkgutil
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import Any, NoReturn

import django
from django.template.loader import get_template

from correspondence.pdf import frames, press

FORK, FORK_WARM, READY, NO_FORK = b"f", b"w", b"r", b"!"
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_PAGE = resource.getpagesize()
_ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

logger = logging.getLogger(__name__)


def main() -> None:
    """Prepare, then fork on demand until the parent is gone."""
    control = socket.socket(fileno=int(sys.argv[1]))
    parent = os.getppid()
    for name in _ENDING:  # sent to the whole group; the parent may have work to finish
        signal.signal(name, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _renounce()
    _prepare()
    with suppress(ConnectionError):
        control.send(READY)
        while os.getppid() == parent:  # seen at the latest a second after a parent died ...
            _next(control)


def _next(control: socket.socket) -> None:
    """Wait a second for the next request.

    :raises ConnectionError: ... and at once where nobody else holds its socket.
    """
    control.settimeout(1.0)
    try:
        request, fds, _, _ = socket.recv_fds(control, 1, 1)
    except TimeoutError:
        return
    if not request:
        raise ConnectionError
    ours = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        os.close(fds[0])
        control.send(NO_FORK)
        return
    if pid == 0:
        _be_child(control, fds[0], parent=ours, warm=request == FORK_WARM)
    os.close(fds[0])
    handle = os.pidfd_open(pid)
    socket.send_fds(control, [READY], [handle])
    os.close(handle)


def _renounce() -> None:
    """No privileges to gain, first to go when memory is short, no network if one may leave it."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
    for ways in (os.CLONE_NEWNET, os.CLONE_NEWUSER | os.CLONE_NEWNET):
        try:
            os.unshare(ways)
        except OSError:
            continue
        return


def _prctl(option: int, value: int) -> None:
    ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0)


def _prepare() -> None:
    """Whatever takes time and is the same for every paper.

    Pango is left alone: some versions keep a thread for fonts, which a copy would not have.
    """
    press.is_child = True
    django.setup()
    folder = Path(__file__).parent
    for module in pkgutil.iter_modules([str(folder)]):
        import_module(f"correspondence.pdf.{module.name}")
    from correspondence.pdf import engine, glyphs

    glyphs.printable()
    engine.read_stylesheets()
    for path in sorted(engine.TEMPLATES.glob("*.html")):
        get_template(f"letter/{path.name}")
    if len(os.listdir("/proc/self/task")) > 1:  # noqa: PTH208 - no Path has been at hand there
        logger.error("The press is being copied with threads, which copies do not have.")
    gc.collect()
    gc.freeze()  # what all share is not touched again


def _be_child(control: socket.socket, fd: int, *, parent: int, warm: bool) -> NoReturn:
    """Serve that socket for the rest of this process."""
    try:
        control.close()
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _serve(socket.socket(fileno=fd), warm=warm)
    except frames.Gone:
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(0)


def _serve(ours: socket.socket, *, warm: bool) -> None:
    """One job after the other. Raises `Gone` when nobody wants another."""
    if warm:
        from correspondence.pdf import engine

        engine.warm_up()
    memory = _address_space()
    frames.send(ours, frames.READY)
    while True:
        _, pickled = frames.receive(ours)
        job = pickle.loads(pickled)  # noqa: S301 - from our own parent
        _limit("RLIMIT_AS", memory + job.memory)
        try:
            _work(job, ours)
        except (MemoryError, RecursionError, SystemError):  # the last where memory ends in C
            frames.send(ours, frames.TOO_MUCH)
        except frames.Gone:
            raise
        except BaseException:
            logger.exception("%s failed in a child of the press", job.name)  # before we are killed
            frames.send(ours, frames.BROKEN)


def _work(job: Any, ours: socket.socket) -> None:
    """Call the function and send what it returns, yields or raises."""
    function = getattr(import_module(job.module), job.name)
    _limit_time(job.seconds)
    try:
        result = function.__wrapped__(*job.args, **job.kwargs)
        for one in result if isinstance(result, Iterator) else [result]:
            _send(ours, one, raises=function.terms.raises)
            _limit_time(job.seconds)
    except function.terms.raises as error:
        frames.send(ours, frames.ERROR, _told(error, function.terms.raises))
    else:
        frames.send(ours, frames.DONE)


def _send(ours: socket.socket, one: object, *, raises: tuple[type[Exception], ...]) -> None:
    if isinstance(one, bytes):
        frames.send(ours, frames.BYTES, one)
    elif isinstance(one, int):
        frames.send(ours, frames.NUMBER, str(one).encode())
    elif isinstance(one, raises):
        frames.send(ours, frames.ITEM_ERROR, _told(one, raises))
    else:
        raise TypeError(f"The press passes on bytes and numbers, no {type(one).__name__}.")


def _told(error: Exception, raises: tuple[type[Exception], ...]) -> bytes:
    """The place of the error's class among those allowed, and its message."""
    place = next(place for place, one in enumerate(raises) if isinstance(error, one))
    return f"{place} {error}".encode(errors="replace")


def _limit_time(seconds: float) -> None:
    """So many seconds on the processor from now on; who waits looks at the clock on the wall."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit("RLIMIT_CPU", ceil(used.ru_utime + used.ru_stime + seconds) + 1)


def _limit(name: str, value: int) -> None:
    which = getattr(resource, name)
    resource.setrlimit(which, (value, resource.getrlimit(which)[1]))


def _address_space() -> int:
    """Bytes that this process has mapped."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
