"""Has it been answered? Derived from the facts, and only from them."""

import datetime as dt

import pytest

from correspondence.models import Addressee
from correspondence.models.board import rows_of
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_dispatch,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db

DUE = LONG_AGO + dt.timedelta(days=30)
AFTER = DUE + dt.timedelta(days=12)


def send(addressee):
    return make_dispatch(addressee)


def come_back(addressee):
    dispatch = addressee.dispatches.order_by("attempt").last()
    dispatch.come_back(on=LONG_AGO, reason="unknown", today=LONG_AGO, by=make_user())


def deliver(addressee):
    dispatch = addressee.dispatches.order_by("attempt").last()
    dispatch.deliver(on=LONG_AGO, received_by="Porter", today=LONG_AGO, by=make_user())


def lose(addressee):
    addressee.dispatches.order_by("attempt").last().lose(reason="given up", by=make_user())


def waive(addressee):
    addressee.waive(on=LONG_AGO, reason="by telephone", by=make_user())


def receive(kind):
    return lambda addressee: make_response(addressee, kind)


def receive_and_void(kind):
    return lambda addressee: make_response(addressee, kind).void(reason="wrong", by=make_user())


ACKNOWLEDGED, INTERIM, REFERRED = map(receive, ("acknowledgement", "interim", "referral"))
REPLY, DECLINE, AUTOMATIC, RETURNED = map(receive, ("reply", "decline", "automatic", "returned"))

TABLE = {  # facts in their order → state, overdue once the day has passed
    "nothing": ([], "not_sent", False),
    "sent": ([send], "awaiting", True),
    "delivered": ([send, deliver], "awaiting", True),
    "automatic reply": ([send, AUTOMATIC], "awaiting", True),
    "acknowledged": ([send, ACKNOWLEDGED], "acknowledged", True),
    "acknowledged, then an automatic reply": (
        [send, ACKNOWLEDGED, AUTOMATIC],
        "acknowledged",
        True,
    ),
    "interim": ([send, ACKNOWLEDGED, INTERIM], "interim", True),
    "referral": ([send, REFERRED], "interim", True),
    "reply": ([send, INTERIM, REPLY], "answered", False),
    "decline": ([send, ACKNOWLEDGED, DECLINE], "declined", False),
    "reply after a decline": ([send, DECLINE, REPLY], "answered", False),
    "answered before we logged the sending": ([REPLY], "answered", False),
    "acknowledged before we logged the sending": ([ACKNOWLEDGED], "acknowledged", False),
    "returned": ([send, come_back], "undeliverable", True),
    "returned after delivered": ([send, deliver, come_back], "undeliverable", True),
    "returned as a response": ([send, RETURNED], "undeliverable", True),
    "lost": ([send, lose], "undeliverable", True),
    "sent again after it came back": ([send, come_back, send], "awaiting", True),
    "both came back": ([send, come_back, send, come_back], "undeliverable", True),
    "returned, yet answered": ([send, come_back, REPLY], "answered", False),
    "waived": ([send, waive], "waived", False),
    "waived after it came back": ([send, come_back, waive], "waived", False),
    "waived, yet answered": ([send, waive, REPLY], "answered", False),
    "voided reply": ([send, receive_and_void("reply")], "awaiting", True),
    "voided reply after an interim": ([send, INTERIM, receive_and_void("reply")], "interim", True),
    "voided acknowledgement": ([send, receive_and_void("acknowledgement")], "awaiting", True),
}


@pytest.mark.parametrize(("facts", "state", "is_overdue"), TABLE.values(), ids=TABLE)
def test_the_strongest_fact_wins_and_overdue_stands_beside_it(facts, state, is_overdue):
    addressee = make_addressee(reply_due_on=DUE)
    for fact in facts:
        fact(addressee)
    found = Addressee.objects.with_state().get(pk=addressee.pk)
    assert found.state == state
    assert list(Addressee.objects.in_state(state)) == [addressee]
    assert Addressee.objects.overdue(on=AFTER).exists() == is_overdue
    assert found.days_overdue(AFTER) == (12 if is_overdue else 0)


@pytest.mark.parametrize("later", [DECLINE, INTERIM, REFERRED])
def test_the_board_shows_the_answer_from_which_the_state_follows(later):
    addressee = make_addressee(reply_due_on=DUE)
    for fact in (send, REPLY, later):
        fact(addressee)
    (row,) = rows_of(addressee.letter, on=AFTER)
    assert row.why == "Substantive reply received on 9 September 2024."


def test_it_is_overdue_from_the_day_after_the_one_asked_for():
    addressee = make_addressee(reply_due_on=DUE)
    send(addressee)
    found = Addressee.objects.with_state().get()
    assert not Addressee.objects.overdue(on=DUE).exists()
    assert found.days_overdue(DUE) == 0
    next_day = DUE + dt.timedelta(days=1)
    assert Addressee.objects.overdue(on=next_day).get() == addressee
    assert found.days_overdue(next_day) == 1


def test_due_within_a_week_counts_both_ends_and_nothing_that_is_late():
    addressee = make_addressee(reply_due_on=DUE)
    send(addressee)
    week = dt.timedelta(days=7)
    for day, is_due in [(DUE - week, True), (DUE, True), (DUE + dt.timedelta(days=1), False)]:
        assert Addressee.objects.due_within(7, on=day).exists() == is_due
    assert not Addressee.objects.due_within(7, on=DUE - week - dt.timedelta(days=1)).exists()


def test_who_was_asked_for_no_reply_is_sent_and_never_overdue():
    addressee = make_addressee(reply_due_on=None)
    send(addressee)
    found = Addressee.objects.with_state().get()
    assert found.state == "sent"
    assert found.days_overdue(AFTER) == 0
    assert not Addressee.objects.awaiting_reply().exists()


def test_who_still_has_to_be_sent_a_copy():
    addressee = make_addressee()
    assert Addressee.objects.to_dispatch().get() == addressee
    send(addressee)
    assert not Addressee.objects.to_dispatch().exists()
