"""The letter as it would come out now: one for the eye, or all of them to see that they do."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from django.core.cache import cache
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.models import Addressee, Letter, NotAllowed, Then, Trial
from correspondence.models.check_code import new_check_code
from correspondence.models.registration import (
    PrintedOtherwise,
    draft_sheets,
    sheet_for,
    with_openings,
)
from correspondence.models.sheet import Sheet, digest_of
from correspondence.pdf import letter as paper
from correspondence.pdf.press import CannotRender, PressBusy
from correspondence.pdf.splice import render_all
from recipients.models import Office

_REMEMBERED = 120  # seconds that a draft which cannot be made is not tried again


def draft_pdf(letter: Letter, addressee: Addressee, *, on: dt.date) -> bytes:
    """This addressee's letter, marked as a draft and without a number.

    `on` is the date it would bear if none is set. Raises `NotAllowed` where something is missing,
    `CannotRender` where it does not fit on paper.
    """
    addressee.office = Office.objects.for_opening().get(pk=addressee.office_id)
    sheet = sheet_for(
        letter, addressee, reference="", dated_on=letter.dated_on or on, check_code=""
    )
    content = json.dumps([paper.RENDERER, sheet.as_json()], sort_keys=True)
    key = f"draft:{hashlib.sha256(content.encode()).hexdigest()}"
    made: bytes | str | None = cache.get(key)
    if made is None:
        made = _made(sheet)
        cache.set(key, made, timeout=600 if isinstance(made, bytes) else _REMEMBERED)
    if isinstance(made, str):
        raise CannotRender(made)
    return made


def _made(sheet: Sheet) -> bytes | str:
    """The draft, or why it cannot be made: to find that out may take as long as a press may."""
    try:
        return paper.render(sheet, draft=True)
    except PressBusy:
        raise
    except CannotRender as error:
        return str(error)


def wish(
    letter: Letter, then: Then, *, version: int, by: User, on: dt.date, backdating_reason: str = ""
) -> Trial:
    """A trial not saved yet, of the letter as it would be printed now. Raises `NotAllowed`.

    `version` is the one that this person saw.
    """
    trial = Trial(
        letter=letter,
        then=then,
        version=version,
        asked_by=by,
        backdating_reason=backdating_reason,
        renderer=paper.RENDERER,
    )
    trial.guard(on=on)
    _addressees, sheets = _as_printed(letter.pk, on=on)
    trial.digest, trial.total = digest_of(sheets), len(sheets)
    return trial


def _as_printed(letter_id: int, *, on: dt.date) -> tuple[list[Addressee], list[Sheet]]:
    """The addressees, and what would stand on their letters but for the reference.

    Raises `NotAllowed`.
    """
    letter = Letter.objects.for_printing().get(pk=letter_id)
    addressees = with_openings(letter)
    return addressees, draft_sheets(letter, addressees, dated_on=letter.dated_on or on)


def go_on(trial: Trial, *, on: dt.date, is_to_stop: Callable[[], bool]) -> None:
    """Set on paper what is left of a trial, until it is done or `is_to_stop` says so.

    A worker that was killed is followed by one that begins where it was. Raises `NotAllowed` where
    it is no longer the letter that was to be tried.
    """
    addressees, sheets = _as_printed(trial.letter_id, on=on)
    if digest_of(sheets) != trial.digest:
        raise PrintedOtherwise
    if trial.renderer != paper.RENDERER:
        trial.begin_anew(renderer=paper.RENDERER)
    reference = _stand_in(trial.letter, dated_on=trial.letter.dated_on or on)
    left = [
        replace(sheet, reference=reference, check_code=new_check_code())
        for sheet in sheets[trial.done :]
    ]
    with closing(render_all(left)) as outcomes:
        for addressee, outcome in zip(addressees[trial.done :], outcomes, strict=True):
            trial.note(addressee.pk, str(outcome) if isinstance(outcome, CannotRender) else "")
            if is_to_stop():
                break


def _stand_in(letter: Letter, *, dated_on: dt.date) -> str:
    """A reference as the letter would have; nobody gets to see it."""
    return letter.series.next_reference(year=dated_on.year)


def break_off(trial: Trial, *, at: dt.datetime) -> None:
    """End a trial whose worker failed for good, and name the letter that it failed at."""
    for addressee in trial.letter.addressees.all()[trial.done : trial.done + 1]:
        reason = _("Chancery broke off while this letter was set on paper.")
        trial.failures = [*trial.failures, [addressee.pk, reason]]
    trial.fail(
        _("This broke off because of a fault in Chancery. Nothing was changed; try again."), at=at
    )


def what_it_said(letter: Letter, *, on: dt.date) -> Trial | None:
    """The newest trial, if it still says something of a letter that is not registered.

    Not once the letter was edited after it, nor where other things would be printed by now.
    """
    if letter.is_registered:
        return None
    trial = letter.trials.select_related("asked_by").first()
    if trial is None or trial.ended_at is None:
        return trial
    if letter.edited_at > trial.ended_at:
        return None
    return trial if trial.problem or _is_of_now(trial, on=on) else None


def _is_of_now(trial: Trial, *, on: dt.date) -> bool:
    try:
        _addressees, sheets = _as_printed(trial.letter_id, on=on)
    except NotAllowed:
        return False
    return digest_of(sheets) == trial.digest
