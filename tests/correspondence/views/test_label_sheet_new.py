import pytest

from accounts.rights import Role
from correspondence.models import LabelSheet
from history.models import Event
from tests.correspondence.factories import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/label-sheets/new/"
HOUSE = {
    "name": "House",
    "width": "90",
    "height": "50,5 mm",
    "columns": "2",
    "rows": "5",
    "left": "12",
    "top": "20",
    "pitch_x": "94",
    "pitch_y": "52",
    "is_active": "on",
}


def test_it_adds_a_sheet_with_its_event(client):
    person = sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.post(ADDRESS, HOUSE).url == "/settings/"
    sheet = LabelSheet.objects.get()
    assert str(sheet.height) == "50.50"
    event = Event.objects.about(sheet).get()
    assert (event.verb, event.actor) == ("entered", person)
    assert "90.00 × 50.50" in client.get("/settings/").content.decode()


def test_labels_that_touch_need_no_pitch(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    client.post(ADDRESS, HOUSE | {"pitch_x": "", "pitch_y": ""})
    sheet = LabelSheet.objects.get()
    assert (sheet.pitch_x, sheet.pitch_y) == (sheet.width, sheet.height)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"columns": "3"}, "The columns reach 290 mm; the paper is 210 mm wide."),
        ({"rows": "6"}, "The rows reach 330.5 mm; the paper is 297 mm high."),
        ({"pitch_x": "60"}, "The labels would overlap"),
        ({"pitch_y": "50"}, "The labels would overlap"),
        ({"width": "8"}, "greater than or equal to 10"),
        ({"left": "-1"}, "greater than or equal to 0"),
        ({"columns": "0"}, "greater than or equal to 1"),
        ({"width": "wide"}, "Enter a number."),
        ({"top": "1e400"}, "no more than"),
        ({"rows": "9" * 30}, "less than or equal to"),
        ({"name": ""}, "This field is required."),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_with_what_was_typed(client, facts, said):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    answer = client.post(ADDRESS, HOUSE | facts)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not LabelSheet.objects.exists()


def test_a_name_is_given_once(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    client.post(ADDRESS, HOUSE)
    assert "There is a sheet of this name." in client.post(ADDRESS, HOUSE).content.decode()


@pytest.mark.parametrize("role", [Role.STAFF, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_keep_settings(client, role):
    sign_in(client, role)
    assert client.post(ADDRESS, HOUSE).status_code == 403
