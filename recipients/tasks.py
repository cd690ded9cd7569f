"""What of an import runs in the background. Each is safe to run twice: the status decides."""

from collections.abc import Callable

from django.db import transaction
from django.tasks import task

from accounts.models import User
from recipients.importing import stages
from recipients.models import ImportStatus, RecipientImport


@task(queue_name="imports")
def check_import(pk: int) -> None:
    """The dry run, from its beginning."""
    _go_on(pk, ImportStatus.CHECKING, stages.do_check)


@task(queue_name="imports")
def apply_import(pk: int) -> None:
    """Enter and change what was found; a second run goes on where a first one was killed."""
    _go_on(pk, ImportStatus.APPLYING, stages.do_apply)


@task(queue_name="imports")
def undo_import(pk: int) -> None:
    """Take the import back."""
    _go_on(pk, ImportStatus.UNDOING, stages.do_undo)


def _go_on(pk: int, status: ImportStatus, act: Callable[[RecipientImport], None]) -> None:
    """Act on an import that still waits for it; another job may have done it meanwhile."""
    run = RecipientImport.objects.filter(pk=pk, status=status).first()
    if run is not None:
        act(run)


#: The task that an import waits for, by its status.
TASKS = {
    ImportStatus.CHECKING: check_import,
    ImportStatus.APPLYING: apply_import,
    ImportStatus.UNDOING: undo_import,
}


@transaction.atomic
def ask_for_check(run: RecipientImport, *, by: User) -> None:
    """Check the file as soon as a worker is free; raises `ImportMoved`."""
    stages.start_check(run, by=by)
    check_import.enqueue(run.pk)


@transaction.atomic
def ask_for_apply(run: RecipientImport, *, is_all_or_nothing: bool, by: User) -> None:
    """Import what was found as soon as a worker is free; raises `ImportMoved`."""
    stages.start_apply(run, is_all_or_nothing=is_all_or_nothing, by=by)
    apply_import.enqueue(run.pk)


@transaction.atomic
def ask_for_undo(run: RecipientImport, *, by: User) -> None:
    """Take the import back as soon as a worker is free; raises `ImportMoved`."""
    stages.start_undo(run, by=by)
    undo_import.enqueue(run.pk)


@transaction.atomic
def ask_for_rest(run: RecipientImport, *, by: User) -> None:
    """Import the rows that are left where it broke off; raises `ImportMoved`."""
    stages.start_rest(run, by=by)
    apply_import.enqueue(run.pk)
