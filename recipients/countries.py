"""Countries as people write them: by name in several languages, or by code."""

import unicodedata
from functools import cache

from django.utils.translation import override
from django_countries import countries

#: The languages in which a country's name is understood.
LANGUAGES = ("en", "fr", "es", "ru", "ar", "de", "it", "pt")

#: Names in use beside those of ISO 3166, by code.
ALSO = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia", "Bosnia & Herzegovina", "Bosnia-Herzegovina"),
    "BN": ("Brunei Darussalam",),
    "BO": ("Bolivia (Plurinational State of)", "Plurinational State of Bolivia"),
    "CD": (
        "DR Congo",
        "Democratic Republic of the Congo",
        "Democratic Republic of Congo",
        "Congo (the Democratic Republic of the)",
        "DRC",
        "Congo (Kinshasa)",
        "Congo, Democratic Republic of the",
        "RDC",
        "République démocratique du Congo",
    ),
    "CG": ("Congo", "Congo (Brazzaville)", "Republic of the Congo", "Congo-Brazzaville"),
    "CI": ("Ivory Coast", "Cote d'Ivoire", "Côte d’Ivoire"),
    "CV": ("Cape Verde", "Cabo Verde"),
    "CZ": ("Czech Republic", "Czechia", "République tchèque"),
    "FM": ("Micronesia", "Federated States of Micronesia", "Micronesia (Federated States of)"),
    "GB": (
        "UK",
        "U.K.",
        "Great Britain",
        "United Kingdom",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
        "United Kingdom of Great Britain and Northern Ireland",
        "Grande-Bretagne",
        "Royaume-Uni",
    ),
    "FR": ("République française", "French Republic"),
    "GM": ("The Gambia", "Gambia (Republic of The)", "Gambie"),
    "IR": ("Iran", "Iran (Islamic Republic of)", "Islamic Republic of Iran"),
    "KP": ("North Korea", "DPRK", "Democratic People's Republic of Korea", "Corée du Nord"),
    "KR": (
        "South Korea",
        "Republic of Korea",
        "Korea (the Republic of)",
        "Korea",
        "ROK",
        "Corée du Sud",
    ),
    "LA": ("Laos", "Lao PDR", "Lao People's Democratic Republic"),
    "MD": ("Moldova", "Republic of Moldova"),
    "MK": ("Macedonia", "North Macedonia", "Republic of North Macedonia"),
    "MM": ("Burma", "Myanmar"),
    "NL": (
        "Holland",
        "The Netherlands",
        "Netherlands (Kingdom of the)",
        "Kingdom of the Netherlands",
    ),
    "PS": ("Palestine", "State of Palestine", "Palestinian Territories"),
    "RU": ("Russia", "Russian Federation", "Россия", "РФ"),
    "ST": ("Sao Tome and Principe", "Sao Tome & Principe"),
    "SY": ("Syria", "Syrian Arab Republic"),
    "SZ": ("Swaziland", "Eswatini"),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Turkey", "Türkiye", "Turkiye"),
    "TW": ("Taiwan",),
    "TZ": ("Tanzania", "United Republic of Tanzania", "Tanzanie"),
    "US": (
        "USA",
        "U.S.A.",
        "U.S.",
        "United States",
        "United States of America",
        "America",
        "Etats-Unis",
        "США",
    ),
    "VA": ("Vatican", "Holy See", "Saint-Siège", "Vatican City"),
    "VE": ("Venezuela", "Venezuela (Bolivarian Republic of)"),
    "VN": ("Vietnam", "Viet Nam"),
}


def code_of(written: str) -> str | None:
    """The ISO 3166 code (two letters) of a country by its name or code; None: no such country.

    Names are those of ISO 3166 in `LANGUAGES` and those of `ALSO`, without regard to case,
    accents, punctuation, articles and words like "Republic of"; codes may have two letters,
    three, or three figures.
    """
    plain = _plain(written)
    known = _codes()
    return known.get(plain) or (known.get(_short(plain)) if len(plain) > 3 else None)


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
        found |= {_plain(name): code for name in names}
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
