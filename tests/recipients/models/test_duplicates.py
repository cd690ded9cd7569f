import pytest

from recipients.models import OrganizationName
from recipients.models.duplicates import twins
from tests.recipients.factories import make_organization

pytestmark = pytest.mark.django_db


def asked(name="", *, acronym="", country="BE", domains=()) -> list[tuple[int, int, str]]:
    """(organization, score, reason) for one name."""
    found = twins([(7, name, acronym, country, list(domains))])
    return [(pk, score, reason) for pk, _name, score, reason in found.get(7, [])]


@pytest.mark.parametrize(
    ("typed", "score", "reason"),
    [
        ("Harbour Institute of Fiji", 100, "the same name"),
        ("  The HARBOUR   institute of Fiji. ", 100, "the same name"),
        ("Hárbour Institute of Fiji", 100, "the same name"),
        ("Нarbour Institute of Fiji", 100, "the same name"),  # a Cyrillic Н
        ("Fiji, Institute of the Harbour", 90, "the same words"),
        ("Harbor Institute of Fiji", 70, "a similar name"),
        ("Harbour Institute of the Republic of Fiji", 60, "a similar name"),
    ],
)
def test_a_name_is_recognised_however_it_is_written(typed, score, reason):
    for number in range(30):
        make_organization(f"Harbour Watch {number} of Fiji")
        make_organization(f"Institute {number} of Fiji", country="FJ")
    organization = make_organization("Harbour Institute of Fiji")
    (pk, found, why), *_ = asked(typed)
    assert (pk, why) == (organization.pk, reason)
    assert found >= score


@pytest.mark.parametrize(
    "typed",
    ["Harbour Institute 2", "Court of Fiji", "The", "Nothing like it", "", "\u202e", "x" * 300],
)
def test_what_is_another_body_is_not_proposed(typed):
    make_organization("Harbour Institute 1")
    make_organization("Court of Tonga")
    assert asked(typed) == []


def test_the_same_name_in_another_country_counts_less():
    organization = make_organization("Ministry of Water", country="FJ")
    assert asked("Ministry of Water", country="TO") == [
        (organization.pk, 60, "the same name, in another country")
    ]
    assert asked("Ministry of Water", country="")[0][1] == 100


def test_former_and_other_names_count():
    organization = make_organization("New House", french="Institut du port")
    OrganizationName.objects.create(
        organization=organization, sort="former", language="en", name="Old House", acronym="OHX"
    )
    for name in ("Institut du Port", "The old house"):
        assert asked(name) == [(organization.pk, 90, "one of its other names")]
    assert asked("Something else", acronym="O.H.X") == []  # three words are not one
    assert asked("Something else", acronym="ohx") == [(organization.pk, 55, "the same acronym")]


def test_a_domain_tells_unless_it_is_of_mail_for_everybody():
    organization = make_organization("House", website="https://www.house.example/en")
    organization.contact_details.create(sort="email", value="House@gmail.com")
    other = make_organization("Tower")
    other.contact_details.create(sort="email", value="post@Tower.example")
    assert asked("Something", domains=["house.example", "gmail.com"]) == [
        (organization.pk, 65, "the same domain of e-mail or website")
    ]
    assert asked("Something", domains=["TOWER.example"])[0][0] == other.pk
    assert asked("Something", domains=["gmail.com"]) == []


def test_what_many_share_tells_nothing():
    for number in range(6):
        make_organization(f"Agency {number}", acronym="UNX", website="https://un.example")
    assert asked("Something", acronym="UNX", domains=["un.example"]) == []


def test_several_reasons_count_more_and_three_are_named():
    best = make_organization("Harbour Institut", acronym="HI", website="https://hi.example")
    for word in ("Harbour Institutes", "Harbour Instituto", "Harbour Institute of"):
        make_organization(word)
    found = asked("Harbour Institute", acronym="HI", domains=["hi.example"])
    assert len(found) == 3
    assert best.pk in [pk for pk, _score, _reason in found]
    assert "the same acronym; the same domain" in next(
        reason for pk, _score, reason in found if pk == best.pk
    )


def test_a_thousand_names_are_one_query(django_assert_num_queries):
    make_organization("Harbour Institute 17")
    names = [(number, f"Harbour Institute {number}", "", "BE", []) for number in range(1000)]
    with django_assert_num_queries(5):  # one that asks; the others set how
        found = twins(names)
    assert list(found) == [17]
    assert twins([]) == {}


def test_an_organization_that_went_into_another_is_not_proposed():
    kept = make_organization("House")
    make_organization(
        "Tower", is_active=False, inactive_reason="merged into House", merged_into=kept
    )
    assert asked("Tower") == []
