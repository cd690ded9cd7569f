"""A form of an office's own stands before that of its style; nothing is mixed."""

import datetime as dt
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recipients.models import FormOfAddress, Gender, Office, OfficeTitle, Style
from tests.recipients.factories import make_holder, make_office, make_organization

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 9, 9)
LANGUAGES = ["en", "fr", "de"]
FORMS = list(product(LANGUAGES, Gender.values))


def enter(whole: dict, language: str, gender: str) -> str:
    """A form that tells everywhere whose it is; its mark."""
    mark = f"{next(iter(whole))} {language} {gender or 'x'}"
    FormOfAddress.objects.create(
        **whole,
        language=language,
        gender=gender,
        envelope=f"{mark}: {{name}}",
        salutation=f"{mark},",
        closing=f"Closing {mark}, of it.",
    )
    return mark


def opening(office: Office, language: str):
    return Office.objects.for_opening().get(pk=office.pk).opening(language=language, on=DAY)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    of_style=st.sets(st.sampled_from(FORMS)),
    of_office=st.sets(st.sampled_from(FORMS)),
    holder=st.sampled_from([None, *Gender.values]),
    language=st.sampled_from(LANGUAGES),
)
def test_all_three_texts_come_from_one_form_in_the_language_of_the_letter(
    of_style, of_office, holder, language
):
    style = Style.objects.create(slug=f"s{Style.objects.count()}", name=f"{Style.objects.count()}")
    office = make_office(style=style, title="The Office", titre="La Fonction")
    OfficeTitle.objects.create(office=office, language="de", title="Das Amt")
    marks = {form: enter({"style": style}, *form) for form in of_style}
    marks |= {form: enter({"office": office}, *form) for form in of_office}
    if holder is not None:
        make_holder(office, "Ana Lima", gender=holder)
    wanted = [(language, holder or ""), (language, "")]
    mark = next((marks[form] for form in wanted if form in marks), None)
    found = opening(office, language)
    if mark is None:
        assert len(found.missing) == 1
        assert found.missing[0].startswith("No form of address in ")
        assert found.salutation == found.closing == ""
        return
    assert found.is_complete
    assert (found.salutation, found.closing) == (f"{mark},", f"Closing {mark}, of it.")
    envelope = [] if holder is None else [f"{mark}: Ana Lima"]
    title = {"en": "The Office", "fr": "La Fonction", "de": "Das Amt"}[language]
    assert list(found.lines[: len(envelope) + 1]) == [*envelope, title]


def test_the_own_form_of_another_office_changes_nothing():
    one, other = make_office(), make_office()
    for office in (one, other):
        make_holder(office)
    enter({"office": other}, "en", "m")
    assert opening(one, "en").salutation == "Excellency,"
    assert opening(other, "en").salutation == "office en m,"


def test_a_letter_through_a_mission_in_a_language_without_the_word_says_so():
    mission = make_organization("Mission")
    mission.names.create(language="sv", name="Ständiga representationen")
    office = make_office(via=mission)
    OfficeTitle.objects.create(office=office, language="sv", title="Ämbetet")
    enter({"office": office}, "sv", "")
    found = opening(office, "sv")
    assert found.missing == ("No word for “via” is known in Swedish",)
    assert found.via == ""


@pytest.mark.parametrize("language", ["uk", "el", "zh", "he"])
def test_a_name_in_another_script_is_asked_for(language):
    office = make_office()
    make_holder(office)
    assert any("as written in" in note for note in opening(office, language).notes)
    assert not any("as written in" in note for note in opening(office, "de").notes)
