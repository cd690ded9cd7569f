import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from accounts.rights import Role
from history.models import Event
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    cache.clear()
    person = make_user(Role.SYSTEM_ADMINISTRATOR, name="Zoe Admin", email="zoe@chancery.example")
    client.force_login(person)
    return person


@pytest.fixture
def bea():
    return make_user(
        Role.STAFF, name="Bea Sow", email="bea@chancery.example", password="a-long-one"
    )


def edit(client, person, **changes):
    facts = {
        "name": person.name,
        "email": person.email,
        "roles": person.roles,
        "is_active": "on" if person.is_active else "",
    }
    return client.post(f"/settings/users/{person.pk}/", facts | changes)


def test_it_changes_roles_and_says_so_in_the_history(client, administrator, bea):
    assert edit(client, bea, roles=["viewer"]).status_code == 302
    bea.refresh_from_db()
    assert bea.roles == ["viewer"]
    event = Event.objects.about(bea).get()
    assert event.actor == administrator
    assert event.changed == [("Roles", "Staff", "Viewer")]
    assert "Viewer" in client.get(f"/settings/users/{bea.pk}/").content.decode()


def test_nothing_changed_is_no_event(client, administrator, bea):
    edit(client, bea)
    assert not Event.objects.about(bea).exists()


def test_closing_an_account_ends_its_sessions(client, administrator, bea):
    elsewhere = Client()
    elsewhere.force_login(bea)
    edit(client, bea, is_active="")
    assert elsewhere.get("/keyboard/").status_code == 302
    bea.refresh_from_db()
    assert not bea.is_active
    assert Event.objects.about(bea).get().changed == [("Account", "open", "closed")]
    edit(client, bea, is_active="on")
    assert elsewhere.get("/keyboard/").status_code == 302  # reopened, but to be signed in anew


def test_a_former_address_no_longer_opens_the_door(client, administrator, bea):
    bea.emailaddress_set.create(email=bea.email, verified=True, primary=True)
    edit(client, bea, email="beatrice@chancery.example")
    old = {"login": "bea@chancery.example", "password": "a-long-one"}
    assert Client().post("/accounts/login/", old).status_code == 200
    new = {"login": "beatrice@chancery.example", "password": "a-long-one"}
    assert Client().post("/accounts/login/", new).status_code == 302


def test_nobody_changes_their_own_roles_or_closes_their_own_account(client, administrator):
    edit(client, administrator, roles=list(Role), is_active="", name="Zoe Anders")
    administrator.refresh_from_db()
    assert administrator.roles == [Role.SYSTEM_ADMINISTRATOR]
    assert administrator.is_active
    assert administrator.name == "Zoe Anders"


def test_a_mistake_keeps_the_name_in_the_head(client, administrator, bea):
    page = edit(client, bea, name="").content.decode()
    assert "<h1>Bea Sow</h1>" in page
    assert "Name: This field is required." in page
    assert User.objects.get(pk=bea.pk).name == "Bea Sow"


def test_there_is_no_such_person(client, administrator):
    assert client.get("/settings/users/999999/").status_code == 404
    assert client.get(f"/settings/users/{10**30}/").status_code == 404
