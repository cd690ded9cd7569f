"""The transmittal slip on paper: the original, and the receipt that comes back signed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from correspondence.models.kind import LetterKind
from correspondence.models.transmittal_slip import Formula, Item, Slip
from correspondence.pdf.fetcher import PART
from correspondence.pdf.paper import printed
from correspondence.pdf.typography import set_text
from correspondence.words import Words, words_of

_FEW = 4  # items that leave room for remarks by hand below each
_KINDS = {
    LetterKind.NOTE: "note_title",
    LetterKind.CIRCULAR: "circular",
    LetterKind.SLIP: "slip_title",
}


@dataclass(frozen=True)
class _Row:
    copies: str
    title: str
    detail: str
    observation: str


def formula_in(language: str, formula: str) -> str:
    """The set phrase of that language; empty for none."""
    phrases: dict[str, str] = words_of(language).strings["slip"]["formulae"]
    return phrases.get(formula, "")


def formulae_in(language: str) -> list[tuple[str, str]]:
    """Each formula with the phrase that is printed: "For action".

    In a language other than that of the interface with its meaning: "للعلم (for information)".
    """
    is_foreign = (get_language() or "")[:2] != language
    return [
        (one.value, f"{phrase} ({one.label})" if is_foreign else phrase)
        for one in Formula
        for phrase in [formula_in(language, one)]
    ]


def render_slip(slip: Slip) -> bytes:
    """Two copies on A4, one page each unless there are many items: to keep, and to return.

    In the language of the slip, one that letters are written in. Raises `CannotRender`.
    """
    words = words_of(slip.language)
    told: dict[str, Any] = words.strings["slip"]
    place_date = told["place_date" if slip.place else "date_only"]
    context = {
        "words": words.strings,
        "told": told,
        "slip": slip,
        "emblem": f"{PART}{slip.emblem or 'emblem.svg'}",
        "emblem_alt": words["emblem_alt"].format(name=slip.sender_name),
        "sender_line": set_text(slip.sender_line, words),
        "address": [(set_text(line, words), _direction(line)) for line in slip.address],
        "reference": set_text(told["number"].format(ref=slip.reference), words),
        "rows": [_row(item, slip, words) for item in slip.items],
        "is_short": len(slip.items) <= _FEW,
        "total": _total(slip, words),
        "place_date": set_text(
            place_date.format(place=slip.place, date=words.date(slip.on)), words
        ),
        "copies": [("original", told["original"]), ("receipt", told["receipt"])],
    }
    return printed(
        "transmittal_slip",
        context,
        "languages",
        "transmittal-slip",
        name=slip.emblem,
        drawing=slip.drawing,
    )


def _direction(line: str) -> str:
    """Each line of the address is set by its own script."""
    return "rtl" if any("\u0600" <= sign < "\u0700" for sign in line) else "ltr"


def _total(slip: Slip, words: Words) -> str:
    copies = sum(item.copies for item in slip.items)
    pages = sum(item.copies * item.piece.pages for item in slip.items)
    told = str(words.strings["slip"]["total"])
    return told.format(n=words.number(copies), pages=words.pages(pages))


def _letter(slip: Slip, words: Words) -> str:
    """What names the letter itself: "Letter No. OUT/2024/0001 of 9 September 2024"."""
    told = words.strings["slip"]
    name = _KINDS.get(LetterKind(slip.kind))
    what = words[name] if name else told["letter"]
    named = told["piece"].format(what=what, ref=slip.reference, date=words.date(slip.dated_on))
    return str(named)


def _row(item: Item, slip: Slip, words: Words) -> _Row:
    piece = item.piece
    title, detail = piece.title, f"({words.pages(piece.pages)})"
    if piece.is_letter:
        title = _letter(slip, words)
    elif piece.language != slip.language:
        detail = words.enclosure_detail(language=piece.language, pages=piece.pages)
    return _Row(
        copies=words.number(item.copies),
        title=set_text(title, words),
        detail=detail,
        observation=formula_in(slip.language, item.observation),
    )
