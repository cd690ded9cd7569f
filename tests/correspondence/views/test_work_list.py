"""What waits for a person: each thing with its count, and the count is that of its list."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.rights import Role
from recipients.models import Office
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_office,
    make_registered_letter,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def waiting_letter(*, due_in: int, offices: list[Office] | None = None):
    """Sent two months ago by courier with a number; a reply is due in so many days."""
    today = timezone.localdate()
    letter = make_registered_letter(
        rendered=False,
        offices=offices,
        dated_on=today - 60 * DAY,
        reply_due_on=today + due_in * DAY,
    )
    for addressee in letter.addressees.all():
        make_dispatch(addressee, tracking_number=f"T{addressee.pk}")
    return letter


def fill(person):
    """One letter in each state that waits for somebody; one of them late for two addressees."""
    waiting_letter(due_in=-12, offices=[make_office(), make_office()])
    waiting_letter(due_in=3)
    make_letter("in_review")
    make_letter("approved")
    unsealed = make_letter("registered", reply_due_on=None)
    unsealed.addressees.update(sealing_problem="It does not fit the window.")
    make_registered_letter(rendered=False, reply_due_on=None)
    unproven = make_registered_letter(rendered=False, reply_due_on=None)
    make_dispatch(unproven.addressees.get())
    returned = make_registered_letter(rendered=False, reply_due_on=None)
    make_dispatch(returned.addressees.get(), tracking_number="9").come_back(
        on=returned.dated_on, reason="moved", today=returned.dated_on, by=person
    )
    make_letter(by=person)


def sections(client):
    work = client.get("/").context["work"]
    return {one.section.state: one.count for one in work}


def test_each_section_counts_what_its_list_shows(client):
    person = sign_in(client, Role.STAFF, Role.APPROVER)
    fill(person)
    found = client.get("/").context["work"]
    assert [one.section.state for one in found] == [
        "overdue",
        "due_week",
        "to_approve",
        "to_register",
        "not_sealed",
        "to_dispatch",
        "no_proof",
        "returned",
        "mine",
    ]
    for one in found:
        listed = client.get(one.url).context["page"].rows
        assert [line.letter for line in one.lines] == list(listed)
        assert one.count == len(listed) == 1


def test_every_line_leads_to_the_one_next_act(client):
    person = sign_in(client, Role.STAFF, Role.APPROVER)
    fill(person)
    lines = {one.section.state: one.lines[0] for one in client.get("/").context["work"]}
    assert lines["overdue"].url == lines["overdue"].letter.get_absolute_url()  # two to choose from
    assert lines["due_week"].url.endswith("/respond/")
    assert lines["no_proof"].url.endswith("/proof/")
    assert "/dispatch/?addressee=" in lines["returned"].url
    for line in lines.values():
        assert client.get(line.url).status_code == 200
    assert "does not fit the window" in client.get("/").content.decode()


def test_an_act_removes_its_line_at_once(client):
    sign_in(client)
    letter = waiting_letter(due_in=-12)
    addressee = letter.addressees.get()
    assert sections(client) == {"overdue": 1}
    addressee.waive(on=timezone.localdate(), reason="by telephone", by=make_user())
    assert sections(client) == {}


def test_what_somebody_may_not_do_does_not_wait_for_them(client):
    person = sign_in(client, Role.STAFF)
    fill(person)
    assert "to_approve" not in sections(client)
    sign_in(client, Role.APPROVER)
    assert set(sections(client)) == {"overdue", "due_week", "to_approve"}
    sign_in(client, Role.VIEWER)
    assert sections(client) == {}


def test_nobody_is_offered_their_own_letter_to_approve(client):
    person = sign_in(client, Role.APPROVER)
    make_letter("in_review", by=person)
    assert "to_approve" not in sections(client)


def test_five_lines_are_shown_and_the_first_day_due_stands_first(client):
    sign_in(client)
    for days in (1, 5, 3, 9, 7, 2):
        waiting_letter(due_in=-days)
    work = client.get("/").context["work"][0]
    assert (work.count, [line.days_overdue for line in work.lines]) == (6, [9, 7, 5, 3, 2])
    assert "All 6 letters" in client.get("/").content.decode()


def test_more_work_needs_no_more_queries(client, django_assert_num_queries):
    person = sign_in(client, Role.STAFF, Role.APPROVER)
    for _ in range(2):
        fill(person)
        with django_assert_num_queries(30):
            client.get("/")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.STAFF, "Overdue answers, drafts to approve"),
        (Role.VIEWER, "/matters/"),
        (Role.RECIPIENT_ADMINISTRATOR, "You keep the directory"),
        (Role.SYSTEM_ADMINISTRATOR, "/settings/users/"),
    ],
)
def test_where_nothing_waits_it_says_what_one_can_do(client, role, words):
    sign_in(client, role)
    page = client.get("/").content.decode()
    assert "Nothing waits for you" in page
    assert words in page


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/").status_code == 302
