"""Sealing: the file copy of each addressee is made from what was fixed, and kept, once."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from correspondence.models import Addressee, FileCopy, NotAllowed, StoredFile
from correspondence.models.sheet import Sheet
from correspondence.models.stored_file import NotKept
from correspondence.pdf import letter as paper
from correspondence.pdf.pages import count_pages
from correspondence.pdf.press import CannotRender, PressBusy
from correspondence.pdf.splice import render_all
from correspondence.queue import MOST_DEATHS
from history.models import Event, record

UNSEALED = "file copy not sealed"

logger = logging.getLogger(__name__)


def seal_each(addressees: list[Addressee], *, is_to_stop: Callable[[], bool]) -> int:
    """Make the file copies of these addressees, one after the other; how many were made.

    What cannot be made is noted with its reason, and the others are made. Stops early when
    `is_to_stop` says so.
    """
    made = 0
    ready = list(_with_sheets(addressees))
    sheets = [sheet for _addressee, sheet in ready]
    with closing(
        render_all(sheets)
    ) as outcomes:  # gives its place at the press back, come what may
        for addressee, _sheet in ready:
            with _outlived(addressee):
                outcome = next(outcomes)
                if isinstance(outcome, CannotRender):
                    give_up(addressee, str(outcome))
                else:
                    made += _keep(addressee, outcome)
            if is_to_stop():
                break
    return made


def _with_sheets(addressees: list[Addressee]) -> Iterator[tuple[Addressee, Sheet]]:
    """Each with its sheet; without those whose sheet is damaged, or that broke off each time."""
    for addressee in addressees:
        if addressee.sealing_tries >= MOST_DEATHS:
            give_up(addressee, _("The work broke off each time this letter was set on paper."))
            continue
        try:
            yield addressee, addressee.printed
        except NotAllowed as error:
            give_up(addressee, str(error))


@contextmanager
def _outlived(addressee: Addressee) -> Iterator[None]:
    """Count a try, and take it back: what stays counted are those that broke off.

    The worker died, or met an error nobody allowed for; a full disk or a busy press is neither.
    """
    row = Addressee.objects.filter(pk=addressee.pk)
    row.update(sealing_tries=F("sealing_tries") + 1)
    try:
        yield
    except (NotAllowed, PressBusy):
        row.update(sealing_tries=F("sealing_tries") - 1)
        raise
    row.update(sealing_tries=F("sealing_tries") - 1)


def _keep(addressee: Addressee, content: bytes) -> bool:
    """Keep the file copy; False if somebody else did in the meantime.

    Raises `NotKept` where there is no room for it; the letter's history says so once.
    """
    try:
        stored = StoredFile.objects.keep(
            content, media_type="application/pdf", pages=count_pages(content), apart=""
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
        record(addressee.letter, UNSEALED, by=None, of=addressee, because=reason)


@transaction.atomic
def give_up(addressee: Addressee, reason: str) -> None:
    """Note why there is no file copy, once; nobody tries again before a person asks for it."""
    if Addressee.objects.to_seal().filter(pk=addressee.pk).update(sealing_problem=reason[:500]):
        record(addressee.letter, UNSEALED, by=None, of=addressee, because=reason)
        logger.error("No file copy for addressee %s: %s", addressee.pk, reason)
