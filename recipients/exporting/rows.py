"""The rows of an export, with the columns of `recipients.importing.fields`.

Every cell is text in the form in which an import reads it back, so that importing an export
changes nothing:

- one row an office, with its organization; an organization without offices has one row with empty
  office and holder columns; the holder is the one of the day of the export;
- kind, language of letters and channel: the label in English ("Court", "French", "Courier");
- countries: ISO 3166 code; gender: M, F or empty; days: 2024-09-03; IDs and order: digits;
- part of: the name of that organization; form of address: the name of the style;
- address: the lines of the organization's main postal address, one below the other; source and
  verified on are those of that address, without one those of the first contact detail;
- several values in one cell: as `spreadsheets.cells.joined` writes them; former and other
  names in whatever language;
- ends of lines: one line feed.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from django.db.models import Choices, Prefetch
from django.utils.translation import override

from recipients.channels import Channel
from recipients.importing.fields import FIELDS
from recipients.languages import Language
from recipients.models import (
    ContactDetail,
    Gender,
    Kind,
    Office,
    OfficeHolder,
    Organization,
    OrganizationName,
)
from recipients.models.organization import OrganizationQuerySet
from recipients.models.words import Plain
from recipients.spreadsheets.cells import joined

#: Organizations read at once: what an export keeps in memory.
CHUNK = 500
HEADERS = [field.header for field in FIELDS.values()]

_GENDERS = {Gender.MAN: "M", Gender.WOMAN: "F"}
_OTHER_LANGUAGES = [one for one in Language if one != Language.ENGLISH]

type Entry = tuple[Organization, Office | None]


def entries(
    organizations: OrganizationQuerySet, *, on: dt.date, with_given_up: bool = False
) -> Iterator[Entry]:
    """Each organization by name with each of its offices in turn, or with None if it has none.

    Read in chunks, each in the same number of queries. Offices that are given up are left out
    unless asked for; `holders` of an office are only those of that day.
    """
    offices = Office.objects.select_related("style", "via", "address")
    offices = offices.order_by("protocol_order", "pk").filter(merged_into=None)
    if not with_given_up:
        offices = offices.filter(is_active=True)
    whole = organizations.select_related("parent").prefetch_related(
        "names",
        "addresses",
        "contact_details",
        Prefetch("offices", offices),
        "offices__titles",
        Prefetch("offices__holders", OfficeHolder.objects.holding(on=on)),
        "offices__via__addresses",
    )
    for organization in whole.order_by(Plain("name"), "pk").iterator(chunk_size=CHUNK):
        for office in organization.offices.all() or [None]:
            yield organization, office


def rows(found: Iterator[Entry], *, on: dt.date) -> Iterator[list[str]]:
    """The cells of each entry, in the order of the columns."""
    for organization, office in found:
        cells = _organization(organization) | _details(organization)
        if office:
            cells |= _office(office) | _holder(office.holder_on(on))
        yield [cells.get(name, "") for name in FIELDS]


@cache
def labels(choices: type[Choices]) -> dict[str, str]:
    """The label in English by the value kept."""
    with override("en"):
        return {value: str(label) for value, label in choices.choices}


def _organization(organization: Organization) -> dict[str, str]:
    names = organization.names.all()
    sorts = OrganizationName.Sort
    return {
        "organization_id": str(organization.pk),
        "name": organization.name,
        "acronym": organization.acronym,
        "kind": labels(Kind).get(organization.kind, organization.kind),
        "country": str(organization.country),
        **{f"name_{one}": organization.name_in(one) or "" for one in _OTHER_LANGUAGES},
        "former_names": joined(one.name for one in names if one.sort == sorts.FORMER),
        "aliases": joined(one.name for one in names if one.sort == sorts.ALIAS),
        "parent": organization.parent.name if organization.parent else "",
        "website": organization.website,
        "preferred_language": labels(Language).get(organization.preferred_language, ""),
        "preferred_channel": labels(Channel).get(organization.preferred_channel, ""),
        "tags": joined(organization.tags),
        "note": "\n".join(organization.note.replace("\r\n", "\n").split("\r")),
    }


def _details(organization: Organization) -> dict[str, str]:
    """Where it is reached, and how sure that is."""
    address = organization.main_address
    contacts = list(organization.contact_details.all())
    sure = address or next(iter(contacts), None)
    sorts = ContactDetail.Sort
    return {
        "address": "\n".join(address.as_lines) if address else "",
        "address_country": str(address.country) if address else "",
        "emails": joined(one.value for one in contacts if one.sort == sorts.EMAIL),
        "phones": joined(one.value for one in contacts if one.sort == sorts.PHONE),
        "faxes": joined(one.value for one in contacts if one.sort == sorts.FAX),
        "source": sure.source if sure else "",
        "verified_on": _day(sure.verified_on) if sure else "",
    }


def _office(office: Office) -> dict[str, str]:
    return {
        "office_id": str(office.pk),
        "office": office.name,
        "style": office.style.name,
        "protocol_order": str(office.protocol_order),
        **{f"title_{one}": office.title_in(one) or "" for one in Language},
    }


def _holder(holder: OfficeHolder | None) -> dict[str, str]:
    if holder is None:
        return {}
    return {
        "holder": holder.name,
        "family_name": holder.family_name,
        "honorific": holder.honorific,
        "gender": _GENDERS.get(Gender(holder.gender), ""),
        "other_title": holder.other_title,
        "since_on": _day(holder.since_on),
        "until_on": _day(holder.until_on),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
