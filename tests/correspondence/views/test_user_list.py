import pytest

from accounts.rights import Role
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db


def test_it_shows_everybody_closed_accounts_last(client):
    closed = make_user(Role.VIEWER, name="Ada Closed")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR, name="Zoe Open"))
    page = client.get("/settings/users/").content.decode()
    table = page[page.index("<tbody") :]
    assert table.index("Zoe Open") < table.index("Ada Closed")


@pytest.mark.parametrize("role", set(Role) - {Role.SYSTEM_ADMINISTRATOR})
@pytest.mark.parametrize(
    "address", ["/settings/users/", "/settings/users/new/", "/settings/users/1/"]
)
def test_it_needs_the_right(client, role, address):
    client.force_login(make_user(role))
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
