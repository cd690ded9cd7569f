"""How an import goes from one stage to the next: asked for by a person, done in the background."""

import logging
from contextlib import suppress

from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from history.models import record
from recipients.importing import apply as applying
from recipients.importing import check as checking
from recipients.importing import undo as undoing
from recipients.importing.suspects import suspects
from recipients.models import ImportMoved, ImportStatus, RecipientImport
from recipients.spreadsheets.source import Unreadable

NAMED_ASIDE = 20

logger = logging.getLogger(__name__)


def do_check(run: RecipientImport) -> None:
    """The dry run of an import that is being checked; what cannot be read makes it fail."""
    try:
        aside = checking.check(run)
    except Unreadable as error:
        _fail(run, str(error))
        return
    counts = run.count()
    run.undergo(
        ImportStatus.CHECKING,
        target=ImportStatus.CHECKED,
        by=run.asked_by,
        counts=counts,
        total=sum(counts.values()),
        seen=run.seen
        | {"suspects": suspects(run, total=sum(counts.values())), "aside": aside[:NAMED_ASIDE]},
    )


def do_apply(run: RecipientImport) -> None:
    """Enter and change what was found; what the database refuses makes it fail."""
    try:
        applying.apply(run, by=run.asked_by)
    except applying.RowRefused as refused:
        _fail(run, str(refused))
    except (IntegrityError, OperationalError) as error:
        logger.warning("Import %s was refused: %s", run.pk, error)
        _fail(run, _("The directory has changed meanwhile. Check the file again, then import it."))


def do_undo(run: RecipientImport) -> None:
    """Take back what nobody has used or changed since."""
    undoing.undo(run, by=run.asked_by)


def _fail(run: RecipientImport, problem: str) -> None:
    run.undergo(
        ImportStatus.CHECKING,
        ImportStatus.APPLYING,
        target=ImportStatus.FAILED,
        by=run.asked_by,
        problem=problem[:500],
    )


def start_check(run: RecipientImport, *, by: User | None) -> None:
    """From matched columns to the dry run; raises `ImportMoved`.

    An import that broke off after some rows were entered is not checked again: it can only go on.
    """
    if run.is_half_done:
        raise ImportMoved(run)
    run.undergo(
        ImportStatus.MATCHED,
        ImportStatus.CHECKED,
        ImportStatus.FAILED,
        target=ImportStatus.CHECKING,
        by=by,
        asked_by=by,
        done=0,
        problem="",
    )


def start_apply(run: RecipientImport, *, is_all_or_nothing: bool, by: User | None) -> None:
    """From the dry run to the directory; raises `ImportMoved`."""
    run.undergo(
        ImportStatus.CHECKED,
        target=ImportStatus.APPLYING,
        by=by,
        asked_by=by,
        is_all_or_nothing=is_all_or_nothing,
        done=0,
        total=run.rows.to_apply().count(),
    )


def start_undo(run: RecipientImport, *, by: User | None) -> None:
    """Take an import back; raises `ImportMoved`."""
    run.undergo(ImportStatus.APPLIED, target=ImportStatus.UNDOING, by=by, asked_by=by, problem="")


def cancel(run: RecipientImport, *, by: User | None) -> None:
    """Give an import up before anything was entered; raises `ImportMoved`."""
    run.undergo(
        ImportStatus.UPLOADED,
        ImportStatus.MATCHED,
        ImportStatus.CHECKED,
        ImportStatus.FAILED,
        target=ImportStatus.CANCELLED,
        by=by,
    )


def start_rest(run: RecipientImport, *, by: User | None) -> None:
    """Go on with an import that broke off after some rows were entered; raises `ImportMoved`."""
    run.undergo(ImportStatus.FAILED, target=ImportStatus.APPLYING, by=by, asked_by=by, problem="")


@transaction.atomic
def give_up(run: RecipientImport) -> None:
    """Say that the work in the background has broken off for good.

    An import that could not be taken back stays what it was, imported.
    """
    if run.status == ImportStatus.UNDOING:
        _stay_applied(run)
        return
    problem = {
        ImportStatus.CHECKING: _("The check broke off because of a fault in Chancery."),
        ImportStatus.APPLYING: _("The import broke off because of a fault in Chancery."),
    }
    with suppress(ImportMoved):
        _fail(run, problem[run.stage])


def _stay_applied(run: RecipientImport) -> None:
    """Back to where it was, without the event of being imported, which happened long before."""
    problem = _("The import could not be undone because of a fault in Chancery. Nothing changed.")
    waiting = RecipientImport.objects.filter(pk=run.pk, status=ImportStatus.UNDOING)
    if waiting.update(status=ImportStatus.APPLIED, problem=problem):
        record(run, "undoing failed", by=None, file=run.file_name)
