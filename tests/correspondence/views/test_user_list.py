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


OTHERS = [role for role in Role if role != Role.SYSTEM_ADMINISTRATOR]


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", ["", "new/", "1/"])
def test_it_needs_the_right(client, role, page):
    client.force_login(make_user(role))
    assert client.get(f"/settings/users/{page}").status_code == 403
    assert client.post(f"/settings/users/{page}").status_code == 403
