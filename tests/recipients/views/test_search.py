import pytest
from django.urls import reverse

from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db


def found(client, chosen, typed: str) -> str:
    url = reverse("recipients:office_search", args=[chosen.pk])
    return words(client.get(url, {"q": typed}))


def test_offices_and_lists_are_offered_that_are_not_on_the_list_yet(keeping):
    office = make_office(make_organization("Institut d’études"))
    make_holder(office, "Ana Lima")
    make_list(office, name="Études et recherche")
    chosen = make_list(make_office(make_organization("Etudes du port")))
    assert found(keeping, chosen, "etudes") == (
        "Institut d’études, Secretary-General Ana Lima Études et recherche list, 1 office"
    )


@pytest.mark.parametrize("typed", ["", "\x00", "x" * 300])
def test_nothing_is_offered_before_something_is_typed(keeping, typed):
    make_office()
    assert found(keeping, make_list(), typed) == ""


def test_it_says_when_nothing_matches(keeping):
    assert found(keeping, make_list(), "zzz").startswith("Nothing matches")


def test_the_search_works_without_a_script(keeping):
    make_office(make_organization("Harbour Institute"))
    answer = keeping.get(make_list().get_absolute_url(), {"q": "harbour"})
    assert "Harbour Institute, Secretary-General" in words(answer)


def test_names_of_organizations_are_offered_for_a_field(keeping):
    make_organization("Mission of Uganda")
    make_organization("Old Mission", is_active=False, inactive_reason="closed")
    url = reverse("recipients:organization_names")
    assert keeping.get(url, {"via": "mission"}).text.count("<option") == 1
    assert keeping.get(url, {"via": "\x00"}).status_code == 200


def test_a_search_costs_the_same_however_much_it_finds(keeping, django_assert_num_queries):
    chosen = make_list()
    url = reverse("recipients:office_search", args=[chosen.pk])
    for _more in range(2):
        for _office in range(12):
            make_office()
        with django_assert_num_queries(6):
            keeping.get(url, {"q": "institute"})


def test_similar_ones_are_offered_after_a_typo_and_named_so(keeping):
    office = make_office(make_organization("Harbour Institute", acronym="HI"))
    assert found(keeping, make_list(), "habrour") == (
        "No office has exactly these words. Similar: HI Harbour Institute, Secretary-General vacant"
    )
    names = keeping.get(reverse("recipients:organization_names"), {"parent": "habrour"}).text
    assert 'label="Harbour Institute, similar to “habrour”"' in names
    assert found(keeping, make_list(office), "habrour").startswith("Nothing matches")
