"""Proposals accepted, declined and taken back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from recipients.models import Organization, Proposal
from tests.recipients.factories import make_organization, make_proposal, make_style
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

LIST = reverse("recipients:proposal_list")


def act(verb: str, proposal: Proposal) -> str:
    return reverse(f"recipients:proposal_{verb}", args=[proposal.pk])


def test_accepted_with_one_click(keeping, keeper):
    proposal = make_proposal(name=("", "Quay Institute"), kind=("", "ngo"))
    answer = keeping.post(act("accept", proposal), follow=True)
    assert "Accepted, and entered into the directory: New organization: Quay" in words(answer)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.decided_by) == ("accepted", keeper)
    assert proposal.organization == Organization.objects.get(name="Quay Institute")
    assert told(proposal) == ["Accepted", "Proposed"]
    shown = words(keeping.get(proposal.get_absolute_url()))
    assert "Accept the proposal" not in shown
    assert f"Accepted on {timezone.localdate().day} " in shown


def test_the_administrator_chooses_how_a_new_office_is_addressed(keeping):
    proposal = make_proposal(name=("", "Quay"), kind=("", "ngo"), office=("", "Chair"))
    shown = keeping.get(proposal.get_absolute_url())
    assert shown.context["acceptance"]["style"].value() == make_style("ngo-director").pk
    for nonsense in ("9" * 40, "\x00", "-1"):
        answer = keeping.post(act("accept", proposal), {"style": nonsense})
        assert answer.status_code == 422
        assert "There is a problem" in words(answer)
    other = make_style()
    keeping.post(act("accept", proposal), {"style": other.pk})
    assert Organization.objects.get().offices.get().style == other


def test_what_stands_in_the_way_is_said_and_it_goes_on_waiting(keeping):
    make_organization("Quay Institute", country="FJ")
    proposal = make_proposal(name=("", "Quay institute"), kind=("", "ngo"), country=("", "FJ"))
    answer = keeping.post(act("accept", proposal), follow=True)
    assert "It was not accepted, and waits. An organization of this name" in words(answer)
    assert Proposal.objects.get().is_waiting


def test_a_fact_overtaken_by_another_is_shown_with_all_three_values(keeping, keeper):
    organization = make_organization(acronym="OLD")
    proposal = make_proposal(organization, acronym=("OLD", "NEW"))
    organization.acronym = "THIRD"
    organization.keep(by=keeper)
    assert "before: OLD proposed: NEW The directory says by now: THIRD" in words(
        keeping.get(proposal.get_absolute_url())
    )
    answer = keeping.post(act("accept", proposal), follow=True)
    assert "the directory says “THIRD” by now; proposed was “NEW” instead of “OLD”" in words(answer)
    organization.refresh_from_db()
    assert organization.acronym == "THIRD"


def test_declined_with_a_reason(keeping):
    organization = make_organization()
    proposal = make_proposal(organization, acronym=("", "X"))
    assert "Checked: the directory is right as it is." in keeping.get(act("detail", proposal)).text
    for wrong in ("", " ", "\x00", "x" * 301):
        assert keeping.post(act("decline", proposal), {"reason": wrong}).status_code == 422
    assert Proposal.objects.get().is_waiting
    answer = keeping.post(act("decline", proposal), {"reason": "It has none."}, follow=True)
    assert "Declined: Correction" in words(answer)
    assert told(proposal)[0] == "Declined: It has none."
    assert told(organization)[0] == "Correction declined: It has none."


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_what_is_decided_is_not_decided_again(keeping, keeper, verb):
    proposal = make_proposal()
    proposal.decline(by=keeper, at=timezone.now(), reason="No")
    answer = keeping.post(act(verb, proposal), {"reason": "x"}, follow=True)
    assert "This proposal no longer waits. Declined on" in words(answer)
    assert not Organization.objects.exists()


def test_only_the_proposer_takes_it_back_and_only_while_it_waits(clerking, clerk, keeping):
    mine, other = make_proposal(by=clerk), make_proposal()
    assert clerking.post(act("withdraw", other)).status_code == 404
    assert "Withdraw" not in words(clerking.get(other.get_absolute_url()))
    assert "Withdraw" in words(clerking.get(mine.get_absolute_url()))
    answer = clerking.post(act("withdraw", mine), follow=True)
    assert "Withdrawn: New organization" in words(answer)
    assert told(mine)[0] == "Withdrawn"
    answer = clerking.post(act("withdraw", mine), follow=True)
    assert "This proposal no longer waits. Withdrawn on" in words(answer)


def test_who_may_not_decide_is_not_offered_it(clerking):
    proposal = make_proposal()
    shown = words(clerking.get(proposal.get_absolute_url()))
    assert "Accept the proposal" not in shown
    assert act("accept", proposal) not in clerking.get(LIST).text
    for verb in ("accept", "decline"):
        assert clerking.post(act(verb, proposal), {"reason": "x"}).status_code == 403
    assert Proposal.objects.get().is_waiting


def test_the_page_costs_the_same_however_much_is_proposed(keeping, django_assert_max_num_queries):
    organization = make_organization()
    facts = dict.fromkeys(("acronym", "website", "email", "phone", "address"), ("", "1"))
    proposal = make_proposal(organization, **facts)
    with django_assert_max_num_queries(10):
        keeping.get(proposal.get_absolute_url())
