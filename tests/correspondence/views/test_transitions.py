"""Each step of a letter: it works, needs its right, rejects GET, refuses the wrong state."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import FileCopy, Letter, Register
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_user, sign_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()

#: step, from, to, role, what is sent
STEPS = [
    ("submit", "draft", "in_review", Role.STAFF, {}),
    ("return", "in_review", "draft", Role.APPROVER, {"reason": "Name the place"}),
    ("approve", "in_review", "approved", Role.APPROVER, {}),
    ("revise", "approved", "draft", Role.STAFF, {}),
    ("register", "approved", "registered", Role.STAFF, {"backdating_reason": "Signed then"}),
    ("cancel", "registered", "cancelled", Role.APPROVER, {"reason": "Wrong offices"}),
    ("reopen", "closed", "registered", Role.APPROVER, {"reason": "A late reply"}),
]
each_step = pytest.mark.parametrize(("step", "source", "target", "role", "sent"), STEPS)


def take(client, step: str, letter: Letter, **sent):
    url = reverse(f"correspondence:letter_{step}", args=[letter.pk])
    return client.post(url, {"version": letter.version, **sent}, follow=True)


def status_of(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).status


@each_step
def test_it_is_taken_and_written_down(client, step, source, target, role, sent):
    person = sign_in(client, role)
    letter = make_letter(source)
    take(client, step, letter, **sent)
    assert status_of(letter) == target
    events = Event.objects.about(letter).exclude(verb="file copy sealed")
    assert events.first().actor == person


@each_step
def test_it_needs_its_right(client, step, source, target, role, sent):
    letter = make_letter(source)
    without = [Role.VIEWER, Role.STAFF if role == Role.APPROVER else Role.SYSTEM_ADMINISTRATOR]
    for one in without:
        sign_in(client, one)
        assert take(client, step, letter, **sent).status_code == 403
    assert status_of(letter) == source


@each_step
def test_looking_at_it_does_nothing(client, step, source, target, role, sent):
    sign_in(client, role)
    letter = make_letter(source)
    answer = client.get(reverse(f"correspondence:letter_{step}", args=[letter.pk]))
    assert answer.status_code == (200 if "reason" in sent else 405)
    assert status_of(letter) == source


@each_step
def test_from_any_other_state_it_is_refused_in_words(client, step, source, target, role, sent):
    for status in LetterStatus.values:
        if status == source:
            continue
        letter = make_letter(status)
        sign_in(client, role)
        answer = take(client, step, letter, **sent)
        assert answer.status_code == 200
        assert status_of(letter) == status
        assert list(answer.context["messages"]) or "no longer a draft" in answer.content.decode()


@each_step
def test_two_presses_have_one_effect(client, step, source, target, role, sent):
    sign_in(client, role)
    letter = make_letter(source)
    for _ in range(2):
        take(client, step, letter, **sent)
    assert status_of(letter) == target
    verbs = [event.verb for event in Event.objects.about(letter)]
    assert (
        verbs.count(Event.objects.about(letter).exclude(verb="file copy sealed").first().verb) == 1
    )


def test_registering_gives_the_reference_and_seals_every_copy(client):
    sign_in(client, Role.STAFF)
    letter = make_letter("approved", offices=[make_office(), make_office()], dated_on=None)
    answer = take(client, "register", letter)
    letter = Letter.objects.get(pk=letter.pk)
    assert letter.reference == f"OUT/{TODAY.year}/0001"
    assert f"Registered as {letter.reference}" in answer.content.decode()
    assert FileCopy.objects.filter(addressee__letter=letter).count() == 2


def test_an_earlier_date_without_a_reason_takes_no_number(client):
    sign_in(client, Role.STAFF)
    letter = make_letter("approved", dated_on=TODAY - dt.timedelta(3))
    answer = take(client, "register", letter)
    assert "say why" in answer.content.decode()
    assert not Register.objects.exists()


def test_what_does_not_fit_on_paper_is_not_registered(client):
    sign_in(client, Role.STAFF)
    office = make_office()
    office.organization.addresses.update(lines="\n".join(f"Line {n}" for n in range(12)))
    letter = make_letter("approved", offices=[office], dated_on=None)
    answer = take(client, "register", letter)
    assert "lines" in answer.content.decode()
    assert status_of(letter) == "approved"
    assert not Register.objects.exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"offices": []}, "Nobody is addressed yet"),
        ({"body": ""}, "no subject or no body"),
        ({"subject": " "}, "no subject or no body"),
        ({"reply_due_on": dt.date(2020, 1, 1)}, "before the letter is dated"),
    ],
)
def test_what_is_not_complete_is_not_submitted(client, facts, sentence):
    sign_in(client, Role.STAFF)
    letter = make_letter(**facts)
    answer = take(client, "submit", letter)
    assert sentence in answer.content.decode()
    assert status_of(letter) == "draft"


def test_a_missing_form_of_address_is_named_and_stops_the_letter(client):
    sign_in(client, Role.STAFF)
    office = make_office()
    office.style.forms.all().delete()
    letter = make_letter(offices=[office])
    answer = take(client, "submit", letter)
    assert "No form of address in English" in answer.content.decode()
    assert status_of(letter) == "draft"


def test_without_a_version_nothing_is_approved(client):
    sign_in(client, Role.APPROVER)
    letter = make_letter("in_review")
    answer = client.post(reverse("correspondence:letter_approve", args=[letter.pk]), follow=True)
    assert "which version you read" in answer.content.decode()
    assert status_of(letter) == "in_review"


def test_a_remark_is_needed_to_return_a_letter(client):
    sign_in(client, Role.APPROVER)
    letter = make_letter("in_review")
    answer = take(client, "return", letter, reason=" ")
    assert answer.status_code == 422
    assert status_of(letter) == "in_review"


def test_only_the_writer_withdraws(client):
    letter = make_letter("in_review")
    sign_in(client, Role.STAFF)
    take(client, "withdraw", letter)
    assert status_of(letter) == "in_review"
    client.force_login(letter.drafted_by)
    take(client, "withdraw", letter)
    assert status_of(letter) == "draft"


def test_a_letter_with_open_addressees_is_not_closed(client):
    sign_in(client, Role.APPROVER)
    letter = make_letter("registered")
    assert "Still open" in take(client, "close", letter).content.decode()
    letter.addressees.get().waive(on=TODAY, reason="Settled by telephone", by=make_user())
    take(client, "close", letter)
    assert status_of(letter) == "closed"
