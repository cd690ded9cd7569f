"""The print file: the packs of a letter in one PDF, addressee by addressee, for the printer."""

from collections.abc import Iterator
from itertools import batched
from typing import BinaryIO

from django.utils.translation import gettext as _

from correspondence.models import StoredFile
from correspondence.models.pack import Incomplete, Pack, Part, each_file
from correspondence.pdf.binder import Apart, Binder, Pages
from correspondence.pdf.covers import Covers
from correspondence.pdf.papers import set_paper
from correspondence.pdf.plan import Plan

_AT_ONCE = 50  # cover sheets that are laid out together


def write_print_file(planned: Plan, out: BinaryIO) -> None:
    """The packs as one PDF, a bookmark for each; the same packs give the same bytes.

    What is `apart` has a slip in its place. Nothing is stamped on the pages of a document.

    :raises Incomplete: if a file is missing or altered; it names everything.
    """
    letter = planned.packs[0].addressee.letter
    with Binder(str(letter), both_sides=planned.both_sides) as binder:
        each_file(planned.packs, lambda stored: _take(planned, stored, binder))
        slips = _slips(planned, binder)
        covers = Covers(planned, binder)
        first = 1
        for packs in batched(planned.packs, _AT_ONCE):
            sheets = covers.of(packs) if planned.with_covers else {}
            for pack in packs:
                documents = list(_bound(planned, pack, binder, slips, sheets.get(pack.number, [])))
                last = first + planned.pages_of(pack) - 1
                binder.add_section(_bookmark(pack, first, last), documents)
                first = last + 1
        binder.write(out)


def _take(planned: Plan, stored: StoredFile, binder: Binder) -> None:
    """Check a file, and put its pages into the binder unless it is printed by itself.

    Raises `FileDamaged`.
    """
    if stored.sha256 in planned.apart:
        stored.verify()
        return
    try:
        binder.pages_of(stored)
    except Apart as error:
        reason = _("The file %(name)s cannot be bound with others: %(why)s.")
        raise Incomplete([reason % {"name": stored, "why": error}]) from error


def _bookmark(pack: Pack, first: int, last: int) -> str:
    """Where a pack is in the print file, for whoever looks for it there."""
    where = {"number": pack.number, "who": pack.addressee, "first": first, "last": last}
    return _("%(number)s %(who)s (pages %(first)s–%(last)s)") % where


def _bound(
    planned: Plan, pack: Pack, binder: Binder, slips: dict[str, Pages], cover: Pages
) -> Iterator[tuple[str, Pages]]:
    """The documents of one pack, each by its title."""
    for document in planned.documents(pack):
        part = document.part
        if part is None or part.stored is None:
            yield _("Cover sheet"), cover
        elif document.reason:
            yield part.title, slips[part.stored.sha256]
        else:
            yield part.title, _whole(binder.pages_of(part.stored), part)


def _whole(pages: Pages, part: Part) -> Pages:
    """The pages, if they are as many as were counted when the file was kept."""
    if len(pages) != part.pages:
        raise Incomplete(
            [
                _("%(title)s: %(n)s pages were counted when it was kept, %(found)s are there.")
                % {"title": part.title, "n": part.pages, "found": len(pages)}
            ]
        )
    return pages


def _slips(planned: Plan, binder: Binder) -> dict[str, Pages]:
    """A page for each file that is printed by itself, by the SHA-256 of the file."""
    if not planned.printed_apart:
        return {}
    slips = [(part, reason) for part, reason, _times in planned.printed_apart]
    letter = planned.packs[0].addressee.letter
    paper = set_paper("slips", {"letter": letter, "slips": slips})
    pages = binder.pages_in(paper.content)
    return {mark: [pages[n] for n in paper.of(mark)] for mark in paper.starts}
