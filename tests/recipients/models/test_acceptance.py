"""What accepting a proposal enters into the directory."""

import datetime as dt

import pytest

from recipients.models import Organization, Proposal
from tests.recipients.factories import (
    make_holder,
    make_office,
    make_organization,
    make_proposal,
    make_style,
)
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC)
TODAY = NOW.date()
ADDRESS = "12 Harbour Road\n1000 Port Sample"


def accept(proposal: Proposal, keeper, **how) -> Organization:
    proposal.accept(by=keeper, at=NOW, **how)
    return Organization.objects.get(pk=proposal.organization_id)


def test_a_new_organization_is_entered_whole(keeper, clerk):
    proposal = make_proposal(
        by=clerk,
        name=("", "Harbour Institute"),
        acronym=("", "HI"),
        kind=("", "university"),
        country=("", "FJ"),
        website=("", "https://harbour.example/"),
        address=("", "1 Wharf Street\nPort Sample"),
        email=("", "post@harbour.example"),
        phone=("", "+679 000 000"),
        office=("", "Rector"),
        holder=("", "Ada Sampleton"),
        family_name=("", "Sampleton"),
        gender=("", "f"),
        honorific=("", "Ms"),
        since_on=("", "2024-02-01"),
    )
    organization = accept(proposal, keeper)
    assert (organization.name, organization.acronym, str(organization.country)) == (
        "Harbour Institute",
        "HI",
        "FJ",
    )
    address = organization.addresses.get()
    assert (address.as_lines, str(address.country)) == (["1 Wharf Street", "Port Sample"], "FJ")
    assert (address.source, address.verified_on) == ("Their website says so.", TODAY)
    assert [(one.sort, one.value) for one in organization.contact_details.all()] == [
        ("email", "post@harbour.example"),
        ("phone", "+679 000 000"),
    ]
    office = organization.offices.get()
    holder = office.holders.get()
    assert (office.name, office.style.slug) == ("Rector", "ngo-director")
    assert (holder.name, holder.gender, holder.honorific) == ("Ada Sampleton", "f", "Ms")
    assert holder.since_on == dt.date(2024, 2, 1)
    assert told(organization)[0] == "Entered on a proposal of Nadia Rahimi"
    assert told(organization)[-1] == "Entered"
    assert told(proposal) == ["Accepted", "Proposed"]
    assert proposal.is_new


def test_a_new_office_is_addressed_as_proposed_or_as_the_administrator_says(keeper):
    style = make_style("president-of-commission")
    facts = {
        "name": ("", "First"),
        "kind": ("", "ngo"),
        "office": ("", "Chair"),
        "style": ("", style.name),
    }
    assert accept(make_proposal(**facts), keeper).offices.get().style == style
    other = make_style()
    second = make_proposal(**facts | {"name": ("", "Second")})
    assert accept(second, keeper, style=other).offices.get().style == other


def test_a_correction_changes_what_it_names_and_nothing_else(keeper):
    organization = make_organization("Old Name", acronym="ON")
    organization.contact_details.create(sort="email", value="old@body.example")
    proposal = make_proposal(
        organization,
        name=("Old Name", "New Name"),
        address=(ADDRESS, "9 Pier Street"),
        email=("old@body.example", ""),
        phone=("", "+32 2 000"),
    )
    changed = accept(proposal, keeper)
    assert (changed.name, changed.acronym) == ("New Name", "ON")
    assert (changed.addresses.get().lines, str(changed.addresses.get().country)) == (
        "9 Pier Street",
        "BE",
    )
    assert [one.value for one in changed.contact_details.all()] == ["+32 2 000"]
    assert told(changed)[0] == "Correction accepted from Nadia Rahimi"
    assert told(changed)[-1] == "Correction proposed"


def test_another_holder_takes_over_on_the_day_named(keeper):
    office = make_office()
    former = make_holder(office, "Paul Before", honorific="Mr")
    proposal = make_proposal(
        office.organization,
        held=office,
        holder=("Paul Before", "Ada After"),
        honorific=("Mr", ""),
        gender=("m", "f"),
        family_name=("Before", "After"),
        since_on=("2017-01-01", "2025-03-13"),
    )
    accept(proposal, keeper)
    former.refresh_from_db()
    assert former.until_on == dt.date(2025, 3, 12)
    holder = office.holder_on(TODAY)
    assert (holder.name, holder.honorific, holder.gender) == ("Ada After", "", "f")
    assert told(office)[0] == "Change of holder accepted from Nadia Rahimi"


def test_another_name_alone_corrects_how_it_is_written(keeper):
    office = make_office()
    make_holder(office, "Pol Before")
    proposal = make_proposal(office.organization, held=office, holder=("Pol Before", "Paul Before"))
    accept(proposal, keeper)
    holder = office.holders.get()
    assert (holder.name, holder.since_on) == ("Paul Before", dt.date(2017, 1, 1))


def test_what_only_a_note_says_is_accepted_without_a_change(keeper):
    organization = make_organization()
    before = len(told(organization))
    accept(make_proposal(organization, note="The Chair has changed."), keeper)
    assert told(organization)[: -before or None] == [
        "Correction accepted from Nadia Rahimi",
        "Correction proposed",
    ]
