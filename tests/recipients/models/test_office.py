"""Who holds an office, through time; and finding it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from recipients.models import Office, OfficeHolder, OfficeTitle, TenureOverlaps
from tests.recipients.factories import (
    make_holder,
    make_office,
    make_organization,
)
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db

DAY = dt.date(2025, 3, 13)
EVE = dt.date(2025, 3, 12)


@pytest.mark.parametrize(
    ("since_on", "until_on"),
    [
        (EVE, None),
        (None, EVE),
        (None, None),
        (EVE, EVE),
        (dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
    ],
)
def test_two_people_never_hold_one_office_on_one_day(since_on, until_on):
    office = make_office()
    make_holder(office, since_on=dt.date(2017, 1, 1), until_on=EVE)
    with pytest.raises(IntegrityError, match="one_holder_a_day"), transaction.atomic():
        make_holder(office, "Another Person", since_on=since_on, until_on=until_on)


def test_the_next_tenure_may_begin_the_day_after_and_another_office_is_free():
    office = make_office()
    make_holder(office, until_on=EVE)
    make_holder(office, "Next Person", since_on=DAY)
    make_holder(make_office(), "Elsewhere", since_on=EVE)
    assert OfficeHolder.objects.count() == 3


def test_a_tenure_does_not_end_before_it_begins():
    with pytest.raises(IntegrityError, match="tenure"), transaction.atomic():
        make_holder(make_office(), since_on=DAY, until_on=EVE)


def test_a_change_of_holder_is_one_step(keeper):
    office = make_office()
    former = make_holder(office, "Old Holder")
    office.change_holder(OfficeHolder(name="New Holder", since_on=DAY), by=keeper)
    former.refresh_from_db()
    office = Office.objects.get(pk=office.pk)
    assert former.until_on == EVE
    assert str(office.holder_on(EVE)) == "Old Holder"
    assert str(office.holder_on(DAY)) == "New Holder"
    assert told(office) == ["Holder entered: New Holder", "Holder changed: Old Holder"]


def test_a_change_of_holder_of_a_vacant_office_only_begins_a_tenure(keeper):
    office = make_office()
    office.change_holder(OfficeHolder(name="First", since_on=DAY), by=keeper)
    assert office.holder_on(EVE) is None


def test_a_third_tenure_in_the_way_is_named_and_nothing_is_changed(keeper):
    office = make_office()
    former = make_holder(office, "Old Holder", until_on=EVE)
    make_holder(office, "Later Holder", since_on=dt.date(2025, 6, 1))
    with pytest.raises(TenureOverlaps, match=r"Later Holder .* 1 June 2025 until today"):
        office.change_holder(OfficeHolder(name="New", since_on=dt.date(2025, 1, 1)), by=keeper)
    former.refresh_from_db()
    assert former.until_on == EVE
    assert office.holders.count() == 2
    assert told(office) == []


def test_a_past_tenure_is_recorded_where_it_fits(keeper):
    office = make_office()
    make_holder(office, "Later Holder", since_on=DAY)
    earlier = OfficeHolder(name="Earlier", since_on=dt.date(2020, 1, 1), until_on=EVE)
    office.change_holder(earlier, by=keeper)
    assert [str(one) for one in office.tenures(on=DAY)] == ["Later Holder", "Earlier"]
    assert [one.is_current for one in office.tenures(on=DAY)] == [True, False]


def test_a_change_on_the_first_day_of_a_tenure_is_refused(keeper):
    office = make_office()
    make_holder(office, "Same Day", since_on=DAY)
    with pytest.raises(TenureOverlaps, match="Same Day"):
        office.change_holder(OfficeHolder(name="New", since_on=DAY), by=keeper)


def test_a_change_needs_its_day(keeper):
    with pytest.raises(TenureOverlaps):
        make_office().change_holder(OfficeHolder(name="New"), by=keeper)


def test_an_office_with_holders_is_never_deleted():
    office = make_office()
    make_holder(office)
    with pytest.raises(ProtectedError):
        office.delete()
    with pytest.raises(ProtectedError):
        office.organization.delete()


@pytest.mark.parametrize(
    "words",
    [
        "guterres",
        "GUTERRES, antonio",
        "António",
        "secretary-general nations",
        "united nat",
        "UN",
        "organisation des nations",
        "secretaire generale",
        "general guterres united",
    ],
)
def test_an_office_is_found_by_what_one_remembers_of_it(words):
    office = make_office(
        make_organization("United Nations", acronym="UN", french="Organisation des Nations Unies"),
        titre="Secrétaire général de l’Organisation des Nations Unies",
        titre_feminine="Secrétaire générale de l’Organisation des Nations Unies",
    )
    make_holder(office)
    make_office(make_organization("Harbour Institute"), name="Director", title="Director")
    assert list(Office.objects.matching(words)) == [office]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'; --", "\x00", "zzz", "Guterres\x00Berlin"])
def test_odd_words_find_nothing_and_break_nothing(words):
    make_holder(make_office())
    found = Office.objects.matching(words)
    assert list(found) == ([] if words != "\x00" else list(Office.objects.all()))


def test_an_office_is_found_by_its_former_holder_too():
    office = make_office()
    make_holder(office, "Moussa Faki Mahamat", until_on=EVE)
    make_holder(office, "Mahmoud Ali Youssouf", since_on=DAY)
    assert Office.objects.matching("faki").get() == office
    assert Office.objects.matching("youssouf").get() == office


def test_an_office_given_up_is_not_active_and_neither_is_one_of_a_body_given_up(keeper):
    active, given_up, orphan = make_office(), make_office(is_active=False), make_office()
    orphan.organization.deactivate(reason="dissolved", by=keeper)
    assert list(Office.objects.active()) == [active]
    assert not given_up.is_in_use
    assert not Office.objects.get(pk=orphan.pk).is_in_use


def test_each_office_knows_its_holder_of_the_day():
    held, vacant = make_office(), make_office()
    make_holder(held)
    names = dict(Office.objects.with_holder(on=DAY).values_list("pk", "holder_name"))
    assert names == {held.pk: "António Guterres", vacant.pk: None}


def test_a_title_is_feminine_only_for_a_woman_and_where_it_differs():
    office = make_office(title="Chair", titre="Président", titre_feminine="Présidente")
    assert office.title_in("fr", "f") == "Présidente"
    assert office.title_in("fr", "m") == office.title_in("fr") == "Président"
    assert office.title_in("en", "f") == "Chair"
    assert office.title_in("ru") is None


def test_the_history_of_a_title_stands_with_the_office(keeper):
    office = make_office()
    title = OfficeTitle(office=office, language="es", title="Secretario General")
    title.keep(by=keeper)
    title.title = "Secretaria General"
    title.keep(by=keeper)
    title.remove(by=keeper)
    assert told(office) == [
        "Title removed: Secretaria General",
        "Title changed: Secretario General",
        "Title entered: Secretario General",
    ]
