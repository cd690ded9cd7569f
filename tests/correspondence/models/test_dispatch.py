"""Copies that leave the house, arrive, come back or are lost."""

import datetime as dt
import threading
import time

import pytest
from django.db import connection, transaction

from accounts.rights import Role
from correspondence.models import Dispatch, Letter, NotAllowed, TransitionNotAllowed
from correspondence.models.tracking import has_wrong_check_digit
from history.models import Event
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_dispatch,
    make_letter,
    make_pdf,
    make_user,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def test_a_dispatch_keeps_the_address_as_it_stood_and_leaves_its_event():
    addressee, person = make_addressee(), make_user(name="Nadia Rahimi")
    dispatch = make_dispatch(addressee, by=person, tracking_number="7741")
    assert (dispatch.attempt, dispatch.status) == (1, "sent")
    assert dispatch.address_used == addressee.address_block
    event = Event.objects.about(addressee.letter).first()
    assert (event.verb, event.actor) == ("dispatched", person)
    assert "Courier" in event.sentence
    assert "7741" in event.sentence


@pytest.mark.parametrize(
    ("day", "words"), [(LONG_AGO - DAY, "before the date"), (LONG_AGO + DAY, "future")]
)
def test_nothing_leaves_before_the_letter_is_dated_nor_tomorrow(day, words):
    addressee = make_addressee()
    with pytest.raises(NotAllowed, match=words):
        addressee.log_dispatch(channel="post", sent_on=day, today=LONG_AGO, by=make_user())
    assert not Dispatch.objects.exists()


def test_nothing_leaves_before_its_file_copy_is_sealed():
    addressee = make_letter("registered").addressees.get()
    with pytest.raises(NotAllowed, match="not sealed yet"):
        make_dispatch(addressee)
    addressee.sealing_problem = "A line is too long."
    with pytest.raises(NotAllowed, match=r"could not be sealed: A line is too long\."):
        make_dispatch(addressee)


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "cancelled", "closed"])
def test_only_a_registered_letter_is_dispatched(status):
    addressee = make_letter(status).addressees.get()
    with pytest.raises(NotAllowed, match="Only a registered letter"):
        make_dispatch(addressee, on=LONG_AGO)


def test_a_form_shown_before_somebody_else_logged_it_says_who_did():
    addressee = make_addressee()
    make_dispatch(addressee, by=make_user(name="Nadia Rahimi"), attempt=1)
    with pytest.raises(NotAllowed, match="dispatched by Nadia Rahimi: Courier, 9 September 2024"):
        make_dispatch(addressee, attempt=1)
    assert make_dispatch(addressee, attempt=2).attempt == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_logs_it_and_the_other_is_told():
    addressee, people = make_addressee(), [make_user(), make_user()]
    start, outcomes = threading.Barrier(2), []

    def log(person):
        mine = type(addressee).objects.get(pk=addressee.pk)
        start.wait()
        try:
            make_dispatch(mine, by=person, attempt=1)
            outcomes.append("logged")
        except NotAllowed as error:
            outcomes.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=log, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("logged") == 1
    assert sum("already dispatched by" in words for words in outcomes) == 1
    assert addressee.dispatches.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_not_cancelled_while_a_copy_of_it_leaves():
    addressee, staff, approver = make_addressee(), make_user(), make_user(Role.APPROVER)
    is_logged = threading.Event()

    def log():
        with transaction.atomic():
            make_dispatch(addressee, by=staff)
            is_logged.set()
            time.sleep(0.3)  # the one who cancels comes now, and sees nothing of it yet
        connection.close()

    thread = threading.Thread(target=log)
    thread.start()
    is_logged.wait()
    letter = Letter.objects.get(pk=addressee.letter_id)
    with pytest.raises(NotAllowed, match="has left the house"):
        letter.cancel(reason="error", by=approver)
    thread.join()
    letter.refresh_from_db()
    assert letter.status == "registered"


def test_it_arrives_once_and_not_before_it_left():
    dispatch, person = make_dispatch(make_addressee()), make_user()
    with pytest.raises(NotAllowed, match="before it left"):
        dispatch.deliver(on=LONG_AGO - DAY, received_by="", today=LONG_AGO, by=person)
    dispatch.deliver(on=LONG_AGO, received_by="Porter", today=LONG_AGO, by=person)
    assert (dispatch.status, dispatch.received_by) == ("delivered", "Porter")
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert (event.verb, event.actor) == ("delivered", person)
    with pytest.raises(TransitionNotAllowed):
        dispatch.deliver(on=LONG_AGO, received_by="Other", today=LONG_AGO, by=person)


def test_what_arrived_can_still_come_back_and_both_facts_stay():
    dispatch = make_dispatch(make_addressee())
    dispatch.deliver(on=LONG_AGO, received_by="Porter", today=LONG_AGO, by=make_user())
    dispatch.come_back(on=LONG_AGO + DAY, reason="refused", today=LONG_AGO + DAY, by=make_user())
    assert (dispatch.status, dispatch.delivered_on) == ("returned", LONG_AGO)
    verbs = Event.objects.about(dispatch.addressee.letter).values_list("verb", flat=True)
    assert list(verbs)[:2] == ["came back", "delivered"]


def test_proofs_and_numbers_are_noted_with_their_event():
    dispatch, person = make_dispatch(make_addressee()), make_user()
    assert Dispatch.objects.without_proof().get() == dispatch
    dispatch.note_number("7741 0119", by=person)
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert event.changed == [("number", "", "7741 0119")]
    proof = dispatch.add_proof(
        make_pdf(), kind="posting", media_type="application/pdf", file_name="a.pdf", by=person
    )
    event = Event.objects.about(dispatch.addressee.letter).first()
    assert (event.verb, event.detail["sha256"]) == ("proof added", proof.file.sha256)
    assert not Dispatch.objects.without_proof().exists()


@pytest.mark.parametrize(
    ("channel", "carrier", "wants_proof"),
    [
        ("courier", "N. R.", True),
        ("by_hand", "", True),
        ("by_hand", "N. R.", False),
        ("post", "", False),
    ],
)
def test_which_channels_owe_a_proof_that_it_left(channel, carrier, wants_proof):
    make_dispatch(make_addressee(), channel=channel, handed_over_by=carrier)
    assert Dispatch.objects.without_proof().exists() == wants_proof


@pytest.mark.parametrize(
    ("number", "is_wrong"),
    [
        ("RR473124829GB", False),  # the example of the standard
        ("RR 4731 2482 9 GB", False),
        ("rr473124829gb", False),
        ("RR473124828GB", True),
        ("RR123456785AZ", False),
        ("RR123456795AZ", True),
        ("7741 0119", False),  # no S10 number, so no check digit
        ("", False),
    ],
)
def test_the_check_digit_of_a_registered_item(number, is_wrong):
    assert has_wrong_check_digit(number) == is_wrong
