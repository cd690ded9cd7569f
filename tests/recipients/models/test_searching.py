"""The order of what is found, what is found of misspelt words, and that it begins in an index."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from recipients.models import KnownWord, Office, Organization, OrganizationName, searching
from recipients.models.spelling import distance
from tests.recipients.factories import make_holder, make_office, make_organization

pytestmark = pytest.mark.django_db


def names(words: str, most: int = 10) -> list[str]:
    return [one.name for one in Organization.objects.found(words, most=most).rows]


@pytest.fixture
def port() -> Organization:
    """An organization with an office in three scripts."""
    organization = make_organization("Harbour Authority", french="Autorité du port", acronym="HA")
    office = make_office(organization, name="Director", title="Director of the Harbour")
    make_holder(
        office,
        "Émile Guterres",
        names={"ru": "Эмиль Гутерреш", "ar": "إميل غوتيريش"},
    )
    OrganizationName.objects.create(
        organization=organization, language="en", sort="former", name="Docks Board", acronym="DB"
    )
    make_organization("Mountain Institute")
    return organization


@pytest.mark.parametrize(
    "words",
    [
        "harbour",
        "AUTORITE port",
        "docks",  # a former name
        "db",
        "director",
        "guterres emile",
        "гутерреш",
        "ЭМИЛЬ",
        "غوتيريش",
        "اميل",
        "(Harbour), «Director»",
        "h d",  # of short words, the beginning
    ],
)
def test_it_finds_names_acronyms_offices_titles_and_holders(port, words):
    assert Organization.objects.found(words, most=10).rows == [port]
    assert Office.objects.found(words, most=10).rows == list(port.offices.all())


def test_a_short_word_is_the_beginning_of_a_word_but_a_sign_may_stand_anywhere(port):
    assert names("ar") == []
    japan = make_organization("日本国外務省")
    assert names("外務") == [japan.name]


def test_the_best_come_first():
    for name, acronym in (
        ("United Nations", "UN"),
        ("Union of Towns", ""),
        ("Alpine Union", ""),
        ("Uniform Code Council", "UCC"),
        ("Board of UN Friends", ""),
    ):
        make_organization(name, acronym=acronym)
    assert names("un") == [
        "United Nations",  # its acronym
        "Uniform Code Council",  # begin with it
        "Union of Towns",
        "Alpine Union",  # have it somewhere
        "Board of UN Friends",
    ]
    assert names("un", most=2) == ["United Nations", "Uniform Code Council"]
    organization = Organization.objects.get(acronym="UN")
    OrganizationName.objects.create(
        organization=organization, language="fr", name="Nations Unies", acronym="ONU"
    )
    assert names("onu") == ["United Nations"]


@pytest.mark.parametrize("near", [0, 3, 1000])
@pytest.mark.parametrize("words", ["institute", "of", "lake"])
def test_every_row_comes_once_whatever_way_it_is_found(monkeypatch, near, words):
    monkeypatch.setattr(searching, "NEAR", near)
    made = [make_organization(f"{chr(97 + number)} Institute of Lakes") for number in range(8)]
    for turns in ([2, 3, 8], [8]):
        for most in turns:
            found = Organization.objects.found(words, most=most).rows
            assert found == made[:most]


@pytest.mark.parametrize(
    "words",
    [
        "habrour",  # swapped
        "harbor",  # one is missing
        "harbouur",  # one too many
        "hardour",  # another one
        "guteres",
        "docks bord",
        "гутереш",
        "гутерершш",
        "غوتريش",
        "autoritee",
        "harbuor directro",
    ],
)
def test_a_typo_leads_to_similar_words(port, words):
    found = Organization.objects.found(words, most=10)
    assert (found.rows, found.is_similar) == ([port], True)
    assert Office.objects.found(words, most=10).is_similar


@pytest.mark.parametrize(
    "words", ["zzzzzz", "hrbr", "xyz harbour", "", "  ", "()", "\x00", "%", "_"]
)
def test_what_is_like_nothing_finds_nothing(port, words):
    found = Organization.objects.found(words, most=10)
    assert (list(found.rows), found.is_similar) == ([], False)


def test_the_nearest_words_win_and_gone_names_find_nothing(port, keeper):
    make_organization("Harbourer Club")
    make_organization("Bay and Harbour Board")
    assert names("harbuor") == ["Harbour Authority", "Harbourer Club", "Bay and Harbour Board"]
    port.name, port.was_slip = "Quay Office", True  # a former name would still be found
    port.keep(by=keeper)
    assert KnownWord.objects.filter(word="authority").count() == 1
    assert names("authorty") == []


@given(st.text("abcd", max_size=7), st.text("abcd", max_size=7))
def test_a_distance_is_what_it_says(typed, word):
    assert 0 <= distance(typed, word) <= len(typed)
    assert distance(word[:3], word) == 0
    for at in range(len(word) - 1):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        assert distance(swapped, word) <= 1
        assert distance(word[:at] + word[at + 1 :], word) <= 1


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(words):
    Organization.objects.found(words, most=3)
    Office.objects.found(words, most=3)


@pytest.mark.parametrize(
    ("turn", "index"),
    [
        (0, "organization_found_by_acronym"),
        (1, "organization_found_in_order"),
        (2, "organization_found_by"),
    ],
)
def test_every_turn_can_begin_in_an_index(turn, index):
    make_organization("Harbour Authority")
    chosen = Organization.objects.in_turn("harbour")[turn]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        if turn != 1:
            cursor.execute("SET LOCAL enable_indexscan = off")
    assert index in chosen.among.filter(chosen.has).order_by("sorted_by", "pk")[:10].explain()


def test_a_search_is_a_fixed_number_of_queries(port, django_assert_max_num_queries):
    for number in range(30):
        make_organization(f"Institute {number}")
    with django_assert_max_num_queries(2):
        Organization.objects.found("institute", most=10)
    with django_assert_max_num_queries(5):
        Organization.objects.found("port", most=10)
    with django_assert_max_num_queries(14):
        Organization.objects.found("habrour", most=10)
