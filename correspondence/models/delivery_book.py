"""The delivery book: the covers that somebody carries, each signed for where it is handed over."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.utils import formats

from correspondence.models.addressee import Addressee, AddresseeQuerySet
from correspondence.models.dispatch import Dispatch, DispatchQuerySet
from correspondence.models.register_entry import Line


@dataclass(frozen=True)
class Cover:
    """One line of the book: one envelope. `pk` is that of its addressee or, once sent, dispatch."""

    pk: int
    addressee: Addressee
    day: dt.date | None
    dispatch: Dispatch | None = None

    @property
    def line(self) -> Line:
        """To whom it goes, in the words of the register."""
        return Line(self.addressee)

    @property
    def received(self) -> str:
        """Who signed for it and when, where that is logged already."""
        if not self.dispatch or not self.dispatch.delivered_on:
            return ""
        day = formats.date_format(self.dispatch.delivered_on, "j M Y")
        return ", ".join(filter(None, [self.dispatch.received_by, day]))


def ready_to_leave(addressees: AddresseeQuerySet) -> AddresseeQuerySet:
    """Those whose sealed letter waits here, the oldest letter first."""
    waiting = _told(addressees.to_dispatch().filter(file_copy__isnull=False), "")
    return waiting.order_by("letter__filed_on", "letter_id", "-role", "position", "pk")


def reached_by(addressees: AddresseeQuerySet, channels: list[str]) -> AddresseeQuerySet:
    """Those whose organization is reached by one of these channels, or does not say.

    How a letter will leave is not known before it has left, but how a body likes to be reached is.
    """
    preferred = "office__organization__preferred_channel"
    return addressees.filter(Q(**{f"{preferred}__in": channels}) | Q(**{preferred: ""}))


def carried(
    dispatches: DispatchQuerySet,
    *,
    channels: list[str],
    since: dt.date | None,
    until: dt.date | None,
    by: str,
) -> DispatchQuerySet:
    """Those that left by these channels on these days; `by` stands in the name of who took them."""
    found = dispatches.sent().filter(channel__in=channels)
    bounds = {"sent_on__gte": since, "sent_on__lte": until, "handed_over_by__icontains": by}
    found = found.filter(**{key: value for key, value in bounds.items() if value})
    return _told(found, "addressee__").order_by("sent_on", "addressee__letter_id", "pk")


def _told[Q: (AddresseeQuerySet, DispatchQuerySet)](rows: Q, at: str) -> Q:
    """With what a line says, the sheets left where they are."""
    return (
        rows.select_related(f"{at}letter", f"{at}holder")
        .defer(*(f"{at}{name}" for name in ("sheet", "address_block", "salutation", "closing")))
        .annotate(printed_via=KeyTextTransform("via", f"{at}sheet"))
    )
