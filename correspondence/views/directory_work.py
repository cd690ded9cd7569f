"""What the directory waits for, on the work list of those who keep it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from accounts.models import User
from accounts.rights import Right
from recipients.models import Outlook, ToVerify

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


#: What is looked for, in the order of the page, with the right its acts need.
FINDERS: tuple[tuple[Right, Finder], ...] = ((Right.KEEP_RECIPIENTS, _to_verify),)


def directory_work_of(user: User, *, on: dt.date) -> list[DirectoryWork]:
    """The sections with something in them that this person may do."""
    return [one for right, find in FINDERS if user.has_right(right) for one in find(user, on)]
