"""Regions of the world: which countries the United Nations count to which.

Source: UN Statistics Division, Standard country or area codes for statistical use (M49),
https://unstats.un.org/unsd/methodology/m49/. Codes are its three digits, countries ISO 3166
alpha-2. M49 gives Antarctica no region, so it stands alone; it does not list Taiwan by itself,
which is counted here where M49 counts China.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

#: Name by code: the regions, and within them sub-regions and their parts.
NAMES = {
    "002": _("Africa"),
    "015": _("Northern Africa"),
    "202": _("Sub-Saharan Africa"),
    "014": _("Eastern Africa"),
    "017": _("Middle Africa"),
    "018": _("Southern Africa"),
    "011": _("Western Africa"),
    "019": _("Americas"),
    "419": _("Latin America and the Caribbean"),
    "029": _("Caribbean"),
    "013": _("Central America"),
    "005": _("South America"),
    "021": _("Northern America"),
    "142": _("Asia"),
    "143": _("Central Asia"),
    "030": _("Eastern Asia"),
    "035": _("South-eastern Asia"),
    "034": _("Southern Asia"),
    "145": _("Western Asia"),
    "150": _("Europe"),
    "151": _("Eastern Europe"),
    "154": _("Northern Europe"),
    "039": _("Southern Europe"),
    "155": _("Western Europe"),
    "009": _("Oceania"),
    "053": _("Australia and New Zealand"),
    "054": _("Melanesia"),
    "057": _("Micronesia"),
    "061": _("Polynesia"),
    "010": _("Antarctica"),
}

#: What a region consists of.
PARTS = {
    "002": ("015", "202"),
    "202": ("014", "017", "018", "011"),
    "019": ("419", "021"),
    "419": ("029", "013", "005"),
    "142": ("143", "030", "035", "034", "145"),
    "150": ("151", "154", "039", "155"),
    "009": ("053", "054", "057", "061"),
}

#: The countries and areas of each sub-region that has no parts.
COUNTRIES = {
    "015": "DZ EG EH LY MA SD TN",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "013": "BZ CR GT HN MX NI PA SV",
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "021": "BM CA GL PM US",
    "143": "KG KZ TJ TM UZ",
    "030": "CN HK JP KP KR MN MO TW",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "034": "AF BD BT IN IR LK MV NP PK",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA",
    "155": "AT BE CH DE FR LI LU MC NL",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "010": "AQ",
}

_WITHIN = {part: whole for whole, parts in PARTS.items() for part in parts}
_SUBREGION = {country: code for code, named in COUNTRIES.items() for country in named.split()}


def subregion_of(country: str) -> str:
    """The code of the smallest region that a country (ISO 3166) lies in; empty: none."""
    return _SUBREGION.get(country, "")


def regions_of(country: str) -> list[str]:
    """The codes of every region a country lies in, the smallest first."""
    found, code = [], subregion_of(country)
    while code:
        found.append(code)
        code = _WITHIN.get(code, "")
    return found


def countries_in(codes: Iterable[str]) -> set[str]:
    """The countries of these regions; a code that is none has no countries."""
    found: set[str] = set()
    for code in codes:
        found.update(COUNTRIES.get(code, "").split())
        found |= countries_in(PARTS.get(code, ()))
    return found


def with_parts(code: str) -> Iterator[str]:
    """The code of a region and of everything within it, in the order of M49."""
    yield code
    for part in PARTS.get(code, ()):
        yield from with_parts(part)


def by_region() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every region for a form to choose from, grouped under those that are in no other."""
    return [
        (str(NAMES[whole]), [(code, _choice(code)) for code in with_parts(whole)])
        for whole in NAMES
        if whole not in _WITHIN
    ]


def _choice(code: str) -> str:
    """What a region is called where its parts are offered beside it."""
    name = NAMES[code]
    return now("%(region)s, all of it") % {"region": name} if code in PARTS else str(name)
