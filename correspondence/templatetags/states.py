"""How a state, a day and the way around the house look: the same on every page."""

import datetime as dt
from typing import NamedTuple

from django import template
from django.db.models import TextChoices
from django.http import HttpRequest
from django.template import RequestContext
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy, ngettext

from accounts.rights import Right
from correspondence.lifecycle import (
    AddresseeState,
    DispatchStatus,
    LetterStatus,
    Outcome,
    ResponseKind,
)
from recipients.models import ImportStatus, Proposal, Verdict, Verified
from recipients.models.to_verify import COUNTED

register = template.Library()

KINDS: dict[str, type[TextChoices]] = {
    "letter": LetterStatus,
    "dispatch": DispatchStatus,
    "addressee": AddresseeState,
    "outcome": Outcome,
    "response": ResponseKind,
    "verdict": Verdict,
}


class Look(NamedTuple):
    """An icon, and the tone that comes third after icon and word: open, done, look or wrong."""

    icon: str
    tone: str = ""


LOOKS: dict[type[TextChoices], dict[str, Look]] = {
    LetterStatus: {
        LetterStatus.DRAFT: Look("pencil"),
        LetterStatus.IN_REVIEW: Look("eye", "open"),
        LetterStatus.APPROVED: Look("check2", "open"),
        LetterStatus.REGISTERED: Look("journal-check"),
        LetterStatus.CLOSED: Look("archive"),
        LetterStatus.CANCELLED: Look("slash-circle"),
    },
    DispatchStatus: {
        DispatchStatus.PLANNED: Look("calendar3"),
        DispatchStatus.READY: Look("envelope-paper", "open"),
        DispatchStatus.SENDING: Look("arrow-repeat", "open"),
        DispatchStatus.SENT: Look("send", "open"),
        DispatchStatus.DELIVERED: Look("envelope-check", "done"),
        DispatchStatus.FAILED: Look("exclamation-octagon", "wrong"),
        DispatchStatus.UNKNOWN: Look("question-diamond", "look"),
        DispatchStatus.RETURNED: Look("arrow-return-left", "wrong"),
        DispatchStatus.LOST: Look("x-diamond", "wrong"),
        DispatchStatus.CANCELLED: Look("slash-circle"),
    },
    AddresseeState: {
        AddresseeState.NOT_SENT: Look("dash-circle-dotted"),
        AddresseeState.SENT: Look("send"),
        AddresseeState.AWAITING: Look("hourglass-split", "open"),
        AddresseeState.ACKNOWLEDGED: Look("envelope-open", "open"),
        AddresseeState.INTERIM: Look("chat-left-dots", "open"),
        AddresseeState.ANSWERED: Look("check-circle-fill", "done"),
        AddresseeState.DECLINED: Look("x-circle", "look"),
        AddresseeState.UNDELIVERABLE: Look("envelope-slash", "wrong"),
        AddresseeState.WAIVED: Look("dash-circle"),
    },
    Outcome: {
        Outcome.NOTED: Look("journal-text", "open"),
        Outcome.UNDER_CONSIDERATION: Look("hourglass-split", "open"),
        Outcome.AGREED: Look("check-circle", "done"),
        Outcome.PARTLY: Look("circle-half", "look"),
        Outcome.DECLINED: Look("x-circle", "look"),
        Outcome.REFERRED: Look("arrow-right-circle", "open"),
    },
    ResponseKind: {
        ResponseKind.ACKNOWLEDGEMENT: Look("envelope-open", "open"),
        ResponseKind.INTERIM: Look("chat-left-dots", "open"),
        ResponseKind.REPLY: Look("check-circle-fill", "done"),
        ResponseKind.DECLINE: Look("x-circle", "look"),
        ResponseKind.RETURNED: Look("arrow-return-left", "wrong"),
        ResponseKind.AUTOMATIC: Look("robot"),
        ResponseKind.REFERRAL: Look("arrow-right-circle", "open"),
    },
    ImportStatus: {
        ImportStatus.UPLOADED: Look("file-earmark"),
        ImportStatus.MATCHED: Look("layout-three-columns"),
        ImportStatus.CHECKING: Look("arrow-repeat", "open"),
        ImportStatus.CHECKED: Look("list-check", "open"),
        ImportStatus.APPLYING: Look("arrow-repeat", "open"),
        ImportStatus.APPLIED: Look("check-circle", "done"),
        ImportStatus.UNDOING: Look("arrow-repeat", "open"),
        ImportStatus.UNDONE: Look("arrow-counterclockwise"),
        ImportStatus.FAILED: Look("exclamation-octagon", "wrong"),
        ImportStatus.CANCELLED: Look("slash-circle"),
    },
    Verdict: {
        Verdict.NEW: Look("plus-circle", "done"),
        Verdict.CHANGED: Look("pencil", "open"),
        Verdict.UNCHANGED: Look("dash-lg"),
        Verdict.INVALID: Look("exclamation-octagon", "wrong"),
        Verdict.DUPLICATE: Look("files", "look"),
    },
    Proposal.Status: {
        Proposal.Status.WAITING: Look("hourglass-split", "open"),
        Proposal.Status.ACCEPTED: Look("check-circle", "done"),
        Proposal.Status.DECLINED: Look("x-circle", "look"),
        Proposal.Status.WITHDRAWN: Look("arrow-counterclockwise"),
    },
}

#: Words that stand beside a state and are states of nothing themselves.
ASIDE: dict[str, tuple[Promise, Look]] = {
    "overdue": (gettext_lazy("Overdue"), Look("alarm", "late")),
    "no_proof": (gettext_lazy("No proof"), Look("shield-slash", "look")),
    "presumed": (gettext_lazy("Presumed"), Look("circle-half")),
    "not_sealed": (gettext_lazy("Not sealed"), Look("exclamation-octagon", "wrong")),
}


def read(value: str, kind: str) -> tuple[str | Promise, Look | None]:
    """The word and the look of a state; a plain value is read as one of `kind`."""
    if value in ASIDE:
        return ASIDE[value]
    if kind not in KINDS and not isinstance(value, TextChoices):
        raise template.TemplateSyntaxError(f"Of what kind is the state “{value}”?")
    member = value if isinstance(value, TextChoices) else KINDS[kind](value)
    return member.label, LOOKS.get(type(member), {}).get(member)


def inline(fragment: str, context: dict[str, object]) -> SafeString:
    """A fragment for the middle of a sentence: without the line end of its file."""
    return mark_safe(render_to_string(fragment, context).strip())  # noqa: S308 - a template's own


@register.simple_tag
def state(value: str, kind: str = "", word: str = "") -> SafeString | str:
    """A state as icon and word; `word` says more than the name does ("12 days overdue").

    `value` is a member of one of the states' enums, or a plain value with `kind`: letter,
    dispatch, addressee, outcome, response or verdict; or a key of `ASIDE`.
    """
    if not value:
        return ""
    name, look = read(value, kind)
    return inline("_state.html", {"word": word or name, "look": look})


@register.simple_tag
def day(value: dt.date | None, *, short: bool = False) -> SafeString | str:
    """A day with its month in words; of a point in time, the day where the house is."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date()
    return inline("_day.html", {"day": value, "short": short}) if value else ""


@register.filter
def short_day(value: dt.date | None) -> str:
    """A day as plain text with its month cut to three letters, for dense cells."""
    return formats.date_format(value, "j M Y") if value else ""


@register.filter
def doubt(detail: Verified, today: dt.date | None) -> str:
    """Why a detail of the directory is to be verified today; nothing while it need not."""
    return str((detail.worry(on=today) if today else None) or "")


@register.filter
def counted(number: int) -> str:
    """A number of things to look at; very long lists are not counted to their end."""
    return f"{COUNTED}+" if number > COUNTED else str(number)


@register.filter
def overdue_words(days: int) -> str:
    """How late an answer is: "12 days overdue"."""
    return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}


class Entry(NamedTuple):
    """A way into the house: its word, URL name, the rights that open it, its key after `g`.

    `rooms` are addresses that belong to it and do not begin with its own.
    """

    word: Promise
    url_name: str
    rights: tuple[Right, ...] = (Right.READ_LETTERS,)
    key: str = ""
    rooms: tuple[str, ...] = ()

    def current(self, path: str) -> str:
        """What `aria-current` says at `path`: "page" there, "true" further in, else nothing."""
        url = reverse(self.url_name)
        inside = url != reverse(ENTRIES[0].url_name) and path.startswith((url, *self.rooms))
        return "page" if path == url else "true" if inside else ""


ENTRIES = (
    Entry(gettext_lazy("Work list"), "correspondence:work_list", key="w"),
    Entry(
        gettext_lazy("Letters"),
        "correspondence:letter_list",
        key="l",
        rooms=("/addressees/", "/dispatches/", "/verify/"),
    ),
    Entry(gettext_lazy("Responses"), "correspondence:response_list", key="r"),
    Entry(gettext_lazy("Matters"), "correspondence:matter_list", key="m"),
    Entry(
        gettext_lazy("Recipients"),
        "recipients:organization_list",
        (Right.READ_RECIPIENTS,),
        rooms=("/recipients/",),
    ),
    Entry(gettext_lazy("Enclosures"), "correspondence:enclosure_list"),
    Entry(gettext_lazy("Registers"), "correspondence:outgoing_register"),
    Entry(
        gettext_lazy("Settings"),
        "correspondence:settings",
        (Right.KEEP_SETTINGS, Right.KEEP_USERS),
    ),
)


def links(request: HttpRequest, may: dict[str, bool]) -> list[dict[str, object]]:
    """The entries this person may open, the one they are in marked."""
    return [
        {
            "word": entry.word,
            "url": reverse(entry.url_name),
            "key": entry.key,
            "current": entry.current(request.path),
        }
        for entry in ENTRIES
        if any(may.get(right) for right in entry.rights)
    ]


@register.inclusion_tag("_nav.html", takes_context=True)
def nav(context: RequestContext, label: str) -> dict[str, object]:
    """The entries this person may open; `label` names the list for those who listen."""
    return {"links": links(context["request"], context["may"]), "label": label}
