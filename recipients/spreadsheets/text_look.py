"""The ways in which a text could be read, each with rows that show how it would come out."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from recipients.spreadsheets.encoding import decodes, eight_bit, is_text, marked, unmarked
from recipients.spreadsheets.table import (
    HEAD_ROWS,
    Look,
    Reading,
    Row,
    Unreadable,
    preview,
    title_height,
    title_notes,
)
from recipients.spreadsheets.text_table import find_separator, records

_SAMPLED_BYTES = 1 << 16


def look_at_text(path: Path) -> Look:
    """One preview where the encoding can be proved, else one in each likely encoding."""
    with path.open("rb") as file:
        start = file.read(_SAMPLED_BYTES)
    if encoding := marked(start):
        return _look_in(path, encoding, is_certain=True)
    if encoding := unmarked(start):
        return _look_in(path, encoding, is_certain=False)
    if not is_text(start):
        raise Unreadable(_("The file holds no text. Save the list as .xlsx or CSV"))
    if decodes(path, "utf-8"):
        return _look_in(path, "utf-8", is_certain=True)
    return _look_in_eight_bits(path)


def _look_in(path: Path, encoding: str, *, is_certain: bool) -> Look:
    separator = find_separator(path, encoding)
    first = islice(records(path, encoding=encoding, separator=separator), HEAD_ROWS)
    rows = [cells for number, cells in first]
    if not rows:
        raise Unreadable(_("The file is empty. Choose the file that holds the list"))
    title = title_height(rows)
    reading = Reading(encoding=encoding, separator=separator)
    previews = [preview(reading, rows[title:], is_certain=is_certain)]
    return Look(is_workbook=False, previews=previews, notes=title_notes(title))


def _look_in_eight_bits(path: Path) -> Look:
    """The header and the rows in which the encodings differ, as each of them reads these."""
    separator = find_separator(path, "latin-1")
    head, telling = _telling_rows(path, separator)
    if not head:
        raise Unreadable(_("The file is empty. Choose the file that holds the list"))
    title = title_height(head)
    rows = [head[title], *(cells for place, cells in telling if place > title)]
    previews = [
        preview(
            Reading(encoding=encoding, separator=separator),
            [[cell.encode("latin-1").decode(encoding) for cell in cells] for cells in rows],
            is_certain=False,
        )
        for encoding in eight_bit(path)
    ]
    return Look(is_workbook=False, previews=previews, notes=title_notes(title))


def _telling_rows(path: Path, separator: str) -> tuple[list[list[str]], list[Row]]:
    """The first rows, and the places and cells of some that are not ASCII, one byte a letter.

    Raises `Unreadable` where some rows are UTF-8 and some are not: each of them would come out
    right in one way of reading only.
    """
    head: list[list[str]] = []
    telling: list[Row] = []
    mix = _Mix()
    for place, (number, cells) in enumerate(records(path, encoding="latin-1", separator=separator)):
        if place < HEAD_ROWS:
            head.append(cells)
        if letters := _as_unicode("".join(cells)):
            mix.add(number, letters)
            if len(telling) < HEAD_ROWS:
                telling.append((place, cells))
    mix.check()
    return head, telling


@dataclass
class _Mix:
    """How many rows are UTF-8 and how many are not, among those that are not plain ASCII."""

    unicode: int = 0
    first_unicode: int = 0
    other: int = 0
    first_other: int = 0
    is_sure: bool = False

    def add(self, number: int, letters: int) -> None:
        if letters > 0:
            self.unicode += 1
            self.first_unicode = self.first_unicode or number
            self.is_sure = self.is_sure or letters > 1  # two in a row are no accident
        else:
            self.other += 1
            self.first_other = self.first_other or number

    def check(self) -> None:
        if self.other and (self.is_sure or self.unicode * 10 > self.other):
            raise Unreadable(
                _(
                    "The file mixes encodings: row %(unicode)s is UTF-8, row %(other)s is not. "
                    "Save all of it as UTF-8"
                )
                % {"unicode": self.first_unicode, "other": self.first_other}
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
