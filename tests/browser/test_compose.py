"""The page on which a letter is written: what its scripts add, and that it works without them."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.rights import Role
from correspondence.models import Letter
from tests.browser.desk import body_of, choose_by_keys, is_drawn, letter_on, says_saved
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_letterhead,
    make_office,
    make_series,
    make_user,
)


@pytest.fixture
def nadia(live_server):
    return make_user(Role.STAFF, name="Nadia Rahimi")


@pytest.fixture
def letter(nadia) -> Letter:
    """A draft to two offices, begun by Nadia."""
    offices = [make_office(organization=name) for name in ("Atoll Council", "Bay Authority")]
    return make_letter(subject="Invitation", offices=offices, by=nadia)


@pytest.fixture
def desk(page, sign_in, nadia, letter) -> Page:
    """The draft, open on Nadia's screen."""
    sign_in(page, nadia)
    page.goto(f"/letters/{letter.pk}/edit/")
    return page


def order(page: Page) -> list[str]:
    """The organizations addressed, as the page has them."""
    return page.locator("#addressees .picked b").all_inner_texts()


def first_page(page: Page) -> str:
    """Which picture of page one is shown, once it has come."""
    picture = page.locator("img[data-first-page]")
    is_drawn(picture)
    return picture.get_attribute("src")


def test_a_text_saves_itself_and_page_one_follows(desk, letter):
    before = first_page(desk)
    body_of(desk).click()
    desk.keyboard.insert_text("Kindly answer soon. ")
    expect(desk.locator("#saved")).to_contain_text("Not saved yet")
    says_saved(desk)
    assert "Kindly answer soon." in letter.texts.get().body
    expect(desk.locator("img[data-first-page]")).not_to_have_attribute("src", before)
    is_drawn(desk.locator("img[data-first-page]"))


def test_who_is_overtaken_is_told_before_anything_is_lost(desk, letter):
    ruth = make_user(Role.STAFF, name="Ruth Okello")
    fresh = Letter.objects.get(pk=letter.pk)
    facts = {"facts": {}, "requests": []}
    body = fresh.texts.get().body
    fresh.edit(version=fresh.version, by=ruth, texts={"en": ("By Ruth", body)}, **facts)
    desk.get_by_label("Subject").fill("By Nadia")
    told = desk.locator("#saved")
    expect(told).to_contain_text("Somebody else saved this draft", timeout=10_000)
    expect(desk.get_by_label("Subject")).to_have_value("By Nadia")
    assert letter.texts.get().subject == "By Ruth"
    desk.get_by_role("button", name="Save the draft").click()
    expect(desk.get_by_role("cell", name="By Ruth")).to_be_visible()
    expect(desk.get_by_role("cell", name="By Nadia")).to_be_visible()


def test_adding_beside_the_text_is_no_conflict_with_oneself(desk, letter):
    make_office(organization="Coral Institute")
    make_enclosure("Background paper")
    choose_by_keys(desk, "coral", "Director, Coral Institute")
    expect(desk.locator("#addressee-count")).to_have_text("3, in this order")
    desk.get_by_label("Subject").fill("Invitation to three")
    says_saved(desk)
    desk.get_by_role("link", name="Choose from the library").click()
    choose_by_keys(desk, "background", "Background paper", into="enclosures")
    expect(desk.locator("#enclosure-count")).to_have_text("1")
    desk.get_by_label("Subject").fill("Invitation with a paper")
    says_saved(desk)
    assert letter.texts.get().subject == "Invitation with a paper"


def test_adding_does_not_hide_what_somebody_else_saved(desk, letter):
    fresh = Letter.objects.get(pk=letter.pk)
    fresh.edit(
        version=fresh.version,
        by=make_user(),
        facts={},
        texts={"en": ("By Ruth", fresh.texts.get().body)},
        requests=[],
    )
    make_office(organization="Coral Institute")
    choose_by_keys(desk, "coral", "Director, Coral Institute")
    desk.get_by_label("Subject").fill("By Nadia")
    expect(desk.locator("#saved")).to_contain_text("Somebody else saved", timeout=10_000)
    assert letter.texts.get().subject == "By Ruth"


def test_addressees_move_and_go_and_page_one_is_for_the_first(desk):
    assert order(desk) == ["Atoll Council", "Bay Authority"]
    before = first_page(desk)
    desk.get_by_role("button", name=re.compile("Move down: .*Atoll")).press("Enter")
    expect(desk.locator("#addressees .picked b").first).to_have_text("Bay Authority")
    expect(desk.locator("img[data-first-page]")).to_have_attribute("alt", re.compile("Bay"))
    assert first_page(desk).split("?")[0] != before.split("?")[0]
    desk.get_by_role("button", name=re.compile("Remove .*Bay")).press("Enter")
    expect(desk.locator("#addressees .picked > li")).to_have_count(1)
    assert order(desk) == ["Atoll Council"]


def test_a_moved_addressee_keeps_the_focus(desk):
    desk.get_by_role("button", name=re.compile("Move down: .*Atoll")).press("Enter")
    expect(desk.locator("#addressees .picked b").first).to_have_text("Bay Authority")
    expect(desk.get_by_role("button", name=re.compile("Move down: .*Atoll"))).to_be_focused()


def test_what_is_not_found_is_said(desk):
    desk.get_by_label("Add an office or a list").fill("nowhere at all")
    expect(desk.get_by_text("No office or list matches “nowhere at all”.")).to_be_visible()


@pytest.fixture
def plain(browser, base_url, live_server, nadia):
    """A browser that runs no scripts, with Nadia signed in."""
    client = Client()
    client.force_login(nadia)
    (session,) = client.cookies.values()
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_a_letter_is_written_without_scripts(plain):
    make_series()
    make_letterhead()
    make_office(organization="Coral Institute")
    plain.goto("/letters/new/")
    plain.get_by_label("Matter").fill("Seminar")
    plain.get_by_label("Subject").fill("Invitation")
    plain.get_by_role("button", name="Begin the draft").click()
    plain.get_by_label("Body").fill("<p>We have the honour to invite you.</p>")
    plain.get_by_role("button", name="Save the draft").click()
    expect(plain.get_by_role("status").first).to_contain_text("Saved.")
    plain.get_by_label("Add an office or a list").fill("coral")
    plain.get_by_role("button", name="Find").click()
    plain.get_by_role("button", name=re.compile("Coral Institute")).click()
    expect(plain.locator("#addressees .picked b")).to_have_text("Coral Institute")
    plain.get_by_role("link", name="Check and preview").first.click()
    expect(plain.get_by_role("heading", name="1 of 1")).to_be_visible()
    letter = letter_on(plain)
    assert "We have the honour" in letter.texts.get().body
    picture = plain.locator("img.sheet").first.get_attribute("src")
    assert plain.request.get(picture).headers["content-type"] == "image/png"
