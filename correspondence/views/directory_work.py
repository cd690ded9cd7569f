"""What the directory waits for, on the work list of those who keep it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from recipients.models import Outlook, Proposal, ToVerify

SHOWN = 5  # lines a section; the link beside its title opens all


@dataclass(frozen=True)
class DirectoryWork:
    """One kind of work in the directory: how much, the list it opens, and its first lines.

    `template` draws one line. The count is that of the list.
    """

    title: str | Promise
    count: int
    url: str
    template: str
    lines: list[Any]


#: Finds work of one kind for a person on a day, as many sections as have something in them.
type Finder = Callable[[User, dt.date], list[DirectoryWork]]


def _to_verify(_user: User, on: dt.date) -> list[DirectoryWork]:
    """Details in doubt, offices nobody holds, terms that end."""
    outlook = Outlook(on=on)
    counts, page = outlook.counts(), reverse("recipients:to_verify")
    return [
        DirectoryWork(
            title=what.label,
            count=counts[what],
            url=f"{page}?what={what}" if what else page,
            template=f"correspondence/_work_list_{what or 'details'}.html",
            lines=list(outlook.page(what, QueryDict(), size=SHOWN).rows),
        )
        for what in (ToVerify.DETAILS, ToVerify.VACANT, ToVerify.ENDING)
        if counts[what]
    ]


def _to_decide(_user: User, on: dt.date) -> list[DirectoryWork]:
    """Proposals that wait for an administrator, the oldest first."""
    waiting = Proposal.objects.waiting()
    count = waiting.count()
    lines = list(waiting.for_reading().waiting_first(on=on).order_by("pk")[:SHOWN]) if count else []
    url = f"{reverse('recipients:proposal_list')}?status=waiting"
    return _section(_("Proposals to decide"), count, url, "proposal", lines)


def _answered(user: User, on: dt.date) -> list[DirectoryWork]:
    """What became lately of what this person has proposed."""
    answered = Proposal.objects.by(user).answered(on=on)
    count = answered.count()
    lines = list(answered.for_reading().order_by("-decided_at", "-pk")[:SHOWN]) if count else []
    url = f"{reverse('recipients:proposal_list')}?status=answered&mine"
    return _section(_("Your proposals, decided"), count, url, "answer", lines)


def _section(
    title: Promise, count: int, url: str, line: str, lines: list[Any]
) -> list[DirectoryWork]:
    template = f"correspondence/_work_list_{line}.html"
    return [DirectoryWork(title, count, url, template, lines)] if count else []


#: What is looked for, in the order of the page, with the right its acts need.
FINDERS: tuple[tuple[Right, Finder], ...] = (
    (Right.KEEP_RECIPIENTS, _to_decide),
    (Right.PROPOSE_RECIPIENTS, _answered),
    (Right.KEEP_RECIPIENTS, _to_verify),
)


def directory_work_of(user: User, *, on: dt.date) -> list[DirectoryWork]:
    """The sections with something in them that this person may do."""
    return [one for right, find in FINDERS if user.has_right(right) for one in find(user, on)]
