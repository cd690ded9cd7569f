"""`django.tasks` on procrastinate: jobs wait in the same PostgreSQL as what they are about."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.tasks.backends.base import BaseTaskBackend
from django.tasks.base import Task, TaskResult, TaskResultStatus
from django.utils import timezone
from django.utils.json import normalize_json
from django.utils.module_loading import import_string
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.manager import JobManager

#: Queues whose jobs wait for each other, by the lock that they share: whatever an import takes, a
#: second worker, or the second place of the same one, is left for letters.
ONE_AT_A_TIME = {"imports": "imports"}

#: How many workers a job may cost before it is left alone.
MOST_DEATHS = 3

#: In a worker procrastinate has connections of its own, on which a job would be there before what
#: it is about: jobs are always saved on Django's, so with the transaction or not at all.
_jobs = JobManager(DjangoConnector(alias=DEFAULT_DB_ALIAS))

_current: ContextVar[JobContext | None] = ContextVar("current", default=None)


@app.task(
    name="chancery.run",
    retry=RetryStrategy(max_attempts=5, exponential_wait=2),
    queue="default",
    pass_context=True,
)
def run(context: JobContext, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Call the task function at `path`."""
    token = _current.set(context)
    try:
        with own_connections():
            import_string(path).call(*args, **kwargs)
    finally:
        _current.reset(token)


def is_to_stop() -> bool:
    """Whether the worker that runs this was told to end.

    A long task looks here after every item, asks for a job that does the rest, and returns.
    """
    context = _current.get()
    return context is not None and context.should_abort()


def has_job(task: "Task[Any, Any]", first: Any) -> bool:
    """Whether a job waits or runs that calls `task` with `first` as its first argument."""
    jobs = ProcrastinateJob.objects.filter(
        args__path=task.module_path, args__args__0=first, status__in=("todo", "doing")
    )
    return jobs.exists()


def newest_job_status(task: "Task[Any, Any]", *args: Any) -> str | None:
    """How far the last job is that was asked to call `task` with these; None: there is none."""
    jobs = ProcrastinateJob.objects.filter(
        args__path=task.module_path, args__args=normalize_json(list(args))
    )
    return jobs.order_by("-id").values_list("status", flat=True).first()


@contextmanager
def own_connections() -> Iterator[None]:
    """Close the database connections of this thread afterwards: the worker may not use it again."""
    try:
        yield
    finally:
        connections.close_all()


class ProcrastinateBackend(BaseTaskBackend):
    """Puts a task on procrastinate's queue; the job is saved with the caller's transaction."""

    supports_defer = True
    supports_priority = True

    def enqueue(
        self, task: "Task[Any, Any]", args: list[Any], kwargs: dict[str, Any]
    ) -> "TaskResult[Any, Any]":
        """Save the job and return its receipt; the result itself is not kept."""
        self.validate_task(task)
        job = run.configure(
            queue=task.queue_name,
            lock=ONE_AT_A_TIME.get(task.queue_name),
            priority=task.priority,
            schedule_at=task.run_after,
        ).make_new_job(
            path=task.module_path, args=normalize_json(list(args)), kwargs=normalize_json(kwargs)
        )
        saved = _jobs.defer_job(job)
        return TaskResult(
            task=task,
            id=str(saved.id),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
