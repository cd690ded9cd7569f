"""A draft begins with a matter, a subject and a language."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, Matter
from history.models import Event
from tests.correspondence.factories import make_letter, make_matter, make_series, sign_in

pytestmark = pytest.mark.django_db
URL = reverse("correspondence:letter_new")


def begin(client, **facts):
    return client.post(
        URL,
        {
            "matter": "Water",
            "subject": "Invitation",
            "language": "en",
            "kind": "formal",
            "series": make_series().pk,
            **facts,
        },
    )


def test_it_begins_a_draft_and_opens_a_new_matter(client):
    person = sign_in(client, Role.STAFF)
    answer = begin(client)
    letter = Letter.objects.get()
    assert answer.url == reverse("correspondence:letter_edit", args=[letter.pk])
    assert (letter.matter.title, letter.subject, letter.drafted_by) == (
        "Water",
        "Invitation",
        person,
    )
    assert Event.objects.about(letter).get().verb == "begun"
    assert Event.objects.about(letter.matter).get().verb == "entered"


def test_a_matter_that_is_there_is_taken_whatever_its_case(client):
    sign_in(client, Role.STAFF)
    matter = make_matter("Water in small islands")
    begin(client, matter="  water in SMALL   islands ")
    assert Matter.objects.get() == matter


@pytest.mark.parametrize(
    "wrong",
    [
        {"matter": ""},
        {"subject": "  "},
        {"language": "xx"},
        {"subject": "a\x00b"},
        {"subject": "x" * 201},
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(client, wrong):
    sign_in(client, Role.STAFF)
    answer = begin(client, **wrong)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    if "matter" not in wrong:
        assert 'value="Water"' in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_viewer_writes_nothing(client):
    sign_in(client, Role.VIEWER)
    assert begin(client).status_code == 403
    assert not Letter.objects.exists()


def test_a_reminder_begins_with_its_formula_and_its_letter(client):
    sign_in(client, Role.STAFF)
    original = make_letter(LetterStatus.REGISTERED)
    begin(client, kind="reminder", further_to=original.reference)
    letter = Letter.objects.get(kind="reminder")
    assert letter.further_to == original
    assert "{further_to.reference}" in letter.text_in("en").body


def test_a_reminder_of_a_reminder_reminds_of_the_letter(client):
    sign_in(client, Role.STAFF)
    original = make_letter(LetterStatus.REGISTERED)
    first = make_letter(LetterStatus.REGISTERED, kind="reminder", further_to=original)
    begin(client, kind="reminder", further_to=first.reference)
    assert Letter.objects.drafts().get().further_to == original


def test_a_reminder_of_nothing_is_refused(client):
    sign_in(client, Role.STAFF)
    assert begin(client, kind="reminder").status_code == 422
    assert begin(client, kind="treaty").status_code == 422
    assert not Letter.objects.exists()


def test_the_page_begins_as_a_link_says(client):
    sign_in(client, Role.STAFF)
    page = client.get(URL, {"kind": "note", "subject": "Meeting"}).content.decode()
    assert '<option value="note" selected>' in page
    assert 'value="Meeting"' in page


@pytest.mark.parametrize(("known", "first"), [("", "id_matter"), ("?matter=Water", "id_subject")])
def test_one_begins_to_type_where_nothing_stands_yet(client, known, first):
    sign_in(client, Role.STAFF)
    page = client.get(URL + known).content.decode()
    [field] = [line for line in page.split("<input") if "autofocus" in line]
    assert f'id="{first}"' in field
