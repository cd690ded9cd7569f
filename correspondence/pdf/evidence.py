"""The evidence file: a front page that tells everything, and the papers themselves behind it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.models.board import Row
from correspondence.models.evidence import Evidence, Exhibit
from correspondence.models.pack import Incomplete, Missing
from correspondence.pdf.binder import Apart, Binder, Pages
from correspondence.pdf.papers import Paper, lines_of, set_paper
from correspondence.pdf.pictures import picture_page

_MOST_TRIES = 4  # at numbers of pages that depend on the length of the page that tells them


@dataclass(frozen=True)
class Place:
    """Where an exhibit is: from page `first` of the file; with a `reason` it is attached instead,
    and a slip stands there.
    """

    exhibit: Exhibit
    first: int
    reason: str
    pages: Pages

    @property
    def length(self) -> int | None:
        """Pages of the exhibit; None for a picture, and for what nobody could count."""
        if self.exhibit.is_picture or self.reason:
            return None if self.exhibit.is_picture else self.exhibit.pages
        return len(self.pages)


def write_evidence(
    evidence: Evidence, out: BinaryIO, *, on: dt.date, by: User | None = None
) -> None:
    """The evidence of one addressee as a PDF; the same facts and the same day, the same bytes.

    The pages of a sealed letter and of every other PDF are in it as they are, pictures on pages of
    their own. What may not be bound (a signed PDF) is attached to the file, with a slip of paper
    in its place.

    :param on: the day of which it tells the state.
    :raises Incomplete: if something is missing or altered; it names everything.
    """
    title = _("Evidence file %(letter)s, %(who)s") % {
        "letter": evidence.addressee.letter,
        "who": evidence.addressee,
    }
    with Binder(title, both_sides=False) as binder:
        bound = _all_bound(evidence, binder)
        slips = _slips(evidence, [(one, reason) for one, _pages, reason in bound if reason], binder)
        found = [(one, pages or slips[one.number], reason) for one, pages, reason in bound]
        front, places = _front(evidence, found, on=on, by=by)
        binder.add_section(_("Front page"), [("", binder.pages_in(front.content))])
        for place in places:
            binder.add_section(place.exhibit.name, [("", place.pages)])
        binder.write(out)


def _all_bound(evidence: Evidence, binder: Binder) -> list[tuple[Exhibit, Pages, str]]:
    """Each exhibit with its pages, or why it has none. Raises `Incomplete`."""
    if not evidence.addressee.has_file_copy:
        raise Incomplete(evidence.missing)
    bound, missing = [], Missing()
    for one in evidence.exhibits:
        with missing.noted(one.name):
            bound.append((one, *_bound(one, binder)))
    missing.refuse()
    return bound


def _bound(exhibit: Exhibit, binder: Binder) -> tuple[Pages, str]:
    """Its pages; or none, and why. Then the file itself is attached."""
    stored = exhibit.stored
    try:
        if exhibit.is_picture:
            return picture_page(stored.read(), binder), ""
        return binder.pages_of(stored), ""
    except Apart as error:
        binder.attach(
            exhibit.file_name,
            stored.read(),
            media_type=stored.media_type,
            description=exhibit.name,
        )
        return [], str(error)


def _slips(
    evidence: Evidence, apart: list[tuple[Exhibit, str]], binder: Binder
) -> dict[int, Pages]:
    """A page for each exhibit that is attached, by its number."""
    if not apart:
        return {}
    slips = [(exhibit, reason, exhibit.file_name) for exhibit, reason in apart]
    context = {"letter": evidence.addressee.letter, "slips": slips}
    pages = binder.pages_in(set_paper("attached_slips", context).content)
    return {exhibit.number: [page] for (exhibit, _reason), page in zip(apart, pages, strict=True)}


def _front(
    evidence: Evidence,
    found: list[tuple[Exhibit, Pages, str]],
    *,
    on: dt.date,
    by: User | None,
) -> tuple[Paper, list[Place]]:
    """The front page, set again until the page numbers on it agree with its own length."""
    length = 1
    for _try in range(_MOST_TRIES):
        places = _places(found, first=length + 1)
        front = set_paper("evidence", _context(evidence, places, on=on, by=by))
        if front.pages == length:
            break
        length = front.pages
    return front, places


def _places(found: list[tuple[Exhibit, Pages, str]], *, first: int) -> list[Place]:
    places = []
    for exhibit, pages, reason in found:
        places.append(Place(exhibit, first, reason, pages))
        first += len(pages)
    return places


def _context(
    evidence: Evidence, places: list[Place], *, on: dt.date, by: User | None
) -> dict[str, Any]:
    """What the front page says."""
    addressee = evidence.addressee
    letter = addressee.letter
    return {
        "evidence": evidence,
        "addressee": addressee,
        "letter": letter,
        "on": on,
        "by": by,
        "row": Row(addressee, [one for one, _outcome in evidence.outcomes], on),
        "time_zone": settings.TIME_ZONE,
        "sender": addressee.printed.sender_name if addressee.sheet else "",
        "subject": letter.text_in(addressee.language),
        "address": lines_of(addressee.address_block.splitlines()),
        "places": places,
    }
