"""What tells in which country a place is: the telephone number, the postal code, the city."""

# ruff: noqa: E501 (words of one language stay together)

import re
from functools import cache

from recipients.importing.days import ascii_figures

#: Codes by which countries are called, of countries that have one of their own.
_CALLED = (
    "20 EG 27 ZA 30 GR 31 NL 32 BE 33 FR 34 ES 36 HU 39 IT 40 RO 41 CH 43 AT 44 GB 45 DK 46 SE"
    " 47 NO 48 PL 49 DE 51 PE 52 MX 53 CU 54 AR 55 BR 56 CL 57 CO 58 VE 60 MY 61 AU 62 ID 63 PH"
    " 64 NZ 65 SG 66 TH 81 JP 82 KR 84 VN 86 CN 90 TR 91 IN 92 PK 93 AF 94 LK 95 MM 98 IR 211 SS"
    " 212 MA 213 DZ 216 TN 218 LY 220 GM 221 SN 222 MR 223 ML 224 GN 225 CI 226 BF 227 NE 228 TG"
    " 229 BJ 230 MU 231 LR 232 SL 233 GH 234 NG 235 TD 236 CF 237 CM 238 CV 239 ST 240 GQ 241 GA"
    " 242 CG 243 CD 244 AO 245 GW 248 SC 249 SD 250 RW 251 ET 252 SO 253 DJ 254 KE 255 TZ 256 UG"
    " 257 BI 258 MZ 260 ZM 261 MG 263 ZW 264 NA 265 MW 266 LS 267 BW 268 SZ 269 KM 291 ER 297 AW"
    " 298 FO 299 GL 350 GI 351 PT 352 LU 353 IE 354 IS 355 AL 356 MT 357 CY 358 FI 359 BG 370 LT"
    " 371 LV 372 EE 373 MD 374 AM 375 BY 376 AD 377 MC 378 SM 380 UA 381 RS 382 ME 385 HR 386 SI"
    " 387 BA 389 MK 420 CZ 421 SK 423 LI 501 BZ 502 GT 503 SV 504 HN 505 NI 506 CR 507 PA 509 HT"
    " 591 BO 592 GY 593 EC 595 PY 597 SR 598 UY 670 TL 673 BN 674 NR 675 PG 676 TO 677 SB 678 VU"
    " 679 FJ 680 PW 682 CK 685 WS 686 KI 687 NC 688 TV 689 PF 691 FM 692 MH 850 KP 852 HK 853 MO"
    " 855 KH 856 LA 880 BD 886 TW 960 MV 961 LB 962 JO 963 SY 964 IQ 965 KW 966 SA 967 YE 968 OM"
    " 970 PS 971 AE 972 IL 973 BH 974 QA 975 BT 976 MN 977 NP 992 TJ 993 TM 994 AZ 995 GE 996 KG"
    " 998 UZ"
)
STATE_NAMES = frozenset(
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho"  # noqa: SIM905
    "|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan"
    "|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico"
    "|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island"
    "|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia"
    "|wisconsin|wyoming|georgia".split("|")
)
_INTERNATIONAL = re.compile(r"^\s*(?:\(?\+|00(?=[1-9]))\s*([\d().\s-]{4,})")

#: Capitals and seats of international organizations that no other country has a namesake of.
_CITIES = {
    "AE": "abu dhabi|dubai", "AF": "kabul", "AL": "tirana", "AM": "yerevan", "AO": "luanda",
    "AR": "buenos aires", "AT": "vienna|wien|vienne", "AU": "canberra|sydney", "AZ": "baku|bakou",
    "BA": "sarajevo", "BD": "dhaka", "BE": "brussels|bruxelles|brussel|brüssel", "BF": "ouagadougou",
    "BG": "sofia", "BH": "manama", "BI": "bujumbura", "BJ": "cotonou|porto-novo", "BR": "brasilia"
    "|brasília|rio de janeiro|são paulo", "BW": "gaborone", "BY": "minsk|минск", "CA": "ottawa"
    "|toronto|montreal|montréal", "CD": "kinshasa", "CF": "bangui", "CG": "brazzaville",
    "CH": "bern|berne|geneva|genève|geneve|genf|zürich|zurich|lausanne", "CI": "abidjan",
    "CL": "santiago de chile", "CM": "yaoundé|yaounde", "CN": "beijing|shanghai", "CO": "bogotá"
    "|bogota", "CR": "san josé de costa rica", "CU": "havana|la habana", "CY": "nicosia",
    "CZ": "prague|praha|prag", "DE": "berlin|bonn|münchen|munich|hamburg|köln|dresden|stuttgart"
    "|frankfurt am main|düsseldorf", "DK": "copenhagen|københavn", "DZ": "algiers|alger",
    "EC": "quito", "EE": "tallinn", "EG": "cairo|le caire|القاهرة", "ES": "madrid|barcelona",
    "ET": "addis ababa|addis abeba|addis-abeba", "FI": "helsinki", "FJ": "suva", "FR": "paris"
    "|strasbourg|lyon|marseille", "GA": "libreville", "GB": "london|londres|edinburgh|cardiff"
    "|belfast", "GE": "tbilisi", "GH": "accra", "GN": "conakry", "GR": "athens|athènes|αθήνα",
    "HN": "tegucigalpa", "HR": "zagreb", "HT": "port-au-prince", "HU": "budapest", "ID": "jakarta",
    "IE": "dublin", "IL": "tel aviv|jerusalem", "IN": "new delhi|mumbai", "IQ": "baghdad",
    "IR": "tehran|téhéran", "IS": "reykjavik|reykjavík", "IT": "rome|roma|milano|milan", "JO": "amman",
    "JP": "tokyo|osaka|kyoto", "KE": "nairobi", "KG": "bishkek", "KH": "phnom penh", "KM": "moroni",
    "KR": "seoul|séoul", "KW": "kuwait city", "KZ": "astana|nur-sultan|almaty|астана|алматы",
    "LA": "vientiane", "LB": "beirut|beyrouth", "LK": "colombo", "LR": "monrovia", "LT": "vilnius",
    "LU": "luxembourg", "LV": "riga", "LY": "tripoli, libya", "MA": "rabat|casablanca", "MD": "chișinău"
    "|chisinau", "MG": "antananarivo", "ML": "bamako", "MM": "naypyidaw|yangon", "MN": "ulaanbaatar",
    "MR": "nouakchott", "MU": "port louis", "MW": "lilongwe", "MX": "mexico city|ciudad de méxico",
    "MY": "kuala lumpur", "MZ": "maputo", "NA": "windhoek", "NE": "niamey", "NG": "abuja|lagos",
    "NI": "managua", "NL": "the hague|den haag|la haye|amsterdam", "NO": "oslo", "NP": "kathmandu",
    "NZ": "wellington", "OM": "muscat", "PH": "manila", "PK": "islamabad", "PL": "warsaw|warszawa"
    "|varsovie", "PT": "lisbon|lisboa|lisbonne", "PY": "asunción", "QA": "doha", "RO": "bucharest"
    "|bucurești|bucarest", "RS": "belgrade|beograd", "RU": "moscow|moscou|москва"
    "|санкт-петербург|saint petersburg", "RW": "kigali", "SA": "riyadh|jeddah|riyad", "SD": "khartoum",
    "SE": "stockholm", "SG": "singapore", "SI": "ljubljana", "SK": "bratislava", "SN": "dakar",
    "SO": "mogadishu", "SS": "juba", "SY": "damascus", "TD": "n'djamena", "TG": "lomé|lome",
    "TH": "bangkok", "TJ": "dushanbe", "TM": "ashgabat", "TN": "tunis|تونس", "TR": "ankara|istanbul"
    "|i̇stanbul", "TZ": "dodoma|dar es salaam", "UA": "kyiv|kiev|київ|киев", "UG": "kampala",
    "US": "new york|washington, dc|washington, d.c.|washington dc|washington d.c.", "UY": "montevideo",
    "UZ": "tashkent", "VE": "caracas", "VN": "hanoi|ha noi", "VU": "port vila", "YE": "sana'a",
    "ZA": "pretoria|cape town|johannesburg", "ZM": "lusaka", "ZW": "harare",
}  # fmt: skip
_BRITISH = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")
_CANADIAN = re.compile(r"\b[A-Z]\d[A-Z][ -]?\d[A-Z]\d$")
_DUTCH = re.compile(r"^\d{4} ?[A-Z]{2} +[A-Z]")
_RUSSIAN = re.compile(r"(?:^|\D)\d{6}(?:\D|$)")
_AMERICAN = re.compile(r"\b[A-Z]\.?[A-Z]\.?,? \d{5}(?:-\d{4})?\W*$")
_WORDS = re.compile(r"[^\W\d_][^,;()/|]*[^\W_.]\.?")


def country_of_phone(phone: str) -> str:
    """The country whose code a number begins with; empty for none and for a shared code."""
    match = _INTERNATIONAL.match(phone)
    if not match:
        return ""
    figures = re.sub(r"\D", "", ascii_figures(match[1]))
    if figures[:1] == "7" and len(figures) > 4:
        return "KZ" if figures[1] in "67" else "RU"
    known = _by_code()
    return known.get(figures[:3]) or known.get(figures[:2]) or ""


def country_of_lines(lines: list[str]) -> str:
    """The country that postal code or city in the last lines of an address tell; else empty."""
    for line in lines[:-3:-1]:
        if _AMERICAN.search(line):
            return "US"
        if _BRITISH.search(line):
            return "GB"
        if _CANADIAN.search(line):
            return "CA"
        if _DUTCH.search(line):
            return "NL"
    text = "\n".join(lines)
    if city := _country_of_city(lines):
        return city
    if _RUSSIAN.search(text) and re.search(r"\b(?:г|ул|пл|пр|обл|д)\. ?\w", text):
        return "RU"
    return ""


def _country_of_city(lines: list[str]) -> str:
    known = _by_city()
    for line in lines[:-3:-1]:
        if country := known.get(line.casefold()):
            return country
        for words in _WORDS.findall(line):
            if country := known.get(words.strip(" .-").casefold()):
                return country
    return ""


@cache
def _by_code() -> dict[str, str]:
    words = _CALLED.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _by_city() -> dict[str, str]:
    return {city: code for code, cities in _CITIES.items() for city in cities.split("|")}
