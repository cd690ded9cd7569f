"""Which characters the shipped typefaces can print."""

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from correspondence.pdf.fetcher import ASSETS

# Invisible by design: breaks, joiners, direction marks, variation selectors.
_INVISIBLE = frozenset("\t\n\r\u00ad\u034f\ufeff") | {chr(c) for c in range(0xFE00, 0xFE10)}


@cache
def printable() -> frozenset[str]:
    """Every character that at least one shipped typeface has a glyph for."""
    found: set[int] = set()
    for path in sorted((ASSETS / "fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(map(chr, found))


def without_glyph(text: str) -> list[str]:
    """The distinct characters of the text that would come out as empty boxes, in order."""
    composed = unicodedata.normalize("NFC", text)
    missing = dict.fromkeys(c for c in composed if c not in printable() and c not in _INVISIBLE)
    return [c for c in missing if unicodedata.category(c) != "Cf"]


def named(character: str) -> str:
    """A character as one can look it up: “漢” (U+6F22, CJK unified ideograph-6f22)."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        return code
    return f"“{character}” ({code}, {name.capitalize()})"
