import pytest

from recipients.models import Office, RecipientList
from tests.recipients.factories import make_office, make_organization

pytestmark = pytest.mark.django_db

RULES = [
    {"kinds": ["ngo", "court"]},
    {"countries": ["FR", "ML"]},
    {"regions": ["011"]},
    {"regions": ["150", "013"], "languages": ["fr"]},
    {"tags": ["water"]},
    {"kinds": ["ngo"], "regions": ["002"], "tags": ["water", "islands"], "languages": ["fr"]},
    {"countries": ["FR"], "regions": ["002"]},
    {},
]


def ruled(**facts) -> RecipientList:
    return RecipientList(name="Found", is_by_rule=True, **facts)


def named(offices) -> set[str]:
    return {office.organization.name for office in offices.select_related("organization")}


@pytest.fixture
def directory() -> list[Office]:
    bodies = [
        make_organization("Paris NGO", country="FR", kind="ngo", preferred_language="fr"),
        make_organization("Bamako NGO", country="ML", kind="ngo", tags=["water"]),
        make_organization(
            "Dakar NGO", country="SN", kind="ngo", tags=["water"], preferred_language="fr"
        ),
        make_organization("Dakar Court", country="SN", kind="court", preferred_language="fr"),
        make_organization("Nowhere NGO", country="", kind="ngo", tags=["islands", "x"]),
        make_organization("Panama Court", country="PA", kind="court", preferred_language="fr"),
    ]
    return [make_office(body) for body in bodies]


def test_the_rule_finds_those_that_meet_everything_it_asks_for(directory):
    assert named(ruled(kinds=["court"], regions=["002"]).offices()) == {"Dakar Court"}
    assert named(ruled(regions=["002"]).offices()) == {"Bamako NGO", "Dakar NGO", "Dakar Court"}
    assert named(ruled(tags=["x", "water"], languages=["en"]).offices()) == {
        "Bamako NGO",
        "Nowhere NGO",
    }


def test_a_rule_that_asks_for_nothing_finds_nobody(directory):
    rule = ruled().rule
    assert rule.is_empty
    assert not rule.offices().exists()
    assert not rule.left_out().exists()
    assert not rule.left_out("dakar").exists()


@pytest.mark.parametrize("facts", RULES)
def test_the_database_and_the_words_agree_on_who_is_in(directory, facts):
    chosen = ruled(**facts)
    chosen.save()
    found = set(chosen.offices())
    for office in directory:
        body, criteria = office.organization, chosen.rule.criteria
        is_in = bool(criteria) and all(one.is_met_by(body) for one in criteria)
        assert (office in found) is is_in
        assert RecipientList.objects.with_office(office).exists() is is_in
        assert RecipientList.objects.with_organization(body).exists() is is_in
        assert (is_in or not criteria) is (chosen.rule.why_out(office) == [])


@pytest.mark.parametrize("facts", [one for one in RULES if one])
def test_those_left_out_by_one_thing_alone_are_told_this_one_thing(directory, facts):
    rule = ruled(**facts).rule
    left_out = set(rule.left_out())
    for office in directory:
        assert (office in left_out) is (len(rule.why_out(office)) == 1)


def test_why_an_office_is_in_names_what_it_has_of_what_is_asked_for(directory):
    rule = ruled(kinds=["ngo", "court"], regions=["202", "002"], tags=["water", "x"]).rule
    dakar = Office.objects.get(organization__name="Dakar NGO")
    assert rule.why_in(dakar) == [
        ("Kind", "Non-governmental organization"),
        ("Region", "Sub-Saharan Africa, Africa"),
        ("Tag", "“water”"),
    ]


@pytest.mark.parametrize(
    ("facts", "name", "sentence"),
    [
        ({"kinds": ["court", "eu"]}, "Paris NGO", "not Court or EU institution."),
        ({"countries": ["BE"]}, "Paris NGO", "Its country is France, not Belgium."),
        ({"countries": ["BE"]}, "Nowhere NGO", "No country is recorded."),
        ({"regions": ["002"]}, "Paris NGO", "Its country, France, is not in Africa."),
        ({"regions": ["002"]}, "Nowhere NGO", "so it lies in no region."),
        ({"tags": ["water"]}, "Paris NGO", "It does not have the tag “water”."),
        ({"languages": ["en", "es"]}, "Paris NGO", "in French, not in English or Spanish."),
        ({"countries": ["BE", "BJ", "CA", "DE", "ES", "IT", "LU"]}, "Paris NGO", "or 2 others."),
    ],
)
def test_why_an_office_is_left_out_stands_in_a_sentence(directory, facts, name, sentence):
    office = Office.objects.get(organization__name=name)
    (told,) = ruled(**facts).rule.why_out(office)
    assert told.endswith(sentence)


def test_those_no_longer_written_to_are_left_out_and_say_so(keeper):
    given_up = make_office(make_organization(kind="court"), is_active=False)
    body = make_organization(kind="court")
    dissolved = make_office(body)
    body.deactivate(reason="dissolved in 2025", by=keeper)
    rule = ruled(kinds=["court"]).rule
    assert not rule.offices().exists()
    assert set(rule.left_out()) == {given_up, dissolved}
    assert rule.why_out(given_up) == ["The office is no longer written to."]
    dissolved.refresh_from_db()
    assert rule.why_out(dissolved) == [
        "The organization is no longer written to: dissolved in 2025"
    ]


def test_with_words_everybody_left_out_is_found_for_whatever_reasons(directory):
    rule = ruled(kinds=["eu"], countries=["BE"], languages=["ar"]).rule
    assert not rule.left_out().exists()
    assert named(rule.left_out("dakar court")) == {"Dakar Court"}
    assert len(rule.why_out(rule.left_out("dakar court").get())) == 3
