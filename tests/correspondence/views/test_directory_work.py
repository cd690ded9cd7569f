"""What the directory waits for stands on the work list of those who keep it."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.rights import Role
from recipients.models import OfficeHolder
from tests.correspondence.factories import make_office, make_user, sign_in

pytestmark = pytest.mark.django_db

KEEPER = Role.RECIPIENT_ADMINISTRATOR


def fill() -> None:
    """An address that was never verified, a term that ended yesterday."""
    office = make_office()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    OfficeHolder.objects.filter(office=office).update(until_on=yesterday)


def directory(client):
    return client.get("/").context["directory"]


def test_each_section_counts_what_its_list_shows(client):
    sign_in(client, KEEPER)
    fill()
    make_office()
    found = directory(client)
    assert [(str(one.title), one.count) for one in found] == [
        ("Details to verify", 3),
        ("Offices without a holder", 1),
        ("Terms ended or ending", 1),
    ]
    for one in found:
        assert list(client.get(one.url).context["page"].rows) == one.lines
    assert client.get("/").context["total"] == 5


def test_what_was_verified_leaves_the_work_list(client):
    keeper = sign_in(client, KEEPER)
    office = make_office()
    office.confirm_details(language="en", on=timezone.localdate(), by=keeper)
    assert directory(client) == []
    assert "Nothing waits for you" in client.get("/").content.decode()


def test_five_lines_are_shown(client):
    sign_in(client, KEEPER)
    for _ in range(4):
        make_office()
    (work,) = directory(client)
    assert (work.count, len(work.lines)) == (8, 5)
    assert "All 8" in client.get("/").content.decode()


@pytest.mark.parametrize("role", [Role.STAFF, Role.APPROVER, Role.VIEWER])
def test_it_waits_for_nobody_who_may_not_keep_the_directory(client, role):
    sign_in(client, role)
    fill()
    assert directory(client) == []


def test_more_work_needs_no_more_queries(client, django_assert_num_queries):
    client.force_login(make_user(KEEPER))
    for _ in range(2):
        fill()
        with django_assert_num_queries(19):
            client.get("/")
