"""Who made sure of a detail, and when."""

import datetime as dt

import pytest

from accounts.rights import Role
from tests.accounts_factory import make_user
from tests.recipients.factories import make_organization, make_style
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 9, 3)


@pytest.fixture
def address(keeper):
    return make_organization().addresses.get()


def test_whoever_enters_the_day_has_verified_it(address, keeper):
    address.verified_on = DAY
    address.keep(by=keeper)
    address.refresh_from_db()
    assert (address.verified_on, address.verified_by) == (DAY, keeper)


def test_whoever_changes_something_else_has_not(address, keeper):
    address.verified_on = DAY
    address.keep(by=keeper)
    address.lines = "5 Quay Street"
    address.keep(by=make_user(Role.RECIPIENT_ADMINISTRATOR))
    address.refresh_from_db()
    assert address.verified_by == keeper


def test_another_day_names_another_person_and_no_day_nobody(address, keeper):
    address.verified_on = DAY
    address.keep(by=keeper)
    other = make_user(Role.RECIPIENT_ADMINISTRATOR)
    address.verified_on = DAY + dt.timedelta(days=1)
    address.keep(by=other)
    assert address.verified_by == other
    address.verified_on = None
    address.keep(by=keeper)
    address.refresh_from_db()
    assert address.verified_by is None


def test_a_new_detail_without_a_day_is_verified_by_nobody(keeper):
    form = make_style().forms.first()
    form.pk, form.gender, form.language = None, "", "fr"
    form.salutation, form.closing = "Excellence,", "Veuillez agréer, Excellence, mes salutations."
    form.keep(by=keeper)
    form.refresh_from_db()
    assert form.verified_by is None


def test_verifying_writes_who_when_and_an_event(address, keeper):
    address.verify(on=DAY, by=keeper)
    address.refresh_from_db()
    assert (address.verified_on, address.verified_by) == (DAY, keeper)
    assert told(address.organization) == [f"Postal address verified: {address}"]
