"""A matter as it went: entries from the facts, whatever their number in as many queries."""

import datetime as dt

import pytest

from correspondence.models.standing import standings
from correspondence.models.timeline import letters_of, timeline
from tests.correspondence.factories import (
    LONG_AGO,
    make_dispatch,
    make_letter,
    make_matter,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
TODAY = LONG_AGO + 100 * DAY


def told(matter, *, on=TODAY):
    return [(one.day, one.fragment) for one in timeline(matter, letters_of(matter), on=on)]


def letter_to(count, **facts):
    offices = [make_office() for _ in range(count)]
    letter = make_registered_letter(rendered=False, offices=offices, **facts)
    return letter, list(letter.addressees.all())


def test_what_happened_stands_newest_first():
    matter = make_matter(happened_on=LONG_AGO - 6 * DAY)
    _letter, (first, second, third) = letter_to(3, matter=matter, reply_due_on=LONG_AGO + 30 * DAY)
    for number, addressee in enumerate((first, second, third)):
        make_dispatch(addressee, on=LONG_AGO + number * DAY, channel="by_hand")
    make_response(first, "acknowledgement", on=LONG_AGO + 10 * DAY)
    make_response(second, "acknowledgement", on=LONG_AGO + 14 * DAY)
    make_response(first, on=LONG_AGO + 20 * DAY)
    third.dispatches.get().come_back(
        on=LONG_AGO + 25 * DAY, reason="moved", today=TODAY, by=make_user()
    )
    assert told(matter) == [
        (LONG_AGO + 30 * DAY, "due"),
        (LONG_AGO + 25 * DAY, "returned"),
        (LONG_AGO + 20 * DAY, "answers"),
        (LONG_AGO + 14 * DAY, "acknowledgements"),
        (LONG_AGO, "sendings"),
        (LONG_AGO, "registered"),
        (LONG_AGO - 6 * DAY, "occasion"),
    ]


def test_copies_that_leave_more_than_a_week_apart_are_told_apart():
    letter, (first, second, third) = letter_to(3)
    make_dispatch(first, channel="courier")
    make_dispatch(second, on=LONG_AGO + 7 * DAY, channel="post")
    make_dispatch(third, on=LONG_AGO + 15 * DAY)
    entries = timeline(letter.matter, letters_of(letter.matter), on=TODAY)
    sent = [one.facts for one in entries if one.fragment == "sendings"]
    assert [(one.count, one.channels) for one in sent] == [
        (1, [(1, "courier")]),
        (2, [(1, "courier"), (1, "ordinary post")]),
    ]
    assert sent[0].addressee == third


def test_a_reply_says_what_it_means_for_each_request():
    letter, (addressee,) = letter_to(1, requests=["Data", "A speaker"])
    data, speaker = letter.requests.all()
    make_response(addressee, outcomes={speaker.pk: ("noted", ""), data.pk: ("agreed", "yes")})
    entries = timeline(letter.matter, letters_of(letter.matter), on=TODAY)
    answer = next(one.facts for one in entries if one.fragment == "answers")
    assert answer.outcomes == [(1, "Agreed"), (2, "Noted")]


def test_what_was_voided_settled_or_only_drafted_is_not_told():
    letter, (first, second) = letter_to(2, reply_due_on=LONG_AGO + DAY)
    make_letter(matter=letter.matter)
    make_response(first, "interim").void(reason="wrong", by=make_user())
    make_response(first)
    second.waive(on=LONG_AGO, reason="by telephone", by=make_user())
    assert [fragment for _day, fragment in told(letter.matter)][1:] == ["answers", "registered"]


def test_returned_mail_that_was_logged_as_a_response_is_told_once():
    letter, (addressee,) = letter_to(1)
    make_dispatch(addressee)
    make_response(addressee, "returned", on=LONG_AGO + DAY)
    assert [fragment for _day, fragment in told(letter.matter)].count("returned") == 1


def test_the_state_of_responses_counts_what_is_known():
    letter, (first, second, _copy) = letter_to(
        2, requests=["Data", "A speaker"], copies=[make_office()], reply_due_on=LONG_AGO + DAY
    )
    data, _speaker = letter.requests.all()
    for addressee in (first, second):
        make_dispatch(addressee)
    make_response(first, outcomes={data.pk: ("declined", "no")}, on=LONG_AGO + DAY)
    make_letter("cancelled", matter=letter.matter, requests=["Never sent"])
    (standing,) = standings(letters_of(letter.matter), on=TODAY)
    assert [line.name for line in standing.lines] == [
        first.organization_name,
        second.organization_name,
    ]
    assert (standing.answered, standing.known) == (1, [1, 0])
    assert standing.lines[0].day == LONG_AGO + DAY
    assert standing.lines[1].row.only_overdue


def test_more_letters_need_no_more_queries(django_assert_num_queries):
    matter = make_matter()

    def look(queries):
        with django_assert_num_queries(queries):
            letters = letters_of(matter)
            entries = timeline(matter, letters, on=TODAY)
            assert entries
            assert [line.outcomes for one in standings(letters, on=TODAY) for line in one.lines]

    for queries in (8, 8):
        for _ in range(2):
            letter, addressees = letter_to(2, matter=matter, requests=["Data"])
            for addressee in addressees:
                make_dispatch(addressee)
                make_response(addressee, outcomes={letter.requests.get().pk: ("agreed", "yes")})
        look(queries)
