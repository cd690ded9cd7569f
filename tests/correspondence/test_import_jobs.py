"""Imports in the background: real workers, one of them killed, and none waits for ever."""

import os
import signal
import time

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from correspondence.tasks import go_on_with_imports, revive_stalled_jobs
from recipients import tasks
from recipients.importing import stages
from recipients.models import ImportStatus, Organization, RecipientImport
from tests.recipients.imports import keeper, lines, make_run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_queue")]


def jobs():
    return ProcrastinateJob.objects.filter(task_name="chancery.run")


def wait_until(is_so) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def go_on_after_a_minute(worker) -> None:
    """What other workers do once it is seen that one has died."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 h'")
    revive_stalled_jobs.defer(timestamp=0)
    worker().wait(60)
    worker().wait(60)


@pytest.mark.parametrize("is_all_or_nothing", [True, False], ids=["all or nothing", "good rows"])
def test_a_worker_killed_while_importing_loses_and_doubles_nothing(
    worker, tmp_path, is_all_or_nothing
):
    by = keeper()
    run = make_run(tmp_path, *lines(2500), by=by, stage="checked")
    ready = run.counts["new"]
    assert ready > 2400
    tasks.ask_for_apply(run, is_all_or_nothing=is_all_or_nothing, by=by)
    first = worker()
    wait_until(lambda: RecipientImport.objects.get(pk=run.pk).done > 0)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    run.refresh_from_db()
    assert run.status == ImportStatus.APPLYING
    entered = Organization.objects.count()
    assert entered < ready
    assert (entered == 0) is is_all_or_nothing

    go_on_after_a_minute(worker)
    run.refresh_from_db()
    assert run.status == ImportStatus.APPLIED
    assert Organization.objects.count() == ready
    assert Organization.objects.values("name").distinct().count() == ready
    assert not run.rows.to_apply().filter(is_applied=False).exists()


def test_a_job_run_twice_does_nothing_the_second_time(tmp_path):
    run = make_run(tmp_path, *lines(3), stage="applied")
    for task in (tasks.check_import, tasks.apply_import, tasks.undo_import):
        task.call(run.pk)
    run.refresh_from_db()
    assert (run.status, Organization.objects.count()) == (ImportStatus.APPLIED, 3)


def test_imports_have_a_queue_of_their_own_and_take_turns(tmp_path):
    run = make_run(tmp_path, *lines(1))
    tasks.ask_for_check(run, by=keeper())
    job = jobs().get()
    assert (job.queue_name, job.lock) == ("imports", "imports")


def test_a_job_is_saved_with_the_change_of_state_or_not_at_all(tmp_path):
    run = make_run(tmp_path, *lines(1))
    with transaction.atomic():
        tasks.ask_for_check(run, by=keeper())
        transaction.set_rollback(True)
    run.refresh_from_db()
    assert run.status == ImportStatus.MATCHED
    assert not jobs().exists()


def test_an_import_that_lost_its_job_gets_another(worker, tmp_path):
    run = make_run(tmp_path, *lines(2))
    stages.start_check(run, by=None)
    go_on_with_imports(timestamp=0)
    go_on_with_imports(timestamp=0)
    assert jobs().count() == 1
    worker().wait(60)
    run.refresh_from_db()
    assert run.status == ImportStatus.CHECKED


def test_an_import_whose_job_failed_for_good_says_so(tmp_path):
    run = make_run(tmp_path, *lines(2))
    tasks.ask_for_check(run, by=keeper())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    go_on_with_imports(timestamp=0)
    run.refresh_from_db()
    assert run.status == ImportStatus.CHECKING
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    go_on_with_imports(timestamp=0)
    run.refresh_from_db()
    assert run.status == ImportStatus.FAILED
    assert "fault in Chancery" in run.problem
