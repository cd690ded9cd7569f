"""Facts of which lists have the parts: a person's name, an office, an address."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django_countries import countries

from recipients.importing import names
from recipients.importing.demands import ROOM
from recipients.importing.envelope import country_off, fitted, with_number, with_place
from recipients.importing.fields import FIELDS
from recipients.importing.places import country_of_lines, country_of_phone
from recipients.importing.vocabulary import kind_by_name
from recipients.models import Kind
from recipients.text import cleaned

type Facts = dict[str, Any]

_HOLDER = "({holder})"


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


def join_office(facts: Facts, language: str) -> None:
    """The unit stands behind the office; an office of several people has its holder's name."""
    facts.pop("is_vacant", None)
    unit, is_seat = facts.pop("unit", ""), facts.pop("is_seat", False)
    office = facts.get("office", "")
    if not office:
        return
    if office.endswith(_HOLDER):
        office, is_seat = office.removesuffix(_HOLDER).strip(), True
    if unit and unit.casefold() not in office.casefold():
        office = f"{office}, {unit}"
    facts["office"] = office
    if is_seat and (holder := facts.get("holder")):
        facts.setdefault(f"title_{language}", office)
        facts["office"] = f"{office[: ROOM['office'] - len(holder) - 3]} ({holder})"


def join_address(facts: Facts, language: str) -> Iterator[tuple[str | Promise, str]]:
    """The parts of an address become its lines, in the order of its country.

    A last line that names a country is no line but the country. Yields what cannot be kept as an
    address: one of which nothing tells in which country it is.
    """
    lines = str(facts.get("address", "")).splitlines()
    street, number, box = (facts.pop(name, "") for name in ("street", "house_number", "box"))
    code, city = facts.pop("postal_code", ""), facts.pop("city", "")
    region = facts.pop("region", "")
    if not (lines or street or number or box or code or city):
        return
    lines, country = country_off(lines)
    streets = [line for line in street.splitlines() if line not in lines]
    if country:
        facts.setdefault("address_country", country)
    place = [*lines, *streets, ", ".join(filter(None, [city, region])), code]
    if "address_country" not in facts and (found := _country_of(facts, [*filter(None, place)])):
        facts["address_country"] = found
    country = facts.get("address_country", "")
    if number:
        streets = [with_number(", ".join(streets), number, country)]
    if box:
        streets.append(_box(box, language))
    made = with_place([*lines, *streets], country, code=code, city=city, region=region)
    whole = cleaned("\n".join(fitted(made)), lines=True)
    if country:
        facts["address"] = whole
    else:
        facts.pop("address", None)
        yield FIELDS["address"].header, whole.replace("\n", ", ")


def _box(box: str, language: str) -> str:
    if not box.replace(" ", "").isdecimal():
        return box
    return f"BP {box}" if language == "fr" else f"P.O. Box {box}"


def _country_of(facts: Facts, lines: list[str]) -> str:
    """The country of an address: what a ZIP code tells, else that of the organization.

    A mission is in another country than its own.
    """
    country = str(facts.get("country", ""))
    if country and not _is_abroad(facts, country):
        return country
    phones = [*facts.get("phones", []), *facts.get("faxes", [])]
    found = {code for phone in phones if (code := country_of_phone(phone))}
    return country_of_lines(lines) or (found.pop() if len(found) == 1 else "")


def _is_abroad(facts: Facts, country: str) -> bool:
    """Whether an organization is a mission of that country, so that its address is elsewhere."""
    kind = facts.get("kind") or kind_by_name(str(facts.get("name", "")))
    if kind != Kind.MISSION:
        return False
    lines = str(facts.get("name", "")).casefold()
    return facts.get("kind") == Kind.MISSION or str(countries.name(country)).casefold() in lines
