"""The queue as in production, and worker processes on the database of the test."""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

ONE_SHOT = ("--one-shot", "--concurrency", "2", "--shutdown-graceful-timeout", "300")


@pytest.fixture
def real_queue(request):
    """Jobs are saved and wait, instead of being run at once."""
    request.getfixturevalue("db")
    backend = {
        "default": {
            "BACKEND": "correspondence.queue.ProcrastinateBackend",
            "QUEUES": ["default", "imports"],
        }
    }
    with override_settings(TASKS=backend):
        yield
    marked = request.node.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):  # Django's flush does not know these tables
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def worker(tmp_path):
    """Starts a worker process that does what waits, and stops.

    `fault` is where the process kills itself: see `faulty_worker.py`.
    """
    server = urlsplit(settings.DATABASE_URL)
    environment = {
        **os.environ,
        "CHANCERY_ENV": "development",
        "CHANCERY_VAR": str(tmp_path / "var"),
        "DATABASE_URL": server._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
    }
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "files").symlink_to(settings.MEDIA_ROOT)
    started = []

    def start(*options: str, fault: str = "") -> subprocess.Popen:
        program = ["-m", "tests.correspondence.faulty_worker", fault] if fault else ["manage.py"]
        started.append(
            subprocess.Popen(
                [
                    sys.executable,
                    *program,
                    "procrastinate",
                    "worker",
                    *(options or ONE_SHOT),
                ],
                env=environment,
                cwd=settings.BASE_DIR,
                start_new_session=True,
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
