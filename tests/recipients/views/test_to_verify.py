"""The page of what is to be verified, and "Verified today" for the ticked rows."""

import datetime as dt

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from recipients.models import Organization
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

LIST, VERIFY = reverse("recipients:to_verify"), reverse("recipients:details_verify")
LONG_AGO = dt.date(2024, 9, 2)


@pytest.fixture
def league(db) -> Organization:
    league = make_organization("League of Arab States", country="EG")
    league.addresses.update(verified_on=LONG_AGO)
    league.contact_details.create(sort="email", value="registry@league.example")
    make_holder(make_office(league), "Ahmed Aboul Gheit", verified_on=LONG_AGO)
    return league


def keys(league: Organization) -> list[str]:
    office = league.offices.get()
    parts = [league.addresses.get(), league.contact_details.get(), office.holders.get()]
    return [one.key for one in parts]


def test_the_page_names_each_detail_with_the_day_of_its_last_check(keeping, league):
    shown = words(keeping.get(LIST))
    assert "Details to verify 3" in shown
    assert "Never verified 1 Not verified lately 2 Offices without a holder 0" in shown
    assert "12 Harbour Road, 1000 Port Sample, Egypt Postal address 2 September 2024" in shown
    assert "registry@league.example E-mail never" in shown
    assert "Ahmed Aboul Gheit Holder 2 September 2024 Verify Ahmed Aboul Gheit Change" in shown
    assert "not made sure of for 12 months" in shown
    with override_settings(STALE_AFTER_MONTHS=1200):
        assert "Not verified lately 0" in words(keeping.get(LIST))


def test_every_row_leads_to_what_changes_it(keeping, league):
    page = keeping.get(LIST).text
    office = league.offices.get()
    for url in (
        reverse("recipients:holder_new", args=[office.pk]),
        reverse("recipients:holder_edit", args=[office.holders.get().pk]),
        reverse("recipients:address_edit", args=[league.addresses.get().pk]),
        reverse("recipients:contact_edit", args=[league.contact_details.get().pk]),
        league.get_absolute_url(),
        office.get_absolute_url(),
    ):
        assert f'href="{url}"' in page


def test_offices_without_a_holder_and_ending_terms_lead_to_the_change_of_holder(keeping, league):
    office = league.offices.get()
    today = timezone.localdate()
    office.holders.update(until_on=today - dt.timedelta(days=1))
    url = reverse("recipients:holder_new", args=[office.pk])
    for what, sentence in [
        ("vacant", "Secretary-General League of Arab States Ahmed Aboul Gheit until"),
        ("ending", "Term ended"),
    ]:
        answer = keeping.get(LIST, {"what": what})
        assert sentence in words(answer)
        assert f'href="{url}"' in answer.text
    office.holders.update(until_on=today)
    assert "Ends soon" in words(keeping.get(LIST, {"what": "ending"}))
    page = words(keeping.get(url))
    assert "Holds the office from" in page
    assert "the tenure of that day ends the day before" in page


def test_a_successor_ends_the_term_in_one_step(keeping, league):
    office = league.offices.get()
    url = reverse("recipients:holder_new", args=[office.pk])
    keeping.post(url, {"name": "Ana Lima", "gender": "f", "since_on": "13.3.2025"})
    former = office.holders.get(name="Ahmed Aboul Gheit")
    assert former.until_on == dt.date(2025, 3, 12)
    assert "Ahmed Aboul Gheit" not in words(keeping.get(LIST))


def test_the_ticked_rows_are_verified_today_and_leave_the_list(keeping, keeper, league):
    answer = keeping.post(VERIFY + "?q=league", {"detail": keys(league)}, follow=True)
    assert answer.redirect_chain == [(LIST + "?q=league", 302)]
    assert "3 details verified." in words(answer)
    assert "Nothing is to be looked at here" in words(answer)
    address = league.addresses.get()
    assert (address.verified_on, address.verified_by) == (timezone.localdate(), keeper)
    assert told(league) == [
        f"Postal address verified: {address}",
        "Contact detail verified: registry@league.example",
    ]
    assert told(league.offices.get()) == ["Holder verified: Ahmed Aboul Gheit"]


def test_sent_a_second_time_nothing_more_happens(keeping, league):
    for sentence in ("1 detail verified.", "1 had been verified today already."):
        answer = keeping.post(VERIFY, {"detail": keys(league)[:1]}, follow=True)
        assert sentence in words(answer)
    assert len(told(league)) == 1


def test_what_is_no_longer_there_is_named_and_the_rest_verified(keeping, league):
    ticked = keys(league)
    contact = league.contact_details.get()
    number = contact.pk
    contact.delete()
    answer = keeping.post(VERIFY, {"detail": [*ticked, "officeholder-999999999"]}, follow=True)
    shown = words(answer)
    assert "2 details verified." in shown
    assert f"No longer there: contact detail {number}, holder 999999999." in shown


@pytest.mark.parametrize(
    ("ticked", "sentence"),
    [
        ([], "Tick what you have verified."),
        (["style-1"], "Nothing is called “style-1”."),
        (["postaladdress-"], "Nothing is called"),
        (["postaladdress-" + "9" * 400], "Nothing is called"),
        (["\x00"], "Nothing is called"),
        (["<script>"], "Nothing is called “<script>”."),
        (["postaladdress-" + "9" * 18], "No longer there"),
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_verified(keeping, league, ticked, sentence):
    answer = keeping.post(VERIFY, {"detail": ticked}, follow=True)
    assert sentence in words(answer)
    assert told(league) == []


def test_one_page_further_on_than_the_last_is_the_first(keeping, league):
    deep = "after=WyI5OTk5LTAxLTAxIiwgMV0&what=stale"  # after the year 9999
    answer = keeping.get(f"{LIST}?{deep}")
    assert answer["Location"] == f"{LIST}?what=stale"


@pytest.mark.parametrize(
    "query",
    [
        {"what": "nonsense"},
        {"sort": "\x00"},
        {"q": "\x00"},
        {"q": "x" * 5000},
        {"after": "x", "before": "\x00"},
        {"after": "WyI5OTk5OS0wMS0wMSIsIDFd"},  # a day in the year 99999
    ],
)
def test_filters_that_make_no_sense_are_not_used(keeping, league, query):
    answer = keeping.get(LIST, query)
    assert answer.status_code == 200
    assert len(answer.context["page"].rows) == 3


def test_filters_stand_in_the_address(keeping, league):
    make_organization("Harbour")
    rows = keeping.get(LIST, {"q": "league", "sort": "officeholder"}).context["page"].rows
    assert [row.name for row in rows] == ["Ahmed Aboul Gheit"]


def test_who_only_reads_sees_the_list_and_no_acts(reading, league):
    answer = reading.get(LIST)
    assert answer.status_code == 200
    assert 'name="detail"' not in answer.text
    assert reading.post(VERIFY, {"detail": keys(league)}).status_code == 403
    assert told(league) == []


def test_verifying_is_no_link(keeping):
    assert keeping.get(VERIFY).status_code == 405


@pytest.mark.parametrize(
    ("what", "queries"),
    [("", 15), ("returned", 13), ("never", 15), ("stale", 15), ("vacant", 14), ("ending", 13)],
)
def test_more_rows_need_no_more_queries(keeping, league, what, queries, django_assert_num_queries):
    def fill():
        for number in range(3):
            office = make_office(make_organization())
            make_office(office.organization, name="Deputy")
            make_holder(office, until_on=timezone.localdate())
            office.organization.contact_details.create(sort="fax", value=str(number))
            office.organization.addresses.update(returned_on=LONG_AGO)

    fill()
    keeping.get(LIST, {"what": what})
    for _ in range(2):
        with django_assert_num_queries(queries):
            keeping.get(LIST, {"what": what})
        fill()
