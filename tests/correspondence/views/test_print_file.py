"""The packs of a letter as one PDF."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Letter
from correspondence.pdf import plan as planning
from correspondence.pdf.pages import count_pages
from correspondence.storage import path_of
from tests.correspondence.factories import make_letter, sign_in
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter
from tests.correspondence.pdf.reading import whole_text
from tests.correspondence.stores import place_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    return sealed_letter("Tides", "Reefs", pages=2, enclosures=[annex])


def url(letter):
    return reverse("correspondence:print_file", args=[letter.pk])


def test_it_is_sent_whole_and_kept_nowhere(client, letter):
    sign_in(client, Role.VIEWER)
    answer = client.get(url(letter))
    content = b"".join(answer)
    assert count_pages(content) == 16
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="OUT-2024-0001 print.pdf"'
    )


def test_it_holds_what_was_chosen(client, letter):
    sign_in(client)
    reefs = letter.addressees.last()
    answer = client.post(
        url(letter), {"sides": "one", "enclosures": "on", "addressee": [reefs.pk], "part": "1"}
    )
    assert whole_text(b"".join(answer)) == (
        "Letter for Reefs 1 Letter for Reefs 2 Declaration 1 Declaration 2 Declaration 3"
    )


def test_one_of_several_files_can_be_asked_for(client, letter, monkeypatch):
    monkeypatch.setattr(planning, "PACKS_A_FILE", 1)
    sign_in(client)
    answer = client.get(url(letter) + "?sides=one&part=2" + ticked(letter))
    assert whole_text(b"".join(answer)) == "Letter for Reefs 1 Letter for Reefs 2"
    assert "OUT-2024-0001 print 2 of 2.pdf" in answer.headers["Content-Disposition"]
    assert client.get(url(letter) + "?sides=one&part=3" + ticked(letter)).status_code == 404


def ticked(letter) -> str:
    return "".join(f"&addressee={one.pk}" for one in letter.addressees.all())


def test_nothing_half_made_is_sent(client, letter, settings, tmp_path):
    sign_in(client)
    file = letter.letter_enclosures.get().enclosure.editions.get().file
    kept = Path(default_storage.path(path_of(file.sha256)))
    kept.rename(tmp_path / "moved")
    answer = client.get(url(letter))
    (tmp_path / "moved").rename(kept)
    assert answer.status_code == 409
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Declaration (en) (2 addressees): The file" in answer.content.decode()


def test_one_bit_of_one_file_is_enough(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    letter = sealed_letter("Tides", "Reefs", pages=2)
    kept = place_of(letter.addressees.last().file_copy.file)
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    sign_in(client)
    for name in ("print_file", "file_copies"):
        answer = client.get(reverse(f"correspondence:{name}", args=[letter.pk]))
        assert answer.status_code == 409
        page = " ".join(answer.content.decode().split())
        assert "Nothing is made: a part is missing" in page
        assert "was altered in the store" in page
        assert "Print file (" not in page


@pytest.mark.parametrize("status", ["draft", "registered"])
def test_a_letter_that_is_not_sealed_gives_nothing(client, status):
    sign_in(client)
    assert client.get(url(make_letter(status))).status_code == 409


def test_a_cancelled_letter_gives_nothing(client, letter):
    sign_in(client)
    letter.cancel(reason="Written by mistake", by=letter.drafted_by)
    assert client.get(url(letter)).status_code == 409


def test_nobody_ticked_gives_nothing(client, letter):
    sign_in(client)
    answer = client.post(url(letter), {"sides": "both"})
    assert answer.status_code == 422
    assert "Tick at least one addressee" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, letter, role):
    sign_in(client, role)
    assert client.get(url(letter)).status_code == 403
