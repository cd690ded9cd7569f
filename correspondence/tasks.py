"""What runs in the background: sealing file copies, and the sweeps that leave nothing behind."""

import logging

from django.db import IntegrityError, transaction
from django.tasks import task
from procrastinate import JobContext
from procrastinate.contrib.django import app

from correspondence.models import Addressee, FileCopy, Letter, StoredFile
from correspondence.models.stored_file import NotKept
from correspondence.pdf import letter as paper
from correspondence.pdf.pages import count_pages
from correspondence.queue import newest_job_status, own_connections
from history.models import Event, record
from recipients.importing import stages
from recipients.models import RecipientImport
from recipients.tasks import TASKS

UNSEALED = "file copy not sealed"

logger = logging.getLogger(__name__)


@task
def seal_letter(letter_id: int) -> int:
    """Render and keep the file copy of every addressee that has none yet; how many were made.

    Safe to run twice, or by two workers at once: an addressee has one file copy.
    """
    letter = Letter.objects.get(pk=letter_id)
    waiting = letter.addressees.filter(file_copy__isnull=True, sheet__isnull=False)
    return sum(seal(addressee) for addressee in waiting)


def seal(addressee: Addressee) -> bool:
    """Make the file copy of one addressee from what was fixed; False if somebody else did.

    Raises `NotKept` where there is no room for it; the letter's history says so once.
    """
    content = paper.render(addressee.printed)
    try:
        stored = StoredFile.objects.keep(
            content, media_type="application/pdf", pages=count_pages(content)
        )
    except NotKept as error:
        _tell_unsealed(addressee, str(error))
        raise
    try:
        with transaction.atomic():
            FileCopy.objects.create(
                addressee=addressee, file=stored, pages=stored.pages or 0, renderer=paper.RENDERER
            )
            record(
                addressee.letter, "file copy sealed", by=None, of=addressee, sha256=stored.sha256
            )
    except IntegrityError:
        return False
    return True


def _tell_unsealed(addressee: Addressee, reason: str) -> None:
    told = Event.objects.about(addressee.letter).filter(
        verb=UNSEALED, facts__contains=[["of", str(addressee)]]
    )
    if not told.exists():
        record(addressee.letter, UNSEALED, by=None, of=addressee, reason=reason)


@app.periodic(cron="*/2 * * * *")
@app.task(name="chancery.seal_what_is_left", queue="default")
def seal_what_is_left(timestamp: int) -> None:
    """Seal letters whose job was lost with its worker."""
    with own_connections():
        for letter in Letter.objects.unsealed():
            seal_letter.enqueue(letter.pk)


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
    """Put jobs back on the queue whose worker has died."""
    manager = context.app.job_manager  # the worker's own connection
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        logger.warning("Job %s was left by its worker and is run again", job.id)
        await manager.retry_job(job)
