import pytest

from accounts.rights import Role
from correspondence.models import Printer
from history.models import Event
from tests.correspondence.factories import sign_in
from tests.correspondence.views.test_printer_new import TRAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def printer():
    return Printer.objects.create(name="Tray 2")


def address(printer):
    return f"/settings/printers/{printer.pk}/"


def test_it_changes_how_far_it_is_off_with_an_event(client, printer):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    client.post(address(printer), TRAY)
    (event,) = Event.objects.about(printer)
    assert ("to the right", "0.00", "-1.5") in event.changed


def test_a_printer_goes_out_of_use(client, printer):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    client.post(address(printer), {name: TRAY[name] for name in TRAY if name != "is_active"})
    printer.refresh_from_db()
    assert not printer.is_active


def test_it_requires_the_right_to_keep_settings(client, printer):
    sign_in(client, Role.STAFF)
    assert client.get(address(printer)).status_code == 403
    assert client.post(address(printer), TRAY).status_code == 403
