"""Two administrators decide at the same moment, each on a connection of their own."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.rights import Role
from history.models import Event
from recipients.models import AlreadyDecided, DirectoryChanged, Organization, Proposal
from tests.accounts_factory import make_user
from tests.recipients.factories import make_organization, make_proposal

pytestmark = pytest.mark.django_db(transaction=True)
NOW = dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC)


def at_once(*acts) -> list:
    """Call the acts from threads that all start at the same moment; what each raised."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait(10)
            return act()
        except (AlreadyDecided, DirectoryChanged) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def decide_both_ways() -> tuple[list, Organization, Proposal]:
    """One administrator accepts, another declines."""
    one, other = (make_user(Role.RECIPIENT_ADMINISTRATOR) for _ in range(2))
    organization = make_organization()
    made = make_proposal(organization, acronym=("", "NEW"))
    first, second = (Proposal.objects.get(pk=made.pk) for _ in range(2))
    outcomes = at_once(
        lambda: first.accept(by=one, at=NOW),
        lambda: second.decline(by=other, at=NOW, reason="No"),
    )
    organization.refresh_from_db()
    made.refresh_from_db()
    return outcomes, organization, made


def test_of_two_administrators_one_decides():
    outcomes, organization, proposal = decide_both_ways()
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDecided", "NoneType"]
    decided = [one.verb for one in Event.objects.about(proposal)]
    is_accepted = proposal.status == "accepted"
    assert decided == ["accepted" if is_accepted else "declined", "proposed"]
    assert organization.acronym == ("NEW" if is_accepted else "")


def test_the_race_is_real_both_decide_when_the_guard_is_a_look_before(monkeypatch):
    """With the status read first and written afterwards, the two answers contradict each other."""
    everybody_has_read = threading.Barrier(2)

    def look_then_write(self, status, *, by, at, answer=""):
        if not Proposal.objects.get(pk=self.pk).is_waiting:
            raise AlreadyDecided
        everybody_has_read.wait(10)
        Proposal.objects.filter(pk=self.pk).update(
            status=status, decided_by=by, decided_at=at, answer=answer
        )

    monkeypatch.setattr(Proposal, "_decide", look_then_write)
    outcomes, organization, proposal = decide_both_ways()
    assert outcomes == [None, None]
    assert organization.acronym == "NEW"
    assert {one.verb for one in Event.objects.about(proposal)} >= {"accepted", "declined"}


def test_two_proposals_about_one_fact_are_not_both_entered():
    keeper, organization = make_user(Role.RECIPIENT_ADMINISTRATOR), make_organization()
    made = [make_proposal(organization, acronym=("", name)) for name in ("ONE", "TWO")]
    outcomes = at_once(
        *(lambda one=one: one.accept(by=keeper, at=NOW) for one in made),
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["DirectoryChanged", "NoneType"]
    entered = made[outcomes.index(None)]
    organization.refresh_from_db()
    assert organization.acronym == entered.facts["acronym"][1]
    assert Proposal.objects.waiting().count() == 1
