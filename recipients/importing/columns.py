"""Which column of a file is which field: proposed from its header and its cells, then chosen."""

import re
from collections import Counter
from collections.abc import Callable

from recipients.importing import names, samples
from recipients.importing.constants import are_members, constants_of
from recipients.importing.fields import FIELDS
from recipients.importing.headers import field_of, plain
from recipients.importing.mapping import Column, Mapping, mapping_of
from recipients.importing.rule_choice import exact_rule, suited_rule
from recipients.importing.rules import rules_of
from recipients.importing.samples import SAMPLES, Cells, mostly, reads

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
        rule = exact_rule(field) if is_ours else suited_rule(field, cells[place])
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
