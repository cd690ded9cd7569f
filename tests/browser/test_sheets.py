"""Pages of a letter on the screen: what waits for the press comes, what cannot come says so."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.rights import Role
from correspondence.models import Letter
from correspondence.pdf import press
from tests.browser.desk import body_of, is_drawn, says_saved
from tests.correspondence.factories import make_letter, make_user


@pytest.fixture
def nadia(live_server):
    return make_user(Role.STAFF)


@pytest.fixture
def screen(context: BrowserContext, sign_in, nadia) -> Page:
    """A page that may complain in its console of pictures that do not come."""
    made = context.new_page()
    sign_in(made, nadia)
    return made


@pytest.fixture
def crowd(monkeypatch):
    """Others take all the room at the press, until this is called."""
    room = press._press.room
    monkeypatch.setattr(room, "most", 0)
    return lambda: monkeypatch.setattr(room, "most", 4)


def preview_of(letter: Letter) -> str:
    return f"/letters/{letter.pk}/preview/"


def test_the_page_and_its_pictures_come_by_themselves_after_a_crowd(screen, nadia, crowd):
    letter = make_letter(by=nadia)
    screen.goto(preview_of(letter))
    expect(screen.get_by_role("heading", name="Many letters are being set")).to_be_visible()
    crowd()
    expect(screen.get_by_role("heading", name="Check and preview")).to_be_visible(timeout=30_000)
    is_drawn(screen.locator("img[data-sheet]"))


def test_a_picture_that_finds_no_room_comes_later(screen, nadia, crowd):
    letter = make_letter(by=nadia)
    with screen.expect_response(lambda answer: answer.status == 503):
        screen.goto(f"/letters/{letter.pk}/edit/")
    crowd()
    picture = screen.locator("img[data-sheet]")
    expect(picture).not_to_have_js_property("naturalWidth", 0, timeout=30_000)


def test_a_page_that_cannot_be_set_says_so_until_it_can(screen, nadia):
    letter = make_letter(by=nadia, body="<p>To {nobody}.</p>")
    screen.goto(f"/letters/{letter.pk}/edit/")
    words = screen.get_by_text("Page one cannot be set as the draft stands")
    expect(words).to_be_visible()
    expect(screen.locator("img[data-sheet]")).to_be_hidden()
    body_of(screen).fill("To everybody.")
    says_saved(screen)
    is_drawn(screen.locator("img[data-sheet]"))
    expect(words).to_be_hidden()
