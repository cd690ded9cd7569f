import pytest

from accounts.rights import Role
from correspondence.models import Printer
from history.models import Event
from tests.correspondence.factories import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/printers/new/"
TRAY = {"name": "Tray 2", "offset_x": "−1,5", "offset_y": "0.8", "is_active": "on"}


def test_it_adds_a_printer_with_its_event(client):
    person = sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.post(ADDRESS, TRAY).url == "/settings/"
    printer = Printer.objects.get()
    assert [str(offset) for offset in printer.shift] == ["-1.50", "0.80"]
    event = Event.objects.about(printer).get()
    assert (event.verb, event.actor) == ("entered", person)
    assert "-1.50" in client.get("/settings/").content.decode()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"offset_x": "10.1"}, "moved by at most 10 mm"),
        ({"offset_y": "-11"}, "moved by at most 10 mm"),
        ({"offset_y": ""}, "This field is required."),
        ({"offset_y": "0.125"}, "2 decimal places"),
        ({"offset_y": "NaN"}, "Enter a number."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_a_printer_is_off_by_a_few_millimetres(client, facts, said):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    answer = client.post(ADDRESS, TRAY | facts)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Printer.objects.exists()


@pytest.mark.parametrize("role", [Role.STAFF, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_keep_settings(client, role):
    sign_in(client, role)
    assert client.post(ADDRESS, TRAY).status_code == 403
