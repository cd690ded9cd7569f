"""A paper is verified by what its QR code holds, however that is typed."""

import logging
import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Letter
from correspondence.models.check_code import new_check_code
from correspondence.models.recording import record_sent
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_dispatch,
    make_letter,
    make_office,
    make_pdf,
    make_user,
    sign_in,
)
from tests.correspondence.views.verifying import URL, ask, copy_held_by, printed_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def addressee(client):
    return copy_held_by(client)


def test_the_empty_page_says_what_to_do(client):
    sign_in(client, Role.VIEWER)
    page = client.get(URL)
    assert page.status_code == 200
    assert "Nothing that you type or choose here is kept" in page.content.decode()


def test_it_names_letter_addressee_file_copy_and_dispatches(client, addressee):
    make_dispatch(addressee, tracking_number="RR123456785XX")
    page = ask(client, " ".join(printed_on(addressee)))
    for told in (
        f"The copy of {addressee.letter} for Water Forum, Director",
        "9 September 2024",
        "1 Harbour Road<br>Suva",
        str(addressee.letter.registered_by),
        addressee.file_copy.file.sha256[:12],
        "1 page,",
        "RR123456785XX",
        reverse("correspondence:file_copy_page", args=[addressee.pk, 1]),
    ):
        assert told in page, told
    assert addressee.letter.addressees.last().organization_name not in page


def test_a_wrong_code_is_not_answered_with_the_right_one(client, addressee, caplog):
    reference, code = printed_on(addressee)
    others = list(addressee.letter.addressees.values_list("check_code", flat=True))
    with caplog.at_level(logging.WARNING):
        page = ask(client, f"{reference} {new_check_code()}")
    assert f"The code belongs to no copy of {reference}" in page
    assert not any(one in page for one in others)
    assert f"wrong check code of {reference}" in caplog.text
    assert code not in caplog.text


def test_the_code_of_another_letter_is_a_wrong_one(client, addressee):
    other = make_addressee()
    page = ask(client, f"{addressee.letter} {other.check_code}")
    assert "belongs to no copy" in page


def test_an_unknown_reference_is_named(client, addressee):
    page = ask(client, f"OUT/2031/0009 {addressee.check_code}")
    assert "No letter here has the reference <bdi>OUT/2031/0009</bdi>" in page


def test_a_draft_is_no_letter_yet(client, addressee):
    make_letter("approved")
    assert "No letter here has the reference <bdi>Draft 1</bdi>" in ask(client, "Draft 1")


def test_a_cancelled_letter_says_so(client, addressee):
    letter = Letter.objects.get(pk=addressee.letter_id)
    letter.cancel(reason="Written by mistake", by=make_user(Role.APPROVER))
    page = ask(client, " ".join(printed_on(addressee)))
    assert "The letter is cancelled: Written by mistake" in page


def test_a_letter_written_elsewhere_bears_no_code(client, addressee):
    made = make_letter()
    old = record_sent(
        content=make_pdf(),
        pages=1,
        matter=made.matter,
        series=made.series,
        language="en",
        subject="Minutes",
        dated_on=LONG_AGO,
        other_reference="",
        offices=[make_office()],
        channel="post",
        sent_on=LONG_AGO,
        tracking_number="",
        reply_due_on=None,
        backdating_reason="",
        today=LONG_AGO,
        by=make_user(),
    )
    assert f"The copies of {old} bear no check code" in ask(client, f"{old} 7K3F-92QD")


def test_who_guesses_has_to_wait(client, addressee):
    reference, code = printed_on(addressee)
    for _ in range(20):
        ask(client, f"{reference} {new_check_code()}")
    page = ask(client, f"{reference} {code}", status=429)
    assert "Wait ten minutes" in page
    sign_in(client, Role.VIEWER)
    assert "The copy of" in ask(client, f"{reference} {code}")


def test_right_codes_are_not_counted(client, addressee):
    for _ in range(25):
        ask(client, " ".join(printed_on(addressee)))


def test_the_field_is_empty_for_the_next_paper(client, addressee):
    page = ask(client, " ".join(printed_on(addressee)))
    field = re.search(r"<input[^>]*name=\"typed\"[^>]*>", page)[0]
    assert "value=" not in field
    assert "autofocus" in field
    assert "answer-title" in field


def test_more_dispatches_need_no_more_queries(client, addressee, django_assert_max_num_queries):
    counts = []
    for number in (1, 6):
        for _ in range(number):
            make_dispatch(addressee)
        with django_assert_max_num_queries(20) as captured:
            ask(client, " ".join(printed_on(addressee)))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, role):
    sign_in(client, role)
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"typed": "x"}).status_code == 403
