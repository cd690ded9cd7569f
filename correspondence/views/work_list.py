"""The work list: what waits for this person now, each thing with the one next act."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Min, OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.letter_filter import addressees_in, by_state
from correspondence.models import Addressee, Dispatch, Letter
from correspondence.views.directory_work import directory_work_of

SHOWN = 5  # lines a section; the link beside its title opens all
_OPEN, _OPEN_BOARD = gettext_lazy("Open"), gettext_lazy("Open the board")
NAMED = 3  # addressees a line; the rest are counted


@dataclass(frozen=True)
class Section:
    """One kind of work: letters in one state of the register's filter.

    `right` is what a person needs to do the act; whoever lacks it does not see the section.
    """

    state: str
    title: Promise
    right: Right
    act: Promise
    url: Callable[["Line"], str]
    is_by_addressee: bool = False


@dataclass
class Line:
    """One letter that waits, with the addressees for whom it does."""

    section: Section
    letter: Letter
    addressees: list[Addressee]
    today: dt.date

    @property
    def named(self) -> list[Addressee]:
        """The first few addressees."""
        return self.addressees[:NAMED]

    @property
    def unnamed(self) -> int:
        """How many more there are."""
        return len(self.addressees) - len(self.named)

    @property
    def reply_due_on(self) -> dt.date | None:
        """The first day a reply was or is due."""
        return min((one.reply_due_on for one in self.addressees if one.reply_due_on), default=None)

    @property
    def days_overdue(self) -> int:
        """Days since then."""
        return max((self.today - self.reply_due_on).days, 0) if self.reply_due_on else 0

    @property
    def dispatch(self) -> Dispatch | None:
        """The sending the line is about: the last one to its first addressee."""
        return self.addressees[0].last_dispatch if self.addressees else None

    @property
    def template(self) -> str:
        """Where the fact behind the line is put into words."""
        return f"correspondence/_work_list_{self.section.state}.html"

    @property
    def url(self) -> str:
        """Where the act is done."""
        return self.section.url(self)

    @property
    def act(self) -> Promise:
        """The act; of several addressees one is chosen on the board first."""
        if self.url != _board(self):
            return self.section.act
        return _OPEN_BOARD if self.letter.is_registered else _OPEN


@dataclass(frozen=True)
class Work:
    """A section with its count and its first lines; the count is that of the list it opens."""

    section: Section
    count: int
    lines: list[Line]

    @property
    def url(self) -> str:
        """The list of all of them."""
        return f"{reverse('correspondence:letter_list')}?state={self.section.state}"


def _board(line: Line) -> str:
    return line.letter.get_absolute_url()


def _of_addressee(name: str) -> Callable[[Line], str]:
    """The act for the addressee, where there is one; the board, where there are several."""

    def url(line: Line) -> str:
        if len(line.addressees) != 1:
            return _board(line)
        return reverse(f"correspondence:{name}", args=[line.addressees[0].pk])

    return url


def _proof(line: Line) -> str:
    if len(line.addressees) != 1 or line.dispatch is None:
        return _board(line)
    return reverse("correspondence:proof_add", args=[line.dispatch.pk])


def _dispatch(line: Line) -> str:
    url = reverse("correspondence:dispatch_log", args=[line.letter.pk])
    return f"{url}?{'&'.join(f'addressee={one.pk}' for one in line.addressees)}"


def _draft(line: Line) -> str:
    if line.letter.is_editable:
        return reverse("correspondence:letter_edit", args=[line.letter.pk])
    return _board(line)


def _of_letter(name: str) -> Callable[[Line], str]:
    return lambda line: reverse(f"correspondence:{name}", args=[line.letter.pk])


SECTIONS = (
    Section(
        "overdue",
        gettext_lazy("Answers overdue"),
        Right.LOG_RESPONSE,
        gettext_lazy("Log response"),
        _of_addressee("response_log"),
        is_by_addressee=True,
    ),
    Section(
        "due_week",
        gettext_lazy("Replies due this week"),
        Right.LOG_RESPONSE,
        gettext_lazy("Log response"),
        _of_addressee("response_log"),
        is_by_addressee=True,
    ),
    Section(
        "to_approve",
        gettext_lazy("Drafts to approve"),
        Right.APPROVE,
        gettext_lazy("Review"),
        _of_letter("letter_preview"),
    ),
    Section(
        "to_register",
        gettext_lazy("Letters to register"),
        Right.REGISTER,
        gettext_lazy("Register"),
        _of_letter("letter_preview"),
    ),
    Section(
        "not_sealed",
        gettext_lazy("File copies not sealed"),
        Right.REGISTER,
        _OPEN_BOARD,
        _board,
        is_by_addressee=True,
    ),
    Section(
        "to_dispatch",
        gettext_lazy("Letters to dispatch"),
        Right.DISPATCH,
        gettext_lazy("Log dispatch"),
        _dispatch,
        is_by_addressee=True,
    ),
    Section(
        "no_proof",
        gettext_lazy("Dispatched without proof"),
        Right.DISPATCH,
        gettext_lazy("Add proof"),
        _proof,
        is_by_addressee=True,
    ),
    Section(
        "returned",
        gettext_lazy("Returned mail"),
        Right.DISPATCH,
        gettext_lazy("Dispatch again"),
        _dispatch,
        is_by_addressee=True,
    ),
    Section(
        "mine",
        gettext_lazy("My drafts"),
        Right.WRITE_LETTERS,
        gettext_lazy("Continue"),
        _draft,
    ),
)


@allowed(Right.SIGN_IN)
def work_list(request: SignedInRequest) -> HttpResponse:
    """What waits for this person; who keeps recipients or settings is led there."""
    today = timezone.localdate()
    work, directory = work_of(request.user, on=today), directory_work_of(request.user, on=today)
    context = {
        "work": work,
        "directory": directory,
        "is_idle": not work and not directory,
        "today": today,
        "total": sum(one.count for one in work) + sum(one.count for one in directory),
    }
    return render(request, "correspondence/work_list.html", context)


def work_of(user: User, *, on: dt.date) -> list[Work]:
    """The sections with something in them, in a number of queries that work does not raise."""
    found = []
    for section in SECTIONS:
        if not user.has_right(section.right):
            continue
        letters = by_state(Letter.objects.visible_to(user), section.state, user=user, on=on)
        if count := letters.count():
            found.append((section, count, list(_first(letters, section, on=on))))
    work = [
        Work(section, count, _lines(section, letters, on=on)) for section, count, letters in found
    ]
    lines = [line for one in work for line in one.lines]
    prefetch_related_objects([line.letter for line in lines], "texts")
    addressees = [one for line in lines for one in line.addressees]
    prefetch_related_objects(addressees, "dispatches__proofs")
    return work


def _first(letters: "QuerySet[Letter]", section: Section, *, on: dt.date) -> "QuerySet[Letter]":
    """The lines that are shown: what was due first, else what is newest."""
    letters = letters.select_related("drafted_by", "matter")
    if section.state in ("overdue", "due_week"):
        late = addressees_in(section.state, on=on).filter(letter=OuterRef("pk")).order_by()
        due = late.values("letter").annotate(first=Min("reply_due_on")).values("first")
        return letters.annotate(first_due=Subquery(due)).order_by("first_due", "pk")[:SHOWN]
    return letters.order_by("-filed_on", "-pk")[:SHOWN]


def _lines(section: Section, letters: list[Letter], *, on: dt.date) -> list[Line]:
    concerned: defaultdict[int, list[Addressee]] = defaultdict(list)
    if section.is_by_addressee:
        addressees = addressees_in(section.state, on=on).filter(letter__in=letters)
        for addressee in addressees.select_related("office__organization"):
            concerned[addressee.letter_id].append(addressee)
    return [Line(section, letter, concerned[letter.pk], on) for letter in letters]
