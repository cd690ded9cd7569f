"""Which column of a file is which field, and by what rule it is read: proposed, then chosen."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from recipients.countries import code_of
from recipients.importing import names
from recipients.importing.fields import FIELDS, HEAD, PARTS
from recipients.importing.headers import OFFICES, field_by_header, language_of_headers, plain
from recipients.importing.rules import RULES, rules_of
from recipients.models import Kind

#: Fields of which a file may have several columns.
REPEATED = frozenset({"street", *(name for name, field in FIELDS.items() if field.is_many)})
_DOMAIN_END = re.compile(r"\.([a-z]{2})(?:[/?#:>\s;,]|$)", re.IGNORECASE)
US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"  # noqa: SIM905
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP".split()
)
MOSTLY = 0.8  # so much of the samples decides
SAMPLES = 300


class Column(NamedTuple):
    """One column that is read: its place from 0, the field it fills, the rule that reads it."""

    place: int
    field: str
    rule: str


@dataclass(frozen=True)
class Mapping:
    """How the rows of a file become facts; `constants` are stated for every row."""

    columns: list[Column]
    constants: dict[str, Any]

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}


def mapping_of(columns: Iterable[Iterable[Any]], constants: dict[str, Any]) -> Mapping:
    """A mapping as it was kept; what is no column of ours is left out."""
    known = FIELDS | PARTS
    return Mapping(
        [
            Column(place, field, rule)
            for place, field, rule in columns
            if field in known and rule in {one.name for one in rules_of(field)}
        ],
        dict(constants),
    )


def propose(headers: list[str], samples: list[list[str]]) -> Mapping:
    """The mapping that the headers, and where they say nothing the samples, suggest."""
    by_place = {place: _field(header) for place, header in enumerate(headers)}
    _tell_names_apart(by_place, headers)
    cells = {place: _column(samples, place) for place in by_place}
    for place, field in by_place.items():
        by_place[place] = _by_samples(field, cells[place])
    _tell_one_cell_for_all(by_place, cells)
    taken: set[str] = set()
    columns = []
    for place, named in by_place.items():
        if named and (named not in taken or named in REPEATED):
            taken.add(named)
            columns.append(Column(place, named, _rule(named, cells[place])))
    return Mapping(columns, _constants(headers, columns, cells))


def _field(header: str) -> str | None:
    """The field a header names, also with what stands in brackets or a number behind it."""
    words = plain(header)
    known = field_by_header()
    if words in known:
        return known[words]
    short = plain(header.split("(")[0].split("/")[0])
    return known.get(short) or known.get(words.rstrip(" 0123456789"))


def _tell_names_apart(by_place: dict[int, str | None], headers: list[str]) -> None:
    """ "Name" is the organization's where the file has no other; "Nom" beside "Prénom" is a last
    name; "Title" beside a function is an honorific."""
    fields = Counter(by_place.values())
    for place, field in by_place.items():
        word = plain(headers[place])
        if word == "nom" and "first_name" not in fields:
            by_place[place] = "holder" if fields["name"] else "name"
        elif word in ("name", "nombre", "nome", "имя", "الاسم") and not fields["name"]:
            by_place[place] = "name" if not fields["office"] else "holder"
        elif word == "state" and not fields["country"]:
            by_place[place] = "country"  # of states of the United States the samples tell
        elif field == "holder" and fields["first_name"] and fields["last_name"]:
            by_place[place] = None


def _tell_one_cell_for_all(by_place: dict[int, str | None], cells: dict[int, list[str]]) -> None:
    """A column of names in which title and organization follow the name."""
    if "name" in by_place.values() or "office" in by_place.values():
        return
    for place, field in by_place.items():
        if field == "holder" and _mostly(cells[place], lambda cell: cell.count(",") >= 2):
            by_place[place] = "everything"


def _column(samples: list[list[str]], place: int) -> list[str]:
    """The cells of a column that are not empty."""
    cells = (row[place].strip() for row in samples[:SAMPLES] if place < len(row))
    return [cell for cell in cells if cell]


def _by_samples(field: str | None, cells: list[str]) -> str | None:
    """The field that a column's cells tell, where the header tells none or another."""
    if not cells:
        return field
    if field == "office" and _mostly(cells, lambda cell: _is_honorific(cell)):
        return "honorific"
    if field == "country" and _mostly(cells, US_STATES.__contains__):
        return "region"
    if field is not None:
        return field
    if _mostly(cells, lambda cell: "@" in cell and "." in cell):
        return "emails"
    if _mostly(cells, lambda cell: cell.startswith(("http://", "https://", "www."))):
        return "website"
    if len(set(cells)) > 3 and _is_read("country", "country", cells):
        return "country"
    return None


def _is_honorific(cell: str) -> bool:
    return names.written_plainly(f"{cell} X").name == "X"


def _mostly(cells: list[str], is_so: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(is_so, cells)) >= MOSTLY * len(cells)


def _is_read(field: str, rule: str, cells: list[str]) -> bool:
    """Whether a rule reads most of the cells."""

    def reads(cell: str) -> bool:
        try:
            RULES[rule](field, cell)
        except ValidationError:
            return False
        return True

    return _mostly(cells, reads)


def _rule(field: str, cells: list[str]) -> str:
    """The rule that suits the cells; the usual one where nothing speaks for another."""
    choice = _CHOICES.get(field)
    usual = rules_of(field)[0].name
    return (choice(cells) if choice and cells else None) or usual


def _kind_rule(cells: list[str]) -> str | None:
    return None if _is_read("kind", "kind", cells) else "kind_or_tag"


def _address_rule(cells: list[str]) -> str | None:
    lines = sum("\n" in cell for cell in cells)
    return "commas" if lines < len(cells) / 10 and _mostly(cells, lambda c: "," in c) else None


def _emails_rule(cells: list[str]) -> str | None:
    return "emails" if any(cell.count("@") > 1 for cell in cells) else None


def _several_rule(cells: list[str]) -> str | None:
    return "several" if any(one in cell for cell in cells for one in ";,|\n/") else None


def _day_rule(cells: list[str]) -> str | None:
    """Month first where some second figure is no month and no first one speaks against it."""
    figures = [cell.split("/")[:2] for cell in cells if cell.count("/") == 2]
    numbers = [(int(a), int(b)) for a, b in figures if a.isdecimal() and b.isdecimal()]
    is_month_first = any(b > 12 for _a, b in numbers) and not any(a > 12 for a, _b in numbers)
    return "month_first" if is_month_first else None


def _holder_rule(cells: list[str]) -> str | None:
    """Names in which capitals, or a part before a comma, come first are read so."""
    return "family_first" if _mostly(cells, lambda cell: cell.count(",") == 1) else None


def _everything_rule(cells: list[str]) -> str | None:
    if _mostly(cells, names.starts_with_honorific):
        return "name_title_organization"
    return "title_organization" if _mostly(cells, lambda c: "," in c) else "title_of_organization"


_CHOICES: dict[str, Callable[[list[str]], str | None]] = {
    "kind": _kind_rule,
    "address": _address_rule,
    "emails": _emails_rule,
    "phones": _several_rule,
    "faxes": _several_rule,
    "since_on": _day_rule,
    "until_on": _day_rule,
    "verified_on": _day_rule,
    "holder": _holder_rule,
    "everything": _everything_rule,
}


def _constants(
    headers: list[str], columns: list[Column], cells: dict[int, list[str]]
) -> dict[str, Any]:
    """What holds for every row unless somebody says otherwise."""
    fields = {column.field: column.place for column in columns}
    constants: dict[str, Any] = {"language": language_of_headers(headers)}
    if "country" not in fields and (country := _country(fields, cells)):
        constants["country"] = country
    if fields.keys() & {"holder", "last_name"} and not fields.keys() & {"office", "everything"}:
        header = headers[fields["holder"]] if "holder" in fields else ""
        constants["office"] = header if plain(header) in OFFICES else _office(headers)
    if "name" not in fields and "everything" not in fields and "country" in fields:
        constants |= _mission(" ".join(map(plain, headers)))
    return constants


def _office(headers: list[str]) -> str:
    words = " ".join(map(plain, headers)).split()
    return "Maire" if "commune" in words else HEAD


def _mission(words: str) -> dict[str, str]:
    """A list by countries that speaks of missions: what these are called."""
    if "ambassad" in words or "embassy" in words:
        return {"name": "Embassy of {country}", "kind": Kind.MISSION.value}
    if "mission" in words or "representative" in words:
        return {"name": "Permanent Mission of {country}", "kind": Kind.MISSION.value}
    return {}


def _country(fields: dict[str, int], cells: dict[int, list[str]]) -> str:
    """The country that states of the United States, or the ends of web addresses, tell."""
    if "region" in fields and _mostly(cells[fields["region"]], US_STATES.__contains__):
        return "US"
    places = [fields[name] for name in ("emails", "website") if name in fields]
    ends = [_DOMAIN_END.search(cell) for place in places for cell in cells[place]]
    codes = Counter(code_of(end[1].replace("uk", "gb")) for end in ends if end)
    code, count = (codes.most_common(1) or [(None, 0)])[0]
    return code if code and count >= MOSTLY * len(ends) else ""
