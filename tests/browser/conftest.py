"""A real browser on a real server: a page that complains in its console fails its test."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.db import connections
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from accounts.models import User

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",  # a camera, for the verification page
    "--use-fake-ui-for-media-stream",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 390, 1440]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True, scope="session")
def a_loop_beside_the_database(playwright) -> Iterator[None]:
    """Playwright keeps a loop running in this thread; Django would take our queries for its.

    While it runs, Django keeps another connection in this thread than before and after. It is
    closed while it can still be reached, and the server's threads keep none: a database that is
    connected to could not be dropped at the end.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        patch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
        yield
        connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(live_server) -> str:
    """Addresses in the tests are paths on the server of the test."""
    return live_server.url


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page; whatever it says in its console, violations of the CSP included, fails the test."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        is_answer = message.location.get("url") == page.url  # a 403 or 404 that a test asked for
        if message.type in {"error", "warning"} and not is_answer:
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page
    assert complaints == []


@pytest.fixture
def sign_in(live_server, context: BrowserContext) -> Callable[[Page, User], None]:
    """Sign a person in without the form, as a session that is there already."""

    def enter(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        (session,) = client.cookies.values()
        context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])

    return enter


@pytest.fixture
def examine() -> Callable[[Page], None]:
    """In both colours and at every width: nothing to scroll sideways, nothing for axe to find."""

    def look(page: Page, widths: list[int] = WIDTHS) -> None:
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                where = f"{page.url} {colours} {width}"
                assert sideways(page) == 0, where
                if width in (min(widths), max(widths)):  # the others have the same parts
                    assert [found(one) for one in violations(page)] == [], where

    return look


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")


def violations(page: Page) -> list[dict]:
    return Axe().run(page, options={"runOnly": RULES}).response["violations"]


def found(violation: dict) -> str:
    return f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
