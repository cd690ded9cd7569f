"""Every page of allauth looks like ours, and none of them breaks."""

import pytest
from django.urls import NoReverseMatch, reverse

from accounts.urls import account_urls
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db
NASTY = ["%00", "'", "%F0%9F%92%A5", "9" * 400, "../../etc/passwd", "1-" + "z" * 40]


def names() -> list[str]:
    included = account_urls[-1].url_patterns
    return sorted({pattern.name for pattern in (*account_urls[:-1], *included)})


def addresses() -> list[str]:
    known = {
        "account_reset_password_from_key": {"uidb36": "1", "key": "abc-def"},
        "account_confirm_email": {"key": "MQ:abc:def"},
    }
    return [reverse(name, kwargs=known.get(name)) for name in names()]


def test_every_page_has_an_address_here():
    with pytest.raises(NoReverseMatch):
        reverse("account_no_such_page")
    assert len(addresses()) >= 14


@pytest.mark.parametrize("is_signed_in", [False, True])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_stands_in_the_gate_or_leads_on(client, method, is_signed_in):
    for address in addresses():
        if is_signed_in:
            client.force_login(make_user(password="a-long-password"))
        response = getattr(client, method)(address)
        assert response.status_code in {200, 302, 404, 405}, (method, address)
        if response.status_code == 200:
            page = response.content.decode()
            assert 'class="wordmark"' in page, address
            assert page.count("<style") == page.count("<style data-tiptap-style nonce="), address
            assert " style=" not in page, address
            assert "<script>" not in page, address


def test_a_person_changes_the_password_and_stays_signed_in(client):
    person = make_user(password="a-long-password")
    client.force_login(person)
    new = {"password1": "another-long-one", "password2": "another-long-one"}
    page = client.post("/accounts/password/change/", {"oldpassword": "wrong", **new})
    assert 'id="id_oldpassword_error"' in page.content.decode()
    client.post("/accounts/password/change/", {"oldpassword": "a-long-password", **new})
    person.refresh_from_db()
    assert person.check_password("another-long-one")
    assert client.get("/keyboard/").status_code == 200


def test_nobody_signs_up(client):
    page = client.post("/accounts/signup/", {"email": "a@b.example", "password1": "x" * 12})
    assert "Accounts are opened by your administrator" in page.content.decode()


def test_nobody_changes_their_own_address(client):
    person = make_user(email="ana@chancery.example")
    client.force_login(person)
    client.post("/accounts/email/", {"email": "new@chancery.example", "action_add": ""})
    assert not person.emailaddress_set.exists()


@pytest.mark.parametrize("typed", ["\x00", "9" * 5000, "💥", "'; --", "<b>"])
def test_nothing_typed_breaks_a_form(client, typed):
    fields = ["login", "password", "email", "password1", "password2", "oldpassword", "next"]
    for address in addresses():
        assert client.post(address, dict.fromkeys(fields, typed)).status_code < 500, address


@pytest.mark.parametrize("part", NASTY)
def test_no_address_breaks_a_page(client, part):
    for address in (
        f"/accounts/password/reset/key/{part}/",
        f"/accounts/password/reset/key/1-{part}/",
        f"/accounts/confirm-email/{part}/",
        f"/accounts/login/?next={part}",
    ):
        assert client.get(address).status_code < 500, address
