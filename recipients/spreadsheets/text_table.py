"""Tables as text, with something between the cells: CSV and its kin."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from recipients.spreadsheets.encoding import ENCODINGS, decoded
from recipients.spreadsheets.separator import DECLARED, SEPARATORS, separator_of
from recipients.spreadsheets.table import LONGEST_CELL, Row, Unreadable, tidy, too_long

_LONGEST_LINE = 40 * LONGEST_CELL
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)")
_SAMPLED_LINES = 500


class _Lines:
    """The lines of a text, without the one that declares the separator.

    `is_over` tells that all were taken: a reader that asks for more is within a quotation mark
    that nobody closed.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._lines = _lines(path, encoding)
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        first = next(self._lines, "")
        if first and not DECLARED.fullmatch(first):
            yield first
        yield from self._lines
        self.is_over = True


def text_rows(path: Path, *, encoding: str, separator: str) -> Iterator[Row]:
    """The rows that hold anything, with their numbers; the empty ones are counted."""
    if encoding not in ENCODINGS or separator not in SEPARATORS:
        raise Unreadable(_("Choose the encoding and the separator of the file"))
    return records(path, encoding=encoding, separator=separator)


def records(path: Path, *, encoding: str, separator: str) -> Iterator[Row]:
    """The rows of a text in any encoding Python knows."""
    lines = _Lines(path, encoding)
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=separator, skipinitialspace=True):
            number += 1
            if lines.is_over:
                raise Unreadable(_never_closed(number))
            if tidied := tidy(number, cells):
                yield number, tidied
    except UnicodeDecodeError as error:
        raise Unreadable(_not_decoded(number + 1, encoding, error)) from None
    except csv.Error:
        raise Unreadable(too_long(number + 1)) from None


def find_separator(path: Path, encoding: str) -> str:
    """What stands between the cells, by the first lines that can be read."""
    sample: list[str] = []
    try:
        for line in islice(_lines(path, encoding), _SAMPLED_LINES):
            sample.append(line)
    except (UnicodeDecodeError, csv.Error):
        pass  # the lines before it tell enough; the reader will say what is wrong
    return separator_of(sample)


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """The lines of a text with their ends, whichever of the three kinds these are."""
    rest = ""
    for text in decoded(path, encoding):
        rest += text
        end = max(rest.rfind("\n"), rest.rfind("\r", 0, -1)) + 1
        for line in _LINE.finditer(rest, 0, end):
            yield line.group()
        rest = rest[end:]
        if len(rest) > _LONGEST_LINE:
            raise csv.Error
    if rest:
        yield rest


def _never_closed(number: int) -> str:
    return _(
        "A quotation mark is opened in row %(number)s and never closed. "
        "Correct the row, and save the file again"
    ) % {"number": number}


def _not_decoded(number: int, encoding: str, error: UnicodeDecodeError) -> str:
    return _(
        "Row %(number)s holds the byte %(byte)s, which is no letter in the encoding %(encoding)s. "
        "Choose another encoding, or save the file as UTF-8"
    ) % {
        "number": number,
        "byte": f"0x{error.object[error.start]:02X}",
        "encoding": encoding.upper(),
    }
