import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from recipients.models import Office, Style
from tests.recipients.factories import (
    make_holder,
    make_list,
    make_office,
    make_organization,
)
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


@pytest.fixture
def chair() -> Office:
    organization = make_organization("African Union Commission", french="Commission de l’UA")
    office = make_office(
        organization,
        name="Chairperson",
        style="au-commission-chairperson",
        titre="Président de la Commission",
    )
    make_holder(office, "Moussa Faki Mahamat", until_on=dt.date(2025, 3, 12))
    make_holder(office, "Mahmoud Ali Youssouf", since_on=dt.date(2025, 3, 13))
    make_list(office, name="Heads of organizations")
    return office


def test_the_page_shows_the_office_through_time(reading, chair):
    shown = words(reading.get(chair.get_absolute_url()))
    assert "13 March 2025 until today Mahmoud Ali Youssouf holds the office" in shown
    assert "1 January 2017 12 March 2025 Moussa Faki Mahamat" in shown
    assert "on 1 list" in shown
    assert "Heads of organizations" in shown


def test_it_shows_how_a_letter_opens_on_a_day_in_a_language(reading, chair):
    today = words(reading.get(chair.get_absolute_url()))
    assert "His Excellency Mahmoud Ali Youssouf" in today
    then = words(reading.get(chair.get_absolute_url(), {"language": "fr", "on": "9.9.2024"}))
    assert "Son Excellence Monsieur Moussa Faki Mahamat Président de la Commission" in then
    assert "Monsieur le Président," in then
    assert "French, 9 September 2024" in then


def test_it_shows_the_envelope_as_it_is_posted_in_a_country(reading, chair):
    def envelope(**asked) -> str:
        return words(reading.get(chair.get_absolute_url(), {"on": "9.9.2024", **asked}))

    assert "1000 Port Sample BELGIUM" in envelope()
    assert "1000 Port Sample BELGIUM" in envelope(country="Azerbaijan")
    assert "1000 Port Sample BELGIEN" in envelope(country="germany")
    assert "BELG" not in envelope(country="BE")
    assert "No country has this name." in envelope(country="Atlantis")


def test_what_a_letter_would_lack_is_named(reading, chair):
    shown = words(reading.get(chair.get_absolute_url(), {"language": "ru"}))
    assert "A letter cannot be addressed like this yet" in shown
    assert "No title in Russian for Chairperson, African Union Commission" in shown


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"on": "31.2.2026"}, "31 February 2026 is not a day"),
        ({"on": "03/04/2026"}, "can be read as two days"),
        ({"on": ""}, "This field is required."),
        ({"on": "\x00"}, "is not a day"),
        ({"on": "1.1.99999"}, "The year needs four digits"),
        ({"language": "xx"}, "not one of the available choices"),
        ({"language": "\x00"}, "not one of the available choices"),
    ],
)
def test_a_day_or_language_that_makes_no_sense_is_named_and_not_used(
    reading, chair, query, sentence
):
    answer = reading.get(chair.get_absolute_url(), query)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert answer.context["day"] == timezone.localdate()
    assert answer.context["letter_language"] == "en"


def test_the_page_costs_the_same_however_long_the_history_is(
    reading, chair, django_assert_num_queries
):
    url = chair.get_absolute_url()
    with django_assert_num_queries(14) as few:
        reading.get(url)
    for year in range(1900, 1920):
        day = dt.date(year, 1, 1)
        make_holder(chair, f"Holder {year}", since_on=day, until_on=day)
    with django_assert_num_queries(len(few)):
        reading.get(url)


def test_an_office_is_entered_in_an_organization(keeping):
    organization, mission = make_organization(), make_organization("Mission of Uganda")
    style = Style.objects.get(slug="mayor")
    facts = {"name": "Mayor", "style": style.pk, "protocol_order": 5, "is_active": "on"}
    keeping.post(page("office_new", organization), {**facts, "via": "mission of uganda"})
    office = Office.objects.get(name="Mayor")
    assert (office.organization, office.via) == (organization, mission)
    assert told(office) == ["Entered"]
    again = keeping.post(page("office_new", organization), facts)
    assert "The organization has this office already." in words(again)


def test_an_office_is_changed(keeping, chair):
    facts = {"name": "Chair", "style": chair.style_id, "protocol_order": 1}
    keeping.post(page("office_edit", chair), facts)
    chair.refresh_from_db()
    assert (chair.name, chair.is_active) == ("Chair", False)
    assert "no longer written to" in words(keeping.get(chair.get_absolute_url()))


def test_only_addresses_of_its_own_house_are_offered(keeping, chair):
    elsewhere = make_organization().addresses.get()
    facts = {"name": "Chair", "style": chair.style_id, "protocol_order": 1}
    answer = keeping.post(page("office_edit", chair), {**facts, "address": elsewhere.pk})
    assert answer.status_code == 422


@pytest.mark.parametrize("number", ["-1", "99999999999999999999", "x", ""])
def test_an_order_of_protocol_that_makes_no_sense_is_refused(keeping, chair, number):
    facts = {"name": "Chair", "style": chair.style_id, "protocol_order": number}
    assert keeping.post(page("office_edit", chair), facts).status_code == 422


def test_titles_are_kept_by_language(keeping, chair):
    url = page("title_new", chair)
    keeping.post(url, {"language": "es", "title": "Presidente", "feminine": "Presidenta"})
    again = keeping.post(url, {"language": "es", "title": "Otro"})
    assert "There is a title in this language already." in words(again)
    title = chair.titles.get(language="es")
    keeping.post(page("title_edit", title), {"language": "es", "title": "El Presidente"})
    keeping.post(page("title_remove", title))
    assert [line.split(":")[0] for line in told(chair)] == [
        "Title removed",
        "Title changed",
        "Title entered",
    ]
