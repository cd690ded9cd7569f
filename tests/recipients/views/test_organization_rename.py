import pytest
from django.urls import reverse

from recipients.models import Organization
from tests.recipients.factories import make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

FACTS = {"kind": "ngo", "preferred_language": "en", "country": "BE"}


def rename(client, organization, name, **more):
    url = reverse("recipients:organization_edit", args=[organization.pk])
    return client.post(url, {**FACTS, "name": name, "acronym": organization.acronym, **more})


def test_a_renamed_organization_is_found_by_its_former_name(keeping):
    organization = make_organization("Old House", acronym="OH")
    rename(keeping, organization, "New Tower", acronym="NT")
    former = organization.names.get()
    assert (former.sort, former.name, former.acronym) == ("former", "Old House", "OH")
    assert Organization.objects.matching("old house").get() == organization
    assert told(organization) == ["Name entered: Old House", "Changed"]


def test_a_slip_is_not_kept(keeping):
    organization = make_organization("Hruse")
    rename(keeping, organization, "House", was_slip="on")
    assert not organization.names.exists()
    organization.refresh_from_db()
    assert organization.name == "House"


def test_another_spelling_of_the_same_name_is_no_new_name(keeping):
    organization = make_organization("the house")
    rename(keeping, organization, "The House")
    assert not organization.names.exists()


def test_a_former_name_is_kept_once(keeping):
    organization = make_organization("House")
    for name in ("Tower", "House", "Tower"):
        rename(keeping, organization, name)
        organization.refresh_from_db()
    assert sorted(one.name for one in organization.names.all()) == ["House", "Tower"]


def test_only_an_entry_that_is_there_asks_about_its_former_name(keeping):
    new = words(keeping.get(reverse("recipients:organization_new")))
    assert "slip" not in new
    organization = make_organization()
    url = reverse("recipients:organization_edit", args=[organization.pk])
    assert "The former name was a slip" in words(keeping.get(url))
