"""Which column of a file is which field: proposed from its header and its cells, then chosen."""

import re
from collections import Counter
from collections.abc import Callable

from recipients.importing import names, samples
from recipients.importing.constants import are_members, constants_of
from recipients.importing.fields import FIELDS
from recipients.importing.headers import field_of, plain
from recipients.importing.mapping import Column, Mapping, mapping_of
from recipients.importing.rules import rules_of
from recipients.importing.samples import SAMPLES, Cells, mostly, reads
from recipients.importing.vocabulary import names_office

__all__ = ["SAMPLES", "Column", "Mapping", "mapping_of", "propose"]

#: Fields of which a file may have several columns.
REPEATED = frozenset(
    {"street", "honorific", *(name for name, field in FIELDS.items() if field.is_many)}
)
#: Fields whose cells show whether they are rightly named so.
_SHOWN = frozenset(
    "country address_country preferred_language preferred_channel gender protocol_order since_on"  # noqa: SIM905
    " until_on verified_on phones faxes organization_id office_id".split()
)
#: Headers under which lists have people as well as organizations.
_EITHER = frozenset(
    "name|nom|nombre|nome|имя|الاسم|اسم|naam|namn|nimi|nazwa|名称|名前|full name|denomination|item"  # noqa: SIM905
    "|item label|title|libelle|label|contact|наименование|название|display name".split("|")
)
_LAST_NAMES = frozenset({"name", "nom", "nome"})
_LEAST_READ = 0.1  # a column of which less can be read is something else
_FEW = 5  # so few cells may all be mistakes

#: Headers of a second column of names that say in which unit of the first somebody is.
_UNITS = frozenset("entity department agency service body ministry dienststelle".split())  # noqa: SIM905

#: Headers of one that say in which town its organizations are.
_TOWNS = frozenset("comune commune gemeinde kommune municipality municipio belediye".split())  # noqa: SIM905

#: Headers of links that are no website of an organization.
_LINKS = re.compile(
    r"\b(?:image|photo|foto|picture|logo|twitter|facebook|youtube|instagram|linkedin|rss|feed)\b"
)

type Fields = dict[int, str | None]


def propose(headers: list[str], rows: list[list[str]]) -> Mapping:
    """The mapping that the headers, and where they say nothing the cells, suggest."""
    cells = {place: samples.column(rows, place) for place in range(len(headers))}
    fields: Fields = {place: field_of(header) for place, header in enumerate(headers)}
    is_ours = "organization_id" in fields.values()
    if not is_ours:
        for place, field in fields.items():
            fields[place] = _as_shown(field, cells[place])
        _tell_names_apart(fields, headers, cells)
        _fill_gaps(fields, headers, cells)
    columns = []
    for place in _one_each(fields, headers):
        field = str(fields[place])
        rule = _exact_rule(field) if is_ours else _rule(field, cells[place])
        columns.append(Column(place, field, rule))
    if not is_ours:
        columns = _with_seats(_with_parents(columns, cells), rows)
    constants = constants_of(headers, columns, cells, rows)
    if "{country}" not in constants.get("name", "{country}"):
        columns = [one for one in columns if one.field not in ("country", "website")]  # of people
    return Mapping(columns, constants)


def _as_shown(field: str | None, cells: Cells) -> str | None:
    """The field that the cells allow, where the header names another."""
    if not cells or field is None:
        return field
    for header, other, is_so in _OTHERWISE:
        if field in header.split() and is_so(cells):
            return other
    if field in _SHOWN:
        best = max(reads(field, rule.name, cells) for rule in rules_of(field))
        return field if len(cells) < _FEW or best >= _LEAST_READ * len(cells) else None
    return field


def _are_links(cells: Cells) -> bool:
    return mostly(cells, lambda cell: cell.startswith("http"))


def _are_emails(cells: Cells) -> bool:
    return mostly(cells, lambda cell: "@" in cell)


def _are_offices(cells: Cells) -> bool:
    return not samples.are_honorifics(cells) and samples.are_offices(cells)


def _are_countries(cells: Cells) -> bool:
    return len(set(cells)) > 3 and _are_read("country", "country", cells)


def _have_figures(cells: Cells) -> bool:
    return mostly(cells, lambda cell: any(map(str.isdecimal, cell)))


#: What a column is whose header names one of these fields, where its cells are so.
_OTHERWISE: tuple[tuple[str, str | None, Callable[[Cells], bool]], ...] = (
    ("office everything", "honorific", samples.are_honorifics),
    ("name", None, _are_links),
    ("honorific", "office", _are_offices),
    ("honorific", None, lambda cells: not samples.are_honorifics(cells)),
    ("country region", "region", samples.are_states),
    ("region", "country", _are_countries),
    ("holder address", "emails", _are_emails),
    ("office", "street", _have_figures),
)


def _tell_names_apart(fields: Fields, headers: list[str], cells: dict[int, Cells]) -> None:
    """Whether a column of names is of organizations, of people, or of family names."""
    for place, field in fields.items():
        word = plain(re.split(r"[(/|\n]", headers[place])[0])
        if word not in _EITHER or field not in ("name", "holder", "first_name", "last_name", None):
            continue
        there = Counter(one for other, one in fields.items() if other != place)
        fields[place] = _kind_of_name(word, there, cells[place]) or field
    there, is_of_members = Counter(fields.values()), are_members(headers)
    for place, field in fields.items():
        if field == "name" and there["name"] > 1 and plain(headers[place]) in _UNITS | _TOWNS:
            fields[place] = "unit" if plain(headers[place]) in _UNITS else "city"
            there["name"] -= 1
        if field == "holder" and there["first_name"] and there["last_name"]:
            fields[place] = None
        elif field == "unit" and not there["name"] and not there["everything"]:
            fields[place] = None if is_of_members else "name"  # their "area" is where they stood
            there["name"] = 1


def _kind_of_name(word: str, there: Counter[str | None], cells: Cells) -> str | None:
    if there["first_name"] and not there["last_name"] and word in _LAST_NAMES:
        return "last_name"
    if there["last_name"] and not there["first_name"] and word in ("nombre", "nome"):
        return "first_name"
    if there["name"] or there["organization_id"]:
        return None if there["holder"] else "holder"
    if there["acronym"]:
        return "name"
    if there["unit"] and samples.are_people(cells):
        return "holder"
    if samples.are_people(cells) and not samples.are_bodies(cells):
        return "holder"
    return "name"


def _fill_gaps(fields: Fields, headers: list[str], cells: dict[int, Cells]) -> None:
    """What the cells tell of columns whose headers tell nothing."""
    for place, field in fields.items():
        if field is None and cells[place] and not _LINKS.search(plain(headers[place])):
            found = _by_cells(cells[place])
            fields[place] = found if found not in fields.values() or found == "emails" else None
    there = set(fields.values())
    for place, field in fields.items():
        is_everything = mostly(cells[place], lambda cell: cell.count(",") >= 2)
        if field == "holder" and not there & {"name", "office"} and is_everything:
            fields[place] = "everything"
    if not set(fields.values()) & {"name", "everything"} and not are_members(headers):
        _find_name(fields, cells)


def _by_cells(cells: Cells) -> str | None:
    if mostly(cells, lambda cell: "@" in cell and "." in cell):
        return "emails"
    if mostly(cells, lambda cell: cell.startswith(("http://", "https://", "www."))):
        is_data = mostly(cells, lambda cell: "wikidata.org" in cell or "/resource/" in cell)
        return None if is_data else "website"
    if len(set(cells)) > 3 and _are_read("country", "country", cells):
        return None if mostly(cells, str.isdecimal) else "country"
    if mostly(cells, names.starts_with_honorific, part=0.6) and not samples.are_honorifics(cells):
        return "holder"
    return None


def _find_name(fields: Fields, cells: dict[int, Cells]) -> None:
    """A column that looks like names of organizations, where no header names one."""
    for place, field in fields.items():
        if field is None and cells[place] and samples.are_bodies(cells[place]):
            fields[place] = "name"
            return


def _are_read(field: str, rule: str, cells: Cells) -> bool:
    return reads(field, rule, cells) >= samples.MOSTLY * len(cells)


def _one_each(fields: Fields, headers: list[str]) -> list[int]:
    """The places of the columns that are read: of most fields the first."""
    taken: dict[str, int] = {}
    places: list[int] = []
    for place, field in fields.items():
        if field is None:
            continue
        is_better = field == "since_on" and "fonction" in plain(headers[place])
        if field in taken and is_better:
            places.remove(taken[field])
        elif field in taken and field not in REPEATED:
            continue
        taken[field] = place
        places.append(place)
    if "street" not in taken and "house_number" in taken:
        places.remove(taken["house_number"])
    return places


def _with_parents(columns: list[Column], cells: dict[int, Cells]) -> list[Column]:
    """A body is part of another that is in the list too; what else a list calls so is left out."""
    known = {cell for one in columns if one.field == "name" for cell in cells[one.place]}
    return [one for one in columns if one.field != "parent" or {*cells[one.place]} <= known]


def _with_seats(columns: list[Column], rows: list[list[str]]) -> list[Column]:
    """Offices that several people hold at a time are told apart by their holders."""
    at = {column.field: column.place for column in columns}
    people = [at[name] for name in ("holder", "first_name", "last_name") if name in at]
    if "office" not in at or not people:
        return columns
    offices = [at[name] for name in ("name", "country", "unit", "office") if name in at]
    held: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row in rows:
        cells = [*row, *[""] * (max(at.values()) + 1 - len(row))]
        if any(cells[place].strip() for place in people) and cells[at["office"]].strip():
            office = tuple(cells[place].casefold().strip() for place in offices)
            held.setdefault(office, set()).add(tuple(cells[place] for place in people))
    if all(len(some) < 2 for some in held.values()) or "since_on" in at:
        return columns
    return [one._replace(rule="seat") if one.field == "office" else one for one in columns]


def _exact_rule(field: str) -> str:
    """A list that we exported says everything as it stands in the directory."""
    known = {rule.name for rule in rules_of(field)}
    return next((one for one in ("exact", "parted", "written") if one in known), "") or (
        rules_of(field)[0].name
    )


def _rule(field: str, cells: Cells) -> str:
    """The rule that suits the cells; the usual one where nothing speaks for another."""
    choice = _CHOICES.get(field)
    usual = rules_of(field)[0].name
    return (choice(cells) if choice and cells else None) or usual


def _kind_rule(cells: Cells) -> str | None:
    return None if reads("kind", "kind", cells) == len(cells) else "kind_or_tag"


def _name_rule(cells: Cells) -> str | None:
    if samples.have_address_below(cells):
        return "name_address"
    is_so = mostly(cells, lambda cell: cell.endswith(")") and cell[-3:-1].isupper(), part=0.5)
    return "name_acronym" if is_so else None


def _address_rule(cells: Cells) -> str | None:
    lines = sum("\n" in cell for cell in cells)
    return "commas" if lines < len(cells) / 2 and mostly(cells, _has_comma, part=0.4) else None


def _has_comma(cell: str) -> bool:
    return any(one in cell for one in ",،;、|")


def _day_rule(cells: Cells) -> str | None:
    """Month first where some second figure is no month and no first one speaks against it."""
    figures = [cell.split("/")[:2] for cell in cells if cell.count("/") == 2]
    numbers = [(int(a), int(b)) for a, b in figures if a.isdecimal() and b.isdecimal()]
    is_month_first = any(b > 12 for _a, b in numbers) and not any(12 < a < 32 for a, _b in numbers)
    return "month_first" if is_month_first else None


def _holder_rule(cells: Cells) -> str | None:
    """Names in which capitals, or a part before a comma, come first are read so."""
    return "family_first" if mostly(cells, _is_family_first) else None


def _is_family_first(cell: str) -> bool:
    _family, comma, given = cell.partition(", ")
    return bool(comma) and "," not in given and "\n" not in cell and not names_office(given)


def _everything_rule(cells: Cells) -> str | None:
    if mostly(cells, names.starts_with_honorific):
        return "name_title_organization"
    return "title_organization" if mostly(cells, lambda c: "," in c) else "title_of_organization"


_CHOICES: dict[str, Callable[[Cells], str | None]] = {
    "name": _name_rule,
    "kind": _kind_rule,
    "address": _address_rule,
    "since_on": _day_rule,
    "until_on": _day_rule,
    "verified_on": _day_rule,
    "holder": _holder_rule,
    "everything": _everything_rule,
}
