"""Through the gate and out again, as a person does it."""

import pytest
from playwright.sync_api import Page, expect

from accounts.rights import Role
from tests.correspondence.factories import make_user


@pytest.fixture
def ana(live_server):
    return make_user(
        Role.STAFF, name="Ana Lima", email="ana@chancery.example", password="a-long-password"
    )


def give(page: Page, *, email: str, password: str) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_wrong_password_can_be_mended(page, ana, examine):
    page.goto("/accounts/login/?next=/keyboard/")
    give(page, email="ana@chancery.example", password="guess")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    examine(page)
    summary.get_by_role("link").click()
    expect(page.get_by_label("Password")).to_be_focused()
    expect(page.get_by_label("E-mail")).to_have_value("ana@chancery.example")
    page.keyboard.type("a-long-password")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/keyboard/")


def test_one_signs_out_from_the_menu(page, ana, sign_in):
    sign_in(page, ana)
    page.goto("/keyboard/")
    page.locator("summary", has_text="Ana Lima").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.goto("/keyboard/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_menu_of_a_phone_holds_everything_and_closes_with_escape(page, ana, sign_in):
    sign_in(page, ana)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/keyboard/")
    page.locator("summary", has_text="Menu").click()
    menu = page.locator("details.menu-all")
    for name in ("Work list", "Letters", "Recipients", "Change password"):
        expect(menu.get_by_role("link", name=name)).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Letters")).to_be_hidden()


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/1-abc/",
        "/accounts/signup/",
        "/accounts/inactive/",
    ],
)
def test_before_the_gate_all_is_in_order(page, live_server, examine, address):
    page.goto(address)
    examine(page)


@pytest.mark.parametrize(
    "address", ["/keyboard/", "/accounts/password/change/", "/accounts/logout/", "/nothing/here/"]
)
def test_behind_the_gate_all_is_in_order(page, ana, sign_in, examine, address):
    sign_in(page, ana)
    page.goto(address)
    examine(page)
