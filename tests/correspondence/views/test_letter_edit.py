"""The compose page saves everything in one act, and loses nothing."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Letter
from history.models import Event
from tests.correspondence.factories import make_letter, make_registered_letter, make_user, sign_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def url(letter) -> str:
    return reverse("correspondence:letter_edit", args=[letter.pk])


def typed(letter, **facts) -> dict:
    """What the page of a draft with an English text sends."""
    return {
        "version": letter.version,
        "text-en-subject": "Invitation",
        "text-en-body": "<p>We have the honour to invite you.</p>",
        "requests-TOTAL_FORMS": 2,
        "requests-INITIAL_FORMS": 0,
        "requests-0-text": "That two experts be named",
        "requests-0-label": "Experts",
        "requests-1-text": "",
        "dated_on": "",
        "reply_due_on": "30.4.2030",
        "signatory": letter.signatory_id or "",
        "further_to": "",
        **facts,
    }


def test_it_saves_text_requests_and_dates_with_one_event(client):
    person = sign_in(client, Role.STAFF)
    letter = make_letter()
    events = Event.objects.about(letter).count()
    assert client.post(url(letter), typed(letter)).url == url(letter)
    letter = Letter.objects.get(pk=letter.pk)
    assert letter.texts.get().subject == "Invitation"
    assert [(one.text, one.label) for one in letter.requests.all()] == [
        ("That two experts be named", "Experts")
    ]
    assert f"{letter.reply_due_on:%Y-%m-%d}" == "2030-04-30"
    assert Event.objects.about(letter).count() == events + 1
    assert Event.objects.about(letter).first().actor == person


def test_a_request_that_saved_itself_stays_when_the_same_page_saves_again(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    client.post(url(letter), typed(letter), headers=HTMX)
    client.post(url(letter), typed(Letter.objects.get(pk=letter.pk)), headers=HTMX)
    assert letter.requests.get().text == "That two experts be named"


def test_it_saves_itself_and_says_when(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    answer = client.post(url(letter), typed(letter), headers=HTMX)
    assert "Saved" in answer.content.decode()
    assert f'value="{letter.version + 1}"' in answer.content.decode()


def test_the_second_writer_sees_both_versions_and_keeps_the_own_words(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    mine = typed(letter, **{"text-en-subject": "My subject"})
    letter.edit(
        version=letter.version,
        by=make_user(),
        facts={},
        requests=[],
        texts={"en": ("Their subject", "<p>Their text</p>")},
    )
    answer = client.post(url(letter), mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Their subject" in page
    assert "My subject" in page
    assert letter.texts.get().subject == "Their subject"
    saved = client.post(url(letter), {**mine, "version": letter.version})
    assert saved.status_code == 302
    assert letter.texts.get().subject == "My subject"


def test_a_letter_registered_meanwhile_is_not_changed_and_the_words_stay(client):
    sign_in(client, Role.STAFF)
    letter = make_registered_letter(rendered=False)
    answer = client.post(url(letter), typed(letter, **{"text-en-subject": "Too late"}))
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert "Save mine over it" not in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("dated_on", "31.2.2026", "is not a day"),
        ("reply_due_on", "03/04/2026", "03/04/2026"),
        ("further_to", "OUT/1999/0001", "No letter in the register"),
        ("text-en-subject", "a\x00b", "Null characters"),
        ("text-en-body", "<div>" * 300, "nested too deeply"),
        ("text-en-body", "x" * 200_001, "too long"),
        ("requests-0-text", "x" * 301, "at most 300"),
        ("signatory", "999999", "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(client, field, value, sentence):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    answer = client.post(url(letter), typed(letter, **{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Letter.objects.get(pk=letter.pk).version == letter.version


def test_further_to_is_found_by_reference(client):
    sign_in(client, Role.STAFF)
    earlier = make_registered_letter(rendered=False)
    letter = make_letter()
    client.post(url(letter), typed(letter, further_to=earlier.reference.lower()))
    assert Letter.objects.get(pk=letter.pk).further_to == earlier


def test_hostile_markup_does_not_get_in(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    client.post(url(letter), typed(letter, **{"text-en-body": "<p>Hi<img src=x onerror=1></p>"}))
    assert letter.texts.get().body == "<p>Hi</p>"


def test_the_fields_a_form_does_not_offer_cannot_be_sent(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    client.post(
        url(letter),
        typed(letter, status="registered", reference="X/1", approved_by="1", number="7"),
    )
    letter = Letter.objects.get(pk=letter.pk)
    assert (letter.status, letter.reference, letter.approved_by, letter.number) == (
        "draft",
        None,
        None,
        None,
    )


def test_what_is_no_draft_is_shown_and_not_edited(client):
    sign_in(client, Role.STAFF)
    letter = make_letter("in_review")
    assert client.get(url(letter)).url == letter.get_absolute_url()


def test_a_viewer_edits_nothing(client):
    sign_in(client, Role.VIEWER)
    letter = make_letter()
    assert client.post(url(letter), typed(letter)).status_code == 403
    assert client.get(url(letter)).status_code == 403


def test_a_language_is_added(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    client.post(reverse("correspondence:letter_text_add", args=[letter.pk]), {"language": "fr"})
    assert [text.language for text in letter.texts.all()] == ["en", "fr"]


def test_discarding_asks_first(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    address = reverse("correspondence:letter_discard", args=[letter.pk])
    assert "cannot be undone" in client.get(address).content.decode()
    assert Letter.objects.exists()
    client.post(address)
    assert not Letter.objects.exists()


def test_signs_that_nobody_sees_are_not_kept_in_what_is_printed(client):
    sign_in(client, Role.STAFF)
    letter = make_letter()
    hidden = {"text-en-subject": "In\u202evited\u200b  all", "requests-0-text": "Na\u2066me\ufeff"}
    client.post(url(letter), typed(letter, **hidden))
    assert letter.texts.get().subject == "Invited all"
    assert letter.requests.get().text == "Name"
    answer = client.post(url(letter), typed(letter, **{"text-en-subject": "z" + "\u0301" * 30}))
    assert "more than 4 accents" in answer.content.decode()


def test_more_than_any_letter_holds_is_refused_before_it_is_read(client):
    client.raise_request_exception = False
    sign_in(client, Role.STAFF)
    letter = make_letter()
    answer = client.post(url(letter), typed(letter, **{"text-en-body": "x" * 2_000_000}))
    assert answer.status_code == 413
    assert "The text is too long" in answer.content.decode()
