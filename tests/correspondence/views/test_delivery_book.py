import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from correspondence.forms import delivery_book as form
from correspondence.models import Dispatch
from correspondence.pdf.pages import count_pages
from correspondence.views import delivery_book as view
from recipients.channels import Channel
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_office,
    make_registered_letter,
    sign_in,
)
from tests.correspondence.pdf.reading import as_poppler_reads, text

URL = reverse("correspondence:delivery_book")
PDF = reverse("correspondence:delivery_book_pdf")
TODAY = timezone.localdate()

pytestmark = pytest.mark.django_db


def make_waiting(organization: str, channel: str = "", **facts):
    """A sealed letter that has not left, to a body reached by that channel."""
    office = make_office(organization=organization)
    office.organization.preferred_channel = channel
    office.organization.save()
    return make_registered_letter(rendered=False, offices=[office], **facts)


def listed(client, **query) -> list[str]:
    page = client.get(URL, query)
    assert page.status_code == 200
    return [cover.line.organization for cover in page.context["covers"]]


def printed(client, **query) -> bytes:
    answer = client.get(PDF, query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def test_in_the_morning_it_lists_what_is_ready_to_leave_by_hand_the_oldest_first(client):
    sign_in(client)
    make_waiting("Newer", Channel.BY_HAND, dated_on=dt.date(2024, 9, 10))
    make_waiting("Unsaid")
    make_waiting("Courier", Channel.COURIER)
    make_waiting("Mail", Channel.EMAIL)
    make_letter("registered", offices=[make_office(organization="Unsealed")])
    make_letter("cancelled", offices=[make_office(organization="Cancelled")])
    make_dispatch(make_waiting("Gone").addressees.get())
    assert listed(client) == ["Unsaid", "Courier", "Newer"]
    assert listed(client, channel="by_hand") == ["Unsaid", "Newer"]


def test_of_one_letter_it_lists_everything_that_waits(client):
    sign_in(client)
    make_waiting("Another")
    letter = make_waiting("Mail", Channel.EMAIL)
    assert listed(client, letter=letter.pk) == ["Mail"]
    assert listed(client, letter=letter.pk, channel="by_hand") == []
    make_dispatch(letter.addressees.get(), channel=Channel.BY_HAND)
    page = client.get(URL, {"letter": letter.pk}).content.decode()
    assert "Nothing of this letter waits to be carried" in page
    assert listed(client, letter=letter.pk, lines="dispatched") == ["Mail"]


def test_what_has_left_is_listed_by_day_channel_and_carrier(client):
    sign_in(client)
    for number, who in enumerate(("Theo Bell", "Ana Ruiz", "Theo Bell")):
        addressee = make_waiting(f"Body {number}").addressees.get()
        day = dt.date(2024, 9, 10 + number)
        make_dispatch(addressee, channel=Channel.BY_HAND, on=day, handed_over_by=who)
    make_dispatch(make_waiting("Post").addressees.get(), channel=Channel.POST)
    sent = {"lines": "dispatched", "since": "10.9.2024"}
    assert listed(client, **sent) == ["Body 0"]
    assert listed(client, **sent, until="11.9.2024") == ["Body 0", "Body 1"]
    assert listed(client, **sent, until="12.9.2024", carrier="theo") == ["Body 0", "Body 2"]
    assert listed(client, lines="dispatched", since="9.9.2024", channel="post") == ["Post"]
    assert listed(client, lines="dispatched", since="9.9.2024") == []


def test_the_book_has_a_line_for_each_cover_ticked_and_empty_ones(client):
    sign_in(client)
    keep, leave = (make_waiting(name).addressees.get() for name in ("Harbour League", "Port"))
    query = {"ticked": 1, "line": keep.pk, "carrier": "Theo Bell", "since": "25.11.2026"}
    read = as_poppler_reads(printed(client, **query, empty=3))
    for words in ("Delivery book", "Harbour Institute", "25 November 2026", "Theo Bell"):
        assert words in read
    for words in ("Harbour League", "OUT/2024/0001", "Received by: name", "1 cover."):
        assert words in read
    assert "Port" not in read
    assert leave.letter.reference not in read
    assert "2 covers." in as_poppler_reads(printed(client, since="25.11.2026"))


def test_what_was_received_already_stands_in_its_line(client):
    sign_in(client)
    dispatch = make_dispatch(make_waiting("Port").addressees.get(), channel=Channel.BY_HAND)
    day = dt.date(2024, 9, 12)
    dispatch.deliver(on=day, received_by="Mail room", today=day, by=dispatch.logged_by)
    read = as_poppler_reads(printed(client, lines="dispatched", since="9.9.2024"))
    assert "Mail room, 12 Sep 2024" in read


def test_an_empty_book_is_only_ruled_and_its_head_is_repeated(client):
    sign_in(client)
    make_waiting("Port")
    pdf = printed(client, lines="nothing", empty=40)
    assert "Port" not in as_poppler_reads(pdf)
    assert count_pages(pdf) == 3
    for page in (1, 2, 3):
        assert "Signature, stamp" in text(pdf, page)
    assert "Print the book" in client.get(URL, {"lines": "nothing"}).content.decode()


def test_more_covers_than_a_book_holds_are_not_left_out_in_silence(client, monkeypatch):
    sign_in(client)
    monkeypatch.setattr(form, "MOST_COVERS", 2)
    monkeypatch.setattr(view, "MOST_COVERS", 2)
    for number in range(3):
        make_waiting(f"Body {number}")
    assert listed(client) == ["Body 0", "Body 1"]
    assert "Only the first 2 are listed" in client.get(URL).content.decode()


def test_printing_logs_nothing(client):
    sign_in(client)
    make_waiting("Port")
    printed(client)
    assert not Dispatch.objects.exists()


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    sign_in(client)
    counts = []
    for number in (2, 6):
        for place in range(number):
            make_waiting(f"Body {number} {place}")
        with django_assert_max_num_queries(12) as captured:
            client.get(URL)
        counts.append(len(captured))
    assert counts[0] == counts[1]


NAMES = ["lines", "channel", "since", "until", "carrier", "empty", "letter", "line", "ticked"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["\x00", "2026-02-30", "0000-01-01", "9" * 400, "-1", "‮=1"])
def test_nothing_typed_into_the_address_breaks_it(client, name, value):
    sign_in(client)
    assert client.get(URL, {name: value}).status_code == 200
    assert client.get(PDF, {name: value}).status_code in (200, 302)


def test_what_makes_no_sense_is_named_and_not_printed(client):
    sign_in(client)
    query = {"since": "2.9.2024", "until": "1.9.2024", "empty": "61"}
    page = client.get(URL, query).content.decode()
    assert "The last day is before the first" in page
    assert "less than or equal to 60" in page
    assert client.get(PDF, query).url.startswith(URL)


def test_nothing_to_carry_says_what_belongs_here(client):
    sign_in(client)
    assert "No cover is to be carried" in client.get(URL).content.decode()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.SYSTEM_ADMINISTRATOR])
def test_only_who_dispatches_opens_and_prints_it(client, role):
    sign_in(client, role)
    assert client.get(URL).status_code == client.get(PDF).status_code == 403
