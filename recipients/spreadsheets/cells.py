"""What a cell holds: several values, and text that a spreadsheet must not take for a formula.

Two pairs of inverse functions: what the first of a pair writes, the second reads back.
"""

import re
from collections.abc import Iterable

#: Between several values in one cell.
BETWEEN = "; "
_MARK = BETWEEN.strip()
_SPECIAL = re.compile(rf"([\\{_MARK}])")
_BACK = re.compile(rf"\\([\\{_MARK}])")
_PART = re.compile(rf"(?:\\.|[^\\{_MARK}]|\\\Z)+", re.DOTALL)

#: What may stand before a formula without hindering it: space, quotes, marks nobody sees.
_BEFORE = r" \t\v\f\xa0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff\x00-\x08\x0e-\x1f"
_BEFORE += "\"'`´“”„‟‘’‚‛«»‹›"
_OPENS = "=+\\-@|%＝＋－＠"
#: Where a cell may begin: at its start, or after what some programs take for the end of a cell.
_RISKY = (
    rf"(?:\A(?=[{_BEFORE}\r\n]*[{_OPENS}\t\r\n])"
    rf"|(?:(?<=[\r\n])|(?<=; )|(?<=;)(?! ))(?=[{_BEFORE}]*[{_OPENS}]))"
)
_DEFUSE = re.compile(_RISKY)
_ARM = re.compile(_RISKY.replace("(?=[", "'(?=["))


def joined(values: Iterable[str]) -> str:
    r"""Several values in one cell: `a; b`. A backslash stands before a ; or \ of a value itself."""
    return BETWEEN.join(_SPECIAL.sub(r"\\\1", value.strip()) for value in values if value.strip())


def parted(cell: str) -> list[str]:
    r"""The values of a cell, without the space around them; a \ before any other letter stays."""
    parts = (_BACK.sub(r"\1", part).strip() for part in _PART.findall(cell))
    return [part for part in parts if part]


def defused(cell: str) -> str:
    """The text of a cell of a CSV file, with an apostrophe before what could begin a formula.

    That is = + - @ | % (full-width too), TAB, CR and LF, after spaces and quotes as well (OWASP
    ASVS 5.0, 1.2.10), and within the cell after a semicolon or a new line: a spreadsheet that
    takes semicolons for the separator begins a cell there.
    """
    return _DEFUSE.sub("'", cell)


def armed(cell: str) -> str:
    """What `defused` was given: exactly its apostrophes are taken away, any other stays."""
    return _ARM.sub("", cell)
