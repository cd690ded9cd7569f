import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from recipients.models import Organization, OrganizationName, PostalAddress
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words",
    ["etudes", "Études", "institut iles", "IEI", "directrice", "lima", "ÎLES"],
)
def test_an_organization_is_found_without_regard_to_accents(words):
    organization = make_organization(
        "Island Studies", french="Institut d’études sur les îles", acronym="IEI"
    )
    office = make_office(organization, name="Head", titre="Directeur", titre_feminine="Directrice")
    make_holder(office, "Ana Lima", until_on=None)
    make_organization("Harbour Authority")
    assert Organization.objects.matching(words).get() == organization


def test_a_search_can_begin_in_an_index():
    with connection.cursor() as cursor:
        for other in ("seqscan", "indexscan", "indexonlyscan"):  # words are found by bitmaps
            cursor.execute(f"SET LOCAL enable_{other} = off")
    plan = Organization.objects.matching("etudes").explain()
    assert "organization_found_by" in plan


def test_lists_are_in_the_order_of_names_without_accents_and_capitals():
    for name in ("Zeta", "étude", "Alpha", "beta"):
        make_organization(name)
    ordered = Organization.objects.in_order().order_by("sorted_by", "pk")
    assert [one.name for one in ordered] == ["Alpha", "beta", "étude", "Zeta"]


def test_an_organization_given_up_has_a_reason(keeper):
    organization = make_organization()
    organization.deactivate(reason="dissolved in 2025", by=keeper)
    assert not Organization.objects.active().exists()
    organization.reactivate(by=keeper)
    assert Organization.objects.active().get().inactive_reason == ""
    assert told(organization) == ["Reactivated", "Deactivated: dissolved in 2025"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Organization.objects.update(is_active=False)


def test_what_was_changed_is_kept_old_and_new(keeper):
    organization = Organization(name="Old Name", kind="ngo")
    organization.keep(by=keeper)
    organization.name = "New Name"
    organization.keep(by=keeper)
    organization.keep(by=keeper)  # nothing changed, nothing to tell
    assert told(organization) == ["Name entered: Old Name", "Changed", "Entered"]


def test_an_organization_is_no_part_of_itself():
    house = make_organization()
    part = make_organization(parent=house)
    house.parent = part
    with pytest.raises(ValidationError) as refused:
        house.clean()
    assert "parent" in refused.value.message_dict
    house.parent, house.successor = None, house
    with pytest.raises(ValidationError):
        house.clean()


def test_there_is_one_official_name_a_language_and_any_number_of_others():
    organization = make_organization(french="Institut")
    for name in ("Ancien institut", "Vieil institut"):
        OrganizationName.objects.create(
            organization=organization, language="fr", name=name, sort="former"
        )
    assert organization.name_in("fr") == "Institut"
    assert organization.name_in("es") is None
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganizationName.objects.create(organization=organization, language="fr", name="Autre")


def test_letters_go_to_one_address_a_language():
    organization = make_organization(lines="Main Street")
    PostalAddress.objects.create(
        organization=organization, lines="Rue principale", country="BE", language="fr"
    )
    office = make_office(organization)
    assert office.address_in("fr").lines == "Rue principale"
    assert office.address_in("en").lines == "Main Street"
    with pytest.raises(IntegrityError), transaction.atomic():
        PostalAddress.objects.create(organization=organization, lines="Other", country="BE")


def test_an_address_that_an_office_uses_stays(keeper):
    organization = make_organization()
    own = PostalAddress.objects.create(
        organization=organization, lines="Annex", country="BE", is_main=False
    )
    office = make_office(organization, address=own)
    assert office.address_in("en") == own
    with pytest.raises(ProtectedError):
        own.remove(by=keeper)
    assert told(organization) == []
