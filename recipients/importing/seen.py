"""What the pages of an import show of its file, looked at once and kept with it."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from recipients.models import RecipientImport
from recipients.spreadsheets.source import Look, Preview, Reading, rows

SHOWN_ROWS = 5
SHOWN_SAMPLES = 3
SHOWN_COLUMNS = 40  # of a preview: whoever has more tells the encoding by the first
_LONGEST = 2_000  # characters of a cell that are kept to be shown
_SHOWN_CELL = 80
_COUNTED = 4_000_000  # bytes of a workbook; to count a larger one takes too long for a page

type Numbered = tuple[int, list[str]]


def of_look(look: Look) -> dict[str, Any]:
    """The ways in which the file could be read, and what is to be known of it."""
    return {
        "previews": [_preview(one) for one in look.previews],
        "notes": look.notes,
        "hidden_sheets": look.hidden_sheets,
    }


def of_rows(run: RecipientImport, first: list[Numbered], *, width: int) -> dict[str, Any]:
    """The same, with the first rows and for each column the first cells that say something."""
    shown = [(number, [_kept(cell) for cell in cells]) for number, cells in first[:SHOWN_ROWS]]
    samples = [_samples(cells[place] for _number, cells in first) for place in range(width)]
    return {**run.seen, "rows": shown, "samples": samples}


def count(path: Path, reading: Reading, *, size: int) -> int:
    """How many rows there are; 0 where nobody wants to wait for that."""
    if reading.sheet and size > _COUNTED:
        return 0
    return sum(1 for _row in rows(path, reading))


def reading_of_preview(preview: dict[str, Any]) -> Reading:
    return Reading(**preview["reading"])


def _preview(preview: Preview) -> dict[str, Any]:
    return {
        "reading": asdict(preview.reading),
        "rows": preview_rows(preview.rows),
        "is_certain": preview.is_certain,
    }


def preview_rows(found: Iterable[list[str]]) -> list[list[str]]:
    """Rows as a preview shows them."""
    return [[_kept(cell)[:_SHOWN_CELL] for cell in cells[:SHOWN_COLUMNS]] for cells in found]


def _samples(cells: Iterable[str]) -> list[str]:
    different = dict.fromkeys(cell for cell in cells if cell.strip())
    return [_kept(cell) for cell in list(different)[:SHOWN_SAMPLES]]


def _kept(cell: str) -> str:
    """As much of a cell as is shown."""
    return cell[:_LONGEST]
