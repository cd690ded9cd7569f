"""Jobs wait in the database, are run by a worker, and none is lost with its worker."""

import asyncio
import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from correspondence.models import FileCopy, Letter, Then, TrialStatus
from correspondence.tasks import (
    ask_for,
    go_on_with_trials,
    revive_stalled_jobs,
    seal_letter,
    seal_what_is_left,
)
from correspondence.trial import wish
from tests.correspondence.factories import make_letter, make_office, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_queue")]


def jobs():
    """The jobs our code asked for; the worker adds its periodic ones."""
    return ProcrastinateJob.objects.filter(task_name="chancery.run")


@pytest.fixture
def work(worker):
    """A worker process does what waits, and stops."""

    def work() -> None:
        assert worker().wait(60) == 0

    return work


def test_a_worker_seals_the_file_copies_of_a_registered_letter(work):
    letter = make_letter("registered", offices=[make_office(), make_office()])
    seal_letter.enqueue(letter.pk)
    assert not FileCopy.objects.exists()
    work()
    assert FileCopy.objects.filter(addressee__letter=letter).count() == 2
    assert jobs().get().status == "succeeded"


def test_a_job_is_saved_with_the_registration_or_not_at_all():
    letter = make_letter("registered")
    with transaction.atomic():
        seal_letter.enqueue(letter.pk)
        transaction.set_rollback(True)
    assert not jobs().exists()


def test_a_letter_closed_before_it_was_sealed_is_sealed_nevertheless():
    closed = make_letter("closed")
    make_letter("cancelled")
    assert list(Letter.objects.unsealed()) == [closed]


def test_what_was_left_unsealed_is_found_and_queued_again(work):
    letter = make_letter("registered")
    assert list(Letter.objects.unsealed()) == [letter]
    seal_what_is_left(timestamp=0)
    work()
    assert not Letter.objects.unsealed().exists()


def test_a_job_whose_worker_died_is_run_again_and_nothing_is_made_twice(work):
    letter = make_letter("registered")
    seal_letter.enqueue(letter.pk)
    with connection.cursor() as cursor:  # as kill -9 of a worker leaves it
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')"
            " RETURNING id"
        )
        worker = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", worker)
    revive_stalled_jobs.defer(timestamp=0)
    work()
    work()
    assert jobs().get().status == "succeeded"
    assert FileCopy.objects.count() == 1


def asked_for() -> Letter:
    """A letter to two that somebody asked to register; its trial waits."""
    letter = make_letter("approved", offices=[make_office(), make_office()], dated_on=None)
    ask_for(
        wish(letter, Then.REGISTER, version=letter.version, by=make_user(), on=timezone.localdate())
    )
    return letter


def end_jobs(status: str) -> None:
    with connection.cursor() as cursor:
        for one in ("doing", status):
            cursor.execute("UPDATE procrastinate_jobs SET status = %s", [one])


def test_a_trial_that_lost_its_job_gets_another_and_only_one():
    asked_for()
    jobs().delete()
    go_on_with_trials(timestamp=0)
    go_on_with_trials(timestamp=0)
    assert jobs().count() == 1


def test_a_trial_whose_job_failed_for_good_names_the_letter_it_failed_at():
    letter = asked_for()
    letter.trials.update(done=1)
    end_jobs("failed")
    go_on_with_trials(timestamp=0)
    trial = letter.trials.get()
    assert trial.status == TrialStatus.FAILED
    assert "fault in Chancery" in trial.problem
    assert [pk for pk, _ in trial.failures] == [letter.addressees.last().pk]


def test_a_job_that_cost_three_workers_is_left_alone(work):
    seal_letter.enqueue(make_letter("registered").pk)
    for death in range(1, 4):
        with connection.cursor() as cursor:  # as each kill -9 of a worker leaves it
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
            cursor.execute("UPDATE procrastinate_jobs SET attempts = %s", [death - 1])
        asyncio.run(revived())
        assert jobs().get().status == ("todo" if death < 3 else "failed")


def test_it_is_run_again_at_once_though_this_clock_is_an_hour_fast(work, monkeypatch):
    seal_letter.enqueue(make_letter("registered").pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    fast = timezone.now() + dt.timedelta(hours=1)
    monkeypatch.setattr("procrastinate.utils.utcnow", lambda: fast)
    asyncio.run(revived())
    work()
    assert jobs().get().status == "succeeded"


async def revived() -> None:
    """What `revive_stalled_jobs` does in a worker."""
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector) as worker_app:
        async with worker_app.open_async():
            await worker_app.tasks["chancery.revive_stalled_jobs"].func(
                SimpleNamespace(app=worker_app), timestamp=0
            )
