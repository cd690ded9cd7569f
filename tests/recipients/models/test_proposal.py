"""A proposal waits until one person decides; what stands in the way is said."""

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
from tests.recipients.factories import make_holder, make_office, make_organization, make_proposal
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC)
TODAY = NOW.date()
ADDRESS = "12 Harbour Road\n1000 Port Sample"


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
    proposal.accept(by=keeper, at=NOW)
    assert organization.contact_details.get().value == "1"


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


def test_a_decided_proposal_is_not_decided_again(keeper, clerk):
    proposal = make_proposal(by=clerk)
    proposal.decline(by=keeper, at=NOW, reason="We do not write to it.")
    assert proposal.fate == "Declined on 20 March 2025 by Tomas Berg: We do not write to it."
    for act in (
        lambda: proposal.accept(by=keeper, at=NOW),
        lambda: proposal.decline(by=keeper, at=NOW, reason="Again"),
        lambda: proposal.withdraw(by=clerk, at=NOW),
    ):
        with pytest.raises(AlreadyDecided, match="Declined on 20 March 2025 by Tomas Berg"):
            act()
    assert not Organization.objects.exists()
    assert told(proposal) == ["Declined: We do not write to it.", "Proposed"]


def test_a_withdrawn_one_waits_no_longer(clerk):
    organization = make_organization()
    proposal = make_proposal(organization, by=clerk, acronym=("", "X"))
    proposal.withdraw(by=clerk, at=NOW)
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


def test_for_two_weeks_the_proposer_is_told(keeper, clerk):
    today, proposal = timezone.localdate(), make_proposal(by=clerk)
    assert not Proposal.objects.answered(on=today).exists()
    proposal.decline(by=keeper, at=timezone.now(), reason="No")
    assert Proposal.objects.answered(on=today + dt.timedelta(days=14)).exists()
    assert not Proposal.objects.answered(on=today + dt.timedelta(days=15)).exists()
