"""Tables of a body: how many columns they have, and whether the page holds them."""

import re
from collections.abc import Iterator
from html import unescape

MAX_COLUMNS = 30  # more would leave two letters to each on a sheet of A4

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPAN = re.compile(r'colspan="(\d+)"')
_TAG = re.compile(r"(<[^>]*>)")
# Millimetres: the text's width; of a letter in a table (a wide one, so as to be safe) and of the
# space between columns, as tables are set and as wide ones are.
_TEXT_WIDTH = 140
_LETTER, _GAP = 2.1, 2.8
_SMALL_LETTER, _SMALL_GAP = 1.75, 1.1
_BREAK = "\u200b"
_ARABIC = "\u0621-\u064a"
# After these no Arabic letter is joined, so that a break does not change its shape.
_UNJOINED = re.compile(f"([ءآأؤإاةدذرزوى])(?=[{_ARABIC}])")


def _words(content: str) -> list[str]:
    return unescape(_TAG.sub(" ", content)).split()


def _rows(table: str) -> Iterator[list[tuple[int, int]]]:
    """Of each cell the columns it takes and the letters of its longest word."""
    for row in _ROW.findall(table):
        yield [
            (
                int(span[1]) if (span := _SPAN.search(attributes)) else 1,
                max(map(len, _words(content)), default=0),
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
    return sum(letters * _LETTER + _GAP for letters in longest.values()) > _TEXT_WIDTH


def _narrowed(table: str) -> str:
    """The table with places to break in words that its columns do not hold."""
    room = _TEXT_WIDTH / columns(table) - _SMALL_GAP
    letters = max(1, int(room / _SMALL_LETTER))
    long_word = re.compile(rf"((?:&#?\w+;|[^\s&{_ARABIC}]){{{letters}}})(?=\S)")
    pieces = _TAG.split(table)
    for i in range(0, len(pieces), 2):
        pieces[i] = _UNJOINED.sub("\\1" + _BREAK, long_word.sub("\\1" + _BREAK, pieces[i]))
    return "".join(pieces)


def with_wide_tables_fitted(html: str) -> str:
    """Tables that are too wide get the class `wide`, which is set smaller, and narrow words."""

    def fit(match: re.Match[str]) -> str:
        if not _is_wide(match[0]):
            return match[0]
        return _narrowed(match[0]).replace("<table", '<table class="wide"', 1)

    return _TABLE.sub(fit, html)
