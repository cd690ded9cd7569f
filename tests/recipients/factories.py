"""The directory for tests: plain functions, each with what a letter needs unless told otherwise."""

import datetime as dt
from itertools import count

from accounts.models import User
from accounts.rights import Role
from recipients.models import (
    FormOfAddress,
    Gender,
    HolderName,
    Kind,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
    Proposal,
    RecipientList,
    RecipientListEntry,
    Style,
)
from tests.accounts_factory import make_user

LONG_AGO = dt.date(2017, 1, 1)

_numbers = count(1)


def make_organization(
    name: str = "",
    *,
    french: str = "",
    lines: str = "12 Harbour Road\n1000 Port Sample",
    country: str = "BE",
    **facts,
) -> Organization:
    """A body with a main address (none with `lines=""`) and, if given, its French name."""
    organization = Organization.objects.create(
        name=name or f"Institute {next(_numbers)}",
        **{"kind": Kind.NGO, "country": country, **facts},
    )
    if lines:
        PostalAddress.objects.create(organization=organization, lines=lines, country=country)
    if french:
        OrganizationName.objects.create(organization=organization, language="fr", name=french)
    return organization


def make_style(slug: str = "") -> Style:
    """One of the styles that come with the house, or a new one with plain forms in English."""
    if slug and (style := Style.objects.filter(slug=slug).first()):
        return style
    number = next(_numbers)
    style = Style.objects.create(slug=slug or f"style-{number}", name=f"Style {number}")
    for gender in Gender.values:
        FormOfAddress.objects.create(
            style=style,
            language="en",
            gender=gender,
            envelope="{name}",
            salutation="Dear Director,",
            closing="Yours sincerely,",
        )
    return style


def make_office(
    organization: Organization | None = None,
    *,
    name: str = "Secretary-General",
    style: Style | str = "un-secretary-general",
    title: str = "",
    titre: str = "",
    titre_feminine: str = "",
    **facts,
) -> Office:
    """An office with its title in English and, if `titre` is given, in French."""
    organization = organization or make_organization()
    office = Office.objects.create(
        organization=organization,
        name=name,
        style=style if isinstance(style, Style) else make_style(style),
        **facts,
    )
    OfficeTitle.objects.create(
        office=office, language="en", title=title or f"{name} of the {organization.name}"
    )
    if titre:
        OfficeTitle.objects.create(
            office=office, language="fr", title=titre, feminine=titre_feminine
        )
    return office


def make_holder(
    office: Office,
    name: str = "António Guterres",
    *,
    gender: str = Gender.MAN,
    since_on: dt.date | None = LONG_AGO,
    until_on: dt.date | None = None,
    names: dict[str, str] | None = None,
    **facts,
) -> OfficeHolder:
    """A tenure; the family name is the last word of the name unless told otherwise."""
    holder = OfficeHolder.objects.create(
        office=office,
        name=name,
        gender=gender,
        since_on=since_on,
        until_on=until_on,
        **{"family_name": name.split()[-1], **facts},
    )
    for language, written in (names or {}).items():
        HolderName.objects.create(holder=holder, language=language, name=written)
    return holder


def make_list(*offices: Office, name: str = "", **facts) -> RecipientList:
    """A list of these offices, in this order."""
    chosen = RecipientList.objects.create(name=name or f"List {next(_numbers)}", **facts)
    for position, office in enumerate(offices, start=1):
        RecipientListEntry.objects.create(recipient_list=chosen, office=office, position=position)
    return chosen


def make_proposal(
    organization: Organization | None = None,
    *,
    by: User | None = None,
    note: str = "Their website says so.",
    held: Office | None = None,
    **facts: tuple[str, str],
) -> Proposal:
    """Facts as (old, new); without an organization and facts, a new one with an address."""
    if organization is None and not facts:
        facts = {
            "name": ("", f"New Institute {next(_numbers)}"),
            "kind": ("", "ngo"),
            "country": ("", "FJ"),
            "address": ("", "1 Wharf Street\nPort Sample"),
        }
    return Proposal.objects.propose(
        organization=organization,
        office=held,
        facts={name: list(pair) for name, pair in facts.items()},
        note=note,
        by=by or make_user(Role.STAFF, name="Nadia Rahimi"),
    )
