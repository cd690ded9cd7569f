"""What stands between the cells of a text, seen from how evenly it divides the rows."""

import csv
import re
from collections import Counter
from contextlib import suppress
from itertools import islice

SEPARATORS = (";", "\t", ",", "|")

#: The line in which Excel says what separates the cells.
DECLARED = re.compile(r'"?sep=(?P<separator>[;\t,|])"?[\r\n]*', re.IGNORECASE)

_SAMPLED_ROWS = 300


def separator_of(lines: list[str]) -> str:
    """The separator of a text by its first lines."""
    if lines and (declared := DECLARED.fullmatch(lines[0])):
        return declared["separator"]
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator))


def _evenness(lines: list[str], separator: str) -> tuple[float, int]:
    """How well a separator explains a text; among equals the one that finds more columns.

    As many cells in every row as in the first is best; short rows are forgiven. Rows that are
    all one cell are a list of one column, unless a separator does better than commas in prose do.
    """
    widths = _widths(lines, separator)
    if not widths:  # not a letter between the separators, if these are any
        count = max((line.count(separator) for line in lines), default=0)
        return min(count, 1), count
    widths = widths[_title_height(widths) :]
    first = widths[0]
    usual = Counter(widths).most_common(1)[0][0]
    if usual == 1:
        return 0.6 * widths.count(1) / len(widths), 1
    even = sum(_credit(width, max(first, usual)) for width in widths) / len(widths)
    if first < usual:
        even *= 0.9 if usual > 2 else 0.5
    return even, usual


def _title_height(widths: list[int]) -> int:
    """How many rows come before the first of several cells: a title, if there are not many."""
    return next((place for place, width in enumerate(widths[:10]) if width > 2), 0)


def _credit(width: int, full: int) -> float:
    if width == full:
        return 1
    return 0.7 if 1 < width < full else 0


def _widths(lines: list[str], separator: str) -> list[int]:
    """How many cells each row has, up to one that cannot be read."""
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    widths: list[int] = []
    with suppress(csv.Error):
        for cells in islice(reader, _SAMPLED_ROWS):
            if any(cells):
                widths.append(len(cells))
    return widths
