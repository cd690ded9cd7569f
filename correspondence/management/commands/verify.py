"""manage.py verify"""

from collections import Counter
from time import monotonic
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from correspondence.inventory import WAITING, Kept, Look, kept_files, look_at, strays
from correspondence.models.damage import found_damaged, note_damage, note_whole
from correspondence.storage import DurableStorage

WRONG = 1  # exit code


class Command(BaseCommand):
    help = (
        "Read every file that the records say is in the store and compare it with its SHA-256; "
        "then look for files that no record refers to (orphans). A line for each finding, the "
        "counts at the end; with --verbosity 0 nothing but findings. Exit code 1 if anything is "
        "wrong; an orphan younger than 24 hours is not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove-orphans",
            action="store_true",
            help="take away those older than 24 hours; never after an older database was restored",
        )

    def handle(self, *args: Any, remove_orphans: bool, verbosity: int = 1, **options: Any) -> None:
        self.wrong = 0
        summary = [self._files(), self._strays(remove=remove_orphans)]
        if verbosity:
            self.stdout.write("\n".join(summary))
        if self.wrong:
            raise CommandError("The store is not in order.", returncode=WRONG)

    def _files(self) -> str:
        """Each file against its record; what came of it, in words."""
        began, were_damaged = monotonic(), found_damaged()
        found: Counter[str] = Counter()
        size = 0
        for kept in kept_files():
            seen = look_at(kept)
            size += seen.read
            found[seen.trouble or "whole"] += 1
            if seen.trouble:
                self._tell(seen.trouble, kept.name, f"{_belongs(kept, seen)} ({seen.detail})")
            elif kept.stored and kept.sha256 in were_damaged:
                note_whole(kept.stored)
        seconds = monotonic() - began
        return (
            f"{found.total():,} files, {filesizeformat(size)}, read in {seconds:.1f} s "
            f"({filesizeformat(size / max(seconds, 0.001))}/s): {found['whole']:,} whole, "
            f"{found['altered']:,} altered, {found['missing']:,} missing, "
            f"{found['unreadable']:,} unreadable."
        )

    def _strays(self, *, remove: bool) -> str:
        """Everything no record refers to; what came of it, in words."""
        found: Counter[str] = Counter()
        for stray in strays():
            if stray.is_waiting(now=timezone.now()):
                found["waiting"] += 1
            elif remove and stray.is_removable and isinstance(default_storage, DurableStorage):
                since = timezone.now() - WAITING
                is_gone = default_storage.discard(stray.name, unless_kept_since=since)
                found["removed" if is_gone else "waiting"] += 1
                if is_gone:
                    self.stdout.write(f"{'removed':11} {stray.name}")
            else:
                found["left"] += 1
                self._tell(stray.kind, stray.name, "no record refers to it")
        return (
            f"{found.total():,} without a record: {found['waiting']:,} younger than 24 hours, "
            f"{found['removed']:,} removed, {found['left']:,} to be looked at."
        )

    def _tell(self, what: str, name: str, words: str) -> None:
        self.wrong += 1
        plain = name if name.isprintable() else ascii(name)
        self.stdout.write(f"{what:11} {plain}  {words}")


def _belongs(kept: Kept, seen: Look) -> str:
    """What a damaged file belongs to, in words; its history and the log are told."""
    if kept.run:
        return f"import {kept.run.pk}, {kept.run}"
    uses = note_damage(kept.stored, seen.trouble) if kept.stored else []
    return "; ".join(use.words for use in uses) or "nothing refers to it"
