"""Text as it may be kept: what people and spreadsheets hand in, brought to one form.

Pure functions, so that forms and imports do the same. Plain ASCII, which most of a spreadsheet is,
leaves early.
"""

import re
from unicodedata import category, combining, normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_MARKS = 4

# Never kept: control characters but those that part words or lines, halves of a character
# (surrogates), and code points that are no character.
REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (65534, 65535))
    + "]"
)
# What nobody sees, and what orders another direction than that of the letters.
REMOVED = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    "\U000e01f0-\U000e0fff]"
)
# Nobody sees these either, but some scripts, and pictures, are not written without them: a
# variant's selector, a joiner (or its opposite) between letters, a mark of direction.
_JOINING = (
    "\u0620-\u07bf\u08a0-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u18af"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
_PICTURES = "\u2190-\u27ff\u2900-\u2bff\u3030\u303d\U0001f000-\U0001faff"
_VARIED = f"\u1820-\u18aa\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003fffd{_PICTURES}"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f"
_HIDDEN = re.compile(f"[{_SELECTORS}{_JOINERS}{_DIRECTIONS}]")
_STRAY = (
    re.compile(f"(?<![{_VARIED}])[{_SELECTORS}]"),
    re.compile(
        f"(?<![{_JOINING}{_PICTURES}\ufe0f])[{_JOINERS}]|[{_JOINERS}](?![{_JOINING}{_PICTURES}])"
    ),
    re.compile(f"(?<![^\\s{_DIRECTIONS}])[{_DIRECTIONS}]|[{_DIRECTIONS}](?![^\\s{_DIRECTIONS}])"),
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BLANK = "\u2800"  # a braille cell without dots
_MANY_SIGNS = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1}}}")  # to `re` a mark is no letter

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
_ALIKE = "\u0370-\u037d\u037f-\u03ff\u0400-\u052f\u1c80-\u1c8f\u1f00-\u1fff\ua640-\ua69f"
_MIXED = re.compile(
    rf"[{_LATIN}][\w\u0300-\u036f]*[{_ALIKE}]|[{_ALIKE}][\w\u0300-\u036f]*[{_LATIN}]"
)


def cleaned(text: str, *, lines: bool = False) -> str:
    """The text as it is kept: composed (NFC), single spaces, nothing that nobody can see.

    With `lines` its lines stay, without empty ones. What orders a direction (U+202E) is taken out,
    right-to-left letters stay. Control characters, halves of a character and more than four marks
    on one letter raise ValidationError. Done twice, it changes nothing more.
    """
    if not text.isascii():
        _refuse_no_text(text)
        text = REMOVED.sub("", text.replace(_BLANK, " "))
        refuse_flood(text)
        text = _without_strays(normalize("NFC", text))
        refuse_flood(text)
    elif not text.isprintable():
        _refuse_no_text(text)
    if lines:
        return "\n".join(line for line in map(_folded, text.splitlines()) if line)
    return _folded(text)


def has_mixed_scripts(text: str) -> bool:
    """Whether one word mixes Latin with Cyrillic or Greek letters, which look alike.

    A word is what stands between spaces and punctuation, so each part of an address counts.
    """
    return not text.isascii() and _MIXED.search(normalize("NFC", text)) is not None


def _folded(line: str) -> str:
    return " ".join(line.split())


def _refuse_no_text(text: str) -> None:
    if found := REFUSED.search(text):
        raise ValidationError(
            _("Here is a character that no text has (U+%(code)s). Type the text again."),
            code="character",
            params={"code": f"{ord(found[0]):04X}"},
        )


def refuse_flood(text: str) -> None:
    """Refuse more marks on a letter than scripts have; also before composing, which they slow.

    :raises ValidationError: for a fifth mark on one letter.
    """
    if not _MANY_SIGNS.search(text):
        return
    marks = 0
    for sign in text:
        sort = category(sign)
        if sort in ("Mn", "Me") or combining(sign):
            marks += 1
        elif sort != "Cf":
            marks = 0
        if marks > MOST_MARKS:
            raise ValidationError(
                _("A letter has more than %(most)s accents. Type the text again."),
                code="marks",
                params={"most": MOST_MARKS},
            )


def _without_strays(text: str) -> str:
    """Without joiners, selectors and marks of direction where no script needs them."""
    while _HIDDEN.search(text):
        kept = text
        for stray in _STRAY:
            kept = stray.sub("", kept)
        if not _RIGHT_TO_LEFT.search(kept):
            kept = re.sub(f"[{_DIRECTIONS}]", "", kept)
        kept = normalize("NFC", kept)  # which may put other letters beside one that stayed
        if kept == text:
            break
        text = kept
    return text
