"""What the compose page shows beside the text: addressees and enclosures of a draft."""

from typing import Any

from django.utils import timezone

from correspondence.models import Letter
from correspondence.models.letterhead import Letterhead
from correspondence.models.registration import with_openings


def composing(letter: Letter) -> dict[str, Any]:
    """The letter, each addressee with how its letter will open, and the enclosures."""
    dated_on = letter.dated_on or timezone.localdate()
    posted_in = {head.language: str(head.country) for head in Letterhead.objects.all()}
    picked = [
        (one, one.opening(on=dated_on, posted_in=posted_in.get(one.language, "")))
        for one in with_openings(letter)
    ]
    uses = letter.letter_enclosures.select_related("enclosure").prefetch_related(
        "enclosure__editions__file"
    )
    return {"letter": letter, "picked": picked, "uses": uses, "dated_on": dated_on}
