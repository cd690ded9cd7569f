"""Countries as people write them: by name in several languages, or by code."""

import unicodedata
from functools import cache, lru_cache

from django.utils.translation import override
from django_countries import countries

from recipients.country_names import ALSO

#: The languages in which a country's name is understood.
LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "it", "pt")


@lru_cache(maxsize=5000)
def code_of(written: str) -> str | None:
    """The ISO 3166 code (two letters) of a country by its name or code; None: no such country.

    Names are those of ISO 3166 in `LANGUAGES` and those of `ALSO`, without regard to case,
    accents, punctuation, articles and words like "Republic of"; codes may have two letters,
    three, or three figures.
    """
    plain = _plain(written)
    known = _codes()
    if len(plain) < 4 or plain in known:
        return known.get(plain)
    whole = " ".join(_WHOLE.get(word, word) for word in plain.split())
    return known.get(whole) or known.get(_short(whole))


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            for code, name in countries:
                found.setdefault(_plain(str(name)), code)
    for code, official in countries.countries.items():
        name = official["name"] if isinstance(official, dict) else official
        found.setdefault(_plain(str(name)), code)
        found[_plain(code)] = code
        found[_plain(str(countries.alpha3(code)))] = code
        if number := countries.numeric(code, padded=True):
            found[str(number)] = code
    for code, names in ALSO.items():
        found |= {_plain(name): code for name in names.split("|")}
    return found | _by_short_name(found)


def _by_short_name(found: dict[str, str]) -> dict[str, str]:
    """Codes by the names without the form of state, where only one country is left with it."""
    short: dict[str, set[str]] = {}
    for name, code in found.items():
        if len(name) > 3 and code not in _TOLD_APART:
            short.setdefault(_short(name), set()).add(code)
    return {name: codes.pop() for name, codes in short.items() if name and len(codes) == 1}


def _plain(text: str) -> str:
    """Small letters, figures and single spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = (one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join("".join(kept).split())


#: Words that lists shorten.
_WHOLE = {
    "rep": "republic",
    "dem": "democratic",
    "fed": "federated",
    "sts": "states",
    "st": "saint",
    "is": "islands",
}
_FORM = frozenset(
    "the of and republic republique kingdom royaume state etat federal federale islamic islamique"  # noqa: SIM905
    " commonwealth principality principaute sultanate hashemite bolivarian plurinational arab"
    " socialist democratic democratique people s la le les l de du des d et".split()
)
#: Told apart by their form alone.
_TOLD_APART = frozenset({"KP", "KR", "CD", "CG", "GB", "DO", "DM", "SY"})


def _short(plain: str) -> str:
    """The words of a name without those that say what form of state it has, in any order."""
    return " ".join(sorted(word for word in plain.split() if word not in _FORM))
