"""Facts of which lists have the parts: a person's name, an office, an address."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django_countries import countries

from recipients.countries import code_of
from recipients.importing import names
from recipients.importing.demands import ROOM
from recipients.importing.envelope import NUMBER_FIRST, country_off, fitted, with_number, with_place
from recipients.importing.fields import FIELDS
from recipients.importing.places import country_of_lines, country_of_phone
from recipients.importing.vocabulary import kind_by_name
from recipients.models import Kind
from recipients.text import cleaned

type Facts = dict[str, Any]

_HOLDER = "({holder})"
_PARTS = ("street", "house_number", "box", "postal_code", "city", "region")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,6} [^\W\d_]")


def join_person(facts: Facts) -> None:
    """First and last name become the holder."""
    first, last = facts.pop("first_name", ""), facts.pop("last_name", "")
    middle, suffix = facts.pop("middle_name", ""), facts.pop("suffix", "")
    if (first or last) and "holder" not in facts:
        told = names.joined(first, last, middle=middle, suffix=suffix).as_facts()
        if "honorific" in told and "honorific" in facts:
            facts["honorific"] = names.weightier(facts["honorific"], told["honorific"])
        facts |= {name: value for name, value in told.items() if name not in facts}
    if function := facts.pop("function", ""):
        if "office" not in facts:
            facts["office"] = function
        elif facts["office"] != function and len(function) <= ROOM["other_title"]:
            facts.setdefault("other_title", function)


def join_office(facts: Facts) -> bool:
    """The unit stands behind the office; whether it is one of several seats with one title.

    Such an office has its holder's name in its own, and no title yet: the directory would take
    two offices with one title for the same.
    """
    facts.pop("is_vacant", None)
    unit, is_seat = facts.pop("unit", ""), facts.pop("is_seat", False)
    office = facts.get("office", "")
    if not office:
        return False
    if office.endswith(_HOLDER):
        office, is_seat = office.removesuffix(_HOLDER).strip(), True
    if unit and unit.casefold() not in office.casefold():
        office = f"{office}, {unit}"
    holder = facts.get("holder", "")
    if is_seat and holder:
        office = f"{office[: ROOM['office'] - len(holder) - 3]} ({holder})"
    facts["office"] = office
    return bool(is_seat and holder)


def join_address(facts: Facts, language: str) -> Iterator[tuple[str | Promise, str]]:
    """The parts of an address become its lines, in the order of its country.

    A last line that names a country is no line but the country. Yields what cannot be kept as an
    address: one of which nothing tells in which country it is.
    """
    parts = {name: str(facts.pop(name, "")) for name in _PARTS}
    lines = str(facts.get("address", "")).splitlines()
    if not lines and not any(parts[name] for name in _PARTS if name != "region"):
        return
    lines, country = country_off(lines)
    if country:
        facts.setdefault("address_country", country)
    streets = [line for line in parts["street"].splitlines() if line not in lines]
    place = [*lines, *streets, ", ".join(filter(None, [parts["city"], parts["region"]]))]
    place.append(parts["postal_code"])
    if "address_country" not in facts and (found := _country_of(facts, [*filter(None, place)])):
        facts["address_country"] = found
    country = facts.get("address_country", "")
    made = with_place(
        [*lines, *_street(streets, parts, country, language)],
        country,
        code=parts["postal_code"],
        city=parts["city"],
        region=parts["region"],
    )
    whole = cleaned("\n".join(fitted(made)), lines=True)
    if country:
        facts["address"] = whole
    else:
        facts.pop("address", None)
        yield FIELDS["address"].header, whole.replace("\n", ", ")


def _street(streets: list[str], parts: dict[str, str], country: str, language: str) -> list[str]:
    """Streets with the number of the house, the box, and a line with the place last."""
    if number := parts["house_number"]:
        streets = [with_number(", ".join(streets), number, country)]
    is_after = country not in NUMBER_FIRST and (len(streets) > 1 or parts["box"])
    towns = [line for line in streets if is_after and _TOWN.match(line)]
    streets = [line for line in streets if line not in towns]
    if box := parts["box"]:
        is_number = box.replace(" ", "").isdecimal()
        streets.append(f"{_box(country, language)} {box}" if is_number else box)
    return [*streets, *towns]


def _box(country: str, language: str) -> str:
    if country in ("DE", "AT", "CH", "LI") and language != "fr":
        return "Postfach"
    return "BP" if language == "fr" else "P.O. Box"


def _country_of(facts: Facts, lines: list[str]) -> str:
    """The country of an address: what a ZIP code tells, else that of the organization.

    A mission is in another country than its own.
    """
    country = str(facts.get("country", ""))
    is_mission = country and _is_mission(facts)
    if country and not is_mission:
        return country
    phones = [*facts.get("phones", []), *facts.get("faxes", [])]
    found = {code for phone in phones if (code := country_of_phone(phone))}
    told = country_of_lines(lines) or (found.pop() if len(found) == 1 else "")
    return told or ("" if not is_mission or _names_country(facts, country) else country)


def _is_mission(facts: Facts) -> bool:
    return (facts.get("kind") or kind_by_name(str(facts.get("name", "")))) == Kind.MISSION


def _names_country(facts: Facts, country: str) -> bool:
    """Whether the name of a mission says that the country sends it: "Embassy of Kenya"."""
    if facts.get("kind") == Kind.MISSION:
        return True
    words = str(facts.get("name", "")).split()
    ends = (" ".join(words[-count:]) for count in (1, 2, 3))
    return str(countries.name(country)) in " ".join(words) or country in map(code_of, ends)
