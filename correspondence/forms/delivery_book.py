"""What the delivery book lists: letters ready to leave, those that left, or empty lines only."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from correspondence.forms.registers import BACKWARDS
from correspondence.models import Addressee, Dispatch
from correspondence.models.delivery_book import Cover, carried, reached_by, ready_to_leave
from recipients.channels import Channel
from recipients.dates import TypedDateField, in_words

MOST_COVERS = 200
MOST_EMPTY = 60
_LARGEST_KEY = 2**63 - 1
_BY_HAND_OR_COURIER = "by_hand,courier"
_ON_PAPER = ",".join(Channel.on_paper())


class Listed(TextChoices):
    READY = "ready", gettext_lazy("Letters ready to leave")
    DISPATCHED = "dispatched", gettext_lazy("Letters that have left")
    NOTHING = "nothing", gettext_lazy("Empty lines only")


class DeliveryBookForm(forms.Form):
    """The choices of the page; each stands in the address, and has a value that mostly fits."""

    lines = forms.ChoiceField(label=gettext_lazy("Lists"), choices=Listed.choices)
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"),
        choices=[
            (_BY_HAND_OR_COURIER, gettext_lazy("By hand or courier")),
            *((one.value, one.label) for one in Channel.on_paper()),
            (_ON_PAPER, gettext_lazy("Any on paper")),
        ],
    )
    since = TypedDateField(label=gettext_lazy("Day, or from"), required=False)
    until = TypedDateField(label=gettext_lazy("Until"), required=False)
    carrier = forms.CharField(label=gettext_lazy("Carrier"), required=False, max_length=120)
    empty = forms.IntegerField(
        label=gettext_lazy("Empty lines"), min_value=0, max_value=MOST_EMPTY, required=False
    )
    letter = forms.IntegerField(
        min_value=1, max_value=_LARGEST_KEY, required=False, widget=forms.HiddenInput
    )

    def __init__(self, query: QueryDict, *, on: dt.date) -> None:
        self.on = on
        of_a_letter = "letter" in query
        usual = {
            "lines": Listed.READY,
            "channel": _ON_PAPER if of_a_letter else _BY_HAND_OR_COURIER,
            "since": "" if of_a_letter and query.get("lines") == Listed.DISPATCHED else in_day(on),
            "empty": "6",
        }
        data = query.copy()
        for name, value in usual.items():
            data.setdefault(name, value)
        super().__init__(data)
        for field in self.fields.values():
            kind = "select" if isinstance(field.widget, forms.Select) else "control"
            field.widget.attrs["class"] = f"form-{kind} form-{kind}-sm"

    def clean(self) -> dict[str, Any]:
        """A period goes forwards; without its end it is one day."""
        told = self.cleaned_data
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            self.add_error("until", str(BACKWARDS))
        return told

    @property
    def listed(self) -> Listed:
        """What the lines are."""
        return Listed(self.cleaned_data["lines"])

    @property
    def empty_lines(self) -> int:
        """How many lines are left for the pen."""
        return self.cleaned_data["empty"] or 0

    @property
    def days_in_words(self) -> str:
        """The day, or the first and the last one."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        days = [in_words(day) for day in dict.fromkeys([since, until]) if day]
        return " – ".join(days)

    def covers(self, *, by: User) -> list[Cover]:
        """The lines in order, one more than fit at most; `by` is the person who looks."""
        if not self.is_valid():
            return []
        if self.listed == Listed.READY:
            return self._ready(by)
        return self._dispatched(by) if self.listed == Listed.DISPATCHED else []

    def _ready(self, by: User) -> list[Cover]:
        told = self.cleaned_data
        is_one_day = told["until"] in (None, told["since"])
        waiting = Addressee.objects.visible_to(by)
        if told["letter"]:
            waiting = waiting.filter(letter=told["letter"])
        found = ready_to_leave(waiting)
        if not (told["letter"] and told["channel"] == _ON_PAPER):
            found = reached_by(found, told["channel"].split(","))
        day = told["since"] if is_one_day else None
        return [Cover(one.pk, one, day) for one in found[: MOST_COVERS + 1]]

    def _dispatched(self, by: User) -> list[Cover]:
        told = self.cleaned_data
        left = Dispatch.objects.visible_to(by)
        if told["letter"]:
            left = left.filter(addressee__letter=told["letter"])
        found = carried(
            left,
            channels=told["channel"].split(","),
            since=told["since"],
            until=told["until"] or told["since"],
            by=told["carrier"],
        )
        return [Cover(one.pk, _its(one), one.sent_on, one) for one in found[: MOST_COVERS + 1]]


def in_day(day: dt.date) -> str:
    """A day as it is typed."""
    return f"{day.day}.{day.month}.{day.year}"


def _its(dispatch: Dispatch) -> Addressee:
    """The addressee, with what was read beside the dispatch."""
    addressee = dispatch.addressee
    addressee.printed_via = dispatch.printed_via  # type: ignore[attr-defined]
    return addressee


def ticked(query: QueryDict, covers: list[Cover]) -> list[Cover]:
    """The lines ticked on the page; all of them where the address speaks of no ticks."""
    if "ticked" not in query:
        return covers
    wanted = set(query.getlist("line"))
    return [one for one in covers if str(one.pk) in wanted]


def too_many() -> str:
    """What is said where not all lines are listed."""
    return _("Only the first %(n)s are listed. Choose a shorter period or one channel.") % {
        "n": MOST_COVERS
    }
