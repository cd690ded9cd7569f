from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letterhead, StoredFile
from correspondence.storage import path_of
from history.models import Event
from tests.correspondence.factories import make_letter, make_letterhead, make_user

pytestmark = pytest.mark.django_db
NEW = {
    "language": "en",
    "name": "Quay Institute",
    "line": "",
    "return_line": "5 Quay Street, Baku",
    "foot": "",
    "country": "AZ",
    "layout": "din5008b",
    "colour": "#762a26",
}


@pytest.fixture
def administrator(client):
    person = make_user(Role.SYSTEM_ADMINISTRATOR)
    client.force_login(person)
    return person


def address(letterhead):
    return f"/settings/letterheads/{letterhead.pk}/"


def test_it_changes_the_sender_with_an_event(client, administrator):
    letterhead = make_letterhead()
    client.post(address(letterhead), NEW)
    letterhead.refresh_from_db()
    assert letterhead.name == "Quay Institute"
    event = Event.objects.about(letterhead).first()
    assert event.actor == administrator
    assert ("name", "Harbour Institute", "Quay Institute") in event.changed


def test_letters_that_are_registered_keep_theirs(client, administrator):
    letter = make_letter(LetterStatus.REGISTERED)
    client.post(address(Letterhead.objects.get()), NEW)
    assert letter.addressees.get().printed.sender_name == "Harbour Institute"


def test_its_language_stays(client, administrator):
    letterhead = make_letterhead()
    client.post(address(letterhead), NEW | {"language": "fr"})
    assert Letterhead.objects.get().language == "en"


def test_a_damaged_emblem_is_told_and_can_be_taken_off(client, administrator, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    letterhead = make_letterhead()
    letterhead.emblem = StoredFile.objects.keep(b"<svg/>", media_type="image/svg+xml")
    letterhead.save()
    Path(default_storage.path(path_of(letterhead.emblem.sha256))).unlink()
    page = client.post(address(letterhead), NEW)
    assert page.status_code == 422
    assert "is missing from the store" in page.text
    assert 'value="Quay Institute"' in page.text
    client.post(address(letterhead), NEW | {"drop_emblem": "on"})
    letterhead.refresh_from_db()
    assert (letterhead.name, letterhead.emblem) == ("Quay Institute", None)


def test_it_requires_the_right_to_keep_settings(client):
    client.force_login(make_user(Role.STAFF))
    letterhead = make_letterhead()
    assert client.get(address(letterhead)).status_code == 403
    assert client.post(address(letterhead), NEW).status_code == 403


def test_an_emblem_is_kept_and_taken_off_again(client, administrator):
    letterhead = make_letterhead()
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9"/></svg>'
    file = SimpleUploadedFile("emblem.svg", drawing, "image/svg+xml")
    client.post(address(letterhead), NEW | {"new_emblem": file})
    letterhead.refresh_from_db()
    assert letterhead.emblem.read().startswith(b"<svg")
    letter = make_letter(LetterStatus.REGISTERED)
    assert letter.addressees.get().printed.drawing == letterhead.emblem.read()
    client.post(address(letterhead), NEW | {"drop_emblem": "on"})
    letterhead.refresh_from_db()
    assert letterhead.emblem is None
    assert letter.addressees.get().printed.drawing.startswith(b"<svg")


def test_what_is_no_emblem_is_refused_with_the_reason(client, administrator):
    file = SimpleUploadedFile("emblem.svg", b"<svg><script/></svg>", "image/svg+xml")
    response = client.post(address(make_letterhead()), NEW | {"new_emblem": file})
    assert response.status_code == 422
    assert "no viewBox" in response.content.decode()


@pytest.mark.parametrize(
    ("colour", "said"), [("#ffffaa", "too pale"), ("red", "six digits"), ("#12345g", "six digits")]
)
def test_a_colour_that_cannot_be_read_is_refused(client, administrator, colour, said):
    response = client.post(address(make_letterhead()), NEW | {"colour": colour})
    assert response.status_code == 422
    assert said in response.content.decode()
