"""Which characters the shipped typefaces can print."""

import re
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from correspondence.pdf.fetcher import ASSETS

# Drawn by no typeface: breaks, joiners, direction and variation. Pango shows others of the same
# category (Cf) as empty boxes.
_INVISIBLE = re.compile(
    "[\t\n\r\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_BOXES = frozenset("\u0890\u0891\u2028\u2029")  # named in typefaces, and yet shown as boxes


@cache
def printable() -> frozenset[str]:
    """Every character that at least one shipped typeface has a glyph for."""
    found: set[int] = set()
    for path in sorted((ASSETS / "fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(map(chr, found)) - _BOXES


def without_glyph(text: str) -> list[str]:
    """The distinct characters of the text that would come out as empty boxes, in order."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return list(dict.fromkeys(c for c in seen if c not in printable()))


def named(character: str) -> str:
    """A character as one can look it up: “漢” (U+6F22, CJK unified ideograph-6f22)."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        return code
    return f"“{character}” ({code}, {name.capitalize()})"
