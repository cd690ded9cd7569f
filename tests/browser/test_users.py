"""An administrator opens an account."""

from playwright.sync_api import expect

from accounts.rights import Role
from tests.correspondence.factories import make_user


def test_an_administrator_opens_an_account_and_changes_it(page, live_server, sign_in, examine):
    sign_in(page, make_user(Role.SYSTEM_ADMINISTRATOR, name="Zoe Admin"))
    page.goto("/settings/users/new/")
    page.get_by_role("button", name="Open the account and send the link").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick at least one role.")
    examine(page)
    page.get_by_label("Name").fill("Bea Sow")
    page.get_by_label("E-mail").fill("bea@chancery.example")
    page.get_by_label("Viewer").check()
    page.get_by_role("button", name="Open the account and send the link").click()
    expect(page.get_by_role("status").first).to_contain_text("The account of Bea Sow is open.")
    examine(page)
    page.get_by_role("link", name="Bea Sow").click()
    page.get_by_label("Staff", exact=True).check()
    page.get_by_role("button", name="Save the account").click()
    page.get_by_role("link", name="Bea Sow").click()
    expect(page.get_by_text("Account changed")).to_be_visible()
    examine(page)
