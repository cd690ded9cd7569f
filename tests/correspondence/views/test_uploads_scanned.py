"""Whatever way a file comes in, the virus scanner looks at it first."""

import hashlib
import logging

import pytest
from django import forms
from django.urls import reverse

from history.models import Event
from recipients.forms.uploads import REFUSED, UploadField
from tests.clamd import EICAR, NAME
from tests.correspondence.uploading import PAGES, TYPED, Page

pytestmark = pytest.mark.django_db


@pytest.fixture(params=PAGES)
def way(request, client):
    return Page(client, request.param)


def refusal(page, answer) -> str:
    """The page again, with what was typed."""
    assert answer.status_code == 422
    words = answer.content.decode()
    assert TYPED in words or page.name in ("verify_file", "import_new")
    assert page.is_as_before
    return words


def test_a_harmless_file_is_taken(clamd, way):
    answer = way.send(way.file(b"harmless"))
    assert answer.status_code == (302 if way.keeps_files else 200)
    assert way.is_as_before is not way.keeps_files
    assert not Event.objects.filter(verb=REFUSED).exists()


def test_an_infected_one_is_refused_and_told_of(clamd, way, caplog):
    content = way.file(EICAR)
    sha256 = hashlib.sha256(content).hexdigest()
    with caplog.at_level(logging.WARNING):
        words = refusal(way, way.send(content))
    assert f"The virus scanner found “{NAME}” in the file, so it is refused" in words
    event = Event.objects.about(way.person).get(verb=REFUSED)
    assert event.actor == way.person
    assert event.detail == {"file": "letter", "found": NAME, "sha256": sha256}
    for part in (NAME, "'letter'", sha256, f"sent by person {way.person.pk}"):
        assert part in caplog.text


def test_while_no_scanner_answers_nothing_is_taken(way, settings, tmp_path):
    settings.CLAMD_ADDRESS = str(tmp_path / "nobody")
    words = refusal(way, way.send(way.file(b"harmless")))
    assert "could not be checked for viruses just now, so nothing was saved" in words
    assert not Event.objects.filter(verb=REFUSED).exists()


def test_the_administrator_sees_it_with_the_person(clamd, client):
    page = Page(client, "enclosure_new")
    page.send(page.file(EICAR))
    history = client.get(reverse("correspondence:user_edit", args=[page.person.pk]))
    told = f"Upload refused by the virus scanner: letter, {NAME}, SHA-256"
    assert told in history.content.decode()


@pytest.mark.parametrize("name", ["enclosure_new", "verify_file", "import_new"])
def test_a_file_on_disk_is_looked_at_from_end_to_end(clamd, client, settings, name):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    page = Page(client, name)
    assert NAME in refusal(page, page.send(page.file(EICAR)))
    assert page.send(page.file(b"harmless")).status_code in (200, 302)


def test_no_form_takes_files_past_the_scanner(client):
    Page(client, "import_new")  # its address is known, so every view and form is
    waiting, fields = [forms.BaseForm], []
    while waiting:
        form = waiting.pop()
        waiting.extend(form.__subclasses__())
        if form.__module__.startswith(("accounts.", "correspondence.", "recipients.")):
            fields += getattr(form, "base_fields", {}).values()
    files = {one for one in fields if isinstance(one, forms.FileField)}  # noqa: TID251
    assert len(files) >= 9
    assert all(isinstance(one, UploadField) for one in files)
