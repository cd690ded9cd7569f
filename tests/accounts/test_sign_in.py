"""The gate: who comes in, and what is said to those who do not."""

import pytest

from accounts.rights import Role
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


ANA = {"email": "ana@chancery.example", "password": "a-long-password"}


def sign_in(client, **typed):
    typed = ANA | typed
    return client.post(LOGIN, {"login": typed.pop("email"), **typed})


@pytest.fixture
def ana():
    return make_user(Role.STAFF, **ANA)


def test_the_right_password_opens_the_work_list(client, ana):
    response = sign_in(client)
    assert (response.status_code, response.url) == (302, "/")


def test_an_address_may_be_typed_in_capitals(client, ana):
    assert sign_in(client, email="Ana@Chancery.Example").status_code == 302


def test_one_comes_back_to_the_page_one_came_for(client, ana):
    assert client.get("/keyboard/").url == "/accounts/login/?next=/keyboard/"
    assert sign_in(client, next="/keyboard/").url == "/keyboard/"


def test_a_foreign_page_to_come_back_to_is_ignored(client, ana):
    assert sign_in(client, next="https://elsewhere.example/").url == "/"


def test_a_wrong_password_keeps_the_address_and_says_so_at_the_password(client, ana):
    page = sign_in(client, password="guess").content.decode()
    assert 'value="ana@chancery.example"' in page
    assert '<a href="#id_password">E-mail and password do not match.' in page
    assert 'id="id_password_error"' in page
    assert "guess" not in page


def test_an_unknown_address_gets_the_same_answer(client, ana):
    known = sign_in(client, password="guess").content.decode()
    unknown = sign_in(client, email="bea@chancery.example").content.decode()
    said = "E-mail and password do not match."
    assert known.count(said) == unknown.count(said) == 2


def test_a_closed_account_stays_outside_and_is_told(client, ana):
    type(ana).objects.filter(pk=ana.pk).update(is_active=False)
    page = client.get(sign_in(client).url).content.decode()
    assert "This account is closed" in page


def test_too_many_tries_have_to_wait(client, ana):
    answers = [sign_in(client, password="guess").content.decode() for _ in range(6)]
    assert "Too many failed login attempts" in answers[-1]
    assert "Too many failed" in sign_in(client).content.decode()


def test_signing_out_needs_a_post(client, ana):
    client.force_login(ana)
    assert "You are signed in as" in client.get("/accounts/logout/").content.decode()
    assert client.get("/keyboard/").status_code == 200
    page = client.post("/accounts/logout/", follow=True).content.decode()
    assert "You are signed out." in page
    assert client.get("/keyboard/").status_code == 302
