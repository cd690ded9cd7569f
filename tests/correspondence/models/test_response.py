"""What comes back, what it changes, and how a wrong entry is set aside."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from correspondence.models import NotAllowed, Response
from history.models import Event
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_dispatch,
    make_letter,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def test_a_reply_is_logged_with_what_it_says_about_a_request():
    addressee, person = make_addressee(requests=["A speaker", "Data"]), make_user()
    request = addressee.letter.requests.first()
    response = make_response(
        addressee, by=person, their_reference="R/1", outcomes={request.pk: ("agreed", "with joy")}
    )
    noted = addressee.outcomes.get()
    assert (noted.outcome, noted.quote, noted.response) == ("agreed", "with joy", response)
    newest, before = Event.objects.about(addressee.letter)[:2]
    assert (before.verb, before.actor) == ("response logged", person)
    assert newest.changed[0] == ("outcome", "No answer", "Agreed")


@pytest.mark.parametrize(
    ("day", "words"), [(LONG_AGO - DAY, "before the date"), (LONG_AGO + DAY, "future")]
)
def test_nothing_comes_back_before_the_letter_nor_tomorrow(day, words):
    addressee = make_addressee()
    with pytest.raises(NotAllowed, match=words):
        addressee.log_response(kind="reply", received_on=day, today=LONG_AGO, by=make_user())
    assert not Response.objects.exists()


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "cancelled"])
def test_only_a_registered_letter_is_answered(status):
    addressee = make_letter(status).addressees.get()
    with pytest.raises(NotAllowed, match="Only a registered letter"):
        make_response(addressee, on=LONG_AGO)


def test_a_late_reply_to_a_closed_letter_is_logged():
    addressee = make_letter("closed").addressees.get()
    assert make_response(addressee).kind == "reply"


def test_a_promised_day_moves_the_day_the_reply_is_due():
    addressee = make_addressee(reply_due_on=LONG_AGO + DAY)
    promised = LONG_AGO + 20 * DAY
    make_response(addressee, "interim", promised_on=promised)
    addressee.refresh_from_db()
    assert addressee.reply_due_on == promised
    event = Event.objects.about(addressee.letter).get(verb="reply due moved")
    assert event.changed == [("reply due", "10 September 2024", "29 September 2024")]


def test_returned_mail_marks_the_dispatch_and_a_second_one_changes_nothing():
    addressee = make_addressee()
    dispatch = make_dispatch(addressee)
    make_response(addressee, "returned", summary="moved away")
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.return_reason) == ("returned", "moved away")
    make_response(addressee, "returned")
    assert Event.objects.about(addressee.letter).filter(verb="came back").count() == 1


def test_returned_mail_that_had_been_given_up_is_logged_too():
    addressee = make_addressee()
    make_dispatch(addressee).lose(reason="given up", by=make_user())
    assert make_response(addressee, "returned").kind == "returned"


def test_a_voided_response_stays_and_takes_its_outcomes_back():
    addressee, person = make_addressee(requests=["A speaker"]), make_user()
    request = addressee.letter.requests.get()
    response = make_response(addressee, outcomes={request.pk: ("agreed", "yes")})
    response.void(reason="meant for another letter", by=person)
    assert not Response.objects.valid().exists()
    assert addressee.outcomes.get().outcome == "no_answer"
    events = Event.objects.about(addressee.letter)
    assert events.filter(verb="response voided", actor=person).exists()
    with pytest.raises(NotAllowed, match="voided already"):
        response.void(reason="again", by=person)


def test_a_voided_interim_reply_no_longer_moves_the_day():
    addressee = make_addressee(reply_due_on=LONG_AGO + DAY)
    response = make_response(addressee, "interim", promised_on=LONG_AGO + 20 * DAY)
    response.void(reason="logged for the wrong letter", by=make_user())
    addressee.refresh_from_db()
    assert addressee.reply_due_on == LONG_AGO + DAY


@pytest.mark.parametrize("is_delivered", [False, True])
def test_a_copy_that_was_said_to_be_back_in_error_is_where_it_was(is_delivered):
    addressee, person = make_addressee(), make_user()
    dispatch = make_dispatch(addressee)
    if is_delivered:
        dispatch.deliver(on=LONG_AGO, received_by="Reception", today=LONG_AGO, by=person)
    make_response(addressee, "returned").void(reason="another envelope", by=person)
    dispatch.refresh_from_db()
    assert (dispatch.status, dispatch.returned_on) == (
        "delivered" if is_delivered else "sent",
        None,
    )
    assert Event.objects.about(addressee.letter).first().verb == "did not come back"


def test_the_database_keeps_what_came_in():
    response = make_response(make_addressee(), summary="as it came")
    for act in (
        lambda: Response.objects.filter(pk=response.pk).update(summary="another"),
        lambda: Response.objects.filter(pk=response.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_an_outcome_that_stays_the_same_is_no_event():
    addressee = make_addressee(requests=["A speaker"])
    request = addressee.letter.requests.get()
    for _ in range(2):
        addressee.note_outcome(request, outcome="noted", quote="seen", by=make_user())
    assert Event.objects.about(addressee.letter).filter(verb="outcome noted").count() == 1


def test_the_day_a_reply_is_due_comes_after_the_letter():
    addressee = make_addressee()
    with pytest.raises(NotAllowed, match="after the date of the letter"):
        addressee.set_reply_due(LONG_AGO, by=make_user(), why="typing error")


def test_an_addressee_is_waived_once():
    addressee, person = make_addressee(), make_user()
    addressee.waive(on=LONG_AGO, reason="by telephone", by=person)
    event = Event.objects.about(addressee.letter).first()
    assert (event.verb, event.actor) == ("waived", person)
    with pytest.raises(NotAllowed, match="waived already"):
        addressee.waive(on=LONG_AGO, reason="again", by=person)
