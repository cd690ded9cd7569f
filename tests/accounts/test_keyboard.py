import pytest

from accounts.rights import Role
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db


def test_it_lists_the_keys(client):
    client.force_login(make_user(Role.VIEWER))
    assert "Keyboard shortcuts" in client.get("/keyboard/").content.decode()


def test_it_needs_somebody_signed_in(client):
    assert client.get("/keyboard/").status_code == 302


@pytest.mark.parametrize(
    ("role", "entries", "others"),
    [
        (Role.VIEWER, ["Work list", "Letters", "Recipients"], ["Settings"]),
        (Role.RECIPIENT_ADMINISTRATOR, ["Recipients"], ["Work list", "Letters", "Settings"]),
        (Role.SYSTEM_ADMINISTRATOR, ["Settings"], ["Work list", "Letters", "Recipients"]),
    ],
)
def test_the_way_around_shows_what_one_may_open(client, role, entries, others):
    client.force_login(make_user(role))
    page = client.get("/keyboard/").content.decode()
    menu = page[page.index('aria-label="Main"') : page.index("</nav>")]
    assert [word for word in entries + others if f">{word}</a>" in menu] == entries
