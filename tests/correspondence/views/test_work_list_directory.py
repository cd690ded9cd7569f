"""What waits in the directory stands on the work list, with the count of the list it opens."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.rights import Role
from recipients.models import Proposal
from tests.correspondence.factories import make_user, sign_in
from tests.recipients.factories import make_organization, make_proposal
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db


def sections(client) -> dict[str, int]:
    return {str(one.title): one.count for one in client.get("/").context["directory"]}


def test_proposals_wait_for_an_administrator_the_oldest_first(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    made = [make_proposal(make_organization(f"Body {number}", lines="")) for number in range(7)]
    (work,) = client.get("/").context["directory"]
    assert (work.count, work.lines) == (7, made[:5])
    assert len(client.get(work.url).context["page"].rows) == 7
    shown = words(client.get("/"))
    assert "7 things wait for you" in shown
    assert "Proposals to decide All 7" in shown
    assert "Correction Body 0 Their website says so." in shown


def test_one_that_waits_for_long_is_marked(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    make_proposal()
    assert "Waits for more than a week" not in words(client.get("/"))
    Proposal.objects.update(proposed_at=timezone.now() - dt.timedelta(days=8))
    assert "Waits for more than a week" in words(client.get("/"))


def test_a_decision_removes_its_line_and_tells_the_proposer(client):
    keeper, clerk = make_user(Role.RECIPIENT_ADMINISTRATOR, name="Tomas Berg"), make_user()
    declined, accepted, other = (
        make_proposal(by=clerk),
        make_proposal(by=clerk),
        make_proposal(),
    )
    declined.decline(by=keeper, at=timezone.now(), reason="We do not write to it.")
    accepted.accept(by=keeper, at=timezone.now())
    other.decline(by=keeper, at=timezone.now(), reason="No")
    client.force_login(keeper)
    assert sections(client) == {}
    client.force_login(clerk)
    (work,) = client.get("/").context["directory"]
    assert (str(work.title), work.count) == ("Your proposals, decided", 2)
    assert set(client.get(work.url).context["page"].rows) == {declined, accepted}
    shown = words(client.get("/"))
    assert "by Tomas Berg: We do not write to it." in shown
    assert "Accepted on" in shown


def test_after_two_weeks_the_answer_is_gone_from_the_work_list(client):
    clerk = sign_in(client, Role.STAFF)
    proposal = make_proposal(by=clerk)
    assert sections(client) == {}
    proposal.decline(by=make_user(), at=timezone.now(), reason="No")
    assert sections(client) == {"Your proposals, decided": 1}
    long_ago = timezone.now() - dt.timedelta(days=15)
    Proposal.objects.update(decided_at=long_ago)
    assert sections(client) == {}


def test_who_may_not_propose_or_decide_sees_nothing_of_it(client):
    make_proposal()
    for role in (Role.VIEWER, Role.STAFF, Role.SYSTEM_ADMINISTRATOR):
        sign_in(client, role)
        assert sections(client) == {}


def test_more_proposals_need_no_more_queries(client, django_assert_num_queries):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    for _ in range(2):
        make_proposal(make_organization(lines=""))
        make_proposal(make_organization(lines=""))
        with django_assert_num_queries(14):  # of which 2 find the proposals
            client.get("/")
