"""More paper is asked for than can be made: who waits too long is told so, and the site lives."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Enclosure
from correspondence.pdf import press
from tests.correspondence.factories import (
    make_letter,
    make_office,
    make_pdf,
    make_registered_letter,
    make_user,
    sign_in,
    too_long,
)
from tests.correspondence.models.test_registering_at_once import at_once

SENTENCE = "Many letters are being set on paper just now"


@pytest.fixture
def no_place(settings):
    settings.PRESS_CHILDREN = settings.PRESS_PATIENCE = 0


@pytest.fixture(autouse=True)
def nothing_is_remembered(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture
def no_room(monkeypatch):
    monkeypatch.setattr(press._press.room, "most", 0)


PAPERS = [
    *[(name, [1]) for name in ("letter_preview", "print_file", "file_copies", "evidence_pdf")],
    *[(name, [1]) for name in ("evidence_zip", "transmittal_slip_pdf", "draft_pdf")],
    *[(name, [1, 1]) for name in ("draft_page", "file_copy_page")],
    *[(name, []) for name in ("outgoing_register_pdf", "delivery_book_pdf")],
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "args"), PAPERS)
def test_nothing_is_begun_for_a_paper_without_room_and_its_page_asks_again(
    client, no_room, django_assert_max_num_queries, name, args
):
    sign_in(client, Role.STAFF)
    with django_assert_max_num_queries(2):  # who asks, and whether that person may
        answer = client.get(reverse(f"correspondence:{name}", args=args))
    assert answer.status_code == 503
    assert 'data-again="5"' in answer.content.decode()


@pytest.mark.django_db
def test_what_was_sent_is_not_sent_again_by_itself(client, no_room):
    sign_in(client, Role.STAFF)
    answer = client.post(reverse("correspondence:print_file", args=[1]))
    assert answer.status_code == 503
    assert "data-again" not in answer.content.decode()
    assert "what you chose is still there" in answer.content.decode()


@pytest.mark.django_db
def test_the_preview_says_so_and_the_rest_of_the_page_is_there(client, no_place):
    sign_in(client, Role.STAFF)
    answer = client.get(reverse("correspondence:letter_preview", args=[make_letter().pk]))
    assert answer.status_code == 503
    assert f"{SENTENCE}. Try again in a moment." in answer.content.decode()
    assert "Submit for approval" in answer.content.decode()


@pytest.mark.django_db
def test_why_a_draft_does_not_come_out_is_known_without_the_press(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    sign_in(client, Role.STAFF)
    url = reverse(
        "correspondence:letter_preview", args=[make_letter(offices=[too_long(make_office())]).pk]
    )
    assert "does not fit" in client.get(url).content.decode()
    settings.PRESS_CHILDREN = settings.PRESS_PATIENCE = 0
    answer = client.get(url)
    assert answer.status_code == 200
    assert "does not fit" in answer.content.decode()


@pytest.mark.django_db
def test_pictures_and_drafts_say_so(client, no_place):
    sign_in(client, Role.VIEWER)
    addressee = make_letter().addressees.get()
    for name, more in (("draft_pdf", []), ("draft_page", [1])):
        answer = client.get(reverse(f"correspondence:{name}", args=[addressee.pk, *more]))
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert answer["Cache-Control"] == "no-store, private"
        assert SENTENCE in answer.content.decode()


@pytest.mark.django_db
def test_the_picture_of_a_file_copy_says_so(client, settings):
    sign_in(client, Role.VIEWER)
    addressee = make_registered_letter().addressees.get()
    url = reverse("correspondence:file_copy_page", args=[addressee.pk, 1])
    assert client.get(url).status_code == 200
    settings.PRESS_CHILDREN = settings.PRESS_PATIENCE = 0
    assert client.get(url).status_code == 503


@pytest.mark.django_db
def test_a_step_that_renders_is_not_taken(client, no_place):
    letter = make_letter()
    sign_in(client, Role.STAFF)
    url = reverse("correspondence:letter_submit", args=[letter.pk])
    page = client.post(url, {"version": letter.version}, follow=True)
    assert SENTENCE in page.content.decode()
    letter.refresh_from_db()
    assert letter.status == "draft"


@pytest.mark.django_db
def test_an_upload_is_not_lost_without_a_word(client, no_place):
    sign_in(client, Role.STAFF)
    facts = {"title": "Declaration", "kind": "declaration", "language": "en"}
    facts["file"] = SimpleUploadedFile("a.pdf", make_pdf(), "application/pdf")
    page = client.post(reverse("correspondence:enclosure_new"), facts)
    assert page.status_code == 422
    assert SENTENCE in page.content.decode()
    assert not Enclosure.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_thirty_previews_at_once_and_the_site_lives(settings):
    settings.PRESS_PATIENCE = 0.5
    person, addressee = make_user(Role.STAFF), make_letter().addressees.get()
    preview = reverse("correspondence:draft_page", args=[addressee.pk, 1])
    clients = [Client() for _ in range(31)]
    for client in clients:
        client.force_login(person)

    def ask(client):
        url = "/" if client is clients[0] else preview
        begun = time.monotonic()
        return client.get(url).status_code, time.monotonic() - begun

    answers = at_once(ask, clients)
    (work_list, _), *previews = answers
    assert work_list == 200
    assert {status for status, _ in previews} == {200, 503}
    assert max(seconds for _, seconds in answers) < 20
    settings.PRESS_PATIENCE = 10
    assert clients[1].get(preview).status_code == 200
