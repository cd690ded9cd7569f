"""The lines of an address as they are set on letter, label and envelope."""

from dataclasses import dataclass
from functools import cache

from django_countries import countries

from recipients.posting import capitals, country_name

#: Words of these languages stand in another script than most addresses abroad.
NOT_IN_LATIN = frozenset({"ar", "ru", "uk"})
_ARABIC, _ENGLISH = "ar", "en"


@dataclass(frozen=True)
class Line:
    """One line of the address, with its own direction and, where it changes, language."""

    text: str
    kind: str
    dir: str
    lang: str


def is_arabic(text: str) -> bool:
    return any("\u0600" <= c < "\u0700" for c in text)


@cache
def _countries_in(language: str) -> frozenset[str]:
    """The names of countries in that language, in its capitals."""
    names = (country_name(code, language) for code, _name in countries)
    return frozenset(capitals(name, language) for name in names if name)


def set_lines(lines: tuple[str, ...], *, country: str, via: str, language: str) -> list[Line]:
    """Each line set by its own script: an Arabic letter may go to an address in Latin.

    The country stands in capitals; of a name in English those are not the Turkish ones.
    """
    kinds = {country: "country", via: "via"}
    return [
        _line(line.strip(), kinds.get(line, ""), language=language)
        for line in lines
        if line.strip()
    ]


def _line(text: str, kind: str, *, language: str) -> Line:
    foreign = text.isascii() and language in NOT_IN_LATIN
    if kind == "country" and language != _ENGLISH:
        in_capitals = capitals(text, _ENGLISH)
        is_english = in_capitals in _countries_in(_ENGLISH)
        foreign |= is_english and capitals(text, language) not in _countries_in(language)
    lang = _ENGLISH if foreign else ""
    if is_arabic(text) and language != _ARABIC:
        lang = _ARABIC
    if kind == "country":
        text = capitals(text, lang or language)
    return Line(text, kind, dir="rtl" if is_arabic(text) else "ltr", lang=lang)
