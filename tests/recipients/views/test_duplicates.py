import pytest
from django.urls import reverse

from recipients.models import Distinct
from recipients.models.pairs import domain_of
from recipients.views import duplicates
from tests.recipients.factories import make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

LIST = reverse("recipients:duplicate_list")


def pairs(answer) -> list[set[str]]:
    return [{pair.one.name, pair.other.name} for pair in answer.context["pairs"]]


def test_the_likeliest_pair_comes_first_with_its_reasons(keeping):
    one = make_organization("Harbour Institute", country="", website="https://www.hi.example/en")
    other = make_organization("The Hárbour Institute", country="FJ")
    other.contact_details.create(sort="email", value="post@hi.example")
    make_organization("Fisheries Court")
    make_organization("Fisheries Courts")
    answer = keeping.get(LIST)
    assert pairs(answer) == [{one.name, other.name}, {"Fisheries Court", "Fisheries Courts"}]
    assert "The same name; the same domain of e-mail or website" in words(answer)
    assert pairs(keeping.get(LIST, {"least": "90"})) == [{one.name, other.name}]


@pytest.mark.parametrize("least", ["nonsense", "\x00", "9" * 400, "-1"])
def test_a_filter_that_makes_no_sense_shows_all(keeping, least):
    make_organization("Harbour Institute", country="")
    make_organization("Harbour Institute", country="FJ")
    assert len(pairs(keeping.get(LIST, {"least": least, "after": least}))) == 1


def test_what_somebody_said_are_two_does_not_come_again(keeping):
    one = make_organization("Harbour Institute", country="FJ")
    other = make_organization("Harbour Institute", country="TO")
    assert len(pairs(keeping.get(LIST))) == 1
    url = reverse("recipients:duplicate_apart", args=[other.pk, one.pk])
    answer = keeping.post(f"{url}?least=50")
    assert answer["Location"] == f"{LIST}?least=50"
    assert pairs(keeping.get(LIST)) == []
    assert told(one) == ["Told apart from Harbour Institute"]
    keeping.post(url)
    assert Distinct.objects.count() == 1
    same = reverse("recipients:duplicate_apart", args=[one.pk, one.pk])
    assert keeping.post(same).status_code == 404


def test_a_whole_and_its_part_may_share_a_domain(keeping):
    whole = make_organization("House", website="https://house.example")
    make_organization("Tower", parent=whole, website="https://www.house.example/tower")
    make_organization("Gate", parent=whole, website="https://house.example/gate")
    assert pairs(keeping.get(LIST)) == []
    make_organization("Bridge", website="https://house.example/bridge")
    assert len(pairs(keeping.get(LIST))) == 3


def test_empty_directories_and_those_without_pairs_say_so(keeping):
    assert "Nobody is written to yet" in words(keeping.get(LIST))
    make_organization()
    assert "No two entries look like one body" in words(keeping.get(LIST))


def test_a_long_directory_is_looked_through_part_by_part(keeping, monkeypatch):
    monkeypatch.setattr(duplicates, "AT_ONCE", 5)
    for number in range(60):
        make_organization(f"Agency {number:02}")
    make_organization("Agency 11½", country="FJ")
    make_organization("Agency 11½", country="TO")
    answer = keeping.get(LIST)
    seen = [*pairs(answer)]
    while answer.context["page"].older is not None:
        answer = keeping.get(f"{LIST}?{answer.context['page'].older}")
        seen += pairs(answer)
    assert {"Agency 11½"} in seen
    assert "Looked through from" in words(answer)


def test_the_page_costs_the_same_however_many_pairs(keeping, django_assert_num_queries):
    for number in range(30):
        for country in ("FJ", "TO"):
            make_organization(f"Agency {number}", country=country)
    with django_assert_num_queries(12):  # 4 of them set how twins are looked for
        assert len(pairs(keeping.get(LIST))) == 30


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("info@UN.org", "un.org"),
        ("https://www.un.org/en?x@y", "un.org"),
        ("http://un.org:8000#a", "un.org"),
        ("un.org", "un.org"),
    ],
)
def test_python_and_the_database_read_the_same_domain(address, domain):
    organization = make_organization(website=address)
    from recipients.models import Organization
    from recipients.models.words import Domain

    read = Organization.objects.values_list(Domain("website"), flat=True).get(pk=organization.pk)
    assert domain_of(address) == read == domain
