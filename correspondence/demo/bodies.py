"""How the directory of the demo is written down, and entered."""

import datetime as dt
from dataclasses import dataclass

from accounts.models import User
from correspondence.models import NotAllowed
from recipients.models import (
    ContactDetail,
    FormOfAddress,
    Gender,
    HolderName,
    Holiday,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
    Style,
)

MAN, WOMAN = Gender.MAN, Gender.WOMAN


@dataclass(frozen=True)
class Tenure:
    """One person in an office; `name_fr` and `other_title_fr` only where French differs."""

    name: str
    gender: str
    since_on: dt.date
    until_on: dt.date | None = None
    honorific: str = ""
    family_name: str = ""
    other_title: str = ""
    other_title_fr: str = ""
    verified_on: dt.date | None = None
    source: str = ""


@dataclass(frozen=True)
class Post:
    """An office: its titles in English and French, its style (slug) and who held it."""

    name: str
    style: str
    title: str
    title_fr: str
    tenures: tuple[Tenure, ...] = ()
    title_fr_feminine: str = ""
    protocol_order: int = 100
    salutation: str = ""  # in English, where the holder is greeted otherwise than in the style


@dataclass(frozen=True)
class Body:
    """An organization, its address in English and French, and the office letters go to."""

    name: str
    name_fr: str
    kind: str
    country: str = ""
    acronym: str = ""
    acronym_fr: str = ""
    language: str = "en"
    note: str = ""
    lines: str = ""
    lines_fr: str = ""
    address_country: str = ""
    post: Post | None = None
    via: str = ""
    source: str = ""
    verified_on: dt.date | None = None
    channel: str = ""
    tags: tuple[str, ...] = ()
    email: str = ""
    holidays: tuple[tuple[dt.date, str], ...] = ()


class StyleMissing(NotAllowed):
    """A form of address that the demo needs is not in the directory."""


def enter_body(body: Body, *, by: User) -> Office | None:
    """Enter an organization with its names, addresses and office; the office, if it has one."""
    organization = Organization(
        name=body.name,
        acronym=body.acronym,
        kind=body.kind,
        country=body.country,
        preferred_language=body.language,
        preferred_channel=body.channel,
        tags=list(body.tags),
        note=body.note,
    )
    organization.keep(by=by)
    OrganizationName(
        organization=organization, language="fr", name=body.name_fr, acronym=body.acronym_fr
    ).keep(by=by)
    for language, lines in (("", body.lines), ("fr", body.lines_fr)):
        if lines:
            PostalAddress(
                organization=organization,
                lines=lines,
                country=body.address_country or body.country,
                language=language,
                source=body.source,
                verified_on=body.verified_on,
            ).keep(by=by)
    if body.email:
        ContactDetail(organization=organization, sort="email", value=body.email).keep(by=by)
    for day, name in body.holidays:
        Holiday(organization=organization, day_on=day, name=name).keep(by=by)
    return _enter_post(organization, body, body.post, by=by) if body.post else None


def _enter_post(organization: Organization, body: Body, post: Post, *, by: User) -> Office:
    style = Style.objects.filter(slug=post.style).first()
    if style is None:
        raise StyleMissing(f"There is no form of address “{post.style}”: run migrate first.")
    office = Office(
        organization=organization,
        name=post.name,
        style=style,
        protocol_order=post.protocol_order,
        via=Organization.objects.get(name=body.via) if body.via else None,
    )
    office.keep(by=by)
    OfficeTitle(office=office, language="en", title=post.title).keep(by=by)
    OfficeTitle(
        office=office, language="fr", title=post.title_fr, feminine=post.title_fr_feminine
    ).keep(by=by)
    if post.salutation:
        FormOfAddress(
            office=office,
            language="en",
            gender=post.tenures[0].gender,
            envelope="{honorific} {name}",
            salutation=post.salutation,
            closing="Yours sincerely,",
            source=body.source,
        ).keep(by=by)
    for tenure in post.tenures:
        _enter_tenure(office, tenure, body, by=by)
    return office


def _enter_tenure(office: Office, tenure: Tenure, body: Body, *, by: User) -> None:
    holder = OfficeHolder(
        office=office,
        name=tenure.name,
        gender=tenure.gender,
        honorific=tenure.honorific,
        family_name=tenure.family_name,
        other_title=tenure.other_title,
        since_on=tenure.since_on,
        until_on=tenure.until_on,
        source=tenure.source or body.source,
        verified_on=tenure.verified_on or body.verified_on,
    )
    holder.keep(by=by)
    if tenure.other_title_fr:
        HolderName(
            holder=holder, language="fr", name=tenure.name, other_title=tenure.other_title_fr
        ).keep(by=by)
