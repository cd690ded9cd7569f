"""From a file to the directory and back, page by page."""

import pytest

from recipients.models import ImportMapping, ImportStatus, Organization, RecipientImport
from tests.recipients.imports import keeper, lines, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(keeper())
    return client


def test_a_file_becomes_organizations_and_goes_again(desk):
    answer = desk.post("/recipients/imports/new/", {"file": upload(*lines(3))}, follow=True)
    run = RecipientImport.objects.get()
    assert answer.redirect_chain[-1][0] == f"/recipients/imports/{run.pk}/columns/"
    assert "Check 3 rows" in answer.text
    assert "Fiji" in answer.text

    columns = {"column-0-field": "name", "column-1-field": "country", "column-2-field": "office"}
    columns |= {"column-3-field": "holder", "column-4-field": "emails", "language": "en"}
    columns |= {"remember_as": "missions"}
    answer = desk.post(f"/recipients/imports/{run.pk}/check/", columns, follow=True)
    assert "Import 3 new offices" in answer.text
    assert not Organization.objects.exists()
    assert ImportMapping.objects.get().name == "missions"

    answer = desk.post(f"/recipients/imports/{run.pk}/apply/", follow=True)
    assert "Imported: 3 new and 0 changed rows." in answer.text
    assert Organization.objects.filter(country="FJ").count() == 3

    answer = desk.get(f"/recipients/imports/{run.pk}/undo/")
    assert "Take out 3 organizations" in answer.text
    answer = desk.post(f"/recipients/imports/{run.pk}/undo/", follow=True)
    assert "Taken out again: 3 organizations." in answer.text
    assert not Organization.objects.exists()
    assert RecipientImport.objects.get().status == ImportStatus.UNDONE
