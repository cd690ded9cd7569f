"""Two people merge or part the same entries at once, each on a connection of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from accounts.rights import Role
from recipients.models import Merge, MergeNotAllowed, Organization
from tests.accounts_factory import make_user
from tests.recipients.factories import make_office, make_organization
from tests.recipients.snapshot import snapshot

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, arguments) -> list:
    """Call `act` for every argument from threads that all start at the same moment."""
    start = threading.Barrier(len(arguments))

    def run(argument):
        try:
            start.wait(10)
            return act(argument)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


@pytest.fixture
def person():
    return make_user(Role.RECIPIENT_ADMINISTRATOR)


def test_of_those_who_merge_two_entries_at_once_in_either_direction_one_wins(person):
    one, two = make_organization("One"), make_organization("Two")
    make_office(one, name="Director")
    make_office(two, name="Director")

    def merge(pair):
        kept, merged = pair
        return Merge.objects.carry_out(kept=kept, merged=merged, by=person, chosen={})

    outcomes = at_once(merge, [(one, two), (two, one)] * 3)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "Merge",
        *["MergeNotAllowed"] * 5,
    ]
    assert Organization.objects.unmerged().count() == 1


def test_a_ring_of_merges_at_once_ends_without_a_deadlock(person):
    bodies = [make_organization(f"Body {number}") for number in range(4)]
    pairs = list(zip(bodies, bodies[1:] + bodies[:1], strict=True))

    def merge(pair):
        return Merge.objects.carry_out(kept=pair[0], merged=pair[1], by=person, chosen={})

    outcomes = at_once(merge, pairs)
    assert {type(outcome) for outcome in outcomes} <= {Merge, MergeNotAllowed}
    assert Organization.objects.unmerged().count() == 4 - Merge.objects.count()


def test_of_those_who_undo_a_merge_at_once_one_wins(person):
    one, two = make_organization("One"), make_organization("Two")
    make_office(two)
    before = snapshot()
    merge = Merge.objects.carry_out(kept=one, merged=two, by=person, chosen={})

    def undo(pk):
        Merge.objects.get(pk=pk).undo(by=person, at=timezone.now())

    outcomes = at_once(undo, [merge.pk] * 5)
    assert outcomes.count(None) == 1
    assert sum(isinstance(one, MergeNotAllowed) for one in outcomes) == 4
    assert snapshot() == before
