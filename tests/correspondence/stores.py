"""The store in tests: looked through by the command, damaged, and littered."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction

from correspondence.models import StoredFile
from correspondence.storage import DurableStorage, path_of


def verify(*arguments: str) -> str:
    """What it prints while nothing is wrong."""
    out = StringIO()
    call_command("verify", *arguments, stdout=out)
    return out.getvalue().replace("\xa0", " ")


def complaint(*arguments: str) -> str:
    """What it prints while something is."""
    out = StringIO()
    with pytest.raises(CommandError, match="not in order") as refused:
        call_command("verify", *arguments, stdout=out)
    assert refused.value.returncode == 1
    return out.getvalue().replace("\xa0", " ")


class WatchedStorage(DurableStorage):
    """A store that notes every file that is opened, by its name."""

    opened: list[str] = []

    def _open(self, name, mode="rb"):
        self.opened.append(Path(name).name)
        return super()._open(name, mode)


def watched(settings, folder: Path) -> list[str]:
    """The names of the files that are opened from now on, in a store of its own."""
    backend = f"{WatchedStorage.__module__}.{WatchedStorage.__name__}"
    settings.MEDIA_ROOT = folder
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend}}
    WatchedStorage.opened = []
    return WatchedStorage.opened


def place_of(stored: StoredFile) -> Path:
    return Path(default_storage.path(path_of(stored.sha256)))


def left_over(content: bytes = b"left over", *, hours: int) -> Path:
    """A file whose transaction was rolled back, some hours ago."""
    with transaction.atomic():
        stored = StoredFile.objects.keep(content, media_type="text/plain")
        transaction.set_rollback(True)
    path = place_of(stored)
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path
