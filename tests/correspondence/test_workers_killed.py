"""Real workers, killed or told to end at any moment: nothing is lost, doubled or half done."""

import os
import signal
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from correspondence.models import FileCopy, Letter, StoredFile, Then, Trial
from correspondence.pdf.letter import RENDERER
from correspondence.storage import path_of
from correspondence.tasks import ask_for, revive_stalled_jobs, seal_letter, seal_what_is_left
from correspondence.trial import wish
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_user
from tests.correspondence.faulty_worker import DIED

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_queue")]
ONE_PLACE = ("--one-shot", "--concurrency", "1", "--shutdown-graceful-timeout", "300")
PATIENCE = 240  # seconds; a busy machine is no fault


def letter_to(number: int, status: str = "registered", **facts) -> Letter:
    offices = [make_office(organization=f"Rock {n}") for n in range(number)]
    return make_letter(status, offices=offices, **facts)


def registered_to(number: int) -> Letter:
    """A letter to so many; two jobs, one for each half of them, wait to seal it."""
    letter = letter_to(number)
    everybody = list(letter.addressees.values_list("pk", flat=True))
    for half in (everybody[: number // 2], everybody[number // 2 :]):
        seal_letter.enqueue(letter.pk, half)
    return letter


def copies() -> int:
    return FileCopy.objects.count()


def wait_until(is_so) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def kill(process) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def is_done() -> bool:
    """Nothing that our code asked for waits or runs."""
    jobs = ProcrastinateJob.objects.filter(task_name="chancery.run")
    return not jobs.filter(status__in=["todo", "doing"]).exists()


def find_the_dead() -> None:
    """What the next worker does first, as it does a minute after another one died."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = 'yesterday'")
    revive_stalled_jobs.configure(priority=20).defer(timestamp=0)


def go_on(worker, *options, until=is_done, fault: str = "") -> None:
    """What other workers do once it is seen that one has died, and the sweep, until all is done."""
    for _ in range(12):
        find_the_dead()
        worker(*options, fault=fault).wait(PATIENCE)
        seal_what_is_left(timestamp=0)
        if until():
            return
    raise AssertionError("It is never done")


def assert_all_sealed_once(letter: Letter, number: int) -> None:
    """So many file copies of so many addressees, each with its own bytes and its own event."""
    found = FileCopy.objects.filter(addressee__letter=letter).select_related("file")
    assert found.count() == number
    assert found.values("addressee").distinct().count() == number
    assert len({one.file.sha256 for one in found}) == number
    assert all(one.file.read().startswith(b"%PDF-") for one in found)
    assert {one.renderer for one in found} == {RENDERER}
    assert Event.objects.about(letter).filter(verb="file copy sealed").count() == number
    assert set(letter.addressees.values_list("sealing_problem", flat=True)) == {""}


def test_workers_killed_among_forty_letters_lose_and_double_none(worker):
    letter = registered_to(40)
    for moment in (1, 14, 29):
        running = worker()
        wait_until(lambda wanted=moment: copies() >= wanted)
        kill(running)
        find_the_dead()
    assert copies() < 40
    go_on(worker)
    assert_all_sealed_once(letter, 40)


def test_a_worker_killed_between_file_and_row_leaves_a_file_that_is_adopted(worker):
    letter = registered_to(6)
    assert worker(fault="file:3").wait(PATIENCE) == DIED
    store = Path(settings.MEDIA_ROOT)
    kept = {path_of(sha256) for sha256 in StoredFile.objects.values_list("sha256", flat=True)}
    before = {
        str(path.relative_to(store)) for path in store.glob("??/??/*") if len(path.name) == 64
    }
    assert kept <= before
    orphans = before - kept
    assert copies() < 6
    go_on(worker)
    assert_all_sealed_once(letter, 6)
    assert any(StoredFile.objects.filter(sha256=Path(one).name).exists() for one in orphans)


def test_two_workers_with_the_same_jobs_make_each_file_copy_once(worker):
    letter = registered_to(8)
    seal_letter.enqueue(letter.pk)
    seal_letter.enqueue(letter.pk)
    both = [worker(), worker()]
    assert [one.wait(PATIENCE) for one in both] == [0, 0]
    assert_all_sealed_once(letter, 8)
    assert set(ProcrastinateJob.objects.values_list("status", flat=True)) == {"succeeded"}


def test_a_worker_told_to_end_finishes_the_letter_in_hand_and_leaves_the_rest(worker):
    letter = registered_to(120)
    running = worker("--concurrency", "2")
    wait_until(lambda: copies() >= 2)
    running.terminate()
    assert running.wait(30) == 0
    assert 2 <= copies() < 120
    jobs = ProcrastinateJob.objects.filter(task_name="chancery.run")
    assert not jobs.filter(status__in=["doing", "failed"]).exists()
    assert jobs.filter(status="todo").count() == 2
    assert not letter.addressees.filter(sealing_tries__gt=0).exists()
    worker().wait(PATIENCE)
    assert_all_sealed_once(letter, 120)


def test_a_letter_that_kills_every_worker_is_left_alone_and_the_others_are_sealed(worker):
    letter = registered_to(4)
    go_on(worker, *ONE_PLACE, until=letter.addressees.not_sealed().exists, fault="letter:Rock 1")
    go_on(worker, *ONE_PLACE, fault="letter:Rock 1")
    [failed] = letter.addressees.not_sealed()
    assert failed.organization_name == "Rock 1"
    assert "broke off each time" in failed.sealing_problem
    assert copies() == 3


def test_a_trial_goes_on_after_its_worker_was_killed_and_registers_once(worker):
    letter = letter_to(12, "approved", dated_on=None)
    facts = {"version": letter.version, "by": make_user(), "on": timezone.localdate()}
    ask_for(wish(letter, Then.REGISTER, **facts))
    first = worker()
    wait_until(lambda: Trial.objects.get().done >= 3)
    kill(first)
    assert Trial.objects.get().is_running
    go_on(worker)
    assert (Trial.objects.get().done, Trial.objects.get().has_led_on) == (12, True)
    assert Event.objects.about(letter).filter(verb="registered").count() == 1
    letter.refresh_from_db()
    assert letter.number == 1
    assert_all_sealed_once(letter, 12)
