"""Logging that copies left the house: one form, all or nothing."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from correspondence.models import Dispatch, Proof
from history.models import Event
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_office,
    make_pdf,
    make_registered_letter,
    sign_in,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def letter():
    offices = [make_office() for _ in range(3)]
    return make_registered_letter(
        rendered=False, offices=offices, dated_on=timezone.localdate() - 5 * DAY
    )


def url(letter, *addressees):
    query = "&".join(f"addressee={one.pk}" for one in addressees)
    return reverse("correspondence:dispatch_log", args=[letter.pk]) + (f"?{query}" if query else "")


def typed(*addressees, **facts):
    """What a browser sends: the shared fields, and the number of the next sending a row."""
    shared = {"channel": "courier", "sent_on": "today", "handed_over_by": "N. Rahimi"}
    rows = {f"to-{one.pk}-attempt": one.next_attempt for one in addressees}
    return {**shared, **rows, **facts}


def test_all_who_have_none_yet_get_a_dispatch_each(client, letter):
    person = sign_in(client)
    first, *others = letter.addressees.all()
    make_dispatch(first)
    page = client.get(url(letter))
    assert "Log 2 dispatches" in page.content.decode()
    assert first.organization_name not in page.content.decode()
    answer = client.post(url(letter, *others), typed(*others), follow=True)
    assert answer.redirect_chain == [(letter.get_absolute_url(), 302)]
    sent = Dispatch.objects.filter(addressee__in=others)
    assert {(one.channel, one.sent_on, one.logged_by) for one in sent} == {
        ("courier", timezone.localdate(), person)
    }
    assert Event.objects.about(letter).filter(verb="dispatched", actor=person).count() == 2


def test_a_row_may_differ_in_everything_and_one_proof_serves_all(client, letter):
    sign_in(client)
    first, second, _third = letter.addressees.all()
    data = typed(
        first,
        second,
        proof=SimpleUploadedFile("receipt.pdf", make_pdf(pages=2)),
        **{
            f"to-{second.pk}-channel": "registered_post",
            f"to-{second.pk}-sent_on": "yesterday",
            f"to-{second.pk}-tracking_number": "RR 1234 5678 5 AZ",
            f"to-{second.pk}-note": "by the evening post",
        },
    )
    client.post(url(letter, first, second), data)
    assert first.dispatches.get().channel == "courier"
    other = second.dispatches.get()
    assert (other.channel, other.note) == ("registered_post", "by the evening post")
    assert other.sent_on == timezone.localdate() - DAY
    assert Proof.objects.count() == 2
    assert len({(one.file_id, one.file.pages) for one in Proof.objects.all()}) == 1


def test_one_wrong_row_and_nothing_is_logged_and_what_was_typed_stays(client, letter):
    sign_in(client)
    first, second, _third = letter.addressees.all()
    wrong = {f"to-{second.pk}-sent_on": "tomorrow", f"to-{first.pk}-note": "keep me"}
    page = client.post(url(letter, first, second), typed(first, second, **wrong))
    assert page.status_code == 422
    words = page.content.decode()
    assert f'href="#id_to-{second.pk}-sent_on"' in words
    assert f"{second.organization_name}: The day lies in the future." in words
    assert "keep me" in words
    assert 'value="tomorrow"' in words
    assert not Dispatch.objects.exists()


def test_what_a_rule_refuses_stands_at_its_row_and_the_others_can_go_alone(client, letter):
    sign_in(client)
    first, second, _third = letter.addressees.all()
    data = typed(first, second)
    make_dispatch(first)
    page = client.post(url(letter, first, second), data)
    words = page.content.decode()
    assert page.status_code == 422
    assert "already dispatched by" in words
    assert not second.dispatches.exists()
    assert f'formaction="?addressee={second.pk}"' in words
    client.post(url(letter, second), data)
    assert second.dispatches.count() == 1


@pytest.mark.parametrize(
    ("sent_on", "sentence"),
    [("tomorrow", "The day lies in the future."), ("3.9.2001", "before the date of the letter")],
)
def test_the_shared_day_is_checked_at_its_field(client, letter, sent_on, sentence):
    sign_in(client)
    first = letter.addressees.first()
    page = client.post(url(letter, first), typed(first, sent_on=sent_on))
    assert sentence in page.content.decode()
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"<html>", "neither a PDF nor"), (make_pdf()[:-40], "cut off"), (b"", "empty")],
)
def test_a_proof_passes_the_gate_or_nothing_is_logged(client, letter, content, sentence):
    sign_in(client)
    first = letter.addressees.first()
    file = SimpleUploadedFile("receipt.pdf", content)
    page = client.post(url(letter, first), typed(first, proof=file))
    assert sentence in page.content.decode()
    assert "choose it once more" in page.content.decode()
    assert not Dispatch.objects.exists()


def test_a_wrong_check_digit_and_a_number_used_before_are_warnings(client, letter):
    sign_in(client)
    first = letter.addressees.first()
    number = "RR 1234 5679 5 AZ"
    other = make_registered_letter(rendered=False)
    make_dispatch(other.addressees.get(), tracking_number=number)
    data = typed(first, channel="registered_post", **{f"to-{first.pk}-tracking_number": number})
    words = client.post(url(letter, first), data, follow=True).content.decode()
    assert first.dispatches.get().tracking_number == number
    assert "Check digit is not right. Saved as typed." in words
    assert f"stands on {other} too" in words


def test_nonsense_in_the_address_is_ignored(client, letter):
    sign_in(client)
    stranger = make_registered_letter(rendered=False).addressees.get()
    for query in (f"addressee={stranger.pk}", "addressee=9999999999999999999"):
        answer = client.get(f"{url(letter)}?{query}")
        assert answer.status_code in (200, 302)
        assert stranger.organization_name not in answer.content.decode()
    assert client.get(f"{url(letter)}?addressee=%00&addressee=-1").status_code == 200


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "cancelled", "closed"])
def test_a_letter_in_another_state_is_not_dispatched(client, status):
    sign_in(client)
    letter = make_letter(status)
    addressee = letter.addressees.get()
    for answer in (client.get(url(letter)), client.post(url(letter), typed(addressee))):
        assert (answer.status_code, answer.url) == (302, letter.get_absolute_url())
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, letter, role):
    sign_in(client, role)
    addressee = letter.addressees.first()
    assert client.get(url(letter)).status_code == 403
    assert client.post(url(letter), typed(addressee)).status_code == 403
    assert not Dispatch.objects.exists()
