"""Where proposals are seen: the list, the tab, the page of the organization."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from recipients.models import Proposal
from tests.accounts_factory import make_user
from tests.recipients.factories import make_organization, make_proposal
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db

LIST = reverse("recipients:proposal_list")


def listed(client: Client, query: str = "") -> list[Proposal]:
    return list(client.get(f"{LIST}{query}").context["page"].rows)


def test_an_empty_list_says_what_belongs_here(clerking):
    assert "Nothing has been proposed yet" in words(clerking.get(LIST))
    assert "No proposal matches these filters" in words(clerking.get(f"{LIST}?mine"))


def test_those_that_wait_come_first_each_with_old_and_new(keeping, keeper):
    waits = make_proposal(make_organization("Old"), name=("Old", "New"))
    declined = make_proposal(make_organization("Other"), acronym=("", "X"))
    declined.decline(by=keeper, at=timezone.now(), reason="No such acronym.")
    assert listed(keeping) == [waits, declined]
    shown = words(keeping.get(LIST))
    assert "Correction: Old Official name before: Old proposed: New" in shown
    assert "Nadia Rahimi Their website says so." in shown
    assert "by Tomas Berg: No such acronym." in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["waiting", "withdrawn", "declined"]),
        ("?status=waiting", ["waiting"]),
        ("?status=declined", ["declined"]),
        ("?status=accepted", []),
        ("?status=answered", ["declined"]),
        ("?mine", ["withdrawn"]),
        ("?mine=on&status=waiting", []),
        ("?status=nonsense", ["waiting", "withdrawn", "declined"]),
        ("?status=%00&after=%00&before=nonsense", ["waiting", "withdrawn", "declined"]),
    ],
)
def test_the_filters_stand_in_the_address(clerking, clerk, keeper, query, expected):
    make_proposal().decline(by=keeper, at=timezone.now(), reason="No")
    make_proposal(by=clerk).withdraw(by=clerk, at=timezone.now())
    make_proposal()
    assert [one.status for one in listed(clerking, query)] == expected


def test_a_long_list_is_paged_and_costs_the_same(keeping, django_assert_num_queries):
    for _ in range(55):
        make_proposal()
    make_proposal(make_organization(), acronym=("", "X"))
    with django_assert_num_queries(4):  # session, person, proposals, number on the tab
        first = keeping.get(LIST)
    second = keeping.get(f"{LIST}?{first.context['page'].older}")
    assert [len(one.context["page"].rows) for one in (first, second)] == [50, 6]


def test_one_that_has_waited_long_is_marked(keeping):
    proposal = make_proposal()
    assert "Waits for more than a week" not in words(keeping.get(LIST))
    week_ago = timezone.now() - dt.timedelta(days=8)
    Proposal.objects.filter(pk=proposal.pk).update(proposed_at=week_ago)
    assert "Waits for more than a week" in words(keeping.get(LIST))
    assert "Waits for more than a week" in words(keeping.get(proposal.get_absolute_url()))


def test_the_tab_counts_those_that_wait(keeping, reading):
    make_proposal()
    make_proposal()
    for name in ("organization_list", "list_list", "style_list", "proposal_list"):
        assert "Proposals 2 waiting" in words(keeping.get(reverse(f"recipients:{name}")))
    assert "Proposals" not in words(reading.get(reverse("recipients:list_list")))


def test_the_page_of_the_organization_says_that_a_proposal_waits(clerking, reading, keeping):
    organization = make_organization()
    proposal = make_proposal(organization, acronym=("", "X"))
    for client in (clerking, keeping):
        shown = client.get(organization.get_absolute_url())
        assert "1 proposal waits: correction, Nadia Rahimi" in words(shown)
        assert proposal.get_absolute_url() in shown.text
    assert "1 proposal waits" not in words(reading.get(organization.get_absolute_url()))


def test_who_may_not_change_the_directory_is_led_to_propose(clerking, reading, keeping):
    url = make_organization().get_absolute_url()
    assert "Propose a correction" in words(clerking.get(url))
    assert "Propose a correction" not in words(reading.get(url))
    directory = reverse("recipients:organization_list")
    assert "Propose an organization" in words(clerking.get(directory))
    assert "Propose an organization" not in words(reading.get(directory))
    assert "New organization" in words(keeping.get(directory))


def test_an_approver_proposes_too():
    client = Client()
    client.force_login(make_user(Role.APPROVER))
    assert client.get(reverse("recipients:proposal_new")).status_code == 200
