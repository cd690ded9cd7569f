"""What the compose page shows beside the text: addressees and enclosures of a draft."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.rights import SignedInRequest
from correspondence.models import Addressee, Letter, NotAllowed
from correspondence.models.practice import salutation_and_closing
from correspondence.models.preflight import refusal_of
from correspondence.models.registration import with_openings
from recipients.models import Opening


@dataclass(frozen=True)
class Picked:
    """An addressee of a draft, how its letter would open, and what stands in the way."""

    addressee: Addressee
    opening: Opening
    salutation: str
    problems: tuple[str, ...]


def composing(letter: Letter) -> dict[str, Any]:
    """The letter, each addressee with how its letter will open, and the enclosures."""
    dated_on = letter.dated_on or timezone.localdate()
    picked = [_picked(letter, one, dated_on=dated_on) for one in with_openings(letter)]
    uses = letter.letter_enclosures.select_related("enclosure").prefetch_related(
        "enclosure__editions__file"
    )
    return {"letter": letter, "picked": picked, "uses": uses, "dated_on": dated_on}


def _picked(letter: Letter, addressee: Addressee, *, dated_on: dt.date) -> Picked:
    language = addressee.language
    opening = addressee.opening(on=dated_on, posted_in=letter.posted_in(language))
    salutation, _closing = salutation_and_closing(
        letter.kind, language, (opening.salutation, opening.closing)
    )
    refusal = refusal_of(letter, addressee)
    problems = (*opening.missing, refusal) if refusal else opening.missing
    return Picked(addressee, opening, "" if opening.missing else salutation, problems)


def edited(
    request: SignedInRequest, letter: Letter, part: str, act: Callable[[], object]
) -> HttpResponse:
    """Do one edit of the draft and show `part` as it is then; what a rule refuses stands above.

    So does what an act has to say, where it answers with a sentence.
    """
    try:
        said = act()
    except NotAllowed as error:
        return section(request, letter, part, str(error))
    return section(request, letter, part, said if isinstance(said, str) else "")


def section(request: SignedInRequest, letter: Letter, part: str, error: str = "") -> HttpResponse:
    """`part` of the compose page after an act: what htmx swaps in, else the page at that place.

    A page that was abreast learns the new version, so that it does not conflict with itself.
    """
    if not request.htmx:
        if error:
            messages.error(request, error)
        return redirect(f"{reverse('correspondence:letter_edit', args=[letter.pk])}#{part}")
    is_abreast = letter.was_seen_at(request.POST.get("version", ""))
    context = {**composing(letter), "part": part, "error": error, "is_abreast": is_abreast}
    return render(request, "correspondence/_compose_section.html", context)
