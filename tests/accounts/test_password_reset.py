"""A forgotten password: the mail, the link, and that it works once."""

import re

import pytest
from django.core import mail

from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db
NEW = {"password1": "an-entirely-new-one", "password2": "an-entirely-new-one"}


def ask(client, email):
    return client.post("/accounts/password/reset/", {"email": email}, follow=True)


def link() -> str:
    """The path of the link in the last mail."""
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def test_the_link_sets_a_new_password(client):
    person = make_user(email="ana@chancery.example", password="forgotten-by-now")
    assert "Look into your e-mail" in ask(client, "ana@chancery.example").content.decode()
    form = client.get(link(), follow=True)
    client.post(form.redirect_chain[-1][0], NEW)
    person.refresh_from_db()
    assert person.check_password("an-entirely-new-one")


def test_the_link_works_once(client):
    make_user(email="ana@chancery.example", password="forgotten-by-now")
    ask(client, "ana@chancery.example")
    form = client.get(link(), follow=True)
    client.post(form.redirect_chain[-1][0], NEW)
    assert "This link no longer works" in client.get(link()).content.decode()


def test_the_mail_is_plain_and_in_our_words(client):
    make_user(email="ana@chancery.example", name="Ana O'Lima", password="forgotten-by-now")
    ask(client, "ana@chancery.example")
    message = mail.outbox[0]
    assert message.alternatives == []
    assert "Dear Ana O'Lima," in message.body
    assert "&" not in message.body


def test_an_unknown_address_learns_nothing_on_the_page(client):
    make_user(email="ana@chancery.example")
    known = ask(client, "ana@chancery.example").content
    unknown = ask(client, "bea@chancery.example").content
    random = rb'nonce="[^"]+"|[A-Za-z0-9]{64}'
    assert re.sub(random, b"", known) == re.sub(random, b"", unknown)
    assert mail.outbox[-1].to == ["bea@chancery.example"]
    assert "No account has this address" in mail.outbox[-1].body


def test_a_closed_account_gets_no_link(client):
    person = make_user(email="ana@chancery.example")
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    ask(client, "ana@chancery.example")
    assert "No account has this address" in mail.outbox[-1].body
