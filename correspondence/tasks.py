"""What runs in the background: trials, sealing file copies, and the sweeps that lose nothing."""

import datetime as dt
import logging
from contextlib import suppress
from itertools import batched

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from accounts.models import User
from correspondence import sealing
from correspondence import trial as trials
from correspondence.models import Addressee, Letter, NotAllowed, Trial
from correspondence.queue import (
    MOST_DEATHS,
    has_job,
    is_to_stop,
    newest_job_status,
    own_connections,
)
from history.models import record
from recipients.importing import stages
from recipients.models import RecipientImport
from recipients.tasks import TASKS

#: File copies that one job makes; other workers make the next ones at the same time.
CHUNK = 50

#: A moment that has passed by the database's clock too, if this machine's runs ahead of it.
AT_ONCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

logger = logging.getLogger(__name__)


@task
def seal_letter(letter_id: int, addressee_ids: list[int] | None = None) -> int:
    """Render and keep the file copies still to be made, of these addressees; how many were made.

    Of all of them where none are named. Safe to run twice, or by two workers at once: an addressee
    has one file copy.
    """
    letter = Letter.objects.get(pk=letter_id)
    waiting = letter.addressees.to_seal()
    if addressee_ids is not None:
        waiting = waiting.filter(pk__in=addressee_ids)
    made = sealing.seal_each(list(waiting), is_to_stop=is_to_stop)
    if is_to_stop() and waiting.all().exists():
        seal_letter.enqueue(letter_id, addressee_ids)
    return made


def ask_for_sealing(letter: Letter) -> None:
    """Make every file copy that is still to be made, as soon as workers are free."""
    _enqueue(letter, list(letter.addressees.to_seal().values_list("pk", flat=True)))


def _enqueue(letter: Letter, addressee_ids: list[int]) -> None:
    for chunk in batched(addressee_ids, CHUNK):
        seal_letter.enqueue(letter.pk, list(chunk))


@transaction.atomic
def ask_again_for_sealing(letter: Letter, *, by: User) -> None:
    """Try once more to make the file copies that could not be made; those alone."""
    failed = letter.addressees.not_sealed().select_for_update(of=["self"])
    addressee_ids = list(failed.values_list("pk", flat=True))
    if not addressee_ids:
        return
    Addressee.objects.filter(pk__in=addressee_ids).update(sealing_problem="", sealing_tries=0)
    record(letter, "sealing tried again", by=by, addressees=len(addressee_ids))
    _enqueue(letter, addressee_ids)


@task(priority=10)  # a person waits for it
def try_letter(trial_id: int) -> None:
    """Set all letters of a trial on paper, then submit or register as was asked for.

    Safe to run twice, or by two workers at once: a trial ends once.
    """
    trial = Trial.objects.running().select_related("letter__series").filter(pk=trial_id).first()
    if trial is None:
        return
    today = timezone.localdate()
    try:
        trials.go_on(trial, on=today, is_to_stop=is_to_stop)
    except NotAllowed as error:
        trial.fail(str(error), at=timezone.now())
        return
    if trial.done < trial.total:
        try_letter.enqueue(trial_id)
        return
    _end(trial_id)


@transaction.atomic
def _end(trial_id: int) -> None:
    """The trial is over; what was asked for follows, or the page says why it does not."""
    running = Trial.objects.running().select_for_update(of=["self"])
    trial = running.filter(pk=trial_id).first()  # as everything is now, not as it was before
    if trial is None:
        return
    trial.end(at=timezone.now())
    if trial.is_passed:
        try:
            _lead_on(trial)
        except NotAllowed as error:
            trial.refuse(str(error))


@transaction.atomic
def _lead_on(trial: Trial) -> None:
    trial.lead_on(on=timezone.localdate())
    if trial.is_for_registering:
        ask_for_sealing(trial.letter)


@transaction.atomic
def ask_for(wish: Trial) -> None:
    """Submit or register: at once where all of it came out in a trial, else as soon as it does.

    Who asks for what is being tried already waits for that. Raises `NotAllowed`.
    """
    known = wish.letter.trials.passed(digest=wish.digest, renderer=wish.renderer)
    if known.exists():
        _lead_on(wish)
        return
    wish.letter.hold()
    try:
        with transaction.atomic():
            wish.save()
    except IntegrityError:
        return
    try_letter.enqueue(wish.pk)


@app.periodic(cron="*/2 * * * *")
@app.task(name="chancery.seal_what_is_left", queue="default")
def seal_what_is_left(timestamp: int) -> None:
    """Seal what has no file copy and no job that makes it; jobs are lost with their worker."""
    with own_connections():
        for letter in Letter.objects.unsealed():
            if not has_job(seal_letter, letter.pk):
                ask_for_sealing(letter)


@app.periodic(cron="* * * * *")
@app.task(name="chancery.go_on_with_trials", queue="default")
def go_on_with_trials(timestamp: int) -> None:
    """No trial runs for ever: one without a job gets another, one whose job failed fails."""
    with own_connections():
        for trial in Trial.objects.running().select_related("letter"):
            status = newest_job_status(try_letter, trial.pk)
            if status == "failed":
                trials.break_off(trial, at=timezone.now())
            elif status not in ("todo", "doing"):
                logger.warning("Trial %s has no job and gets another", trial.pk)
                try_letter.enqueue(trial.pk)


@app.periodic(cron="* * * * *")
@app.task(name="chancery.go_on_with_imports", queue="default")
def go_on_with_imports(timestamp: int) -> None:
    """No import waits for ever: one without a job gets another, one whose job failed fails."""
    with own_connections():
        for run in RecipientImport.objects.busy():
            task = TASKS[run.stage]
            status = newest_job_status(task, run.pk)
            if status == "failed":
                stages.give_up(run)
            elif status not in ("todo", "doing"):
                logger.warning("Import %s has no job and gets another", run.pk)
                task.enqueue(run.pk)


@app.periodic(cron="* * * * *")
@app.task(name="chancery.revive_stalled_jobs", queue="default", pass_context=True)
async def revive_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Put jobs back on the queue whose worker has died; one that costs several workers fails."""
    manager = context.app.job_manager  # the worker's own connection
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        with suppress(ConnectorException):  # another worker has just seen to it
            if job.attempts + 1 < MOST_DEATHS:
                await manager.retry_job(job, retry_at=AT_ONCE)
                logger.warning("Job %s was left by its worker and is run again", job.id)
            else:
                await manager.finish_job(job, status=Status.FAILED, delete_job=False)
                logger.error("Job %s cost %s workers and is not run again", job.id, MOST_DEATHS)
