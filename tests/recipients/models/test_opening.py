"""How a letter opens, whoever holds the office, in whichever language."""

import datetime as dt

import pytest

from recipients.models import FormOfAddress, Gender, HolderName, Office, OrganizationName
from tests.recipients.factories import (
    make_holder,
    make_office,
    make_organization,
    make_style,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 9, 9)


def opening(office: Office, *, language: str = "en", on: dt.date = DAY, posted_in: str = ""):
    loaded = Office.objects.for_opening().get(pk=office.pk)
    return loaded.opening(language=language, on=on, posted_in=posted_in)


def secretary_general() -> Office:
    organization = make_organization(
        "United Nations",
        french="Organisation des Nations Unies",
        lines="405 East 42nd Street\nNew York, NY 10017",
        country="US",
    )
    return make_office(
        organization,
        title="Secretary-General of the United Nations",
        titre="Secrétaire général de l’Organisation des Nations Unies",
        titre_feminine="Secrétaire générale de l’Organisation des Nations Unies",
    )


def test_the_envelope_names_the_holder_then_the_title_and_the_address():
    office = secretary_general()
    make_holder(office)
    assert opening(office).lines == (
        "His Excellency António Guterres",
        "Secretary-General of the United Nations",
        "405 East 42nd Street",
        "New York, NY 10017",
        "UNITED STATES OF AMERICA",
    )
    assert opening(office).salutation == "Excellency,"
    assert opening(office).is_complete


def test_a_woman_is_addressed_as_one():
    office = secretary_general()
    make_holder(office, "Ana Sample", gender=Gender.WOMAN)
    french = opening(office, language="fr")
    assert french.lines[:2] == (
        "Son Excellence Madame Ana Sample",
        "Secrétaire générale de l’Organisation des Nations Unies",
    )
    assert french.salutation == "Madame la Secrétaire générale,"
    assert french.country == "ÉTATS-UNIS D'AMÉRIQUE"


def test_a_vacant_office_prints_the_title_alone():
    office = secretary_general()
    make_holder(office, until_on=DAY - dt.timedelta(days=1))
    vacant = opening(office, language="fr")
    assert vacant.lines[0] == "Secrétaire général de l’Organisation des Nations Unies"
    assert vacant.salutation == "Excellence,"
    assert vacant.is_complete
    assert any("Nobody" in note for note in vacant.notes)


def test_the_letter_of_a_day_names_the_holder_of_that_day():
    office = secretary_general()
    make_holder(office, "Old Holder", until_on=DAY)
    make_holder(office, "New Holder", since_on=DAY + dt.timedelta(days=1))
    assert "Old Holder" in opening(office).lines[0]
    assert "New Holder" in opening(office, on=DAY + dt.timedelta(days=1)).lines[0]


def test_domestic_mail_has_no_country_line():
    office = secretary_general()
    make_holder(office)
    domestic = opening(office, posted_in="US")
    assert domestic.country == ""
    assert domestic.lines[-1] == "New York, NY 10017"


def test_a_letter_through_a_mission_names_it_and_goes_to_its_address():
    mission = make_organization(
        "Permanent Mission of Uganda",
        french="Mission permanente de l’Ouganda",
        lines="336 East 45th Street\nNew York",
        country="US",
    )
    office = make_office(
        make_organization("Non-Aligned Movement", lines=""),
        name="Chair",
        style="chair-head-of-state",
        title="Chair of the Non-Aligned Movement",
        titre="Président du Mouvement des pays non alignés",
        via=mission,
    )
    holder = make_holder(office, "Y. Museveni", other_title="President of Uganda")
    assert opening(office).lines == (
        "His Excellency Y. Museveni",
        "President of Uganda",
        "Chair of the Non-Aligned Movement",
        "via the Permanent Mission of Uganda",
        "336 East 45th Street",
        "New York",
        "UNITED STATES OF AMERICA",
    )
    assert opening(office, language="fr").missing == (
        "“President of Uganda” is not recorded in French",
    )
    HolderName.objects.create(
        holder=holder, language="fr", name="Y. Museveni", other_title="Président de l’Ouganda"
    )
    assert opening(office, language="fr").lines[1:4] == (
        "Président de l’Ouganda",
        "Président du Mouvement des pays non alignés",
        "par l’intermédiaire de la Mission permanente de l’Ouganda",
    )


def test_a_mission_without_a_name_in_the_language_is_named_as_missing():
    mission = make_organization("Permanent Mission of Uganda")
    office = make_office(titre="Président", via=mission)
    assert opening(office, language="fr").missing == (
        "Permanent Mission of Uganda has no name in French",
    )


def test_the_organization_has_a_line_where_the_title_does_not_name_it():
    organization = make_organization("Harbour Institute")
    office = make_office(organization, title="Director", titre="Directeur")
    assert opening(office).lines[1] == "Harbour Institute"
    french = opening(office, language="fr")
    assert french.lines[1] == "Harbour Institute"
    assert "Harbour Institute has no name in French; its English name is printed" in french.notes
    OrganizationName.objects.create(
        organization=organization, language="fr", name="Institut du port"
    )
    assert opening(office, language="fr").lines[1] == "Institut du port"


def test_what_is_missing_is_named_and_nothing_is_borrowed_from_another_language():
    office = make_office(make_organization("Institute", lines=""), style=make_style())
    make_holder(office)
    french = opening(office, language="fr")
    assert french.missing == (
        f"No form of address in French for “{office.style}”",
        "No title in French for Secretary-General, Institute",
        "No postal address for Secretary-General, Institute",
    )
    assert french.salutation == french.closing == ""
    assert not french.is_complete


def test_without_a_family_name_nobody_is_greeted_by_an_empty_one():
    office = make_office(style="ngo-director", title="Director of the Institute")
    make_holder(office, "Ana Lima", gender=Gender.WOMAN, family_name="")
    assert opening(office).salutation == "Dear Director,"
    assert any("not recorded" in note for note in opening(office).notes)


def test_a_missing_gender_is_worth_a_note():
    office = secretary_general()
    make_holder(office, gender=Gender.UNKNOWN)
    assert opening(office).lines[0] == "H.E. António Guterres"
    assert any("gender" in note for note in opening(office).notes)


def test_a_form_missing_for_a_woman_falls_back_to_the_one_for_everybody():
    style = make_style()
    FormOfAddress.objects.filter(style=style, gender=Gender.WOMAN).delete()
    office = make_office(style=style)
    make_holder(office, "Ana Lima", gender=Gender.WOMAN)
    assert opening(office).is_complete
    assert any("woman" in note for note in opening(office).notes)


def test_a_name_with_braces_is_printed_as_it_is():
    office = secretary_general()
    make_holder(office, "{family_name} O'Hara", family_name="{name}")
    assert opening(office).lines[0] == "His Excellency {family_name} O'Hara"


def test_an_arabic_letter_asks_for_the_name_in_arabic_script():
    office = secretary_general()
    holder = make_holder(office)
    assert any("as written in Arabic" in note for note in opening(office, language="ar").notes)
    HolderName.objects.create(holder=holder, language="ar", name="أنطونيو غوتيريش")
    assert not any("as written" in note for note in opening(office, language="ar").notes)


def test_an_opening_costs_no_query_once_the_office_is_loaded(django_assert_num_queries):
    office = secretary_general()
    make_holder(office)
    loaded = Office.objects.for_opening().get(pk=office.pk)
    with django_assert_num_queries(0):
        loaded.opening(language="fr", on=DAY)
