import datetime as dt

import pytest
from django.db.models import F
from django.urls import reverse

from accounts.rights import Role
from correspondence.lifecycle import ResponseKind
from correspondence.models import Register
from correspondence.views.registers import SHOWN
from recipients.channels import Channel
from recipients.paging import SIZE
from tests.correspondence.factories import (
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
    make_response,
    make_series,
    make_user,
    sign_in,
)

URL = reverse("correspondence:outgoing_register")
NEW_YEAR = dt.date(2025, 1, 1)

pytestmark = pytest.mark.django_db


def subjects(client, **query) -> list[str]:
    return [entry.letter.subject for entry in client.get(URL, query).context["entries"]]


def words(client, **query) -> str:
    return client.get(URL, query).content.decode()


def test_the_newest_number_comes_first_and_the_newest_year_is_shown(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject="Old", dated_on=NEW_YEAR - dt.timedelta(1))
    for subject in ("First", "Second"):
        make_letter("registered", subject=subject, dated_on=NEW_YEAR)
    make_letter(subject="Draft")
    assert subjects(client) == ["Second", "First"]
    assert subjects(client, year="2024") == ["Old"]
    assert subjects(client, year="") == ["Second", "First", "Old"]


def test_numbers_decide_the_order_even_where_a_later_letter_bears_an_earlier_date(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject="First", dated_on=NEW_YEAR + dt.timedelta(9))
    make_letter("registered", subject="Second", dated_on=NEW_YEAR)
    assert subjects(client) == ["Second", "First"]


def test_a_line_tells_addressee_enclosures_dispatch_proof_and_answer(client):
    sign_in(client, Role.VIEWER)
    by = make_user(name="Nadia Rahimi")
    letter = make_registered_letter(
        rendered=False,
        subject="Invitation",
        offices=[make_office(organization="Water Forum", name="Director", holder="Ana Lima")],
        enclosures=[make_enclosure(pages=4), make_enclosure(pages=36)],
        by=by,
    )
    addressee = letter.addressees.get()
    make_dispatch(addressee, channel=Channel.COURIER, tracking_number="AB 12")
    make_response(addressee, ResponseKind.ACKNOWLEDGEMENT, their_reference="IN/77")
    page = words(client)
    for told in ("Ana Lima, Director", "Water Forum", "2 (40)", "Courier", "No. AB 12", "IN/77"):
        assert told in page
    for told in ("Leyla Aliyeva", "Nadia Rahimi", letter.reference):
        assert told in page


def test_a_cancelled_number_keeps_its_line_with_the_reason(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject="First")
    cancelled = make_letter("cancelled", subject="Second")
    make_letter("registered", subject="Third")
    assert subjects(client) == ["Third", "Second", "First"]
    assert "Written by mistake" in words(client)
    assert cancelled.number == 2


def test_a_period_begins_and_ends_with_its_days(client):
    sign_in(client, Role.VIEWER)
    for day in range(1, 5):
        make_letter("registered", subject=str(day), dated_on=NEW_YEAR + dt.timedelta(day))
    assert subjects(client, since="3.1.2025", until="4 January 2025") == ["3", "2"]
    assert subjects(client, since="2025-01-05") == ["4"]
    assert subjects(client, until="2.1.2025") == ["1"]


def test_a_series_has_a_register_of_its_own(client):
    sign_in(client, Role.VIEWER)
    other = make_series("REG")
    make_letter("registered", subject="Out")
    make_letter("registered", subject="Reg", series=other)
    assert subjects(client, series=other.pk) == ["Reg"]
    assert subjects(client) == ["Reg", "Out"]
    assert "REG (Outgoing letters)" in words(client, series=other.pk)


def test_a_number_that_no_letter_bears_is_named(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    assert "Numbers that no letter bears" not in words(client)
    Register.objects.update(last_number=F("last_number") + 2)
    make_letter("registered")
    page = words(client)
    assert "Numbers that no letter bears: OUT/2024/0002, OUT/2024/0003" in page


def test_of_many_addressees_the_first_are_shown_and_the_rest_counted(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", offices=[make_office() for _ in range(SHOWN + 2)])
    page = client.get(URL)
    (entry,) = page.context["entries"]
    assert (len(entry.lines), entry.left_out) == (SHOWN, 2)
    assert "2 more addressees" in page.content.decode()
    assert f"{SHOWN + 2} lines" in page.content.decode()


def test_a_long_register_is_paged_by_number(client):
    sign_in(client, Role.VIEWER)
    office = make_office()
    for number in range(SIZE + 1):
        make_letter("registered", subject=str(number), offices=[office])
    first = client.get(URL).context
    assert len(first["entries"]) == SIZE
    assert subjects(client, after=dict([first["page"].older.split("=")])["after"]) == ["0"]


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    counts = []
    for number in (2, 6):
        for _ in range(number):
            letter = make_registered_letter(
                rendered=False,
                offices=[make_office(), make_office()],
                enclosures=[make_enclosure()],
            )
            for addressee in letter.addressees.all():
                make_response(make_dispatch(addressee).addressee)
        with django_assert_max_num_queries(25) as captured:
            client.get(URL)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["series", "year", "since", "until", "after", "before"])
@pytest.mark.parametrize(
    "value", ["\x00", "2026-02-30", "0000-01-01", "99999-01-01", "9" * 400, "-1", "‮=1"]
)
def test_nothing_typed_into_the_address_breaks_it(client, name, value):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    assert client.get(URL, {name: value}).status_code == 200


def test_a_filter_that_makes_no_sense_is_named_and_nothing_is_printed_under_it(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    assert "31 February 2025 is not a day" in words(client, since="31.2.2025")
    assert "The last day is before the first" in words(client, since="2.1.2024", until="1.1.2024")
    assert "Print (PDF)" not in words(client, since="31.2.2025")
    assert "Print (PDF)" in words(client)


def test_an_empty_register_says_what_belongs_here(client):
    sign_in(client, Role.VIEWER)
    assert "No letter is in this register" in words(client)


def test_who_may_not_read_letters_does_not_read_their_register(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(URL).status_code == 403


def test_only_who_dispatches_is_led_to_the_delivery_book(client):
    sign_in(client, Role.VIEWER)
    assert "Delivery book" not in words(client)
    sign_in(client, Role.STAFF)
    assert "Delivery book" in words(client)
