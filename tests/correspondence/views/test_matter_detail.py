"""One timeline, and the state of responses beside it."""

import datetime as dt

import pytest

from accounts.rights import Role
from tests.correspondence.factories import (
    LONG_AGO,
    make_dispatch,
    make_letter,
    make_matter,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db


def fill(matter, number):
    """A letter to two offices: one answered, one whose copy came back and was sent again."""
    letter = make_registered_letter(
        rendered=False,
        matter=matter,
        subject=f"Letter {number}",
        offices=[make_office(organization=f"Forum {number}"), make_office()],
        requests=["That data be shared"],
        reply_due_on=LONG_AGO + dt.timedelta(days=30),
    )
    first, second = letter.addressees.all()
    make_dispatch(first, channel="by_hand")
    make_response(first, "acknowledgement")
    make_response(first, outcomes={letter.requests.get().pk: ("agreed", "yes")})
    make_dispatch(second).come_back(
        on=LONG_AGO, reason="moved away", today=LONG_AGO, by=make_user()
    )
    make_dispatch(second)
    return letter


def test_it_tells_what_happened_and_who_still_owes_an_answer(client):
    sign_in(client, Role.VIEWER)
    matter = make_matter("Seminar", sample_note="All of it is made up.")
    letter = fill(matter, 1)
    make_letter(matter=matter, subject="A further draft")
    words = " ".join(client.get(matter.get_absolute_url()).content.decode().split())
    for expected in (
        "All of it is made up.",
        letter.get_absolute_url(),
        "<b>Forum 1</b>",
        "request 1 agreed",
        "“moved away”",
        "Reply due",
        "nothing settles",
        "1 of 2 known",
        "1 answered",
        "That data be shared",
        "A further draft",
    ):
        assert expected in words
    assert "letters/new/" not in words


def test_a_matter_without_letters_shows_when_it_was_opened(client):
    sign_in(client)
    words = client.get(make_matter("Empty").get_absolute_url()).content.decode()
    assert "The matter was opened." in words
    assert "letters/new/?matter=Empty" in words
    assert "State of responses" not in words


def test_more_letters_need_no_more_queries(client, django_assert_num_queries):
    sign_in(client, Role.VIEWER)
    matter = make_matter()
    for number in range(2):
        fill(matter, number)
        with django_assert_num_queries(13):
            client.get(matter.get_absolute_url())


def test_it_needs_the_right(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.get(make_matter().get_absolute_url()).status_code == 403
