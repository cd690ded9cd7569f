"""From a file to an import whose columns are matched."""

import hashlib
from itertools import islice
from pathlib import Path

from django.core.files import File
from django.db import transaction

from accounts.models import User
from history.models import record
from recipients.importing import seen
from recipients.importing.columns import propose
from recipients.importing.file import opened
from recipients.importing.mapping import Mapping, mapping_of
from recipients.importing.rejects import without_reason
from recipients.importing.samples import SAMPLES
from recipients.models import ImportMapping, ImportStatus, RecipientImport
from recipients.models.recipient_import import EDITABLE
from recipients.spreadsheets.source import Look, Reading, header, rows
from recipients.text import cleaned


@transaction.atomic
def begin(path: Path, *, file_name: str, look: Look, by: User | None) -> RecipientImport:
    """Keep the file as a new import, read as proposed until somebody chooses otherwise."""
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        content.seek(0)
        run = RecipientImport(
            file_name=cleaned(Path(file_name).name)[-150:] or "file",
            sha256=sha256,
            size=path.stat().st_size,
            is_workbook=look.is_workbook,
            started_by=by,
            seen=seen.of_look(look),
        )
        name = f"imports/{sha256[:2]}/{sha256}"
        run.file = run.file.storage.save(name, File(content))
    _set_reading(run, look.previews[0].reading)
    run.save()
    record(run, "file uploaded", by=by, file=run.file_name)
    return run


def earlier(run: RecipientImport) -> RecipientImport | None:
    """An import of the very same file that was applied and not undone."""
    same = RecipientImport.objects.filter(sha256=run.sha256, status=ImportStatus.APPLIED)
    return same.exclude(pk=run.pk).first()


def choose_reading(run: RecipientImport, reading: Reading, *, by: User | None) -> None:
    """Read the file in this way, and match its columns anew; raises `Unreadable`, `ImportMoved`."""
    _set_reading(run, reading)
    with opened(run) as path:
        headers = header(path, reading)
        first = list(islice(rows(path, reading), SAMPLES))
        mapping = propose(headers, [cells for _number, cells in first])
        total = seen.count(path, reading, size=run.size)
    kept = remembered(headers)
    if kept:
        mapping = mapping_of(kept.columns, kept.constants)
    run.undergo(
        *EDITABLE,
        target=ImportStatus.MATCHED,
        by=by,
        encoding=reading.encoding,
        separator=reading.separator,
        sheet=reading.sheet,
        has_header=reading.has_header,
        headers=headers,
        columns=[list(column) for column in mapping.columns],
        constants=mapping.constants,
        seen=seen.of_rows(run, first, width=len(headers)),
        counts={},
        done=0,
        total=total,
    )


def match_columns(run: RecipientImport, mapping: Mapping, *, name: str, by: User | None) -> None:
    """Read the columns so from now on; the mapping is remembered under a name for such files."""
    columns = [list(column) for column in mapping.columns]
    run.undergo(
        *EDITABLE,
        target=ImportStatus.MATCHED,
        by=by,
        columns=columns,
        constants=mapping.constants,
        counts={},
    )
    if name:
        ImportMapping.objects.update_or_create(
            name=name,
            defaults={
                "headers": run.headers,
                "columns": columns,
                "constants": mapping.constants,
            },
        )


def remembered(headers: list[str]) -> ImportMapping | None:
    """The mapping used last for a file with these columns, or for one whose rejects it holds."""
    same = ImportMapping.objects.filter(headers__in=[headers, without_reason(headers)])
    return same.order_by("-used_at").first()


def _set_reading(run: RecipientImport, reading: Reading) -> None:
    run.encoding, run.separator = reading.encoding, reading.separator
    run.sheet, run.has_header = reading.sheet, reading.has_header
