"""One row of a file as facts, with what is wrong in it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries import countries

from recipients.importing.aside import aside
from recipients.importing.demands import ROOM, check_required, check_room
from recipients.importing.fields import HEAD
from recipients.importing.joining import join_address, join_office, join_person
from recipients.importing.mapping import Column, Mapping
from recipients.importing.names import weightier
from recipients.importing.nothing import Unkept, is_error, is_nothing, is_vacant
from recipients.importing.rules import RULES

type Facts = dict[str, Any]
type Problem = tuple[str, str, str]

#: Fields in which lists write that nobody holds an office.
_OF_PERSON = frozenset({"holder", "first_name", "last_name", "middle_name", "everything"})


@dataclass
class Entry:
    """What a row states: facts by the names of `FIELDS`, and problems as (column, value, reason).

    An empty cell states nothing: it takes nothing away from what is known. `stated` are the facts
    that the row itself states; the others are of the whole file, and fill gaps only. `left_out`
    are cells, by column, that say too little to be a fact, and go into the note. A row that
    `is_aside` speaks of the list and names nobody.
    """

    number: int
    facts: Facts = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stated: frozenset[str] = frozenset()
    left_out: list[tuple[str, str]] = field(default_factory=list)
    is_aside: bool = False

    def leave_out(self, column: str, value: str) -> None:
        """Note what says too little to be a fact: a year where a day is wanted."""
        self.left_out.append((column, " ".join(value.split())))

    def miss(self, column: str, value: str, reason: object) -> None:
        """Note what is wrong, in which column, and what stands there."""
        self.problems.append((column, value[:200], str(reason)))


def read_row(number: int, cells: list[str], mapping: Mapping, headers: list[str]) -> Entry:
    """The entry that the cells of row `number` make; its problems say what cannot be read."""
    entry = Entry(number)
    if reason := aside(cells, headers):
        entry.is_aside = True
        entry.miss(headers[0] if headers else "1", next(filter(None, cells), ""), reason)
        return entry
    for column in mapping.columns:
        cell = cells[column.place] if column.place < len(cells) else ""
        if cell := cell.strip():
            _read_cell(entry, column, cell, headers)
    facts = entry.facts
    join_person(facts)
    entry.stated = frozenset(facts)
    language = mapping.constants.get("language", "en")
    _add_constants(facts, mapping.constants)
    is_seat = join_office(facts)
    entry.stated |= {"office"} if is_seat else frozenset()
    for label, left in join_address(facts, language):
        entry.leave_out(str(label), left)
    _speak_language(facts, language, is_seat=is_seat)
    _keep_what_is_left(entry)
    check_required(entry)
    check_room(entry)
    return entry


def _read_cell(entry: Entry, column: Column, cell: str, headers: list[str]) -> None:
    field = column.field
    if len(cell) < 60 and _says_nothing(entry, field, cell):
        return
    header = headers[column.place] if column.place < len(headers) else str(column.place + 1)
    if is_error(cell):
        entry.miss(header, cell, _("The spreadsheet shows an error here, not a value."))
        return
    try:
        found = RULES[column.rule](field, cell)
    except ValidationError as error:
        entry.miss(header, cell, " ".join(error.messages))
        return
    except Unkept:
        entry.leave_out(header, cell)
        return
    for name, value in found.items():
        _state(entry.facts, name, value)


def _says_nothing(entry: Entry, field: str, cell: str) -> bool:
    """Whether a cell is as good as empty; of a name it may say that the office is vacant."""
    if field in _OF_PERSON:
        if is_vacant(cell):
            entry.facts["is_vacant"] = True
            return True
        return is_nothing(cell, is_name=True)
    return field != "gender" and is_nothing(cell)


def _state(facts: Facts, name: str, value: Any) -> None:
    """Add a fact; of a field with several columns the values come one after the other."""
    if value in ("", [], None):
        return
    known = facts.get(name)
    if not known:
        facts[name] = list(dict.fromkeys(value)) if isinstance(value, list) else value
    elif isinstance(value, list):
        facts[name] = list(dict.fromkeys([*known, *value]))
    elif name in ("street", "address"):
        facts[name] = f"{known}\n{value}"
    elif name == "honorific":
        facts[name] = weightier(known, value)
    elif name != "gender":
        facts[name] = value


def _add_constants(facts: Facts, constants: Facts) -> None:
    for name, value in constants.items():
        if name == "tags":
            _state(facts, name, list(value))
        elif name in ("office", "style") and not _names_somebody(facts):
            continue
        elif name != "language" and value and name not in facts:
            facts[name] = value
    if "{country}" in str(facts.get("name", "")):
        country = _country_name(facts.get("country", ""))
        facts["name"] = facts["name"].replace("{country}", country) if country else ""


@cache
def _country_name(code: str) -> str:
    with override("en"):
        return str(countries.name(code)) if code else ""


def _names_somebody(facts: Facts) -> bool:
    return bool(facts.get("holder") or facts.get("office") or facts.get("is_vacant"))


def _speak_language(facts: Facts, language: str, *, is_seat: bool) -> None:
    """Names and titles in another language than English are kept in that language as well.

    Letters are then written in it, and the title on the envelope is the office as the file has it.
    """
    office = facts.get("office")
    if office and office != HEAD and not is_seat:
        facts.setdefault(f"title_{language}", office)
    if language != "en":
        if name := facts.get("name"):
            facts.setdefault(f"name_{language}", name)
        facts.setdefault("preferred_language", language)


def _keep_what_is_left(entry: Entry) -> None:
    """What fits no column stays readable in the note of the organization."""
    if not entry.left_out:
        return
    told = [f"{label}: {value}" for label, value in entry.left_out]
    note = "\n".join(filter(None, [entry.facts.get("note", ""), *told]))
    if len(note) <= ROOM["note"]:
        entry.facts["note"] = note
