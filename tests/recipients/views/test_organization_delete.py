import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from history.models import Event
from recipients.models import Office, OfficeHolder, Organization, Proposal
from recipients.models.discarding import InUse, discard
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db


def page(organization) -> str:
    return reverse("recipients:organization_delete", args=[organization.pk])


def test_a_mistake_is_deleted_with_all_that_belongs_to_it(keeping):
    organization = make_organization("Slip", french="Erreur")
    organization.contact_details.create(sort="email", value="a@b.example")
    make_holder(make_office(organization), names={"fr": "Nom"})
    assert "Delete 1 organization" in words(keeping.get(page(organization)))
    answer = keeping.post(page(organization), follow=True)
    assert "Slip was deleted." in words(answer)
    assert not Organization.objects.exists()
    assert not Office.objects.exists()
    assert Event.objects.get(verb="deleted").detail == {"name": "Slip"}


def on_a_list(organization, keeper):
    make_list(make_office(organization))


def whole_of_another(organization, keeper):
    make_organization(parent=organization)


def way_to_another(organization, keeper):
    make_office(via=organization)


def proposed(organization, keeper):
    Proposal.objects.create(organization=organization, proposed_by=keeper)


@pytest.mark.parametrize("use", [on_a_list, whole_of_another, way_to_another, proposed])
def test_what_is_used_stays(keeping, keeper, use):
    organization = make_organization("Used")
    use(organization, keeper)
    assert "The entry is in use, so it stays." in words(keeping.get(page(organization)))
    shown = words(keeping.post(page(organization), follow=True))
    assert "It is in use: 1" in shown
    assert Organization.objects.filter(name="Used").exists()
    with pytest.raises(InUse):
        discard(organization, by=keeper)


def delete_by_sql(record):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"DELETE FROM {record._meta.db_table} WHERE id = %s", [record.pk])  # noqa: S608


def test_the_database_refuses_whatever_way_the_deletion_comes():
    organization = make_organization()
    office = make_office(organization)
    holder = make_holder(office)
    make_list(office)
    for record in (organization, office):
        with pytest.raises(ProtectedError):
            record.delete()
    for record in (organization, office):
        with pytest.raises(IntegrityError), transaction.atomic():
            delete_by_sql(record)
    assert OfficeHolder.objects.get() == holder
