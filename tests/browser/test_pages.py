"""Every page of the house, with the sample data on it: in order at every width, in both colours."""

import json
import re
from collections import Counter
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.core.management import call_command
from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from accounts.models import User
from accounts.rights import Role
from tests.browser.conftest import RULES, found, sideways
from tests.correspondence.factories import make_user

#: Of pages that look different with what they show, more than one is looked at.
SEVERAL = {"letter_detail": 12, "letter_preview": 3, "letter_edit": 2, "matter_detail": 2}

pytestmark = pytest.mark.django_db(transaction=True)


def pages_by_links(person: User) -> dict[str, list[str]]:
    """Every page one can come to from the work list by links alone, by the name of its address."""
    client = Client()
    client.force_login(person)
    waiting, seen, counted, pages = ["/"], {"/"}, Counter(), {}
    while waiting:
        address = waiting.pop(0)
        name = name_of(address)
        if not name or counted[name] >= SEVERAL.get(name.split(":")[1], 1):
            continue
        answer = client.get(address)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            answer.close()  # a file
            continue
        counted[name] += 1
        pages.setdefault(name, []).append(address)
        links = links_in(answer.content.decode(), address)
        waiting += [link for link in links if link not in seen]
        seen.update(links)
    return pages


def links_in(page: str, address: str) -> list[str]:
    """Where its links lead, and the searches it offers."""
    hrefs = re.findall(r'<a [^>]*?href="([^"]+)"', page)
    searches = re.findall(r'<form [^>]*?method="get" action="([^"]+)"', page)
    all_of_it = [*hrefs, *(f"{one}?q=water" for one in searches)]
    return [urldefrag(urljoin(address, unescape(one)))[0] for one in dict.fromkeys(all_of_it)]


def name_of(address: str) -> str:
    """The name of a page of ours; `?why=` opens another page than the address without it."""
    path, _, query = address.partition("?")
    try:
        name = resolve(path).view_name
    except Resolver404:
        return ""
    if not name.startswith(("correspondence:", "recipients:")):
        return ""
    return f"{name}?why" if query.startswith("why=") else name


def axe(page: Page, rules: list[str]) -> list[str]:
    """What axe finds by `rules`, on a page that holds it already."""
    options = json.dumps({"runOnly": rules, "resultTypes": ["violations"]})
    said = page.evaluate(f"axe.run({options}).then((said) => said.violations)")
    return [found(one) for one in said]


def look(page: Page, address: str) -> list[str]:
    """What is wrong with one page, each with where and under which rule."""
    said = []
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    page.evaluate(AXE_SCRIPT)
    said += axe(page, RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    said += [f"dark {one}" for one in axe(page, ["color-contrast"])]
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        if beyond := sideways(page):
            said.append(f"{beyond} pixels beyond {width}")
    page.set_viewport_size({"width": 390, "height": 844})
    # the whole page at once: no box lies half under the bar of buttons, as one always does
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 390, "height": tall})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    said += [f"phone {one}" for one in axe(page, RULES)]
    return [f"{address} {one}" for one in said]


@pytest.fixture
def person(live_server) -> User:
    """Somebody who may everything, in a house with the sample data."""
    call_command("demo", verbosity=0)
    return make_user(*Role, name="Zoe Admin")


@pytest.mark.parametrize("half", [0, 1])  # for two processes
def test_every_page_is_in_order(page, sign_in, person, half):
    pages = pages_by_links(person)
    assert {"correspondence:letter_edit", "recipients:office_edit"} <= pages.keys()
    sign_in(page, person)
    said = []
    addresses = [address for found_there in pages.values() for address in found_there]
    for address in addresses[half::2]:
        said += look(page, address)
    assert "\n".join(said) == ""
