"""The board: a row an addressee, what happened to each copy and what came back."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from correspondence.lifecycle import (
    SETTLED,
    AddresseeState,
    DispatchStatus,
    LetterStatus,
    ResponseKind,
)
from correspondence.models.addressee import Addressee
from correspondence.models.dispatch import Dispatch
from correspondence.models.request import Request, RequestOutcome
from correspondence.models.response import Response
from recipients.channels import Channel

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


@dataclass(frozen=True)
class Row:
    """One addressee on the board, on one day; every cell is a fact or empty."""

    addressee: Addressee
    requests: list[Request]
    on: dt.date
    is_explained: bool = False

    @property
    def state(self) -> AddresseeState:
        """Has it been answered?"""
        return AddresseeState(self.addressee.state)

    @property
    def dispatch(self) -> Dispatch | None:
        """The last sending that left the house."""
        return self.addressee.last_dispatch

    @property
    def acknowledgement(self) -> Response | None:
        return self.addressee.response_of(ResponseKind.ACKNOWLEDGEMENT)

    @property
    def reply(self) -> Response | None:
        """The strongest answer: a reply, else a decline, else an interim reply or referral."""
        of = self.addressee.response_of
        return (
            of(ResponseKind.REPLY)
            or of(ResponseKind.DECLINE)
            or of(ResponseKind.INTERIM, ResponseKind.REFERRAL)
        )

    @property
    def outcomes(self) -> list[tuple[Request, RequestOutcome | None]]:
        """Each request of the letter with this addressee's outcome, if one is noted."""
        noted = {one.request_id: one for one in self.addressee.outcomes.all()}
        return [(request, noted.get(request.pk)) for request in self.requests]

    @property
    def delivered_is_presumed(self) -> bool:
        """Ordinary post leaves no proof of arrival."""
        return (
            self.dispatch is not None
            and self.dispatch.status == DispatchStatus.SENT
            and self.dispatch.channel == Channel.POST
        )

    @property
    def days_overdue(self) -> int:
        return self.addressee.days_overdue(self.on)

    @property
    def overdue_words(self) -> str:
        """How late the answer is: "12 days overdue"."""
        return ngettext("%(n)d day overdue", "%(n)d days overdue", self.days_overdue) % {
            "n": self.days_overdue
        }

    @property
    def only_overdue(self) -> bool:
        """Overdue, and no fact says more than that nothing has come."""
        return self.days_overdue > 0 and self.state == AddresseeState.AWAITING

    @property
    def why_not_sealed(self) -> str:
        """Why there is no file copy, where it was tried in vain."""
        return "" if self.addressee.has_file_copy else self.addressee.sealing_problem

    @property
    def has_lines_below(self) -> bool:
        """More is said of it in lines of their own."""
        return self.is_explained or bool(self.why_not_sealed)

    @property
    def can_be_answered(self) -> bool:
        """Something may be logged as having come back."""
        return self.addressee.letter.status in (LetterStatus.REGISTERED, LetterStatus.CLOSED)

    @property
    def columns(self) -> int:
        """How many cells the row has."""
        return 8 + len(self.requests)

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def tally_cell(self) -> str:
        """s settled, x overdue or undeliverable, p sent and open, _ not sent."""
        if self.is_settled:
            return "s"
        if self.days_overdue or self.state == AddresseeState.UNDELIVERABLE:
            return "x"
        return "_" if self.state == AddresseeState.NOT_SENT else "p"

    @property
    def why(self) -> str:
        """The facts and the rule behind the state, in sentences."""
        parts = [_why_state(self)]
        due = self.addressee.reply_due_on
        if self.days_overdue and due:
            parts.append(
                ngettext(
                    "Overdue since %(day)s, %(n)s day: that day was asked for, it has passed, and "
                    "nothing settles: neither a reply nor a decline is logged.",
                    "Overdue since %(day)s, %(n)s days: that day was asked for, it has passed, and "
                    "nothing settles: neither a reply nor a decline is logged.",
                    self.days_overdue,
                )
                % {"day": _day(due), "n": self.days_overdue}
            )
        elif due and not self.is_settled:
            parts.append(_("A reply is asked for by %(day)s.") % {"day": _day(due)})
        elif due is None and not self.is_settled:
            parts.append(_("No reply was asked for."))
        return " ".join(parts)


def _day(day: dt.date) -> str:
    return formats.date_format(day, "j F Y")


def _why_state(row: Row) -> str:
    """The fact from which the state follows."""
    dispatch, acknowledged, reply = row.dispatch, row.acknowledgement, row.reply
    match row.state:
        case AddresseeState.ANSWERED | AddresseeState.DECLINED | AddresseeState.INTERIM if reply:
            return _("%(kind)s received on %(day)s.") % {
                "kind": reply.get_kind_display(),
                "day": _day(reply.received_on),
            }
        case AddresseeState.WAIVED:
            return _("Waived on %(day)s: %(reason)s.") % {
                "day": _day(row.addressee.waived_on or row.on),
                "reason": row.addressee.waived_reason,
            }
        case AddresseeState.UNDELIVERABLE if dispatch:
            return _(
                "The last copy came back or was lost (%(reason)s), and no other has been sent."
            ) % {"reason": dispatch.return_reason or _("no reason given")}
        case AddresseeState.ACKNOWLEDGED if acknowledged:
            return _("Acknowledged on %(day)s; an acknowledgement is not a reply.") % {
                "day": _day(acknowledged.received_on)
            }
        case AddresseeState.NOT_SENT:
            return _("No dispatch is logged.")
    if dispatch is None:
        return ""
    return _("Sent on %(day)s (%(channel)s), and nothing has come back.") % {
        "day": _day(dispatch.sent_on),
        "channel": str(dispatch.get_channel_display()).lower(),
    }


def rows_of(letter: "Letter", *, on: dt.date, why: str = "") -> list[Row]:
    """The board of a letter, in the order of its addressees, in a constant number of queries.

    `why` is the id of the addressee whose state is explained.
    """
    requests = list(letter.requests.all())
    return [
        Row(one, requests, on, is_explained=str(one.pk) == why)
        for one in letter.addressees.for_board()
    ]


@dataclass(frozen=True)
class Tally:
    """How many of the addressees have settled, cell by cell."""

    cells: list[str]

    @property
    def words(self) -> str:
        """The same in words: "2 of 6 settled"."""
        return _("%(settled)s of %(all)s settled") % {
            "settled": self.cells.count("s"),
            "all": len(self.cells),
        }


def tally_of(rows: list[Row]) -> Tally:
    """The tally of a board."""
    return Tally([row.tally_cell for row in rows])
