"""A kept file that is missing or altered: the log says so each time, the history once."""

import logging

from django.db import models, transaction

from correspondence.models.file_uses import Use, uses_of
from correspondence.models.stored_file import StoredFile
from history.models import Event, record

logger = logging.getLogger(__name__)

DAMAGED = {"missing": "file found missing", "altered": "file found altered"}
WHOLE = "file found whole again"


def note_damage(stored: StoredFile, how: str) -> list[Use]:
    """Tell whoever reads the log, and the history of what the file belongs to; its uses.

    `how` is that of `FileDamaged`. An event is written when the file is found so for the first
    time since it was whole; none where it cannot be read, which is no fact about the file.
    """
    uses = uses_of(stored)
    belongs = "; ".join(use.words for use in uses) or "nothing"
    logger.error("The file %s is %s. It belongs to: %s", stored.sha256, how, belongs)
    if verb := DAMAGED.get(how):
        _note(stored, uses, verb)
    return uses


def note_whole(stored: StoredFile) -> None:
    """Tell the history of what the file belongs to, where it says that it was damaged."""
    _note(stored, uses_of(stored), WHOLE)


def found_damaged() -> set[str]:
    """The SHA-256 of every file that was found damaged at some time."""
    events = Event.objects.filter(verb__in=DAMAGED.values())
    return {event.detail["sha256"] for event in events.iterator()}


@transaction.atomic
def _note(stored: StoredFile, uses: list[Use], verb: str) -> None:
    """One event for each record the file belongs to, unless that is what its history says last."""
    StoredFile.objects.select_for_update().get(pk=stored.pk)  # two may find it at once
    first_uses: dict[models.Model, Use] = {}
    for use in uses:
        first_uses.setdefault(use.about, use)
    for about, use in first_uses.items():
        if _last_verb(about, stored) != verb:
            record(about, verb, by=None, file=use.words, sha256=stored.sha256)


def _last_verb(about: models.Model, stored: StoredFile) -> str:
    """What the history of a record says last of the file; whole where it says nothing."""
    events = Event.objects.about(about).filter(
        verb__in=[*DAMAGED.values(), WHOLE], facts__contains=[["sha256", stored.sha256]]
    )
    return events.values_list("verb", flat=True).first() or WHOLE
