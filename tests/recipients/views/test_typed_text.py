"""Names as people type them, from the form to the page and to the search."""

import pytest
from django.urls import reverse

from recipients.models import ContactDetail, Office, Organization
from tests.recipients.factories import make_office, make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db

FACTS = {"kind": "ngo", "preferred_language": "en"}


def enter(keeping, name: str, **facts):
    """The page one comes to after entering an organization of that name."""
    url = reverse("recipients:organization_new")
    return keeping.post(url, {**FACTS, "name": name, **facts}, follow=True)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Société\u200b géne\u0301rale", "Société générale"),
        ("\u202egpj.exe", "gpj.exe"),
        ("وزارة الخارجية", "وزارة الخارجية"),
        ("Dove 🕊 House", "Dove 🕊 House"),
        ("𠀋𠮷野家", "𠀋𠮷野家"),
        ("Министерство иностранных дел", "Министерство иностранных дел"),
    ],
)
def test_a_name_is_saved_and_shown(keeping, typed, shown):
    answer = enter(keeping, typed)
    assert Organization.objects.get().name == shown
    assert f"<h1>{shown}</h1>" in answer.text
    for looked_for in (typed, shown):
        assert Organization.objects.matching(looked_for).exists()


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("Harbour Institute", "HARBOUR  institute"),
        ("Harbour Institute", "The Harbour Institute"),
        ("Harbour Institute", "Harbour-Institute."),
        ("Société", "Socie\u0301te\u0301"),
        ("Société", "SOCIETE"),
        ("Acme", "Асme"),  # Cyrillic А and с
        ("MAPT", "МАРТ"),  # Cyrillic throughout
        ("Straße", "STRASSE"),
        ("İstanbul Işık", "istanbul ışık"),
        ("Ολυμπιακός", "ΟΛΥΜΠΙΑΚΟΣ"),
        ("L’Observatoire", "Observatoire"),
        ("وزارة الإعلام", "وزارة الاعلام"),
    ],
)
def test_no_two_organizations_look_the_same(keeping, there, typed):
    make_organization(there, country="BE")
    answer = enter(keeping, typed, country="BE")
    assert answer.status_code == 422
    assert "An organization of this name and country is there." in words(answer)
    assert Organization.objects.count() == 1
    assert enter(keeping, typed, country="FR").status_code == 200  # another body, abroad


def test_the_same_name_is_seen_at_a_change_and_without_a_country(keeping):
    make_organization("Harbour Institute", country="")
    other = make_organization("Other", country="")
    url = reverse("recipients:organization_edit", args=[other.pk])
    answer = keeping.post(url, {**FACTS, "name": "harbour institute"})
    assert "An organization of this name and country is there." in words(answer)


@pytest.mark.parametrize("typed", ["é", "e\u0301", "É", "E\u0301", "e"])
@pytest.mark.parametrize("there", ["étude", "e\u0301tude"])
def test_both_ways_to_write_an_accent_find_both(there, typed):
    office = make_office(make_organization(there))
    assert Organization.objects.matching(f"{typed}tude").get() == office.organization
    assert Office.objects.matching(f"{typed}tude").get() == office


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Straße", "strasse"),
        ("Νόμος", "ΝΟΜΟΣ"),
        ("Øresund Œuvre", "oresund oeuvre"),
        ("الأُمم المتحدة", "الامم"),
        ("Ёлка", "елка"),
    ],
)
def test_letters_are_folded_as_documented(there, typed):
    organization = make_organization(there)
    assert Organization.objects.matching(typed).get() == organization


def test_look_alikes_within_a_word_are_a_warning_and_no_error(keeping):
    organization = make_organization("Oxf\u0430m")
    ContactDetail.objects.create(
        organization=organization, sort="email", value="info@\u0430cme.example"
    )
    shown = words(keeping.get(organization.get_absolute_url()))
    assert "“Oxf\u0430m” mixes Latin with Cyrillic or Greek letters" in shown
    assert "“info@\u0430cme.example” mixes" in shown
    plain = make_organization("Red Cross")
    assert " mixes " not in words(keeping.get(plain.get_absolute_url()))
