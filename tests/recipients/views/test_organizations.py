import pytest
from django.test import override_settings
from django.urls import reverse

from recipients.models import Organization
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

LIST = reverse("recipients:organization_list")
FACTS = {"name": "Harbour Institute", "kind": "ngo", "preferred_language": "en", "country": "fiji"}


def page(name: str, organization: Organization) -> str:
    return reverse(f"recipients:{name}", args=[organization.pk])


def test_the_list_names_offices_and_who_holds_them(reading):
    make_holder(make_office(make_organization("United Nations", acronym="UN")))
    shown = words(reading.get(LIST))
    assert "UN United Nations Secretary-General António Guterres" in shown


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["École", "Harbour"]),
        ({"q": "ecole"}, ["École"]),
        ({"kind": "court"}, ["Harbour"]),
        ({"country": "belgique"}, ["Harbour"]),
        ({"country": "Fr"}, ["École"]),
        ({"active": "no"}, ["Gone"]),
        ({"active": "all"}, ["École", "Gone", "Harbour"]),
        ({"q": "ecole", "kind": "court"}, []),
        ({"kind": "nonsense"}, ["École", "Harbour"]),
        ({"country": "Nowhere"}, ["École", "Harbour"]),
        ({"q": "\x00"}, ["École", "Harbour"]),
        ({"q": "x" * 5000}, ["École", "Harbour"]),
        ({"after": "nonsense", "before": "\x00"}, ["École", "Harbour"]),
    ],
)
def test_the_filters_stand_in_the_address(reading, query, names):
    make_organization("École", country="FR")
    make_organization("Harbour", kind="court")
    make_organization("Gone", is_active=False, inactive_reason="dissolved")
    answer = reading.get(LIST, query)
    assert answer.status_code == 200
    assert [one.name for one in answer.context["page"].rows] == names


def test_a_filter_that_makes_no_sense_is_named(reading):
    assert "No country has this name" in words(reading.get(LIST, {"country": "Nowhere"}))


def test_an_empty_directory_and_an_empty_search_say_what_belongs_here(reading):
    assert "Nobody is written to yet" in words(reading.get(LIST))
    assert "No organization matches" in words(reading.get(LIST, {"q": "zzz"}))


def test_a_long_list_is_paged_and_costs_the_same(reading, django_assert_num_queries):
    for number in range(60):
        make_holder(make_office(make_organization(f"Institute {number:02}")))
    with django_assert_num_queries(4):  # session, person, organizations, offices
        first = reading.get(LIST)
    assert len(first.context["page"].rows) == 50
    second = reading.get(f"{LIST}?{first.context['page'].older}")
    assert "Institute 59" in words(second)
    with django_assert_num_queries(7):  # one for each turn, one for how far the names are near
        reading.get(LIST, {"q": "institute 00"})


def test_the_page_of_an_organization_shows_what_is_known(reading, django_assert_max_num_queries):
    house = make_organization("House")
    organization = make_organization(
        "Harbour Institute", french="Institut du port", parent=house, note="Ring first"
    )
    organization.contact_details.create(sort="email", value="post@harbour.example")
    make_holder(make_office(organization))
    with django_assert_max_num_queries(15):
        shown = words(reading.get(organization.get_absolute_url()))
    for text in (
        "Institut du port",
        "12 Harbour Road",
        "post@harbour.example",
        "Guterres",
        "House",
    ):
        assert text in shown


def test_a_viewer_is_offered_no_act(reading):
    shown = words(reading.get(make_organization(french="Institut").get_absolute_url()))
    assert "Remove" not in shown
    assert "New office" not in shown


def test_an_organization_is_entered(keeping):
    house = make_organization("The House")
    answer = keeping.post(
        reverse("recipients:organization_new"),
        {**FACTS, "name": "  Harbour   Institute ", "parent": "the house"},
    )
    organization = Organization.objects.get(name="Harbour Institute")
    assert answer["Location"] == organization.get_absolute_url()
    assert (str(organization.country), organization.parent) == ("FJ", house)
    assert told(organization) == ["Entered"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "a\x00b"}, "a character that no text has (U+0000)"),
        ({"kind": "nonsense"}, "not one of the available choices"),
        ({"country": "Atlantis"}, "No country has this name"),
        ({"parent": "Nobody knows it"}, "No organization has exactly this name."),
        ({"parent": "Twin"}, "Several organizations have this name."),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(keeping, wrong, sentence):
    make_organization("Twin")
    make_organization("twin", country="FR")
    answer = keeping.post(reverse("recipients:organization_new"), FACTS | wrong)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert sentence in words(answer)
    assert 'value="fiji"' in answer.text or "country" in wrong
    assert Organization.objects.count() == 2


def test_a_change_is_told_with_old_and_new(keeping):
    organization = make_organization("Old Name")
    keeping.post(page("organization_edit", organization), FACTS)
    organization.refresh_from_db()
    assert organization.name == "Harbour Institute"
    shown = words(keeping.get(organization.get_absolute_url()))
    assert "official name before: Old Name after: Harbour Institute" in shown


def test_an_organization_does_not_become_a_part_of_itself(keeping):
    organization = make_organization("Circle")
    answer = keeping.post(page("organization_edit", organization), FACTS | {"parent": "Circle"})
    assert "An organization is no part of itself." in words(answer)


def test_giving_an_organization_up_needs_a_reason(keeping):
    organization = make_organization()
    url = page("organization_deactivate", organization)
    assert keeping.post(url, {"reason": " "}).status_code == 422
    keeping.post(url, {"reason": "dissolved in 2025"})
    assert told(organization) == ["Deactivated: dissolved in 2025"]
    assert "no longer written to: dissolved in 2025" in words(
        keeping.get(organization.get_absolute_url())
    )
    assert keeping.get(url).status_code == 404  # it is done


def test_an_organization_is_taken_up_again(keeping):
    organization = make_organization(is_active=False, inactive_reason="silent")
    keeping.post(page("organization_reactivate", organization))
    assert told(organization) == ["Reactivated"]
    assert keeping.post(page("organization_reactivate", organization)).status_code == 404


def test_names_are_shown_as_text_and_never_as_markup(reading):
    organization = make_organization("<script>alert(1)</script>")
    with override_settings(DEBUG=False):
        assert "<script>alert" not in reading.get(organization.get_absolute_url()).text
