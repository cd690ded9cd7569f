"""Tables of a body: how many columns they have, which of numbers, and what the page holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

MAX_COLUMNS = 30  # more would leave two letters to each on a sheet of A4

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPAN = re.compile(r'colspan="(\d+)"')
_ROWS_SPANNED = re.compile(r'rowspan="(\d+)"')
_NUMBER = re.compile(r"[−–+-]?[$€£]?\d[\d.,’'\s]*[%٪‰$€£]?")
_NOTHING = frozenset({"", "–", "—", "-", "…"})  # stands in the place of a number
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


def _tied_words(content: str) -> list[str]:
    return re.split(r"[ \n]+", unescape(_TAG.sub(" ", content)))


def _rows(table: str) -> Iterator[list[tuple[int, int]]]:
    """Of each cell the columns it takes and the letters of its longest word."""
    for row in _ROW.findall(table):
        yield [
            (
                int(span[1]) if (span := _SPAN.search(attributes)) else 1,
                max(map(len, _tied_words(content)), default=0),
            )
            for attributes, content in _CELL.findall(row)
        ]


@dataclass(frozen=True)
class _Cell:
    """Where a cell stands in the text of its table, and which columns it takes."""

    start: int
    columns: range
    is_heading: bool
    words: str


def _cells(table: str) -> Iterator[_Cell]:
    """The cells, in the columns that cells of the rows above have left to them."""
    taken: dict[int, int] = {}  # column → rows below that are taken
    for row in _ROW.finditer(table):
        column, below = 0, {at: rows - 1 for at, rows in taken.items() if rows > 1}
        for cell in _CELL.finditer(table, row.start(), row.end()):
            while column in taken:
                column += 1
            across = int(span[1]) if (span := _SPAN.search(cell[1])) else 1
            down = int(span[1]) if (span := _ROWS_SPANNED.search(cell[1])) else 1
            found = range(column, column + across)
            words = " ".join(_words(cell[2]))
            yield _Cell(cell.start(), found, cell[0].startswith("<th"), words)
            below |= dict.fromkeys(found, down - 1) if down > 1 else {}
            column += across
        taken = below


def with_numbers_aligned(html: str) -> str:
    """Columns of numbers, and what heads them, get the class `num`: units stand below units."""
    return _TABLE.sub(lambda match: _aligned(match[0]), html)


def _aligned(table: str) -> str:
    cells = list(_cells(table))
    by_column: dict[int, list[str]] = {}
    for cell in cells:
        if not cell.is_heading:
            for column in cell.columns:
                by_column.setdefault(column, []).append(cell.words)
    numbers = {column for column, texts in by_column.items() if column and _are_numbers(texts)}
    for cell in reversed(cells):
        if numbers.issuperset(cell.columns):
            kind = "num" if len(cell.columns) == 1 else "nums"
            table = f'{table[: cell.start + 3]} class="{kind}"{table[cell.start + 3 :]}'
    return table


def _are_numbers(texts: list[str]) -> bool:
    wanted = [text for text in texts if text not in _NOTHING]
    return bool(wanted) and all(map(_NUMBER.fullmatch, wanted))


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
    """The table with no words tied, and places to break in those that its columns do not hold."""
    table = table.replace("\u00a0", " ")
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
