"""An administrator gives an office a form of address of its own, and a style a further language."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from recipients.models import FormOfAddress, Office
from tests.recipients.factories import make_holder, make_office, make_style
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

OWN = {
    "language": "en",
    "gender": "m",
    "envelope": "The Right Honourable {name}",
    "salutation": "Dear Secretary-General,",
    "closing": "Yours very truly,",
    "source": "their protocol",
    "verified_on": "3.9.2024",
}


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


@pytest.fixture
def office() -> Office:
    office = make_office()
    make_holder(office)
    return office


def test_an_office_without_a_form_of_its_own_is_addressed_as_its_style_says(reading, office):
    shown = words(reading.get(office.get_absolute_url()))
    assert f"Own form of address None. It is addressed as “{office.style}”." in shown
    assert "Enter an own form" not in shown


def test_it_is_entered_used_changed_and_removed(keeping, office):
    answer = keeping.post(page("own_form_new", office), OWN, follow=True)
    assert answer.redirect_chain[-1][0] == f"{office.get_absolute_url()}#formofaddress"
    shown = words(answer)
    assert "The Right Honourable António Guterres" in shown
    assert "Verified 3 September 2024 by Tomas Berg; source: their protocol" in shown
    assert shown.count("Yours very truly,") == 2  # in the letter, and among its own forms
    own = office.forms.get()
    keeping.post(page("form_edit", own), OWN | {"closing": "Yours ever,"})
    assert "Yours ever," in words(keeping.get(office.get_absolute_url()))
    answer = keeping.post(page("form_remove", own), follow=True)
    assert "The form of address was removed: English, man" in words(answer)
    assert "His Excellency António Guterres" in words(answer)
    assert told(office) == [
        "Form of address removed: English, man",
        "Form of address changed: English, man",
        "Form of address entered: English, man",
    ]


def test_a_second_one_for_the_same_is_refused_in_a_sentence(keeping, office):
    keeping.post(page("own_form_new", office), OWN)
    answer = keeping.post(page("own_form_new", office), OWN | {"closing": "Yours again,"})
    assert answer.status_code == 422
    assert "This office has that form already." in words(answer)
    assert "Yours again," in answer.text
    assert office.forms.count() == 1


def test_a_french_form_of_an_office_keeps_the_rules_of_french(keeping, office):
    french = {"language": "fr", "salutation": "Cher {name},", "closing": "Cher {name}, salut."}
    answer = keeping.post(page("own_form_new", office), OWN | french)
    assert "A French salutation names the office, no person." in words(answer)


def test_a_form_of_a_style_is_removed_too_and_then_named_as_missing(keeping):
    style = make_style()
    keeping.post(page("form_remove", style.forms.get(gender="f")))
    assert "missing English, woman" in words(keeping.get(style.get_absolute_url()))
    assert told(style) == ["Form of address removed: English, woman"]


@pytest.mark.parametrize(
    ("language", "label"), [("de", "German"), ("az", "Azerbaijani"), ("zh", "Chinese")]
)
def test_a_style_gets_a_further_language(keeping, language, label):
    style = make_style()
    german = {"language": language, "gender": "", "salutation": "Exzellenz,", "closing": "Ihr"}
    keeping.post(page("form_new", style), german)
    shown = words(keeping.get(style.get_absolute_url()))
    assert f"missing {label}, woman" in shown
    assert f"{label} not known" in shown
    assert f"{label} Exzellenz," in words(keeping.get(reverse("recipients:style_list")))


def test_a_language_written_from_the_right_is_shown_so(keeping):
    style = make_style()
    hebrew = {"language": "he", "gender": "", "salutation": "שלום,", "closing": "בברכה"}
    keeping.post(page("form_new", style), hebrew)
    assert '<div lang="he" dir="rtl"' in keeping.get(style.get_absolute_url()).text


def test_the_languages_of_letters_come_first(reading, office):
    shown = words(reading.get(office.style.get_absolute_url()))
    places = [shown.index(f"{one} man") for one in ("English", "French", "Spanish", "Russian")]
    assert places == sorted(places)


def test_a_form_that_nobody_verified_says_so(reading, office):
    shown = words(reading.get(office.style.get_absolute_url()))
    assert "Verified 23 November 2026; source: formsofaddress.info" in shown
    assert "To be verified; source: General knowledge; to be verified with protocol" in shown
    assert "To be verified; source: Use of the United Nations" in shown


def test_own_forms_and_verifiers_cost_the_same_however_many(
    keeper, reading, office, django_assert_num_queries
):
    def verified(gender: str, language: str) -> None:
        FormOfAddress.objects.create(
            office=office,
            gender=gender,
            language=language,
            salutation="Sir,",
            closing="Sir, yours,",
            verified_on=timezone.localdate(),
            verified_by=keeper,
        )
        day = dt.date(1900 + office.holders.count(), 1, 1)
        make_holder(office, "Former", since_on=day, until_on=day, verified_by=keeper)

    verified("m", "en")
    with django_assert_num_queries(16) as few:
        reading.get(office.get_absolute_url())
    for language in ("fr", "de", "es"):
        verified("f", language)
    with django_assert_num_queries(len(few)):
        reading.get(office.get_absolute_url())
