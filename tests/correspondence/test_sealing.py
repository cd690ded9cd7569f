"""File copies are sealed in chunks; one that cannot be made holds up no other."""

import datetime as dt

import pytest
from django.db.models import F
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.rights import Role
from correspondence import sealing, tasks
from correspondence.models import Addressee, FileCopy, Letter
from correspondence.models.stored_file import NotKept
from correspondence.pdf import letter as paper
from correspondence.queue import MOST_DEATHS
from correspondence.tasks import ask_for_sealing, seal_letter, seal_what_is_left
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_user, sign_in, too_long

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 16)


def registered(number: int, *, bad: tuple[int, ...] = ()) -> Letter:
    """A registered letter to so many; the addresses at `bad` fit no window."""
    offices = [too_long(make_office()) if n in bad else make_office() for n in range(number)]
    return make_letter("registered", offices=offices, dated_on=DAY)


def copies(letter: Letter) -> int:
    return FileCopy.objects.filter(addressee__letter=letter).count()


def test_each_job_makes_a_chunk_of_them_and_none_is_in_two(real_queue, monkeypatch):
    monkeypatch.setattr(tasks, "CHUNK", 3)
    letter = registered(7)
    ask_for_sealing(letter)
    asked = [job.args["args"] for job in ProcrastinateJob.objects.order_by("pk")]
    assert [(pk, len(chunk)) for pk, chunk in asked] == [(letter.pk, n) for n in (3, 3, 1)]
    together = [one for _, chunk in asked for one in chunk]
    assert together == [one.pk for one in letter.addressees.all()]
    for _, chunk in reversed(asked):
        seal_letter.call(letter.pk, chunk)
        seal_letter.call(letter.pk, chunk)
    assert copies(letter) == 7
    assert Event.objects.about(letter).filter(verb="file copy sealed").count() == 7


def test_one_that_cannot_be_made_is_noted_and_the_others_are_made():
    letter = registered(4, bad=(1,))
    assert seal_letter.call(letter.pk) == 3
    assert seal_letter.call(letter.pk) == 0
    [failed] = letter.addressees.not_sealed()
    assert failed == letter.addressees.all()[1]
    assert "does not fit the window" in failed.sealing_problem
    event = Event.objects.about(letter).get(verb="file copy not sealed")
    assert str(failed) in event.sentence
    assert "does not fit the window" in event.sentence
    assert not Letter.objects.unsealed().exists()


def test_trying_again_is_for_those_alone_that_failed(client, real_queue):
    letter = registered(3, bad=(2,))
    seal_letter.call(letter.pk)
    person = sign_in(client, Role.STAFF)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "1 of 3 file copies could not be sealed" in page
    assert "Try again to seal 1 file copy" in page
    assert "does not fit the window" in page
    answer = client.post(reverse("correspondence:letter_seal", args=[letter.pk]))
    assert answer.url == letter.get_absolute_url()
    failed = letter.addressees.last()
    assert ProcrastinateJob.objects.get().args["args"] == [letter.pk, [failed.pk]]
    assert Event.objects.about(letter).get(verb="sealing tried again").actor == person
    client.post(reverse("correspondence:letter_seal", args=[letter.pk]))
    assert ProcrastinateJob.objects.count() == 1
    assert seal_letter.call(letter.pk) == 0
    assert letter.addressees.not_sealed().count() == 1


def test_trying_again_needs_its_right_and_is_no_link(client):
    letter = registered(1, bad=(0,))
    seal_letter.call(letter.pk)
    address = reverse("correspondence:letter_seal", args=[letter.pk])
    sign_in(client, Role.VIEWER)
    assert "Try again" not in client.get(letter.get_absolute_url()).content.decode()
    assert client.post(address).status_code == 403
    sign_in(client, Role.STAFF)
    assert client.get(address).status_code == 405
    assert letter.addressees.not_sealed().count() == 1


def test_a_letter_that_cost_its_workers_is_left_alone_and_the_others_are_made():
    letter = registered(3)
    second = letter.addressees.all()[1]
    Addressee.objects.filter(pk=second.pk).update(sealing_tries=MOST_DEATHS)
    assert seal_letter.call(letter.pk) == 2
    assert "broke off each time" in letter.addressees.not_sealed().get().sealing_problem
    tasks.ask_again_for_sealing(letter, by=make_user())
    assert copies(letter) == 3


def test_only_a_try_that_was_not_outlived_stays_counted():
    letter = registered(2, bad=(0,))
    letter.addressees.update(sealing_tries=F("sealing_tries") + 1)
    seal_letter.call(letter.pk)
    assert set(letter.addressees.values_list("sealing_tries", flat=True)) == {1}


def test_an_error_nobody_allowed_for_stays_counted_and_a_full_disk_does_not():
    one = registered(1).addressees.get()
    with pytest.raises(ZeroDivisionError), sealing._outlived(one):
        1 / 0  # noqa: B018
    with pytest.raises(NotKept), sealing._outlived(one):
        raise NotKept("The disk is full")
    one.refresh_from_db()
    assert one.sealing_tries == 1


def test_each_file_copy_says_what_made_it():
    letter = registered(2)
    seal_letter.call(letter.pk)
    assert set(FileCopy.objects.values_list("renderer", flat=True)) == {paper.RENDERER}
    assert str(paper.design_version()) in paper.RENDERER


def test_progress_is_told_until_all_were_tried(client):
    letter = registered(3, bad=(0,))
    sign_in(client, Role.VIEWER)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "0 of 3 file copies are sealed" in page
    watch = reverse("correspondence:letter_sealing", args=[letter.pk])
    assert client.get(watch).url == letter.get_absolute_url()
    seal_letter.call(letter.pk, [one.pk for one in letter.addressees.all()[:2]])
    part = client.get(watch, headers={"hx-request": "true"}).content.decode()
    assert "1 of 3 file copies are sealed" in part
    assert 'max="3" value="2"' in part
    seal_letter.call(letter.pk)
    assert client.get(watch, headers={"hx-request": "true"})["HX-Refresh"] == "true"


@pytest.mark.django_db(transaction=True)
def test_the_sweep_asks_for_what_has_no_job_and_for_nothing_twice(real_queue, monkeypatch):
    monkeypatch.setattr(tasks, "CHUNK", 2)
    letter = registered(3)
    seal_what_is_left(timestamp=0)
    seal_what_is_left(timestamp=0)
    assert ProcrastinateJob.objects.count() == 2
    ProcrastinateJob.objects.filter(pk=ProcrastinateJob.objects.first().pk).delete()
    seal_what_is_left(timestamp=0)
    assert ProcrastinateJob.objects.count() == 1  # the rest is asked for once that is done
    ProcrastinateJob.objects.all().delete()
    letter.addressees.filter(pk=letter.addressees.first().pk).update(sealing_problem="Too long")
    seal_what_is_left(timestamp=0)
    assert len(ProcrastinateJob.objects.get().args["args"][1]) == 2
