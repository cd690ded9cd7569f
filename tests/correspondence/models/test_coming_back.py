"""Mail that comes back casts doubt on the address it went to, and on no other."""

import datetime as dt

import pytest

from correspondence.lifecycle import ResponseKind
from recipients.channels import Channel
from recipients.models import Office, PostalAddress
from tests.correspondence.factories import (
    make_dispatch,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
)
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

SENT, BACK = dt.date(2024, 9, 9), dt.date(2024, 10, 3)


@pytest.fixture
def office(db) -> Office:
    return make_office(organization="Harbour Institute")


def dispatched(office: Office, *, channel: str = Channel.COURIER, language: str = "en"):
    letter = make_registered_letter(rendered=False, offices=[office], languages=(language,))
    return make_dispatch(letter.addressees.get(), channel=channel)


def come_back(dispatch, on: dt.date = BACK) -> None:
    dispatch.come_back(on=on, reason="moved", today=on, by=make_user())


def address_of(office: Office) -> PostalAddress:
    return office.organization.addresses.get(language="", is_main=True)


@pytest.mark.parametrize(
    ("channel", "is_marked"),
    [
        (Channel.COURIER, True),
        (Channel.REGISTERED_POST, True),
        (Channel.POST, True),
        (Channel.BY_HAND, True),
        (Channel.POUCH, True),
        (Channel.EMAIL, False),
        (Channel.FAX, False),
        (Channel.ONLINE_FORM, False),
    ],
)
def test_an_envelope_that_comes_back_marks_its_address(office, channel, is_marked):
    come_back(dispatched(office, channel=channel))
    assert address_of(office).returned_on == (BACK if is_marked else None)


def test_the_directory_tells_it_and_who_logged_it(office):
    come_back(dispatched(office))
    assert told(office.organization) == [f"Mail came back: 3 October 2024, {address_of(office)}"]


def test_an_address_changed_since_is_another_one(office):
    dispatch = dispatched(office)
    address = address_of(office)
    address.lines = "5 Quay Street\nSuva"
    address.keep(by=make_user())
    come_back(dispatch)
    assert address_of(office).returned_on is None


def test_the_address_used_then_is_marked_though_letters_go_elsewhere_by_now(office):
    dispatch = dispatched(office)
    old = address_of(office)
    old.is_main = False
    old.keep(by=make_user())
    PostalAddress.objects.create(
        organization=office.organization, lines="5 Quay Street\nSuva", country="FJ"
    )
    come_back(dispatch)
    old.refresh_from_db()
    assert (old.returned_on, address_of(office).returned_on) == (BACK, None)


def test_the_address_of_the_language_of_the_letter_is_marked(office):
    french = PostalAddress.objects.create(
        organization=office.organization, lines="1, rue du Port\nSuva", country="FJ", language="fr"
    )
    come_back(dispatched(office, language="fr"))
    french.refresh_from_db()
    assert (french.returned_on, address_of(office).returned_on) == (BACK, None)


def test_mail_that_went_through_a_mission_marks_the_mission(office):
    mission = make_office(organization="Mission of Fiji").organization
    mission.addresses.update(lines="9 Embassy Row\nNew York")
    office.via = mission
    office.save()
    come_back(dispatched(office))
    assert mission.addresses.get().returned_on == BACK
    assert address_of(office).returned_on is None


def test_a_return_logged_as_a_response_marks_the_address_and_voiding_it_takes_it_back(office):
    dispatch = dispatched(office)
    response = make_response(dispatch.addressee, ResponseKind.RETURNED, on=BACK)
    assert address_of(office).returned_on == BACK
    response.void(reason="another letter", by=make_user())
    assert address_of(office).returned_on is None
    assert [line.split(":")[0] for line in told(office.organization)] == [
        "Mail did not come back",
        "Mail came back",
    ]


def test_what_was_lost_and_then_comes_back_marks_the_address_too(office):
    dispatch = dispatched(office)
    dispatch.lose(reason="the carrier gave it up", by=make_user())
    response = make_response(dispatch.addressee, ResponseKind.RETURNED, on=BACK)
    assert address_of(office).returned_on == BACK
    response.void(reason="another letter", by=make_user())
    assert address_of(office).returned_on is None


def test_other_responses_mark_nothing(office):
    make_response(dispatched(office).addressee, ResponseKind.REPLY, on=BACK)
    assert address_of(office).returned_on is None


def test_of_two_items_that_came_back_one_still_stands(office):
    first, second = dispatched(office), dispatched(office)
    come_back(first)
    come_back(second, BACK + dt.timedelta(days=5))
    second.did_not_come_back(by=make_user())
    assert address_of(office).returned_on == BACK
    first.did_not_come_back(by=make_user())
    assert address_of(office).returned_on is None


def test_what_came_back_before_the_address_was_verified_is_not_brought_up_again(office):
    first, second = dispatched(office), dispatched(office)
    come_back(first)
    address_of(office).verify(on=BACK + dt.timedelta(days=1), by=make_user())
    assert address_of(office).returned_on is None
    come_back(second, BACK + dt.timedelta(days=5))
    second.did_not_come_back(by=make_user())
    assert address_of(office).returned_on is None
