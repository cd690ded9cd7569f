"""What waits in the directory: the second kind of section of the work list."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rights import Right
from recipients.models import Proposal

SHOWN = 5  # lines a section; the link beside its title opens all


@dataclass(frozen=True)
class DirectoryWork:
    """One kind of work in the directory; `url` opens a list of just `count` records.

    `template` puts one of the `lines` into words.
    """

    title: Promise
    count: int
    url: str
    template: str
    lines: Sequence[Model]


def directory_work_of(user: User, *, on: dt.date) -> list[DirectoryWork]:
    """The sections of the directory with something in them for this person."""
    found: list[DirectoryWork] = []
    if user.has_right(Right.KEEP_RECIPIENTS):
        found += _to_decide(on=on)
    if user.has_right(Right.PROPOSE_RECIPIENTS):
        found += _answered(user, on=on)
    return found


def _to_decide(*, on: dt.date) -> Iterator[DirectoryWork]:
    """Proposals that wait for an administrator, the oldest first."""
    waiting = Proposal.objects.waiting()
    if count := waiting.count():
        yield DirectoryWork(
            title=gettext_lazy("Proposals to decide"),
            count=count,
            url=f"{reverse('recipients:proposal_list')}?status=waiting",
            template="correspondence/_work_list_proposal.html",
            lines=list(waiting.for_reading().waiting_first(on=on).order_by("pk")[:SHOWN]),
        )


def _answered(user: User, *, on: dt.date) -> Iterator[DirectoryWork]:
    """What became lately of what this person has proposed."""
    answered = Proposal.objects.by(user).answered(on=on)
    if count := answered.count():
        yield DirectoryWork(
            title=gettext_lazy("Your proposals, decided"),
            count=count,
            url=f"{reverse('recipients:proposal_list')}?status=answered&mine",
            template="correspondence/_work_list_answer.html",
            lines=list(answered.for_reading().order_by("-decided_at", "-pk")[:SHOWN]),
        )
