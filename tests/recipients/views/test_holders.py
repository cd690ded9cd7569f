import datetime as dt

import pytest
from django.urls import reverse

from tests.recipients.factories import make_holder, make_office
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_from_a_day_on_somebody_else_holds_the_office(keeping):
    office = make_office()
    former = make_holder(office, "Moussa Faki Mahamat")
    answer = keeping.post(
        page("holder_new", office),
        {"name": "Mahmoud Ali Youssouf", "gender": "m", "since_on": "13 March 2025"},
    )
    former.refresh_from_db()
    assert answer["Location"] == office.get_absolute_url()
    assert former.until_on == dt.date(2025, 3, 12)
    assert told(office) == [
        "Holder entered: Mahmoud Ali Youssouf",
        "Holder changed: Moussa Faki Mahamat",
    ]


@pytest.mark.parametrize(
    ("since_on", "sentence"),
    [
        ("1.1.2025", "Later Holder holds the office on some of these days: 1 June 2025"),
        ("1.6.2025", "Later Holder holds the office on some of these days: 1 June 2025"),
        ("", "This field is required."),
        ("31.2.2025", "31 February 2025 is not a day"),
        ("1.1.0000", "The year needs four digits"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_changed(keeping, since_on, sentence):
    office = make_office()
    former = make_holder(office, until_on=dt.date(2025, 5, 31))
    make_holder(office, "Later Holder", since_on=dt.date(2025, 6, 1))
    answer = keeping.post(page("holder_new", office), {"name": "New", "since_on": since_on})
    former.refresh_from_db()
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert former.until_on == dt.date(2025, 5, 31)
    assert office.holders.count() == 2


def test_a_tenure_that_ends_before_it_begins_is_refused(keeping):
    answer = keeping.post(
        page("holder_new", make_office()),
        {"name": "New", "since_on": "2.1.2025", "until_on": "1.1.2025"},
    )
    assert "The last day lies before the first." in words(answer)


def test_a_tenure_is_corrected(keeping):
    office = make_office()
    holder = make_holder(office)
    keeping.post(
        page("holder_edit", holder),
        {"name": "A. Guterres", "gender": "m", "since_on": "2.1.2017", "source": "their page"},
    )
    holder.refresh_from_db()
    assert (holder.name, holder.since_on) == ("A. Guterres", dt.date(2017, 1, 2))
    shown = words(keeping.get(office.get_absolute_url()))
    assert "since before: 1 January 2017 after: 2 January 2017" in shown


def test_a_correction_that_overlaps_is_refused_in_a_sentence(keeping):
    office = make_office()
    make_holder(office, until_on=dt.date(2025, 3, 12))
    later = make_holder(office, "Later", since_on=dt.date(2025, 3, 13))
    answer = keeping.post(page("holder_edit", later), {"name": "Later", "since_on": "1.3.2025"})
    assert answer.status_code == 422
    assert "Somebody else holds the office on one of these days." in words(answer)


def test_a_name_is_written_in_another_script(keeping):
    office = make_office()
    holder = make_holder(office)
    url = page("holder_name_new", holder)
    keeping.post(url, {"language": "ru", "name": "Антониу Гутерриш"})
    again = keeping.post(url, {"language": "ru", "name": "Антониу"})
    assert "There is a name in this language already." in words(again)
    name = holder.names.get()
    keeping.post(page("holder_name_edit", name), {"language": "ru", "name": "А. Гутерриш"})
    assert "А. Гутерриш" in words(keeping.get(office.get_absolute_url()))
    assert len(told(office)) == 2
