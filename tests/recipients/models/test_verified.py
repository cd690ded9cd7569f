"""What was made sure of, by whom and when, and what casts doubt on it."""

import datetime as dt

import pytest
from django.test import override_settings

from accounts.rights import Role
from recipients.models import ContactDetail, OfficeHolder, PostalAddress, Worry
from recipients.models.verified import stale_before
from tests.accounts_factory import make_user
from tests.recipients.factories import make_holder, make_office, make_organization, make_style
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


TODAY = dt.date(2026, 3, 13)
BACK = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("on", "months", "first_day"),
    [
        ("2026-03-13", 12, "2025-03-13"),
        ("2026-03-13", 3, "2025-12-13"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 24, "2024-01-15"),
        ("2026-03-13", 0, "2026-03-13"),
        ("2026-03-13", 99_999, "0001-01-01"),
    ],
)
def test_from_which_day_on_a_detail_is_fresh(on, months, first_day):
    with override_settings(STALE_AFTER_MONTHS=months):
        assert stale_before(dt.date.fromisoformat(on)).isoformat() == first_day


@pytest.mark.parametrize(
    ("verified_on", "returned_on", "worry"),
    [
        (None, None, Worry.NEVER),
        (dt.date(2025, 3, 12), None, Worry.STALE),
        (dt.date(2025, 3, 13), None, None),
        (TODAY, None, None),
        (TODAY, BACK, Worry.RETURNED),
        (None, BACK, Worry.RETURNED),
    ],
)
def test_a_detail_says_why_it_is_to_be_verified_as_the_database_does(
    verified_on, returned_on, worry
):
    address = make_organization().addresses.get()
    PostalAddress.objects.update(verified_on=verified_on, returned_on=returned_on)
    address.refresh_from_db()
    assert address.worry(on=TODAY) == worry
    assert PostalAddress.objects.to_verify(on=TODAY).exists() == (worry is not None)
    for one in Worry:
        assert PostalAddress.objects.worrying(one, on=TODAY).exists() == (worry == one)
    expected = {one.value: int(worry == one) for one in Worry}
    assert PostalAddress.objects.worries(on=TODAY, most=9) == expected


def test_verified_twice_on_a_day_it_is_told_once(keeper):
    holder = make_holder(make_office())
    assert holder.verify(on=TODAY, by=keeper)
    assert not OfficeHolder.objects.get().verify(on=TODAY, by=keeper)
    holder.refresh_from_db()
    assert (holder.verified_on, holder.verified_by) == (TODAY, keeper)
    assert told(holder.office) == ["Holder verified: António Guterres"]


def test_verifying_ends_the_doubt_that_returned_mail_casts(keeper):
    address = make_organization().addresses.get()
    address.verify(on=TODAY, by=keeper)
    address.mail_came_back(on=TODAY, by=keeper)
    assert address.verify(on=TODAY, by=keeper)  # although it had been verified that day
    address.refresh_from_db()
    assert address.returned_on is None
    assert [line.split(":")[0] for line in told(address.organization)] == [
        "Postal address verified",
        "Mail came back",
        "Postal address verified",
    ]


def test_mail_comes_back_and_is_told_once_a_day(keeper):
    address = make_organization().addresses.get()
    for _ in range(2):
        address.mail_came_back(on=BACK, by=keeper)
    address.refresh_from_db()
    assert address.returned_on == BACK
    assert told(address.organization) == [f"Mail came back: 1 March 2026, {address}"]


def test_what_was_logged_in_error_is_taken_back_alone(keeper):
    address = make_organization().addresses.get()
    address.mail_came_back(on=BACK, by=keeper)
    address.mail_did_not_come_back(on=TODAY, by=keeper)
    assert address.returned_on == BACK  # another item came back that day
    address.mail_did_not_come_back(on=BACK, by=keeper)
    address.refresh_from_db()
    assert address.returned_on is None
    assert told(address.organization)[0] == f"Mail did not come back: 1 March 2026, {address}"
    address.mail_did_not_come_back(on=BACK, by=keeper)
    assert len(told(address.organization)) == 2


@pytest.mark.parametrize(
    ("change", "is_over"),
    [
        ({"lines": "5 Quay Street\n1000 Port Sample"}, True),
        ({"country": "FR"}, True),
        ({"verified_on": TODAY}, True),
        ({"verified_on": dt.date(2026, 2, 1)}, False),  # before it came back
        ({"source": "their website"}, False),
        ({"lines": "12 Harbour Road \n\n1000 Port Sample"}, False),
    ],
)
def test_other_lines_or_a_verification_since_end_the_doubt(keeper, change, is_over):
    address = make_organization().addresses.get()
    address.mail_came_back(on=BACK, by=keeper)
    for name, value in change.items():
        setattr(address, name, value)
    address.keep(by=keeper)
    address.refresh_from_db()
    assert (address.returned_on is None) == is_over


@pytest.mark.parametrize(
    ("block", "stands"),
    [
        ("Ms Lima\n12 Harbour Road\n1000 Port Sample\nBELGIUM", True),
        (" 12 Harbour Road \n1000 Port Sample", True),
        ("12 Harbour Road\nDock 4\n1000 Port Sample", False),
        ("1000 Port Sample\n12 Harbour Road", False),
        ("112 Harbour Road\n1000 Port Sample", False),
        ("", False),
    ],
)
def test_an_address_block_has_the_lines_or_not(block, stands):
    assert make_organization().addresses.get().stands_in(block) == stands


def test_an_address_without_lines_stands_nowhere():
    assert not PostalAddress(lines=" \n ").stands_in("Ms Lima")


def test_a_detail_is_known_by_its_sort_and_number():
    organization = make_organization()
    contact = ContactDetail.objects.create(organization=organization, sort="fax", value="1")
    assert contact.key == f"contactdetail-{contact.pk}"
    assert contact.noun == "Fax"
