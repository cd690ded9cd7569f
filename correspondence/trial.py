"""The letter as it would come out now: rendered for nobody but the eye, writing nothing."""

import datetime as dt
import hashlib
import json

from django.core.cache import cache

from correspondence.models import Addressee, Letter, NotAllowed
from correspondence.models.registration import sheet_for, with_openings
from correspondence.pdf import letter as paper
from correspondence.pdf.press import CannotRender
from recipients.models import Office


def draft_pdf(letter: Letter, addressee: Addressee, *, on: dt.date) -> bytes:
    """This addressee's letter, marked as a draft and without a number.

    `on` is the date it would bear if none is set. Raises `NotAllowed` where something is missing,
    `CannotRender` where it does not fit on paper.
    """
    addressee.office = Office.objects.for_opening().get(pk=addressee.office_id)
    return _rendered(letter, addressee, on=on)


def _rendered(letter: Letter, addressee: Addressee, *, on: dt.date) -> bytes:
    """The PDF of an addressee whose office is loaded with everything its opening reads."""
    sheet = sheet_for(
        letter, addressee, reference="", dated_on=letter.dated_on or on, check_code=""
    )
    content = json.dumps([paper.RENDERER, sheet.as_json()], sort_keys=True)
    key = f"draft:{hashlib.sha256(content.encode()).hexdigest()}"
    pdf: bytes | None = cache.get(key)
    if pdf is None:
        pdf = paper.render(sheet, draft=True)
        cache.set(key, pdf, timeout=600)
    return pdf


def trial_render(letter: Letter, *, on: dt.date) -> None:
    """Render every addressee's letter once. Raises `NotAllowed`, which names the first to fail."""
    letter = Letter.objects.for_printing().get(pk=letter.pk)
    for addressee in with_openings(letter):
        try:
            _rendered(letter, addressee, on=on)
        except CannotRender as error:
            raise NotAllowed(f"{addressee}: {error}") from error
