import pytest

from accounts.rights import Role
from correspondence.models import LabelSheet
from history.models import Event
from tests.correspondence.factories import sign_in
from tests.correspondence.views.test_label_sheet_new import HOUSE

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    measures = {"width": 90, "height": 50, "columns": 2, "rows": 5, "left": 12, "top": 20}
    return LabelSheet.objects.create(name="House", pitch_x=94, pitch_y=52, **measures)


def address(sheet):
    return f"/settings/label-sheets/{sheet.pk}/"


def test_it_changes_the_measures_with_an_event(client, sheet):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.post(address(sheet), HOUSE | {"left": "14"}).url == "/settings/"
    (event,) = Event.objects.about(sheet)
    assert ("left margin", "12.00", "14") in event.changed
    assert "left margin" in client.get(address(sheet)).content.decode()


def test_a_sheet_is_offered_no_more(client, sheet):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    client.post(address(sheet), {name: HOUSE[name] for name in HOUSE if name != "is_active"})
    sheet.refresh_from_db()
    assert not sheet.is_active
    assert "no more" in client.get("/settings/").content.decode()


def test_it_requires_the_right_to_keep_settings(client, sheet):
    sign_in(client, Role.STAFF)
    assert client.get(address(sheet)).status_code == 403
    assert client.post(address(sheet), HOUSE).status_code == 403
