"""The file of an import, and how it is read."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from recipients.models import RecipientImport
from recipients.spreadsheets.source import Reading


def reading_of(run: RecipientImport) -> Reading:
    """How the file of this import is read."""
    return Reading(
        encoding=run.encoding,
        separator=run.separator,
        sheet=run.sheet,
        has_header=run.has_header,
    )


@contextmanager
def opened(run: RecipientImport) -> Iterator[Path]:
    """The file of an import, wherever it is kept, as one that lies on this machine."""
    with run.file.storage.open(str(run.file.name)) as kept, lying(kept) as path:
        yield path


@contextmanager
def lying(content: IO[bytes]) -> Iterator[Path]:
    """Some content as a file on this machine."""
    with tempfile.NamedTemporaryFile(suffix=".import") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        yield Path(copy.name)
