"""Jobs wait in the database, are run by a worker, and none is lost with its worker."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from correspondence.models import FileCopy, Letter
from correspondence.tasks import revive_stalled_jobs, seal_letter, seal_what_is_left
from tests.correspondence.factories import make_letter, make_office

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def real_queue(transactional_db):
    """The queue of production instead of the one that runs tasks at once."""
    backend = {
        "default": {
            "BACKEND": "correspondence.queue.ProcrastinateBackend",
            "QUEUES": ["default", "imports"],
        }
    }
    with override_settings(TASKS=backend):
        yield
    with connection.cursor() as cursor:  # Django's flush does not know these tables
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def jobs():
    """The jobs our code asked for; the worker adds its periodic ones."""
    return ProcrastinateJob.objects.filter(task_name="chancery.run")


@pytest.fixture
def work(tmp_path):
    """A worker process that does what waits, and stops."""
    server = urlsplit(settings.DATABASE_URL)
    environment = {
        **os.environ,
        "CHANCERY_ENV": "development",
        "CHANCERY_VAR": str(tmp_path),
        "DATABASE_URL": server._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
    }
    command = [sys.executable, "manage.py", "procrastinate", "worker", "--one-shot"]
    return lambda: subprocess.run(
        command, env=environment, cwd=settings.BASE_DIR, check=True, timeout=60
    )


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
