"""Where files are kept: named by their content, whole on disk before anything refers to them."""

import datetime as dt
import errno
import os
import re
import tempfile
from contextlib import suppress
from hashlib import file_digest
from io import BufferedRandom
from pathlib import Path
from typing import Any, override

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

PART = ".new-"  # how the name of a file begins that is not whole yet, or about to go
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotOverwritten(FileExistsError):
    """Another content is kept under that name already, and stays."""


def path_of(sha256: str) -> str:
    """The name under which that content is kept: "ab/cd/<sha256>", two levels of 256 folders.

    :param sha256: 64 lower-case hexadecimal digits.
    :raises ValueError: for anything else, so that no name reaches another folder.
    """
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"Not a SHA-256: {sha256[:80]!r}")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _sync_folder(folder: Path) -> None:
    """A rename is on disk once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folders(folder: Path) -> None:
    """Create the missing folders (0700), each synced into its parent."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(one.parent)


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW)


class DurableStorage(FileSystemStorage):
    """Files survive a power cut, are read by their owner alone (0600), and are never overwritten.

    Saving the same content under the same name again, even from two processes at once, is done
    once. A failure, such as a full disk (OSError), leaves nothing behind. Nothing is read, written
    or listed through a symbolic link, but the store itself may be one.
    """

    @override
    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name as given: it stands for the content, so a second one is the same file."""
        return name

    def _save(self, name: str, content: "File[Any]") -> str:
        """
        :raises NotOverwritten: if the name holds another content.
        """
        target = self._place(name)
        _make_folders(target.parent)
        descriptor, temporary = tempfile.mkstemp(prefix=PART, dir=target.parent)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
                if not self._is_kept(target, file):
                    Path(temporary).rename(target)
                    _sync_folder(target.parent)
        finally:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()
        return name

    def _is_kept(self, target: Path, file: BufferedRandom) -> bool:
        """Whether the content lies there already; what does is from now on kept again (`discard`).

        :raises NotOverwritten: if another content does.
        """
        file.seek(0)
        with suppress(FileNotFoundError), open(target, "rb", opener=_open_no_link) as kept:
            if file_digest(kept, "sha256").digest() != file_digest(file, "sha256").digest():
                raise NotOverwritten(f"Another content is kept as {target.name}.")
            os.utime(kept.fileno())
            return os.path.samestat(os.fstat(kept.fileno()), target.lstat())
        return False  # nothing was there, or it was taken away while this looked at it

    def discard(self, name: str, *, unless_kept_since: dt.datetime) -> bool:
        """Take away a file that no record refers to; False if it was kept since, and stays.

        Whoever keeps the same content at this moment finds it in its place or writes it anew, so
        that no record is left without its file.
        """
        target = self._place(name)
        aside = target.with_name(f"{PART}{target.name}")
        target.rename(aside)
        was_kept = aside.lstat().st_mtime >= unless_kept_since.timestamp()
        if was_kept:
            with suppress(FileExistsError):  # written anew
                os.link(aside, target)
        aside.unlink()
        _sync_folder(target.parent)
        return not was_kept

    @property
    def room(self) -> int:
        """Bytes that may still be written; none where nothing may be written at all."""
        store = Path(self.location)
        found = os.statvfs(next(one for one in (store, *store.parents) if one.exists()))
        return 0 if found.f_flag & os.ST_RDONLY else found.f_bavail * found.f_frsize

    @override
    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files; a symbolic link is a file, wherever it leads."""
        folders: list[str] = []
        files: list[str] = []
        with os.scandir(self.path(path)) as entries:
            for entry in entries:
                (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
        return folders, files

    def _open(self, name: str, mode: str = "rb") -> "File[Any]":
        """For reading only, and never through a symbolic link (OSError)."""
        if mode != "rb":
            raise ValueError("What is kept is opened for reading only.")
        return File(open(self._place(name), "rb", opener=_open_no_link), name)

    def _place(self, name: str) -> Path:
        """Where a file lies. Raises OSError where a folder on the way there is a link."""
        place = Path(self.path(name))
        store = Path(self.location)
        if place.parent.resolve() != store.resolve() / place.parent.relative_to(store):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place))
        return place
