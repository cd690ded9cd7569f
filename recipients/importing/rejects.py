"""The invalid rows of an import as a file that can be corrected and imported again."""

import csv
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from recipients.importing.file import opened, reading_of
from recipients.models import ImportRow, RecipientImport
from recipients.spreadsheets.cells import defused
from recipients.spreadsheets.source import rows

#: The last column, in English everywhere, so that it is known again and not read.
REASON = "Reason"
_BOM = "\ufeff"


class _Line:
    """Hands each line back to whoever writes it."""

    def write(self, line: str) -> str:
        return line


def rejects(run: RecipientImport) -> Iterator[str]:
    """Lines of CSV: the columns of the file as they are, and why each row was not imported."""
    writer: Any = csv.writer(_Line())
    yield _BOM + writer.writerow([defused(cell) for cell in [*without_reason(run.headers), REASON]])
    width = len(without_reason(run.headers))
    unkept = _unkept(run)
    for row in run.rows.invalid().order_by("number").iterator(1000):
        cells = (row.cells or unkept.get(row.number, []))[:width]
        filled = [*cells, *[""] * (width - len(cells)), reason(row)]
        yield writer.writerow([defused(cell) for cell in filled])


def reason(row: ImportRow) -> str:
    """Everything that is wrong in a row, in words."""
    return " ".join(
        _("%(column)s “%(value)s”: %(why)s") % {"column": column, "value": value, "why": why}
        if value
        else f"{column}: {why}"
        for column, value, why in row.problems
    )


def without_reason(headers: list[str]) -> list[str]:
    """The columns without the one that a file of rejects has besides."""
    return headers[:-1] if headers and headers[-1] == REASON else headers


def _unkept(run: RecipientImport) -> dict[int, list[str]]:
    """The cells of rows that turned out to be invalid only when they were to be entered."""
    numbers = set(run.rows.invalid().filter(cells=[]).values_list("number", flat=True))
    if not numbers:
        return {}
    with opened(run) as path:
        return {number: cells for number, cells in rows(path, reading_of(run)) if number in numbers}
