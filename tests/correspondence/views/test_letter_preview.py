"""The real PDF of a draft: marked, without a number, writing nothing."""

import io

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import FileCopy, Letterhead, Register, StoredFile
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_registered_letter, sign_in

pytestmark = pytest.mark.django_db


def url(letter) -> str:
    return reverse("correspondence:letter_preview", args=[letter.pk])


def pdf_of(client, addressee) -> bytes:
    return client.get(reverse("correspondence:draft_pdf", args=[addressee.pk])).content


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_each_addressee_has_its_own_letter_without_a_number(client):
    sign_in(client, Role.VIEWER)
    letter = make_letter(offices=[make_office(), make_office()])
    before = (Event.objects.count(), letter.version)
    texts = [words_of(pdf_of(client, one)) for one in letter.addressees.all()]
    for text, addressee in zip(texts, letter.addressees.all(), strict=True):
        assert addressee.office.holders.get().name in text
        assert "OUT/" not in text
    assert texts[0] != texts[1]
    letter.refresh_from_db()
    assert (Event.objects.count(), letter.version) == before
    assert not Register.objects.exists()
    assert not StoredFile.objects.exists()
    assert not FileCopy.objects.exists()


def test_the_page_pages_through_the_addressees_with_what_was_checked(client):
    sign_in(client, Role.STAFF)
    letter = make_letter(offices=[make_office(), make_office(), make_office()])
    second = letter.addressees.all()[1]
    page = client.get(url(letter), {"addressee": second.pk}).content.decode()
    assert "2 of 3" in page
    assert reverse("correspondence:draft_page", args=[second.pk, 1]) in page
    assert "Address, salutation and closing" in page
    assert "Submit for approval" in page


def test_a_page_is_a_picture_and_a_page_too_many_is_not_found(client):
    sign_in(client, Role.VIEWER)
    addressee = make_letter().addressees.get()
    answer = client.get(reverse("correspondence:draft_page", args=[addressee.pk, 1]))
    assert answer.content.startswith(b"\x89PNG")
    assert answer["Cache-Control"] == "no-store, private"
    missing = client.get(reverse("correspondence:draft_page", args=[addressee.pk, 99]))
    assert missing.status_code == 404


def test_what_is_missing_is_said_instead_of_a_page(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    letter.addressees.update(language="fr")
    page = client.get(url(letter)).content.decode()
    assert "There is no letterhead in French" in page
    assert "there is no letterhead in French" in page
    assert (
        client.get(
            reverse("correspondence:draft_pdf", args=[letter.addressees.get().pk])
        ).status_code
        == 404
    )


def test_a_draft_nobody_is_addressed_in_has_no_pages_yet(client):
    sign_in(client, Role.STAFF)
    assert "Nobody is addressed yet" in client.get(url(make_letter(offices=[]))).content.decode()


@pytest.mark.parametrize("is_asked", [True, False])
def test_what_is_stopped_is_not_offered_to_go_on(client, settings, is_asked):
    settings.APPROVAL_REQUIRED = is_asked
    sign_in(client, Role.STAFF)
    letter = make_letter(body="<p>{nothing}</p>")
    page = client.get(url(letter)).content.decode()
    assert "goes on when nothing stops it" in page
    for act in ("letter_submit", "letter_register"):
        assert reverse(f"correspondence:{act}", args=[letter.pk]) not in page


def test_an_approved_letter_that_is_stopped_says_that_it_waits(client):
    sign_in(client, Role.STAFF)
    letter = make_letter(LetterStatus.APPROVED)
    Letterhead.objects.all().delete()
    page = client.get(url(letter)).content.decode()
    assert "can be registered when nothing stops it" in page
    assert "Register and address" not in page


def test_a_registered_letter_shows_its_sealed_pages_and_has_no_draft(client):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter()
    addressee = letter.addressees.get()
    assert (
        reverse("correspondence:file_copy_page", args=[addressee.pk, 1])
        in client.get(url(letter)).content.decode()
    )
    assert client.get(reverse("correspondence:draft_pdf", args=[addressee.pk])).status_code == 404


def test_the_draft_is_a_whole_pdf(client):
    sign_in(client, Role.VIEWER)
    with pikepdf.open(io.BytesIO(pdf_of(client, make_letter().addressees.get()))) as pdf:
        assert len(pdf.pages) == 1
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


def test_only_who_reads_letters_sees_it(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    letter = make_letter()
    assert client.get(url(letter)).status_code == 403
    address = reverse("correspondence:draft_pdf", args=[letter.addressees.get().pk])
    assert client.get(address).status_code == 403


def test_where_no_approval_is_asked_for_a_draft_offers_to_be_registered(client, settings):
    settings.APPROVAL_REQUIRED = False
    sign_in(client, Role.STAFF)
    page = client.get(url(make_letter())).content.decode()
    assert "Register and address 1 office" in page
    assert "Submit for approval" not in page


def test_an_upload_for_a_letter_that_is_no_draft_any_more_is_refused_first(client):
    sign_in(client, Role.STAFF)
    letter = make_letter("in_review")
    answer = client.get(reverse("correspondence:enclosure_upload", args=[letter.pk]), follow=True)
    assert "no longer a draft" in answer.content.decode()


def test_a_draft_that_takes_too_long_is_not_tried_again_at_every_look(client, settings):
    sign_in(client, Role.VIEWER)
    letter = make_letter(body="<p>x</p>" * 3_000)
    for settings.PRESS_SECONDS in (0.5, 120):
        assert "too complex to be set on paper" in client.get(url(letter)).content.decode()
