"""Recipients as vCards 4.0 (RFC 6350): one card an office, or an organization without offices.

The libraries at hand write 3.0 at most, so the few lines that 4.0 needs are written here.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from functools import cache

from django.utils.encoding import iri_to_uri
from django.utils.translation import override
from django_countries import countries

from recipients.exporting.rows import Entry
from recipients.languages import DirectoryLanguage
from recipients.models import ContactDetail, Office, Organization, PostalAddress

MOST_OCTETS = 75  # of a line, without the end of the line

_CARDS_AT_ONCE = 100
_SPECIAL = re.compile(r"([\\,;])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SORTS = {
    ContactDetail.Sort.EMAIL: "EMAIL;TYPE=work",
    ContactDetail.Sort.PHONE: "TEL;TYPE=work,voice",
    ContactDetail.Sort.FAX: "TEL;TYPE=work,fax",
}


def card_parts(
    found: Iterator[Entry], *, on: dt.date, at: dt.datetime, site: str
) -> Iterator[bytes]:
    """The file, some cards at a time, as of `at`; `site` is this site's own address."""
    some: list[bytes] = []
    for organization, office in found:
        some.append(card(organization, office, on=on, at=at, site=site))
        if len(some) == _CARDS_AT_ONCE:
            yield b"".join(some)
            some.clear()
    yield b"".join(some)


def card(
    organization: Organization, office: Office | None, *, on: dt.date, at: dt.datetime, site: str
) -> bytes:
    """One card. Its UID stays the same in every export of a site; REV is the time of the export,
    since a card changes with the day: a tenure begins or ends.
    """
    subject = office or organization
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"KIND:{'individual' if office else 'org'}",
        f"UID:urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site + subject.get_absolute_url())}",
        *(_of_office(office, on=on) if office else _of_organization(organization)),
        f"ORG:{_text(organization.name)}",
        *_details(organization),
        f"REV:{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}",
        "END:VCARD",
    ]
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A line of at most 75 octets; what is longer goes on after a space, no letter is torn."""
    rest, parts, most = line.encode(errors="replace"), [], MOST_OCTETS
    while len(rest) > most:
        end = most
        while rest[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        parts.append(rest[:end])
        rest, most = rest[end:], MOST_OCTETS - 1
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def _of_office(office: Office, *, on: dt.date) -> Iterator[str]:
    """Who holds it, what it is and where; a vacant office is called by its title."""
    holder = office.holder_on(on)
    title = office.title_in(DirectoryLanguage.ENGLISH, holder.gender if holder else "") or str(
        office
    )
    yield f"FN:{_text(holder.name if holder else title)}"
    if holder:
        given = holder.name.removesuffix(holder.family_name).strip()
        parts = (holder.family_name, given, "", holder.honorific, "")
        if not holder.family_name or given == holder.name:  # not a name of two such parts
            parts = (holder.name, "", "", holder.honorific, "")
        yield f"N:{';'.join(_text(part) for part in parts)}"
    yield f"TITLE:{_text(title)}"
    yield f"ROLE:{_text(office.name)}"
    mission = office.via if not office.address else None
    yield from _address(office.address_in(DirectoryLanguage.ENGLISH), via=mission)


def _of_organization(organization: Organization) -> Iterator[str]:
    yield f"FN:{_text(organization.name)}"
    if organization.acronym:
        yield f"NICKNAME:{_text(organization.acronym)}"
    yield from _address(organization.main_address)


def _details(organization: Organization) -> Iterator[str]:
    for detail in organization.contact_details.all():
        yield f"{_SORTS[ContactDetail.Sort(detail.sort)]}:{_text(detail.value)}"
    yield f"LANG:{organization.preferred_language}"
    if organization.website:
        yield f"URL:{_CONTROL.sub('', iri_to_uri(organization.website))}"
    if organization.tags:
        yield f"CATEGORIES:{','.join(_text(tag) for tag in organization.tags)}"


def _address(address: PostalAddress | None, via: Organization | None = None) -> Iterator[str]:
    """The approved lines, as the label of an envelope and as the street."""
    if address is None:
        return
    country = _country(str(address.country))
    lines = list(address.as_lines)
    if via:
        lines.insert(0, DirectoryLanguage.ENGLISH.via.format(mission=via.name))
    label = _parameter("\n".join([*lines, country.upper()]))
    street = ",".join(_text(line) for line in lines)
    yield f'ADR;TYPE=work;LABEL="{label}":;;{street};;;;{_text(country)}'


@cache
def _country(code: str) -> str:
    with override("en"):
        return str(countries.name(code))


def _text(value: str) -> str:
    r"""A value with its \ , ; and ends of lines escaped (RFC 6350, 3.4), as one component."""
    value = _SPECIAL.sub(r"\\\1", value.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", value.replace("\n", r"\n"))


def _parameter(value: str) -> str:
    r"""A value in quotes: \n as in RFC 6350, 6.3.1; a quote as in RFC 6868."""
    value = value.replace("^", "^^").replace('"', "^'").replace("\n", r"\n")
    return _CONTROL.sub("", value)
