"""Tables of a body: how many columns they have, and whether the page holds them."""

import re
from collections.abc import Iterator

MAX_COLUMNS = 30  # more would leave two letters to each on a sheet of A4

_TABLE = re.compile(r"<table\b(.*?</table>)", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPAN = re.compile(r'colspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")
# Millimetres, of the text and of a table's type (9.6 pt): a wide letter, so as to be safe.
_TEXT_WIDTH, _LETTER, _PADDING = 140, 2.1, 2.8


def _rows(table: str) -> Iterator[list[tuple[int, int]]]:
    """Of each cell the columns it takes and the letters of its longest word."""
    for row in _ROW.findall(table):
        yield [
            (
                int(span[1]) if (span := _SPAN.search(attributes)) else 1,
                max(map(len, _TAG.sub(" ", content).split()), default=0),
            )
            for attributes, content in _CELL.findall(row)
        ]


def columns(html: str) -> int:
    """The columns of the widest table; 0 where there is none."""
    rows = [row for table in _TABLE.findall(html) for row in _rows(table)]
    return max((sum(span for span, _ in row) for row in rows), default=0)


def _is_wide(table: str) -> bool:
    """Whether its longest words side by side would leave the page."""
    longest: dict[int, int] = {}
    for row in _rows(table):
        column = 0
        for span, letters in row:
            longest[column] = max(longest.get(column, 0), letters if span == 1 else 0)
            column += span
    return sum(letters * _LETTER + _PADDING for letters in longest.values()) > _TEXT_WIDTH


def with_wide_tables_named(html: str) -> str:
    """Tables that are too wide get the class `wide`: set smaller, their words broken anywhere."""
    return _TABLE.sub(
        lambda match: f'<table class="wide"{match[1]}' if _is_wide(match[1]) else match[0], html
    )
