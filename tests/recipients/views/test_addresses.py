"""A postal address is typed with hints, kept as it stands, and doubted on the page."""

import pytest
from django.urls import reverse

from tests.recipients.factories import make_office, make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db

HINTS = reverse("recipients:address_hints")
PARIS = {"lines": "37 quai d’Orsay\r\nCS 70512\r\n75351 PARIS CEDEX 07", "country": "France"}
DOUBT = "No postal code as France writes it: 33380"


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_the_hints_follow_the_country(keeping):
    shown = words(keeping.get(HINTS, {"country": "france"}))
    assert "France asks for: street or box, postal code, city." in shown
    assert "CEDEX stays behind the place" in shown
    assert "No postal code" not in shown  # nothing is typed yet
    assert "Japan asks for" in words(keeping.get(HINTS, {"country": "JP"}))


def test_the_hints_doubt_what_is_typed(keeping):
    typed = {"country": "France", "lines": "37 quai d’Orsay\nPARIS"}
    assert DOUBT in words(keeping.get(HINTS, typed))
    assert DOUBT not in words(keeping.get(HINTS, PARIS))


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"country": ""},
        {"country": "Atlantis"},
        {"country": "\x00", "lines": "\x00"},
        {"country": "\u202e", "lines": "x" * 5000},
        {"lines": "Somewhere"},
    ],
)
def test_what_makes_no_sense_gives_no_hints_and_no_error(keeping, typed):
    answer = keeping.get(HINTS, typed)
    assert answer.status_code == 200
    assert "state-look" not in answer.text


def test_the_form_asks_for_hints_and_shows_them_without_scripts(keeping):
    address = make_organization(lines="5 Quay Street\nPARIS", country="FR").addresses.get()
    answer = keeping.get(page("address_edit", address))
    assert f'hx-get="{HINTS}"' in answer.text
    assert "France asks for:" in words(answer)
    assert DOUBT in words(answer)


def test_with_an_error_the_hints_and_what_was_typed_stay(keeping):
    wrong = {**PARIS, "lines": "Quai\nPARIS", "verified_on": "31.2.2024", "purpose": "visitors"}
    answer = keeping.post(page("address_new", make_organization()), wrong)
    assert answer.status_code == 422
    shown = words(answer)
    assert "France asks for:" in shown
    assert DOUBT in shown
    assert "Quai\nPARIS" in answer.text
    assert 'value="visitors"' in answer.text


def test_a_doubtful_address_is_kept_as_typed_and_the_doubt_stands_beside_it(keeping):
    organization = make_organization(lines="")
    wrong = {**PARIS, "lines": "37 quai d’Orsay\nPARIS CEDEX 07", "is_main": "on"}
    keeping.post(page("address_new", organization), wrong)
    assert organization.addresses.get().as_lines == ["37 quai d’Orsay", "PARIS CEDEX 07"]
    assert DOUBT in words(keeping.get(organization.get_absolute_url()))
    office = make_office(organization)
    assert DOUBT in words(keeping.get(office.get_absolute_url()))
    keeping.post(page("address_edit", organization.addresses.get()), PARIS | {"is_main": "on"})
    assert DOUBT not in words(keeping.get(organization.get_absolute_url()))


def test_what_an_address_is_for_is_shown(keeping):
    organization = make_organization()
    keeping.post(page("address_new", organization), PARIS | {"purpose": "visitors"})
    assert organization.addresses.get(country="FR").purpose == "visitors"
    shown = words(keeping.get(organization.get_absolute_url()))
    assert "Post visitors not used for letters 37 quai d’Orsay" in shown


def test_the_page_costs_the_same_however_many_addresses_were_verified(
    keeper, reading, django_assert_max_num_queries, django_assert_num_queries
):
    organization = make_organization()
    organization.addresses.update(verified_by=keeper)
    with django_assert_max_num_queries(20) as few:
        reading.get(organization.get_absolute_url())
    for _number in range(5):
        organization.addresses.create(lines="x", country="FR", is_main=False, verified_by=keeper)
    with django_assert_num_queries(len(few)):
        reading.get(organization.get_absolute_url())
