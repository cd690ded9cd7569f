"""The ways in which a text could be read, each with rows that show how it would come out."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from recipients.importing.encoding import decodes, eight_bit, is_text, marked, unmarked
from recipients.importing.table import (
    PREVIEWED_ROWS,
    Look,
    Preview,
    Reading,
    Unreadable,
    has_header,
)
from recipients.importing.text_table import find_separator, records

_SAMPLED_BYTES = 1 << 16


def look_at_text(path: Path) -> Look:
    """One preview where the encoding can be proved, else one in each likely encoding."""
    with path.open("rb") as file:
        start = file.read(_SAMPLED_BYTES)
    if encoding := marked(start):
        return Look(is_workbook=False, previews=[_preview(path, encoding, is_certain=True)])
    if encoding := unmarked(start):
        return Look(is_workbook=False, previews=[_preview(path, encoding, is_certain=False)])
    if not is_text(start):
        raise Unreadable(_("The file holds no text. Save the list as .xlsx or CSV"))
    if decodes(path, "utf-8"):
        return Look(is_workbook=False, previews=[_preview(path, "utf-8", is_certain=True)])
    return Look(is_workbook=False, previews=_eight_bit_previews(path))


def _preview(path: Path, encoding: str, *, is_certain: bool) -> Preview:
    separator = find_separator(path, encoding)
    first = islice(records(path, encoding=encoding, separator=separator), PREVIEWED_ROWS)
    return _shown(encoding, separator, [cells for number, cells in first], is_certain=is_certain)


def _shown(encoding: str, separator: str, rows: list[list[str]], *, is_certain: bool) -> Preview:
    if not rows:
        raise Unreadable(_("The file is empty. Choose the file that holds the list"))
    reading = Reading(encoding=encoding, separator=separator, has_header=has_header(rows))
    return Preview(reading, rows, is_certain)


def _eight_bit_previews(path: Path) -> list[Preview]:
    """The first row and those in which the encodings differ, as each of them reads these."""
    separator = find_separator(path, "latin-1")
    telling = list(_telling_rows(path, separator))
    return [
        _shown(
            encoding,
            separator,
            [[cell.encode("latin-1").decode(encoding) for cell in cells] for cells in telling],
            is_certain=False,
        )
        for encoding in eight_bit(path)
    ]


def _telling_rows(path: Path, separator: str) -> Iterator[list[str]]:
    """The first row and the next ones that are not plain ASCII, one byte a letter.

    Raises `Unreadable` where some rows are UTF-8 and some are not: each of them would come out
    right in one way of reading only.
    """
    shown = 0
    unicode_rows: list[int] = []
    other_rows: list[int] = []
    is_sure = False
    for number, cells in records(path, encoding="latin-1", separator=separator):
        letters = _as_unicode("".join(cells))
        if shown == 0 or (letters != 0 and shown < PREVIEWED_ROWS):
            shown += 1
            yield cells
        if letters:
            (unicode_rows if letters > 0 else other_rows).append(number)
            is_sure = is_sure or letters > 1
    if other_rows and (is_sure or len(unicode_rows) * 10 > len(other_rows)):
        raise Unreadable(
            _(
                "The file mixes encodings: row %(unicode)s is UTF-8, row %(other)s is not. "
                "Save all of it as UTF-8"
            )
            % {"unicode": unicode_rows[0], "other": other_rows[0]}
        )


def _as_unicode(text: str) -> int:
    """How many letters beyond ASCII these bytes make as UTF-8; -1: they are no UTF-8."""
    if text.isascii():
        return 0
    try:
        read = text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return -1
    return sum(not letter.isascii() for letter in read)
