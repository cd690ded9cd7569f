"""A store without room: a file system of one megabyte, or a limit on the size of a file."""

import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.test import override_settings

_LIMIT = 20_000  # bytes of a file
_LEFT = 16_384  # bytes: whatever is written begins, and is not finished

Room = Callable[[], None]


@contextmanager
def small_file_system(folder: Path) -> Iterator[Room]:
    """The store on a tmpfs of one megabyte, almost full; call what is yielded, and it is empty."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
    filler = folder / "filler"
    try:
        with filler.open("wb", buffering=0) as out:
            fill(out)
            out.truncate(out.tell() - _LEFT)
        with override_settings(MEDIA_ROOT=folder):
            yield filler.unlink
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(out) -> None:
    """Write until there is no room."""
    with suppress(OSError):
        while True:
            out.write(bytes(4096))


@contextmanager
def small_files(folder: Path) -> Iterator[Room]:
    """No file of this process grows beyond 20 kB; call what is yielded, and it may."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def lift() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))

    resource.setrlimit(resource.RLIMIT_FSIZE, (_LIMIT, hard))
    try:
        with override_settings(MEDIA_ROOT=folder):
            yield lift
    finally:
        lift()
        signal.signal(signal.SIGXFSZ, heard)


def can_mount(folder: Path) -> bool:
    """Whether this user may mount a file system."""
    folder.mkdir()
    tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True)
    if tried.returncode == 0:
        subprocess.run(["umount", folder], check=True)
    return tried.returncode == 0


def files_in_store() -> list[Path]:
    """Everything in the store but folders and what fills it."""
    found = Path(settings.MEDIA_ROOT).rglob("*")
    return [one for one in found if one.is_file() and one.name != "filler"]
