"""The stock-taking of the store: what the records say is there, against what lies there."""

import datetime as dt
import errno
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import PurePosixPath
from typing import NamedTuple

from django.core.files.storage import Storage, default_storage

from correspondence.models import StoredFile
from correspondence.storage import PART, path_of
from recipients.models import RecipientImport

#: A file that no record refers to may belong to a transaction that is still open; not for so long.
WAITING = dt.timedelta(hours=24)

_BATCH = 1_000
_CHUNK = 1024 * 1024  # bytes read at once
_OURS = re.compile(r"(?:imports/[0-9a-f]{2}|[0-9a-f]{2}/[0-9a-f]{2})/[0-9a-f]{64}")
_NOT_LOOKED_INTO = {"lost+found"}  # at the root of a file system of its own


@dataclass(frozen=True)
class Kept:
    """A file that is in the store if the records are right; `stored` unless it is an import's."""

    name: str
    sha256: str
    size: int
    stored: StoredFile | None = None
    run: RecipientImport | None = None


class Look(NamedTuple):
    """What was seen of a file: `trouble` ("missing", "altered", "unreadable"; empty if it is
    whole), the detail of it, and how many bytes were read."""

    trouble: str
    detail: str
    read: int


@dataclass(frozen=True)
class Stray:
    """Something in the store that no record refers to.

    `kind` is "orphan" (a file as Chancery names it), "part" (one that did not become whole),
    "link", "foreign" (Chancery gives no such names) or "unreadable". `at` is when it was written.
    """

    name: str
    kind: str
    at: dt.datetime | None = None

    @property
    def is_removable(self) -> bool:
        """Whether Chancery made it, and so may take it away."""
        return self.kind in ("orphan", "part")

    def is_waiting(self, *, now: dt.datetime) -> bool:
        """Whether the record of it may be about to come."""
        return self.is_removable and self.at is not None and self.at > now - WAITING


def kept_files() -> Iterator[Kept]:
    """Every file that a record refers to, once; a thousand records in memory at a time."""
    last = 0
    while rows := list(StoredFile.objects.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        for row in rows:
            yield Kept(path_of(row.sha256), row.sha256, row.size, stored=row)
        last = rows[-1].pk
    runs = RecipientImport.objects.in_short().order_by("file", "pk").distinct("file")
    for run in runs.iterator(chunk_size=_BATCH):
        yield Kept(str(run.file.name), run.sha256, run.size, run=run)


def look_at(kept: Kept, *, storage: Storage = default_storage) -> Look:
    """Whether the file is there, and is what was kept. It is read piece by piece."""
    digest, size = hashlib.sha256(), 0
    try:
        with storage.open(kept.name) as file:
            for chunk in file.chunks(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except FileNotFoundError:
        return Look("missing", f"{kept.size:,} bytes were kept", size)
    except OSError as error:
        return Look("unreadable", error.strerror or str(error), size)
    if digest.hexdigest() != kept.sha256:
        return Look("altered", f"{kept.size:,} bytes were kept, {size:,} are there", size)
    return Look("", "", size)


def strays(*, storage: Storage = default_storage) -> Iterator[Stray]:
    """Everything in the store that no record refers to; a thousand names in memory at a time.

    A file that was written after this began may be among them: see `Stray.is_waiting`.
    """
    for entries in batched(_entries(storage, ""), _BATCH):
        names = [name for name, is_there in entries if is_there]
        hashes = [PurePosixPath(name).name for name in names]
        known = {
            path_of(one)
            for one in StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)
        }
        known |= set(RecipientImport.objects.filter(file__in=names).values_list("file", flat=True))
        for name, is_there in entries:
            if not is_there:
                yield Stray(name, "unreadable")
            elif name not in known and (stray := _stray(storage, name)):
                yield stray


def _entries(storage: Storage, folder: str) -> Iterator[tuple[str, bool]]:
    """The name of every file, and True; of a folder that cannot be read, its name and False."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return  # no store yet, or taken away meanwhile
    except OSError:
        yield folder, False
        return
    for file in sorted(files):
        yield f"{folder}{file}", True
    for inner in sorted(folders):
        if inner not in _NOT_LOOKED_INTO:
            yield from _entries(storage, f"{folder}{inner}/")


def _stray(storage: Storage, name: str) -> Stray | None:
    """What it is; None if it was on its way when it was listed, and is gone."""
    try:
        with storage.open(name):
            at = storage.get_modified_time(name)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Stray(name, "link" if error.errno == errno.ELOOP else "unreadable")
    if PurePosixPath(name).name.startswith(PART):
        return Stray(name, "part", at)
    return Stray(name, "orphan" if _OURS.fullmatch(name) else "foreign", at)
