"""The outgoing register on paper."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import get_language

from correspondence.models.register_entry import Entry
from correspondence.pdf.paper import printed

MOST_LINES = 300  # of one PDF: each takes about 13 ms and a third of a megabyte to lay out


@dataclass(frozen=True)
class Part:
    """Which of the parts of a long register this is, counted from 1."""

    number: int
    of: int

    @property
    def is_whole(self) -> bool:
        """The register is short enough for one PDF."""
        return self.of <= 1


def parts_for(lines: int) -> int:
    """In how many PDFs so many lines are printed."""
    return max(1, -(-lines // MOST_LINES))


def render_register(
    entries: list[Entry],
    *,
    organization: str,
    period: str,
    part: Part,
    gaps: list[str],
    on: dt.date,
    sample: bool = False,
) -> bytes:
    """The entries as a table on A4 landscape, in the language of the interface.

    `period` says in words whose register it is, `gaps` which numbers nobody bears; `on` is the
    day of the print. At most `MOST_LINES` lines: more would take the server's time and memory.
    """
    context = {
        "lang": get_language() or "en",
        "organization": organization,
        "period": period,
        "part": part,
        "first": entries[0].letter.reference if entries else "",
        "last": entries[-1].letter.reference if entries else "",
        "entries": entries,
        "gaps": gaps,
        "on": on,
        "sample": sample,
    }
    return printed("register", context, "register")
