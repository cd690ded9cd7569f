"""The board: a row an addressee, a fact or an act in every cell, and why."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.rights import Role
from correspondence.lifecycle import Outcome, ResponseKind
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def letter():
    return make_registered_letter(
        rendered=False,
        offices=[make_office(), make_office()],
        requests=["That it be so", "That it be told"],
        dated_on=TODAY - dt.timedelta(40),
        reply_due_on=TODAY - dt.timedelta(12),
    )


def read(client, letter, **query) -> str:
    answer = client.get(letter.get_absolute_url(), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_what_happened_to_each_copy(client, letter):
    sign_in(client, Role.VIEWER)
    first, _second = letter.addressees.all()
    make_dispatch(first, tracking_number="7741 0032")
    make_response(first, ResponseKind.ACKNOWLEDGEMENT, their_reference="S-24-118")
    first.note_outcome(
        letter.requests.first(), outcome=Outcome.NOTED, quote="We have noted it", by=make_user()
    )
    page = read(client, letter)
    for words in ("7741 0032", "Courier", "S-24-118", "Noted", "Acknowledged", "12 days overdue"):
        assert words in page
    assert "Not sent" in page


def test_a_state_can_say_why(client, letter):
    sign_in(client, Role.VIEWER)
    first = letter.addressees.first()
    make_dispatch(first)
    page = read(client, letter, why=first.pk)
    assert "and nothing has come back" in page
    assert "neither a reply nor a decline is logged" in page
    assert "Log response" not in page  # a viewer logs nothing


def test_staff_find_the_next_act_in_the_cells(client, letter):
    sign_in(client, Role.STAFF)
    page = read(client, letter)
    assert page.count("Log a dispatch to") == 2
    assert page.count("Log a reply of") == 2


def test_a_viewer_finds_no_act(client, letter):
    sign_in(client, Role.VIEWER)
    page = read(client, letter)
    assert "Log dispatch" not in page
    assert "Log a reply" not in page


def test_the_number_of_queries_does_not_grow_with_the_addressees(
    client, django_assert_max_num_queries
):
    sign_in(client, Role.STAFF)
    counts = []
    for number in (1, 7):
        letter = make_registered_letter(
            rendered=False, offices=[make_office() for _ in range(number)], requests=["So"]
        )
        for addressee in letter.addressees.all():
            make_dispatch(addressee)
        with django_assert_max_num_queries(40) as captured:
            client.get(letter.get_absolute_url())
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_draft_offers_to_go_on_writing(client):
    sign_in(client, Role.STAFF)
    assert "Go on writing" in read(client, make_letter())


def test_file_copies_still_being_sealed_are_announced(client):
    sign_in(client, Role.STAFF)
    assert "being sealed" in read(client, make_letter("registered"))


def test_a_person_without_the_right_is_refused(client, letter):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(letter.get_absolute_url()).status_code == 403
