"""The country on an envelope, written so that the post where the letter is posted can read it.

The Universal Postal Union asks for the name of the country in capitals, in the language of the
country of posting or in one that is known there; French is the Union's own language.
"""

import gettext
import unicodedata
from functools import cache
from pathlib import Path

import django_countries
from django.utils.translation import override
from django_countries import countries
from django_countries.data import COUNTRIES

#: Official languages, the first one first, by the countries that have them; general knowledge.
#: Only languages in which the names of countries are at hand (`_CATALOGS`) are named here.
_SPOKEN = {
    "en": "AG AI AS AU BB BM BS BW BZ CK DM FJ FK FM GB GD GG GH GI GM GS GU GY HK IE IM IN IO JE "
    "JM KE KI KN KY LC LK LR LS MH MP MS MT MW NA NF NG NR NU NZ PG PH PK PN PW SB SG SH SL SS "
    "SX SZ TC TO TT TV TZ UG UM US VC VG VI WS ZA ZM ZW",
    "en fr": "CA CM MU RW SC VU",
    "fr": "BF BJ BL CD CF CG CI FR GA GF GN GP HT MC MF MG ML MQ NC NE PF PM RE SN TF TG WF YT",
    "fr ar": "DJ KM TD",
    "fr de": "LU",
    "fr en": "BI",
    "ar": "AE BH DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE",
    "ar en": "ER",
    "es": "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE",
    "es en": "PR",
    "es fr pt": "GQ",
    "pt": "AO BR CV GW MO MZ PT ST TL",
    "de": "AT DE LI",
    "de fr it": "CH",
    "nl": "AW BQ CW NL SR",
    "nl fr de": "BE",
    "it": "IT SM VA",
    "ca": "AD",
    "da": "DK FO GL",
    "sv": "AX SE",
    "fi sv": "FI",
    "no": "BV NO SJ",
    "et": "EE",
    "lv": "LV",
    "lt": "LT",
    "pl": "PL",
    "cs": "CZ",
    "sk": "SK",
    "sl": "SI",
    "hu": "HU",
    "hr": "HR",
    "hr sr": "BA",
    "sr": "RS",
    "ro": "MD RO",
    "bg": "BG",
    "el": "GR",
    "el tr": "CY",
    "tr": "TR",
    "ru": "BY KG KZ RU",
    "uk": "UA",
    "mn": "MN",
    "fa": "AF IR",
    "vi": "VN",
}
_OFFICIAL = {
    country: tuple(languages.split())
    for languages, there in _SPOKEN.items()
    for country in there.split()
}
#: Languages in which the names of countries are at hand, with the folder they stand in. Those
#: whose script the paper cannot print (Japanese, Chinese, Korean, Thai, Hebrew, Georgian, Armenian)
#: are left out: English is read there too.
_CATALOGS = {one: one for languages in _SPOKEN for one in languages.split() if one != "en"} | {
    "no": "nb",
    "pt": "pt_PT",
    "tr": "tr_TR",
}
#: Countries whose name in English was changed without being another name.
_SPELLED_ANEW = frozenset({"BS", "FK", "NR", "TR"})
_ENGLISH, _FRENCH = "en", "fr"
_ACUTE = "\N{COMBINING ACUTE ACCENT}"


def country_line(country: str, *, posted_in: str, language: str) -> str:
    """The last line of an envelope, in capitals; empty for mail that stays in the country.

    `country` and `posted_in` are ISO 3166 codes; `language` is that of the letter, which is taken
    where the country of posting is not known or has it as an official language.
    """
    if not country or country == posted_in:
        return ""
    for spoken in (language_of_posting(posted_in, language=language), _ENGLISH):
        if name := country_name(country, spoken):
            return capitals(name, spoken)
    return country


def language_of_posting(posted_in: str, *, language: str) -> str:
    """The language the country is named in on a letter in `language` posted in that country."""
    official = _OFFICIAL.get(posted_in, ())
    if not posted_in or language in official:
        return language
    return official[0] if official else language if language == _FRENCH else _ENGLISH


@cache
def country_name(country: str, language: str) -> str:
    """The name of a country in that language; empty where it is not at hand."""
    if language == _ENGLISH:
        return _english_names(country)[0]
    if language not in _CATALOGS:
        return ""
    known = map(_names_in(language).gettext, filter(None, _english_names(country)))
    return next((name.strip() for name in known if name), "")


def _english_names(country: str) -> list[str]:
    """What the country is called in English: the usual name, the full one, a former spelling.

    Translations are found by any of them.
    """
    with override(_ENGLISH):
        usual = str(countries.name(country))
        full = str(COUNTRIES.get(country, usual))
        former = countries.OLD_NAMES[country] if country in _SPELLED_ANEW else []
        return [usual, full, *map(str, former)]


def capitals(text: str, language: str) -> str:
    """In capitals as that language writes them: Turkish İ, Greek without accents."""
    if language in ("az", "tr"):
        text = text.replace("i", "İ")
    if language == "el":
        bare = unicodedata.normalize("NFD", text).replace(_ACUTE, "")
        text = unicodedata.normalize("NFC", bare)
    return text.upper()


class _Unknown(gettext.NullTranslations):
    """Says nothing of what it does not know, where gettext would say it in English."""

    def gettext(self, message: str) -> str:
        return ""


@cache
def _names_in(language: str) -> gettext.NullTranslations:
    folder = Path(django_countries.__file__).parent / "locale"
    names = gettext.translation("django", folder, [_CATALOGS[language]])
    names.add_fallback(_Unknown())
    return names
