"""The timeline of a matter: what happened, told from the facts; newest first."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Prefetch

from correspondence.lifecycle import (
    DispatchStatus,
    LetterStatus,
    ResponseKind,
)
from correspondence.models.addressee import Addressee
from correspondence.models.dispatch import Dispatch
from correspondence.models.letter import Letter
from correspondence.models.matter import Matter
from correspondence.models.response import Response
from recipients.channels import Channel

LETTERS = 60  # a matter with more shows the newest; the rest stand in the register
_ONE_ACT = dt.timedelta(days=7)  # copies that leave within a week of each other are told as one
_ONE_WAVE = dt.timedelta(days=14)
_SEVERAL: dict[str, str] = {  # what is told together, and the template that tells it
    ResponseKind.ACKNOWLEDGEMENT: "acknowledgements",
    ResponseKind.AUTOMATIC: "automatic_replies",
}


@dataclass(frozen=True)
class Entry:
    """One line of the timeline; `fragment` is the template that puts it into words."""

    day: dt.date
    fragment: str
    letter: Letter | None = None
    facts: Any = None
    state: tuple[str, str] = ("", "")  # value and kind, for the tag `state`

    @property
    def template(self) -> str:
        """Where its words stand."""
        return f"correspondence/_matter_{self.fragment}.html"


@dataclass(frozen=True)
class Sending:
    """Copies of a letter that left within a week of each other."""

    count: int
    until: dt.date
    channels: list[tuple[int, str]]
    addressee: Addressee | None  # where it is one copy


@dataclass(frozen=True)
class Answers:
    """Responses of one kind to one letter, each at most two weeks after the one before."""

    count: int
    since: dt.date
    response: Response
    outcomes: list[tuple[int, str]]  # number of the request, outcome


def letters_of(matter: Matter) -> list[Letter]:
    """The letters of a matter, newest first, with everything the timeline and the state of
    responses read, in a constant number of queries."""
    responses = Response.objects.valid().prefetch_related("outcomes")
    addressees = (
        Addressee.objects.with_state()
        .select_related("office__organization")
        .prefetch_related("dispatches", Prefetch("responses", responses), "outcomes")
    )
    letters = (
        Letter.objects.filter(matter=matter)
        .select_related("further_to")
        .annotate(enclosure_count=Count("letter_enclosures"))
        .prefetch_related("texts", "requests", Prefetch("addressees", addressees))
        .newest_first()
    )
    return list(letters[:LETTERS])


def timeline(matter: Matter, letters: Iterable[Letter], *, on: dt.date) -> list[Entry]:
    """Every entry up to the day `on`, from letters loaded by `letters_of`."""
    entries = [Entry(matter.day, "occasion", facts=matter)]
    for letter in letters:
        if letter.is_registered:
            entries += _of_letter(letter, on=on)
    return sorted(entries, key=lambda one: one.day, reverse=True)


def _of_letter(letter: Letter, *, on: dt.date) -> Iterator[Entry]:
    """Latest act first, so that what falls on one day stands in the order it came about."""
    addressees = list(letter.addressees.all())
    yield from _due(letter, addressees, on=on)
    yield from _answers(letter, addressees)
    yield from _returned(letter, addressees)
    yield from _sendings(letter, addressees)
    yield Entry(
        letter.filed_on,
        "registered",
        letter,
        {
            "addressees": len(addressees),
            "enclosures": getattr(letter, "enclosure_count", 0),
            "requests": len(letter.requests.all()),
        },
        (letter.status, "letter"),
    )


def _due(letter: Letter, addressees: list[Addressee], *, on: dt.date) -> Iterator[Entry]:
    """Days a reply was due that have passed, for those who are overdue."""
    if letter.status == LetterStatus.CANCELLED:
        return
    late = Counter(one.days_overdue(on) for one in addressees)
    for days, count in late.items():
        if days:
            day = on - dt.timedelta(days=days)
            yield Entry(day, "due", letter, {"count": count, "days": days})


def _answers(letter: Letter, addressees: list[Addressee]) -> Iterator[Entry]:
    """What came back; acknowledgements and automatic replies are told together."""
    responses = []
    for addressee in addressees:
        back = {one.returned_on for one in addressee.dispatches.all()}
        for response in addressee.responses.all():
            response.addressee = addressee
            if response.kind != ResponseKind.RETURNED or response.received_on not in back:
                responses.append(response)
    for kind in _SEVERAL:
        alike = [one for one in responses if one.kind == kind]
        for wave in _runs(alike, day=lambda one: one.received_on, within=_ONE_WAVE):
            yield _answer(letter, wave)
    for response in responses:
        if response.kind not in _SEVERAL:
            yield _answer(letter, [response])


def _answer(letter: Letter, wave: list[Response]) -> Entry:
    last = wave[-1]
    numbers = {request.pk: n for n, request in enumerate(letter.requests.all(), start=1)}
    said = sorted(
        (numbers[one.request_id], str(one.get_outcome_display()))
        for response in wave
        for one in response.outcomes.all()
        if one.request_id in numbers
    )
    facts = Answers(len(wave), wave[0].received_on, last, said)
    fragment = _SEVERAL[last.kind] if len(wave) > 1 else "answers"
    return Entry(last.received_on, fragment, letter, facts, (last.kind, "response"))


def _returned(letter: Letter, addressees: list[Addressee]) -> Iterator[Entry]:
    for addressee in addressees:
        for dispatch in addressee.dispatches.all():
            if dispatch.returned_on:
                dispatch.addressee = addressee
                state = (DispatchStatus.RETURNED, "dispatch")
                yield Entry(dispatch.returned_on, "returned", letter, dispatch, state)


def _sendings(letter: Letter, addressees: list[Addressee]) -> Iterator[Entry]:
    sent = []
    for addressee in addressees:
        for dispatch in addressee.dispatches.all():
            if dispatch.has_left:
                dispatch.addressee = addressee
                sent.append(dispatch)
    for run in _runs(sent, day=lambda one: one.sent_on, within=_ONE_ACT):
        yield Entry(
            run[0].sent_on,
            "sendings",
            letter,
            Sending(
                count=len(run),
                until=run[-1].sent_on,
                channels=_channels(run),
                addressee=run[0].addressee if len(run) == 1 else None,
            ),
            (DispatchStatus.SENT, "dispatch"),
        )


def _channels(dispatches: list[Dispatch]) -> list[tuple[int, str]]:
    """How many by which channel, in the order of the channels."""
    counted = Counter(one.channel for one in dispatches)
    return [
        (counted[channel], str(channel.label).lower()) for channel in Channel if counted[channel]
    ]


def _runs[T](
    items: list[T], *, day: Callable[[T], dt.date], within: dt.timedelta
) -> Iterator[list[T]]:
    """The items in order of their days, parted where more than `within` lies between two."""
    ordered = sorted(items, key=day)
    marks, run = [], 0
    for before, item in zip([None, *ordered], ordered, strict=False):
        run += before is not None and day(item) - day(before) > within
        marks.append((run, item))
    for _number, group in groupby(marks, key=lambda marked: marked[0]):
        yield [item for _mark, item in group]
