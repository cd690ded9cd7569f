"""Submitting and registering stay one press; how far the letters are is shown meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.rights import Role
from correspondence.models import Letter, Register, Trial
from correspondence.tasks import try_letter
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_user, sign_in, too_long
from tests.correspondence.models.test_registering_at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_queue")]
HTMX = {"hx-request": "true"}


def page_of(what: str, letter: Letter) -> str:
    return reverse(f"correspondence:letter_{what}", args=[letter.pk])


def press(client, what: str, letter: Letter):
    return client.post(page_of(what, letter), {"version": letter.version}, follow=True)


def approved(*offices, status: str = "approved") -> Letter:
    return make_letter(status, offices=list(offices) or [make_office()], dated_on=None)


def status_of(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).status


@pytest.mark.parametrize(
    ("what", "source", "target", "words", "done"),
    [
        ("submit", "draft", "in_review", "asked to submit it", "Submitted for approval."),
        ("register", "approved", "registered", "asked to register it", "Registered as OUT/"),
    ],
)
def test_one_press_shows_the_progress_and_then_the_letter(
    client, what, source, target, words, done
):
    person = sign_in(client, Role.STAFF)
    letter = approved(make_office(), make_office(), status=source)
    shown = press(client, what, letter).content.decode()
    assert "Set on paper: 0 of 2" in shown
    assert '<progress id="trial-progress" class="progress-wide" max="2" value="0">' in shown
    assert f"{person} {words}" in shown
    assert "Look again" in shown
    assert f'action="{page_of(what, letter)}"' not in shown
    again = client.get(page_of("preview", letter)).content.decode()
    assert "Set on paper: 0 of 2" in again  # it survives a reload

    try_letter.call(letter.trials.get().pk)
    answer = client.get(page_of("trial", letter), headers=HTMX)
    assert answer["HX-Redirect"] == letter.get_absolute_url()
    assert done in client.get(letter.get_absolute_url()).content.decode()
    assert status_of(letter) == target


def test_progress_is_told_by_tenths_to_those_who_listen(client):
    letter = approved()
    sign_in(client, Role.STAFF)
    press(client, "register", letter)
    Trial.objects.update(done=34, total=200)
    sign_in(client, Role.VIEWER)
    watch = page_of("trial", letter)
    assert client.get(watch).url == page_of("preview", letter)
    part = client.get(watch, {"said": "0"}, headers=HTMX).content.decode()
    assert "Set on paper: 34 of 200" in part
    assert 'role="status"' in part
    same = client.get(watch, {"said": "1"}, headers=HTMX).content.decode()
    assert 'role="status"' not in same


def test_all_that_do_not_come_out_are_listed_each_with_a_link(client):
    sign_in(client, Role.STAFF)
    letter = approved(make_office(), too_long(make_office()), too_long(make_office()))
    press(client, "register", letter)
    try_letter.call(letter.trials.get().pk)
    assert client.get(page_of("trial", letter), headers=HTMX)["HX-Refresh"] == "true"
    shown = client.get(page_of("preview", letter)).content.decode()
    assert "2 of 3 letters do not come out" in shown
    assert shown.count("does not fit the window of the envelope") == 2
    for one in letter.addressees.all()[1:]:
        assert f'<a href="?addressee={one.pk}">{one}</a>' in shown
    assert "Register and address 3 offices" in shown
    assert status_of(letter) == "approved"


def test_what_was_mended_in_the_directory_is_no_longer_listed(client):
    sign_in(client, Role.STAFF)
    letter = approved(too_long(make_office()))
    press(client, "register", letter)
    try_letter.call(letter.trials.get().pk)
    letter.addressees.get().office.organization.addresses.update(lines="1 Harbour Road\nSuva")
    shown = client.get(page_of("preview", letter)).content.decode()
    assert "does not come out" not in shown
    press(client, "register", letter)
    try_letter.call(letter.trials.first().pk)
    assert status_of(letter) == "registered"


def test_a_refusal_is_shown_until_the_draft_is_edited_again(client, settings):
    settings.APPROVAL_REQUIRED = False
    person = sign_in(client, Role.STAFF)
    letter = approved(status="draft")
    press(client, "register", letter)
    letter.touch(by=person, changes={})
    try_letter.call(letter.trials.get().pk)
    letter.refresh_from_db()
    shown = client.get(page_of("preview", letter)).content.decode()
    assert "edited in the meantime" in shown
    assert "Register and address 1 office" in shown
    letter.touch(by=person, changes={})
    assert "in the meantime" not in client.get(page_of("preview", letter)).content.decode()


def test_that_all_came_out_is_said_to_who_approves(client):
    letter = approved(make_office(), make_office(), status="draft")
    client.force_login(letter.drafted_by)
    press(client, "submit", letter)
    try_letter.call(letter.trials.get().pk)
    sign_in(client, Role.APPROVER)
    shown = client.get(page_of("preview", letter)).content.decode()
    assert "Every letter was set on paper and comes out" in shown
    assert "2 of 2" in shown
    letter.letterheads["en"].__class__.objects.update(foot="6 Quay Street")
    assert "comes out" not in client.get(page_of("preview", letter)).content.decode()


def test_what_stops_a_letter_is_said_at_once(client):
    sign_in(client, Role.STAFF)
    letter = approved()
    letter.addressees.get().office.style.forms.all().delete()
    assert "No form of address" in press(client, "register", letter).content.decode()
    assert not Trial.objects.exists()


def test_only_who_reads_letters_watches(client):
    letter = approved()
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(page_of("trial", letter)).status_code == 403


@pytest.mark.parametrize("state", ["running", "failed", "passed"])
def test_more_addressees_need_no_more_queries(client, django_assert_max_num_queries, state):
    sign_in(client, Role.STAFF)
    counts = []
    for number in (2, 6):
        letter = approved(*(make_office() for _ in range(number)))
        press(client, "register", letter)
        letter.trials.update(
            status=state,
            ended_at=None if state == "running" else letter.trials.get().asked_at,
            failures=[[one.pk, "Too long"] for one in letter.addressees.all()]
            if state == "failed"
            else [],
        )
        client.get(page_of("preview", letter))  # its PDF is kept from here on
        with django_assert_max_num_queries(60) as captured:
            client.get(page_of("preview", letter))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_register_once(client):
    letter = approved()
    clients = [Client(), Client(), Client()]
    for one in clients:
        one.force_login(make_user())
    answers = at_once(
        lambda one: one.post(page_of("register", letter), {"version": letter.version}), clients
    )
    assert [answer.url for answer in answers] == [page_of("preview", letter)] * 3
    trial = Trial.objects.get()
    assert ProcrastinateJob.objects.count() == 1
    at_once(try_letter.call, [trial.pk, trial.pk])
    assert Event.objects.about(letter).filter(verb="registered").count() == 1
    assert Register.objects.get().last_number == 1
    trial.refresh_from_db()
    assert trial.has_led_on
