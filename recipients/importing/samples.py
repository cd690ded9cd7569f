"""What the cells of a column tell of it."""

import re
from collections import Counter
from collections.abc import Callable

from django.core.exceptions import ValidationError

from recipients.countries import code_of
from recipients.importing import names
from recipients.importing.envelope import at_commas, in_lines
from recipients.importing.nothing import Unkept, is_nothing, is_vacant
from recipients.importing.places import STATE_NAMES, country_of_lines, country_of_phone
from recipients.importing.rules import RULES
from recipients.importing.vocabulary import kind_by_name, names_office
from recipients.models import Kind

MOSTLY = 0.8  # so much of the samples decides
SAMPLES = 300
_ALIKE = 0.3
_FEWEST_ALIKE = 10
US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"  # noqa: SIM905
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP".split()
)
_DOMAIN_END = re.compile(r"\.([a-z]{2})(?:[/?#:>\s;,)]|$)", re.IGNORECASE)
_NO_COUNTRY = frozenset({"eu", "io", "tv", "me", "co", "ai", "cc", "fm", "la", "ly", "to", "ws"})
_ADDRESSES = re.compile(
    r"\d.*\b(?:street|st|avenue|ave|road|rd|plaza|place|floor|box|suite|drive|lane|rue|allée|blvd"
    r"|boulevard|via|calle|platz)\b|(?:straße|strasse|str\.) ?\d|ул\.|пр\.|\b\d{5}\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:of|de|for|für|и|council|board|office|office|institute|institut|centre|center|agency|bank"
    r"|commission|committee|group|forum|fund|service|league|organi[sz]ation|international|national"
    r"|department|directorate|authority|school|club|press|news|times|house)\b|управление|комитет"
    r"|служба|агентство|школа|центр",
    re.IGNORECASE,
)

type Cells = list[str]


def column(rows: list[list[str]], place: int) -> Cells:
    """The cells of a column that say something."""
    cells = (row[place].strip() for row in rows[:SAMPLES] if place < len(row))
    return [cell for cell in cells if cell and not is_nothing(cell)]


def mostly(cells: Cells, is_so: Callable[[str], object], *, part: float = MOSTLY) -> bool:
    return bool(cells) and sum(map(bool, map(is_so, cells))) >= part * len(cells)


def reads(field: str, rule: str, cells: Cells) -> int:
    """How many of the cells a rule reads."""

    def is_read(cell: str) -> bool:
        try:
            RULES[rule](field, cell)
        except Unkept:
            return True
        except ValidationError:
            return False
        return True

    return sum(map(is_read, cells))


def are_honorifics(cells: Cells) -> bool:
    """Mr, Dr., H.E.…; in a column where most cells are empty too."""
    return mostly(cells, lambda cell: names.written_plainly(f"{cell} Xx").name == "Xx")


def are_bodies(cells: Cells) -> bool:
    """Whether they look like organizations rather than people."""
    return mostly(cells, _is_body, part=0.4)


def _is_body(cell: str) -> bool:
    if "://" in cell or "@" in cell:
        return False
    return bool(_BODIES.search(cell)) or kind_by_name(cell) != Kind.OTHER or len(cell.split()) > 6


def are_people(cells: Cells) -> bool:
    """Whether they look like names of people: with honorifics, or short and not of bodies."""
    cells = [cell for cell in cells if not is_vacant(cell)]
    if mostly(cells, names.starts_with_honorific, part=0.4):
        return True
    if _end_alike(cells):
        return False
    return mostly(cells, _is_person) and not mostly(cells, _is_body, part=0.2)


def _end_alike(cells: Cells) -> bool:
    """Whether one last word comes again and again: "… Airport", "… Bank" are no people."""
    ends = Counter(cell.split()[-1].casefold() for cell in set(cells))
    [(_word, count)] = ends.most_common(1) or [("", 0)]
    return len(cells) >= _FEWEST_ALIKE and count >= _ALIKE * ends.total()


def _is_person(cell: str) -> bool:
    words = cell.split("\n")[0].split("(")[0].replace(",", " ").split()
    return 2 <= len(words) <= 5 and not any(map(str.isdecimal, cell))


def are_offices(cells: Cells) -> bool:
    return mostly(cells, names_office, part=0.4)


def are_states(cells: Cells) -> bool:
    """States of the United States, by code or by name; codes that are countries too tell none."""
    if mostly(cells, US_STATES.__contains__):
        return any(code_of(cell) is None for cell in cells)
    return mostly(cells, lambda cell: cell.casefold() in STATE_NAMES) and not mostly(
        cells, lambda cell: cell.casefold() == "georgia", part=0.5
    )


def have_address_below(cells: Cells) -> bool:
    """Names with the lines of an address below them."""
    return mostly(cells, lambda cell: len(in_lines(cell)) > 1 and _ADDRESSES.search(cell))


def country_of(by_field: dict[str, list[Cells]]) -> str:
    """The country that most of a list's contacts or addresses are of; empty: none or several."""
    if any(map(are_states, by_field.get("region", []))):
        return "US"
    webs = [
        cell for name in ("emails", "website") for one in by_field.get(name, []) for cell in one
    ]
    phones = [cell for one in by_field.get("phones", []) for cell in one]
    places = [
        cell for name in ("address", "city") for one in by_field.get(name, []) for cell in one
    ]
    for told in (
        [_by_domain(cell) for cell in webs],
        [country_of_phone(cell) for cell in phones],
        [country_of_lines(at_commas(cell)) for cell in places],
    ):
        [(code, count)] = Counter(filter(None, told)).most_common(1) or [("", 0)]
        those = sum(map(bool, told))
        if count >= max(2, len(told) / 2) and count >= 0.9 * those:
            return code
    return ""


def _by_domain(cell: str) -> str:
    ends = [end.lower() for end in _DOMAIN_END.findall(cell)]
    known = [end for end in ends if end not in _NO_COUNTRY]
    return (code_of(known[0].replace("uk", "gb")) or "") if known else ""
