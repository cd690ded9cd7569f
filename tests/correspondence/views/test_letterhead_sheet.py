"""The letterhead as it stands on the sheet, for whoever sets it."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Letterhead
from tests.correspondence.factories import make_letterhead, sign_in

pytestmark = pytest.mark.django_db


def sheet_of(client, letterhead):
    return client.get(reverse("correspondence:letterhead_sheet", args=[letterhead.pk]))


def test_its_page_shows_the_sheet_as_it_is_kept(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    letterhead = make_letterhead()
    page = client.get(reverse("correspondence:letterhead_edit", args=[letterhead.pk]))
    assert reverse("correspondence:letterhead_sheet", args=[letterhead.pk]) in page.text
    before = sheet_of(client, letterhead)
    assert before["Content-Type"] == "image/png"
    assert before.content.startswith(b"\x89PNG")
    assert "no-store" in before["Cache-Control"]
    Letterhead.objects.update(layout="us10")
    assert sheet_of(client, letterhead).content != before.content


def test_what_does_not_fit_has_no_sheet(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    letterhead = make_letterhead()
    Letterhead.objects.update(return_line="W" * 120)
    assert sheet_of(client, letterhead).status_code == 404


@pytest.mark.parametrize("role", [Role.STAFF, Role.APPROVER, Role.VIEWER])
def test_it_requires_the_right_to_keep_settings(client, role):
    sign_in(client, role)
    assert sheet_of(client, make_letterhead()).status_code == 403
