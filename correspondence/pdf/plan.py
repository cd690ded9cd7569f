"""How the packs of a letter are printed: documents, sheets, and the files they make."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from correspondence.models.pack import Pack, Part, each_file
from correspondence.pdf.binder import reason_apart

PACKS_A_FILE = 200  # memory grows by some 10 MB for every 20 packs; what is more is another file
PAGES_A_FILE = 20_000
_LINES_FIRST, _LINES_NEXT = 16, 34  # of documents, on the pages of a cover sheet


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
        for part in pack.parts:
            reason = self.apart.get(part.stored.sha256, "") if part.stored else ""
            lengths.append((part, 1 if reason else part.pages, reason))
        if self.with_covers:
            cover = len(cover_pages([reason for _part, _pages, reason in lengths]))
            lengths.insert(0, (None, cover, ""))
        found, first = [], 1
        for one, pages, why in lengths:
            last = first + self._sheets(pages) - 1
            found.append(Document(one, pages, first, last, why))
            first = last + 1
        return found

    def pages_of(self, pack: Pack) -> int:
        """Pages that a pack has in the file, blank ones included."""
        sheets = self.documents(pack)[-1].last
        return 2 * sheets if self.both_sides else sheets

    def _sheets(self, pages: int) -> int:
        return -(-pages // 2) if self.both_sides else pages

    @cached_property
    def sheets(self) -> int:
        """Sheets of paper."""
        return sum(self.documents(pack)[-1].last for pack in self.packs)

    @cached_property
    def pages(self) -> int:
        """Pages of the file, blank ones included."""
        return sum(map(self.pages_of, self.packs))

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
    """How the packs are printed: from what is known of their files, which are not read.

    :raises Incomplete: if something of them is not there; it names everything.
    """
    reasons = each_file(packs, reason_apart)
    apart = {sha256: reason for sha256, reason in reasons.items() if reason}
    return Plan(packs, apart, with_covers=with_covers, both_sides=both_sides)


def cover_pages(reasons: Sequence[str]) -> list[int]:
    """How many documents each page of a cover sheet lists, by the reason for a slip of each.

    A title has two lines at most, and a reason two more.
    """
    pages, room = [0], _LINES_FIRST
    for reason in reasons:
        lines = 4 if reason else 2
        if lines > room:
            pages.append(0)
            room = _LINES_NEXT
        pages[-1] += 1
        room -= lines
    return pages
