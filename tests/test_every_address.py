"""Every address of the site: it names its right, refuses the others, and never breaks."""

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from accounts.rights import Right, Role
from correspondence.models import (
    Addressee,
    Dispatch,
    EnclosureEdition,
    LabelSheet,
    Letter,
    Printer,
    Proof,
    Request,
    Response,
)
from recipients.models import Proposal, RecipientImport
from tests.recipients.imports import lines, make_run

NASTY = [
    "\x00",
    "%00",
    "2026-02-30",
    "0000-01-01",
    "99999-01-01",
    "9" * 400,
    "-1",
    "1e400",
    "'\"><script>",
    "\ud7ff\U0001f600",
    "password",
    "__class",
    "{{ settings.SECRET_KEY }}",
    "%s%n",
    "a" * 5000,
    "../../etc/passwd",
    "\u202egnp",
]
#: Fields of forms and filters anywhere on the site, plus names nobody knows.
PARAMETERS = [
    "q",
    "state",
    "matter",
    "organization",
    "language",
    "channel",
    "drafter",
    "since",
    "until",
    "after",
    "before",
    "by",
    "sort",
    "page",
    "why",
    "history",
    "addressee",
    "kind",
    "linked",
    "country",
    "lines",
    "active",
    "kinds",
    "countries",
    "regions",
    "tags",
    "languages",
    "trouble",
    "other",
    "format",
    "tag",
    "on",
    "style",
    "list",
    "office",
    "letter",
    "size",
    "order",
    "view",
    "days",
    "received_on",
    "sent_on",
    "dated_on",
    "reply_due_on",
    "version",
    "reason",
    "name",
    "email",
    "roles",
    "file",
    "attempt",
    "status",
    "mine",
    "holder",
    "since_on",
    "address",
    "note",
    "what",
    "detail",
    "tab",
    "said",
    "preview",
    "separator",
    "has_header",
    "column-0-field",
    "column-0-rule",
    "decision",
    "remember_as",
    "sheet",
    "start",
    "size",
    "handling",
    "printer",
    "width",
    "rows",
    "offset_x",
    "series",
    "year",
    "part",
    "carrier",
    "empty",
    "line",
    "place",
    "signatory",
    "piece-0-copies",
    "piece-0-observation",
    "sides",
    "covers",
    "enclosures",
    "part",
    "typed",
]


def addresses(resolver=None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """(route, pattern) of every address of our own; allauth's pages are its own affair."""
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, route)
        elif not one.lookup_str.startswith(("allauth.", "django.")):
            yield route, one


def test_every_address_names_the_right_it_needs():
    nameless = [
        route
        for route, pattern in addresses()
        if not isinstance(getattr(pattern.callback, "right", None), Right)
        and not getattr(pattern.callback, "rights", None)
    ]
    assert nameless == []


def filled(route: str, numbers: dict[str, int], otherwise: int = 1) -> str:
    """An address with a number of something that exists in each of its places."""
    noun = "letter"
    parts = []
    for part in route.split("/"):
        place = re.fullmatch(r"<(?:\w+:)?(\w+)>", part)
        if place is None:
            noun = part.rstrip("s") or noun
            parts.append(part)
        elif place[1] == "direction":
            parts.append("up")
        else:
            key = place[1].removesuffix("_pk") if place[1] != "pk" else noun
            parts.append(str(numbers.get(key, otherwise)))
    return "/" + "/".join(parts)


def status_of(answer) -> int:
    """The status; a file that is being sent is read to its end, and so closed."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def numbers_of_what_there_is() -> dict[str, int]:
    models = {
        "letter": Letter,
        "addressee": Addressee,
        "dispatche": Dispatch,
        "response": Response,
        "proof": Proof,
        "edition": EnclosureEdition,
        "request": Request,
        "proposal": Proposal,
        "import": RecipientImport,
        "label-sheet": LabelSheet,
        "printer": Printer,
    }
    return {name: model.objects.order_by("pk").first().pk for name, model in models.items()}


@pytest.mark.django_db
def test_nobody_gets_anywhere_without_signing_in(client):
    for route, _pattern in addresses():
        answer = client.get(filled(route, {}))
        assert answer.status_code == 302, route
        assert answer["Location"].startswith("/accounts/login/"), route


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """The demo, loaded once for all tests of this module and rolled back after them.

    Beside it an import that is checked, a label sheet and a printer, which the demo has none of.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        rows = [*lines(2), "Far Institute,Atlantis,Director,Ana Lima,"]
        make_run(tmp_path_factory.mktemp("import"), *rows, stage="checked")
        Printer.objects.create(name="Tray 2", offset_x="0.5")
        measures = {"left": 10, "top": 10, "width": 90, "pitch_x": 90, "height": 50, "pitch_y": 50}
        LabelSheet.objects.create(name="House", columns=2, rows=5, **measures)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def everybody(demo, db) -> dict[str, Client]:
    """A signed-in client for each role; one for a person with all of them."""
    clients = {}
    for name, roles in [*((role.value, [role]) for role in Role), ("all", list(Role))]:
        person = User.objects.create_user(f"{name}@test.example", name=name, roles=roles)
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(person)
    return clients


def test_no_address_breaks_and_none_opens_without_its_right(everybody):
    numbers = numbers_of_what_there_is()
    broken, open_doors = [], []
    for route, pattern in addresses():
        url = filled(route, numbers)
        for name, client in everybody.items():
            status = status_of(client.get(url))
            if status >= 500:
                broken.append((name, url))
            rights = getattr(pattern.callback, "rights", None) or {pattern.callback.right}
            roles = list(Role) if name == "all" else [Role(name)]
            may = any(right in role.rights for role in roles for right in rights)
            if not may and status not in (403, 404, 405):
                open_doors.append((name, url, status))
            if may and status == 403:
                open_doors.append((name, url, "refused"))
    assert (broken, open_doors) == ([], [])


def test_nothing_typed_into_an_address_or_a_form_breaks_a_page(everybody):
    client = everybody["all"]
    numbers = numbers_of_what_there_is()
    broken = []

    def tried(method, url, data=None) -> None:
        if status_of(method(url, data or {})) >= 500:
            broken.append((url, str(data)[:80]))

    for route, _pattern in addresses():
        url = filled(route, numbers)
        for value in NASTY:
            tried(client.get, url, dict.fromkeys(PARAMETERS, value))
        for value in ("\x00", "9" * 400, "0000-01-01"):
            tried(client.post, url, dict.fromkeys(PARAMETERS, value))
        tried(client.get, filled(route, {}, otherwise=10**30))
    assert broken == []


def test_what_does_not_exist_is_not_found(everybody):
    for route, _pattern in addresses():
        if "<int:" in route:
            url = filled(route, {}, otherwise=2_000_000_000)
            assert status_of(everybody["all"].get(url)) in (404, 405), url
