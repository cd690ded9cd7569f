"""What the register says of a sending: what became of it, or what shows that it left."""

import datetime as dt

import pytest

from correspondence.lifecycle import ProofKind, ResponseKind
from correspondence.models import Letter, Register
from correspondence.models.register_entry import count_lines, in_order, proof_of, whole
from recipients.channels import Channel
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_pdf,
    make_registered_letter,
    make_response,
    make_user,
)

DAY = dt.date(2024, 9, 12)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("channel", "facts", "proof"),
    [
        (Channel.COURIER, {"tracking_number": "AB 12"}, "No. AB 12"),
        (Channel.COURIER, {}, ""),
        (Channel.POST, {}, "presumed"),
        (Channel.POST, {"tracking_number": "7"}, "No. 7"),
        (Channel.BY_HAND, {"handed_over_by": "Theo Bell"}, "carried by Theo Bell"),
        (Channel.BY_HAND, {}, ""),
        (Channel.EMAIL, {"handed_over_by": "Theo Bell"}, ""),
    ],
)
def test_what_is_under_way_is_shown_by_what_its_channel_gives(channel, facts, proof):
    assert proof_of(make_dispatch(make_addressee(), channel=channel, **facts)) == proof


def test_a_file_that_shows_it_is_named():
    dispatch = make_dispatch(make_addressee(), tracking_number="AB 12")
    dispatch.add_proof(
        make_pdf(),
        kind=ProofKind.POSTING,
        media_type="application/pdf",
        file_name="receipt.pdf",
        by=make_user(),
    )
    assert proof_of(dispatch) == "No. AB 12, proof on file"


def test_what_became_of_it_is_told_before_what_shows_that_it_left():
    by = make_user()
    received, unproven, returned, lost = (
        make_dispatch(make_addressee(), tracking_number="AB 12") for _ in range(4)
    )
    received.deliver(on=DAY, received_by="Mail room", today=DAY, by=by)
    unproven.deliver(on=DAY, received_by="", today=DAY, by=by, without_proof="Telephone")
    returned.come_back(on=DAY, reason="Moved", today=DAY, by=by)
    lost.lose(reason="", by=by)
    assert proof_of(received) == "received by Mail room, 12 Sep 2024"
    assert proof_of(unproven) == "delivered 12 Sep 2024, without proof"
    assert proof_of(returned) == "came back: Moved"
    assert proof_of(lost) == "lost: no reason given"


def register():
    return in_order(Letter.objects.all(), list(Register.objects.all()))


def entries():
    return list(whole(register()))


def test_the_first_answer_of_a_person_stands_with_the_line():
    addressee = make_addressee()
    make_dispatch(addressee)
    make_response(addressee, ResponseKind.AUTOMATIC, on=DAY)
    make_response(addressee, ResponseKind.REPLY, on=DAY + dt.timedelta(2), their_reference="B")
    make_response(addressee, ResponseKind.INTERIM, on=DAY, their_reference="A")
    voided = make_response(addressee, ResponseKind.ACKNOWLEDGEMENT, on=addressee.letter.dated_on)
    voided.void(reason="Wrong letter", by=make_user())
    ((line,),) = (entry.lines for entry in entries())
    assert line.answer.their_reference == "A"


def test_enclosures_are_told_again_only_where_they_differ():
    french = [make_office(preferred_language="fr") for _ in range(2)]
    enclosure = make_enclosure(languages=("en",), pages=4)
    enclosure.add_edition(
        make_pdf(pages=6), language="fr", title="x", pages=6, file_name="x.pdf", by=make_user()
    )
    make_registered_letter(
        rendered=False,
        languages=("en", "fr"),
        offices=[make_office(), make_office(), *french],
        enclosures=[enclosure],
    )
    (entry,) = entries()
    assert [row.enclosures for row in entry.rows] == [(1, 4), None, (1, 6), None]


def test_to_comes_before_cc_and_every_addressee_is_a_line():
    make_letter(
        "registered",
        offices=[make_office(organization="B"), make_office(organization="A")],
        copies=[make_office(organization="C")],
    )
    make_letter("registered")
    first, _second = entries()
    assert [line.organization for line in first.lines] == ["B", "A", "C"]
    assert [line.is_copy for line in first.lines] == [False, False, True]
    assert count_lines(register()) == 4
