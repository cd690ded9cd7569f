"""The state of responses: one page for a meeting, a table a letter, a row an addressee."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from correspondence.lifecycle import AddresseeState, Copy, LetterStatus, Outcome
from correspondence.models.board import Row
from correspondence.models.letter import Letter
from correspondence.models.request import Request


@dataclass(frozen=True)
class Line:
    """One addressee on the page: its state, the day of the fact behind it, each outcome."""

    row: Row

    @property
    def name(self) -> str:
        return self.row.addressee.display_organization

    @property
    def overdue_words(self) -> str:
        """How late the answer is."""
        return self.row.overdue_words

    @property
    def is_late_besides(self) -> bool:
        """Overdue, and its state says something else."""
        return bool(self.row.days_overdue) and not self.row.only_overdue

    @property
    def due_on(self) -> dt.date | None:
        """The day a reply is due, as long as one is expected."""
        return None if self.row.is_settled else self.row.addressee.reply_due_on

    @property
    def day(self) -> dt.date | None:
        """The day of the fact from which the state follows; none while we wait."""
        state, row = self.row.state, self.row
        if state in (AddresseeState.ANSWERED, AddresseeState.DECLINED, AddresseeState.INTERIM):
            return row.reply.received_on if row.reply else None
        if state == AddresseeState.ACKNOWLEDGED:
            return row.acknowledgement.received_on if row.acknowledgement else None
        if state == AddresseeState.WAIVED:
            return row.addressee.waived_on
        if row.dispatch is None or state == AddresseeState.AWAITING:
            return None
        return row.dispatch.returned_on or row.dispatch.sent_on

    @property
    def outcomes(self) -> list[str]:
        """What is known of each request, in their order; no answer where nothing is."""
        return [
            noted.outcome if noted else Outcome.NO_ANSWER for _request, noted in self.row.outcomes
        ]


@dataclass(frozen=True)
class Standing:
    """Who has answered one letter, and what each request has come to."""

    letter: Letter
    reminders: list[Letter]
    requests: list[Request]
    lines: list[Line]

    @property
    def answered(self) -> int:
        """How many have replied or declined."""
        given = (AddresseeState.ANSWERED, AddresseeState.DECLINED)
        return sum(line.row.state in given for line in self.lines)

    @property
    def known(self) -> list[int]:
        """Of how many addressees the outcome of each request is known."""
        columns = zip(*(line.outcomes for line in self.lines), strict=True)
        return [sum(one != Outcome.NO_ANSWER for one in column) for column in columns]


def standings(letters: Iterable[Letter], *, on: dt.date) -> list[Standing]:
    """The state of responses on the day `on` of each letter that asks for something.

    `letters` as `timeline.letters_of` loads them; copies for information are not asked.
    """
    letters = list(letters)
    found = []
    for letter in letters:
        requests = list(letter.requests.all())
        if not requests or letter.status not in (LetterStatus.REGISTERED, LetterStatus.CLOSED):
            continue
        lines = [
            Line(Row(one, requests, on)) for one in letter.addressees.all() if one.role == Copy.TO
        ]
        reminders = [one for one in letters if one.further_to_id == letter.pk and one.is_registered]
        found.append(Standing(letter, reminders, requests, lines))
    return found
