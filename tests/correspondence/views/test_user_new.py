import re

import pytest
from django.core import mail

from accounts.models import User
from accounts.rights import Role
from history.models import Event
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/users/new/"
BEA = {"name": "Bea Sow", "email": "Bea@Chancery.Example", "roles": ["staff", "approver"]}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def test_it_opens_an_account_without_a_password(client, administrator):
    page = client.post(ADDRESS, BEA, follow=True).content.decode()
    bea = User.objects.get(email="bea@chancery.example")
    assert bea.roles == ["staff", "approver"]
    assert not bea.has_usable_password()
    assert "A link to set a password went to bea@chancery.example." in page


def test_the_new_person_sets_a_password_by_the_link(client, administrator):
    client.post(ADDRESS, BEA)
    assert mail.outbox[0].to == ["bea@chancery.example"]
    assert "An account was opened for you." in mail.outbox[0].body
    client.logout()
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    new = {"password1": "a-very-new-one", "password2": "a-very-new-one"}
    client.post(form.redirect_chain[-1][0], new)
    assert client.login(email="bea@chancery.example", password="a-very-new-one")


def test_it_writes_its_event(client, administrator):
    client.post(ADDRESS, BEA)
    event = Event.objects.about(User.objects.get(email="bea@chancery.example")).get()
    assert (event.verb, event.actor) == ("account opened", administrator)
    assert event.sentence == "Account opened: Staff, Approver"


def test_an_address_is_taken_once(client, administrator):
    make_user(email="bea@chancery.example")
    page = client.post(ADDRESS, BEA).content.decode()
    assert "An account with this address exists already." in page
    assert User.objects.filter(name="Bea Sow").count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"roles": []},
        {"roles": ["king"]},
        {"email": "bea"},
        {"email": "\x00@b.example"},
        {"name": "x" * 500},
        {"name": "\x00"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(client, administrator, wrong):
    response = client.post(ADDRESS, BEA | wrong)
    assert "There is a problem" in response.content.decode()
    assert User.objects.count() == 1
    assert mail.outbox == []


def test_the_account_is_open_even_when_no_mail_goes_out(client, administrator, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    page = client.post(ADDRESS, BEA, follow=True).content.decode()
    assert "no mail could be sent" in page
    assert User.objects.filter(email="bea@chancery.example").exists()
