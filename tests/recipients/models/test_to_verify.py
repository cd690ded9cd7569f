"""Which details, offices and terms are to be looked at."""

import datetime as dt

import pytest
from django.db import connection
from django.http import QueryDict

from recipients.models import Organization, Outlook, ToVerify
from recipients.models.to_verify import verify_all
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 3, 13)
LATELY, LONG_AGO = dt.date(2026, 1, 1), dt.date(2024, 9, 2)
DAY = dt.timedelta(days=1)


def detail(of: Organization, verified_on=None, value="+1"):
    return of.contact_details.create(sort="phone", value=value, verified_on=verified_on)


def shown(what: str = "", query: str = "", **outlook) -> list:
    return list(Outlook(on=TODAY, **outlook).page(ToVerify(what), QueryDict(query)).rows)


@pytest.fixture
def organization(db) -> Organization:
    return make_organization(lines="")


def test_details_are_those_never_or_long_ago_verified_the_oldest_first(organization):
    fresh, old = detail(organization, LATELY), detail(organization, LONG_AGO)
    never, older = detail(organization), detail(organization, LONG_AGO - DAY)
    assert shown() == [never, older, old]
    assert shown("stale") == [older, old]
    assert shown("never") == [never]
    assert fresh not in shown()


def test_of_holders_only_those_of_today_are_details():
    office = make_office(make_organization(lines=""))
    make_holder(office, "Former", until_on=dt.date(2020, 1, 1))
    current = make_holder(office, "Current", since_on=dt.date(2020, 1, 2))
    assert shown() == [current]


def test_who_is_no_longer_written_to_is_not_looked_after():
    gone = make_organization(is_active=False, inactive_reason="dissolved")
    detail(gone)
    make_holder(make_office(gone), until_on=TODAY)
    office = make_office(make_organization(lines=""), is_active=False)
    make_holder(office, until_on=TODAY - DAY)
    make_office(gone, name="Deputy")
    assert Outlook(on=TODAY).counts() == dict.fromkeys(ToVerify.values, 0)


def test_an_office_is_without_a_holder_until_one_begins():
    vacant, ended, coming, held = (make_office(make_organization(lines="")) for _ in range(4))
    former = make_holder(ended, until_on=TODAY - DAY)
    later = make_holder(coming, since_on=TODAY + DAY)
    make_holder(held, until_on=TODAY)
    assert shown("vacant") == [vacant, ended, coming]
    assert ended.holder_before(TODAY) == former
    assert coming.holder_after(TODAY) == later
    assert vacant.holder_before(TODAY) is vacant.holder_after(TODAY) is None


@pytest.mark.parametrize(
    ("until_on", "is_shown"),
    [
        (None, False),
        (TODAY - 400 * DAY, True),
        (TODAY - DAY, True),
        (TODAY, True),
        (TODAY + 30 * DAY, True),
        (TODAY + 31 * DAY, False),
    ],
)
def test_a_term_that_ended_or_ends_within_30_days_is_named(until_on, is_shown):
    holder = make_holder(make_office(make_organization(lines="")), until_on=until_on)
    assert shown("ending") == ([holder] if is_shown else [])


def test_a_term_with_a_successor_is_not():
    office = make_office(make_organization(lines=""))
    make_holder(office, "Former", until_on=TODAY)
    make_holder(office, "Successor", since_on=TODAY + 90 * DAY)
    assert shown("ending") == []


def test_every_list_is_as_long_as_it_is_counted(keeper):
    organization = make_organization()
    organization.addresses.get().mail_came_back(on=TODAY, by=keeper)
    office = make_office(organization)
    make_holder(office, until_on=TODAY, verified_on=LONG_AGO)
    make_office(organization, name="Deputy")
    detail(organization)
    counts = Outlook(on=TODAY).counts()
    assert counts == {
        "": 3,
        "returned": 1,
        "never": 1,
        "stale": 1,
        "vacant": 1,
        "ending": 1,
    }
    for what, count in counts.items():
        assert len(shown(what)) == count


def test_a_very_long_list_is_not_counted_to_its_end(organization, monkeypatch):
    monkeypatch.setattr("recipients.models.to_verify.COUNTED", 2)
    for number in range(5):
        detail(organization, value=str(number))
    counts = Outlook(on=TODAY).counts()
    assert (counts[""], counts["never"], counts["stale"]) == (3, 3, 0)


def test_the_list_is_narrowed_to_a_sort_and_to_organizations():
    one, other = make_organization("Harbour"), make_organization("Island")
    phone = detail(one)
    assert shown(sort="contactdetail") == [phone]
    among = Organization.objects.matching("island")
    assert [row.organization for row in shown(among=among)] == [other]
    assert Outlook(on=TODAY, among=among, sort="contactdetail").counts()[""] == 0


def test_pages_of_several_sorts_hold_every_row_once_there_and_back(organization):
    for number in range(7):
        place = make_organization(lines="1 Road")
        day = LONG_AGO + (number % 3) * DAY
        place.addresses.update(verified_on=day)
        detail(place, day)
        make_holder(make_office(place), verified_on=day)
    whole = shown()
    outlook, forward, query = Outlook(on=TODAY), [], ""
    while query is not None:
        page = outlook.page(ToVerify.DETAILS, QueryDict(query), size=4)
        forward.append(list(page.rows))
        query = page.older
    assert [row for rows in forward for row in rows] == whole
    backward, query = [], page.newer
    while query is not None:
        page = outlook.page(ToVerify.DETAILS, QueryDict(query), size=4)
        backward.insert(0, list(page.rows))
        query = page.newer
    assert [row for rows in backward for row in rows] == whole[: -len(forward[-1])]
    assert {row.noun for row in whole} == {"postal address", "Telephone", "holder"}


@pytest.mark.parametrize(
    ("what", "index"),
    [("", "address_by_check"), ("ending", "holder_by_end")],
)
def test_a_list_begins_in_an_index(what, index):
    outlook = Outlook(on=TODAY)
    if what == "ending":
        queryset, column = outlook.ending(), "until_on"
    else:
        queryset, column = outlook.details(what)[0], "checked_on"
    with connection.cursor() as cursor:
        for other in ("seqscan", "sort", "bitmapscan"):
            cursor.execute(f"SET LOCAL enable_{other} = off")
    assert index in queryset.order_by(column, "pk")[:51].explain()


def test_the_ticked_are_verified_in_one_act_and_those_gone_are_named(organization, keeper):
    one, gone = detail(organization), detail(organization, value="+2")
    keys = [("contactdetail", one.pk), ("contactdetail", gone.pk), ("contactdetail", one.pk)]
    gone.delete()
    assert verify_all(keys, on=TODAY, by=keeper) == (1, [("contactdetail", gone.pk or keys[1][1])])
    assert verify_all(keys[:1], on=TODAY, by=keeper) == (0, [])
    assert told(organization) == ["Contact detail verified: +1"]
