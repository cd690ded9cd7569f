"""The print file: the packs of a letter in one PDF, addressee by addressee, for the printer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import batched
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from correspondence.models.pack import Incomplete, Pack, Part, refuse_incomplete
from correspondence.pdf.binder import Binder, Pages, reason_apart
from correspondence.pdf.papers import Paper, lines_of, set_paper

PACKS_A_FILE = 200  # of 44 pages: 10 MB of memory for every 20; more are several files
PAGES_A_FILE = 20_000
_COVERS_AT_ONCE = 50  # laid out together
_ROWS_FIRST, _ROWS_NEXT = 11, 24  # documents that a cover sheet lists on its pages


@dataclass(frozen=True)
class Document:
    """One document as it lies in the print file, from `first` to `last` sheet of its pack.

    `part` is None for the cover sheet. With a `reason` there is a slip of one page in its place.
    """

    part: Part | None
    pages: int
    first: int
    last: int
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """What is printed and how. `apart`: SHA-256 → why a file is printed by itself, not in here."""

    packs: list[Pack]
    apart: dict[str, str]
    with_covers: bool
    both_sides: bool

    def documents(self, pack: Pack) -> list[Document]:
        """The documents of one pack, with their sheets."""
        lengths: list[tuple[Part | None, int, str]] = []
        if self.with_covers:
            lengths.append((None, _cover_length(pack), ""))
        for part in pack.parts:
            reason = self.apart.get(part.stored.sha256, "") if part.stored else ""
            lengths.append((part, 1 if reason else part.pages, reason))
        found, first = [], 1
        for one, pages, why in lengths:
            last = first + self._sheets(pages) - 1
            found.append(Document(one, pages, first, last, why))
            first = last + 1
        return found

    def _sheets(self, pages: int) -> int:
        return -(-pages // 2) if self.both_sides else pages

    @cached_property
    def sheets(self) -> int:
        """Sheets of paper."""
        return sum(self.documents(pack)[-1].last for pack in self.packs)

    @cached_property
    def pages(self) -> int:
        """Pages of the file, blank ones included."""
        if self.both_sides:
            return 2 * self.sheets
        return self.sheets

    @cached_property
    def count(self) -> int:
        """How many documents there are."""
        return sum(len(self.documents(pack)) for pack in self.packs)

    @property
    def last_number(self) -> int:
        """The place of its last addressee among those of the letter."""
        return self.packs[-1].number

    @cached_property
    def printed_apart(self) -> list[tuple[Part, str, int]]:
        """What is printed from its own file, why, and how many times."""
        uses = [
            (part, part.stored.sha256)
            for pack in self.packs
            for part in pack.parts
            if part.stored and part.stored.sha256 in self.apart
        ]
        times = Counter(sha256 for _part, sha256 in uses)
        first = {sha256: part for part, sha256 in reversed(uses)}
        return [(first[one], self.apart[one], times[one]) for one in times]

    @cached_property
    def files(self) -> list["Plan"]:
        """The plan in portions that a program and a printer can take, in order."""
        portions: list[list[Pack]] = []
        pages = 0
        for pack in self.packs:
            more = sum(document.pages for document in self.documents(pack))
            if not portions or len(portions[-1]) == PACKS_A_FILE or pages + more > PAGES_A_FILE:
                portions.append([])
                pages = 0
            portions[-1].append(pack)
            pages += more
        return [replace(self, packs=packs) for packs in portions]


def plan(packs: list[Pack], *, with_covers: bool, both_sides: bool) -> Plan:
    """How the packs are printed.

    :raises Incomplete: if something of them is not there; it names everything.
    """
    refuse_incomplete(packs)
    files = {stored.sha256: stored for pack in packs for stored in pack.files}
    reasons = {sha256: reason_apart(stored) for sha256, stored in files.items()}
    apart = {sha256: reason for sha256, reason in reasons.items() if reason}
    return Plan(packs, apart, with_covers=with_covers, both_sides=both_sides)


def write_print_file(planned: Plan, out: BinaryIO) -> None:
    """The packs as one PDF, a bookmark for each; the same packs give the same bytes.

    What is `apart` has a slip in its place. Nothing is stamped on the pages of a document.

    :raises FileDamaged: if a file has been lost or altered since it was planned.
    """
    letter = planned.packs[0].addressee.letter
    with Binder(str(letter), both_sides=planned.both_sides) as binder:
        slips = _slips(planned, binder)
        for packs in batched(planned.packs, _COVERS_AT_ONCE):
            covers = _covers(planned, packs, binder) if planned.with_covers else {}
            for pack in packs:
                binder.add_section(
                    str(pack.addressee),
                    list(_bound(planned, pack, binder, slips | covers)),
                )
        binder.write(out)


def _bound(
    planned: Plan, pack: Pack, binder: Binder, papers: dict[str, Pages]
) -> Iterator[tuple[str, Pages]]:
    """The documents of one pack, each by its title."""
    for document in planned.documents(pack):
        if document.part is None or document.part.stored is None:
            yield _("Cover sheet"), papers[_mark(pack)]
        elif document.reason:
            yield document.part.title, papers[document.part.stored.sha256]
        else:
            yield document.part.title, _whole(binder.pages_of(document.part.stored), document.part)


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


def _mark(pack: Pack) -> str:
    return f"cover-{pack.number}"


def _covers(planned: Plan, packs: Iterable[Pack], binder: Binder) -> dict[str, Pages]:
    """The cover sheets of some packs, by their marks."""
    covers = [_cover(planned, pack) for pack in packs]
    letter = planned.packs[0].addressee.letter
    return _by_mark(set_paper("covers", {"letter": letter, "covers": covers}), binder)


def _cover(planned: Plan, pack: Pack) -> dict[str, Any]:
    """What one cover sheet says."""
    addressee = pack.addressee
    documents = planned.documents(pack)
    listed = documents[1:]
    return {
        "mark": _mark(pack),
        "pack": pack,
        "sender": addressee.printed.sender_name if addressee.sheet else "",
        "subject": addressee.letter.text_in(addressee.language),
        "address": lines_of(addressee.address_block.splitlines()),
        "cover": documents[0],
        "pages": [listed[:_ROWS_FIRST], *batched(listed[_ROWS_FIRST:], _ROWS_NEXT)],
        "sheets": documents[-1].last,
        "both_sides": planned.both_sides,
    }


def _cover_length(pack: Pack) -> int:
    """Pages of its cover sheet."""
    return 1 + -(-max(0, len(pack.parts) - _ROWS_FIRST) // _ROWS_NEXT)


def _slips(planned: Plan, binder: Binder) -> dict[str, Pages]:
    """A page for each file that is printed by itself, by the SHA-256 of the file."""
    if not planned.printed_apart:
        return {}
    slips = [(part, reason) for part, reason, _times in planned.printed_apart]
    letter = planned.packs[0].addressee.letter
    return _by_mark(set_paper("slips", {"letter": letter, "slips": slips}), binder)


def _by_mark(paper: Paper, binder: Binder) -> dict[str, Pages]:
    pages = binder.pages_in(paper.content)
    return {mark: [pages[n] for n in paper.of(mark)] for mark in paper.starts}
