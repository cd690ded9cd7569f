"""What accepting a proposal does to the directory, and what it refuses."""

import datetime as dt

import pytest
from django.utils import timezone

from recipients.models import (
    AlreadyDecided,
    DirectoryChanged,
    NotAcceptable,
    Organization,
    Proposal,
)
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


def test_a_new_organization_is_entered_whole(keeper, proposer):
    proposal = make_proposal(
        by=proposer,
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
    assert told(changed)[0] == "Correction accepted of Nadia Rahimi"
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
    assert told(office)[0] == "Change of holder accepted of Nadia Rahimi"


def test_another_name_alone_corrects_how_it_is_written(keeper):
    office = make_office()
    make_holder(office, "Pol Before")
    proposal = make_proposal(office.organization, held=office, holder=("Pol Before", "Paul Before"))
    accept(proposal, keeper)
    holder = office.holders.get()
    assert (holder.name, holder.since_on) == ("Paul Before", dt.date(2017, 1, 1))


def test_what_was_changed_meanwhile_is_shown_and_not_overwritten(keeper):
    organization = make_organization(website="https://old.example/")
    proposal = make_proposal(
        organization,
        website=("https://old.example/", "https://proposed.example/"),
        acronym=("", "NEW"),
    )
    organization.website = "https://third.example/"
    organization.keep(by=keeper)
    with pytest.raises(DirectoryChanged, match=r"third.example.*proposed.example.*old.example"):
        proposal.accept(by=keeper, at=NOW)
    organization.refresh_from_db()
    assert (organization.website, organization.acronym) == ("https://third.example/", "")
    assert Proposal.objects.get().is_waiting
    shown = Proposal.objects.get().beside_today(on=TODAY)
    assert {fact.name: fact.is_overtaken for fact in shown} == {"acronym": False, "website": True}


def test_what_is_there_by_now_is_no_obstacle(keeper):
    organization = make_organization()
    proposal = make_proposal(organization, acronym=("", "NEW"), phone=("", "1"))
    organization.acronym = "NEW"
    organization.keep(by=keeper)
    assert accept(proposal, keeper).contact_details.get().value == "1"


def test_a_name_that_has_been_taken_leaves_the_proposal_waiting(keeper):
    proposal = make_proposal(name=("", "The Institute"), kind=("", "ngo"), country=("", "BE"))
    make_organization("Institute")
    with pytest.raises(NotAcceptable, match="An organization of this name and country is there"):
        proposal.accept(by=keeper, at=NOW)
    assert Proposal.objects.get().is_waiting
    assert told(proposal) == ["Proposed"]
    assert Organization.objects.count() == 1


def test_a_tenure_that_overlaps_leaves_the_proposal_waiting(keeper):
    office = make_office()
    make_holder(office, "Ann Now", until_on=dt.date(2025, 5, 31))
    facts = {"holder": ("Ann Now", "Bo Next"), "since_on": ("2017-01-01", "2025-03-01")}
    proposal = make_proposal(office.organization, held=office, **facts)
    make_holder(office, "Cy Later", since_on=dt.date(2025, 6, 1))
    with pytest.raises(NotAcceptable, match="holds the office on some of these days"):
        proposal.accept(by=keeper, at=NOW)
    assert Proposal.objects.get().is_waiting
    assert office.holder_on(TODAY).until_on == dt.date(2025, 5, 31)


def test_a_merged_organization_is_not_corrected(keeper):
    organization = make_organization()
    proposal = make_proposal(organization, acronym=("", "NEW"))
    Organization.objects.filter(pk=organization.pk).update(
        is_active=False, inactive_reason="twice", merged_into=make_organization()
    )
    with pytest.raises(NotAcceptable, match="merged"):
        proposal.accept(by=keeper, at=NOW)


def test_an_address_in_use_stays(keeper):
    organization = make_organization()
    make_office(organization, address=organization.addresses.get())
    proposal = make_proposal(organization, address=(ADDRESS, ""))
    with pytest.raises(NotAcceptable, match="in use"):
        proposal.accept(by=keeper, at=NOW)
    assert organization.addresses.exists()


def test_what_only_a_note_says_is_accepted_without_a_change(keeper):
    organization = make_organization()
    before = len(told(organization))
    accept(make_proposal(organization, note="The Chair has changed."), keeper)
    assert told(organization)[: -before or None] == [
        "Correction accepted of Nadia Rahimi",
        "Correction proposed",
    ]


def test_a_decided_proposal_is_not_decided_again(keeper, proposer):
    proposal = make_proposal(by=proposer)
    proposal.decline(by=keeper, at=NOW, reason="We do not write to it.")
    assert proposal.fate == "Declined on 20 March 2025 by Tomas Berg: We do not write to it."
    for act in (
        lambda: proposal.accept(by=keeper, at=NOW),
        lambda: proposal.decline(by=keeper, at=NOW, reason="Again"),
        lambda: proposal.withdraw(by=proposer, at=NOW),
    ):
        with pytest.raises(AlreadyDecided, match="Declined on 20 March 2025 by Tomas Berg"):
            act()
    assert not Organization.objects.exists()
    assert told(proposal) == ["Declined: We do not write to it.", "Proposed"]


def test_a_withdrawn_one_waits_no_longer(proposer):
    organization = make_organization()
    proposal = make_proposal(organization, by=proposer, acronym=("", "X"))
    proposal.withdraw(by=proposer, at=NOW)
    assert not Proposal.objects.waiting_for(organization).exists()
    assert told(organization)[0] == "Correction withdrawn"
    assert told(proposal)[0] == "Withdrawn"


def test_after_a_week_a_proposal_is_late(keeper):
    today = timezone.localdate()
    fresh, old = make_proposal(), make_proposal()
    Proposal.objects.filter(pk=old.pk).update(proposed_at=timezone.now() - dt.timedelta(days=8))
    listed = Proposal.objects.waiting_first(on=today)
    assert {one.pk: one.is_late for one in listed} == {fresh.pk: False, old.pk: True}
    old.decline(by=keeper, at=timezone.now(), reason="No")
    assert not listed.get(pk=old.pk).is_late


def test_for_two_weeks_the_proposer_is_told(keeper, proposer):
    today, proposal = timezone.localdate(), make_proposal(by=proposer)
    assert not Proposal.objects.answered(on=today).exists()
    proposal.decline(by=keeper, at=timezone.now(), reason="No")
    assert Proposal.objects.answered(on=today + dt.timedelta(days=14)).exists()
    assert not Proposal.objects.answered(on=today + dt.timedelta(days=15)).exists()
