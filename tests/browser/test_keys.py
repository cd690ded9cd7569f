"""The keyboard, the colours, the typed days: what the scripts add."""

import pytest
from playwright.sync_api import expect

from accounts.rights import Role
from tests.correspondence.factories import make_user


@pytest.fixture
def desk(page, live_server, sign_in):
    sign_in(page, make_user(Role.STAFF))
    page.goto("/keyboard/")
    return page


def test_slash_goes_to_the_search(desk):
    desk.keyboard.press("/")
    search = desk.get_by_role("searchbox").first
    expect(search).to_be_focused()
    desk.keyboard.type("g/?")
    expect(search).to_have_value("g/?")  # while typing, keys are letters


def test_keys_can_be_switched_off(desk):
    desk.get_by_label("Use single keys in this browser").uncheck()
    desk.locator("h1").click()
    desk.keyboard.press("/")
    expect(desk.get_by_role("searchbox").first).not_to_be_focused()
    desk.reload()
    expect(desk.get_by_label("Use single keys in this browser")).not_to_be_checked()


def test_a_chosen_colour_is_kept_until_the_device_decides_again(desk):
    html = desk.locator("html")
    desk.emulate_media(color_scheme="light")
    desk.get_by_role("button", name="Dark").click()
    expect(html).to_have_attribute("data-bs-theme", "dark")
    desk.reload()
    expect(html).to_have_attribute("data-bs-theme", "dark")
    desk.get_by_role("button", name="As the device").click()
    expect(html).to_have_attribute("data-bs-theme", "light")
    desk.emulate_media(color_scheme="dark")
    expect(html).to_have_attribute("data-bs-theme", "dark")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3.9.2024", "Tuesday, 3 September 2024"),
        ("3. 9. 2024", "Tuesday, 3 September 2024"),
        ("2024-09-03", "Tuesday, 3 September 2024"),
        ("3 September 2024", "Tuesday, 3 September 2024"),
        ("3 sept 2024", "Tuesday, 3 September 2024"),
        ("13/9/2024", "Friday, 13 September 2024"),
        (
            "3/9/2024",
            "Can be read as two days; write the day first and dots between, like 3.9.2024",
        ),
        ("31.2.2024", "Not a date"),
        ("soon", "Not a date"),
        ("constructor", "Not a date"),
        ("", ""),
    ],
)
def test_a_typed_day_is_read_back(desk, typed, words):
    desk.evaluate(
        """() => {
            const input = document.createElement("input");
            input.id = "day";
            input.dataset.echoDate = "";
            document.querySelector("main").append(input);
        }"""
    )
    desk.locator("#day").fill("x")
    desk.locator("#day").fill(typed)
    expect(desk.locator("#day_echo")).to_have_text(words)


def test_ticks_are_counted_and_bring_out_the_verbs(desk):
    desk.evaluate(
        """() => {
            document.querySelector("main").innerHTML = `<form data-ticks>
              <div class="bulk"><strong data-tick-count>None ticked</strong>
                <button data-tick-verb>Log dispatch</button></div>
              <input type="checkbox" data-tick-all aria-label="all">
              <input type="checkbox" data-tick aria-label="one">
              <input type="checkbox" data-tick aria-label="two"></form>`;
        }"""
    )
    verb = desk.get_by_role("button", name="Log dispatch")
    desk.get_by_label("one").check()
    expect(desk.get_by_text("1 ticked")).to_be_visible()
    expect(verb).to_be_visible()
    assert desk.get_by_label("all").evaluate("box => box.indeterminate")
    desk.get_by_label("all").check()
    expect(desk.get_by_text("2 ticked")).to_be_visible()
    desk.get_by_label("all").uncheck()
    expect(desk.get_by_text("None ticked")).to_be_visible()
    expect(verb).to_be_hidden()


def test_arrows_walk_through_what_was_found(desk):
    desk.evaluate(
        """() => {
            document.querySelector("main").innerHTML = `<input id="who" data-type-ahead="#found">
              <div id="found"><ul class="ahead"><li><button type="button">One</button></li>
              <li><button type="button">Two</button></li></ul></div><p id="took"></p>`;
            for (const button of document.querySelectorAll(".ahead button"))
              button.addEventListener("click", () => { took.textContent = button.textContent; });
        }"""
    )
    desk.locator("#who").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#took")).to_have_text("One")
    for _ in range(3):
        desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("#took")).to_have_text("Two")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(desk.locator("#who")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(".ahead li")).to_have_count(0)
