"""The dry run: what every row of a file would do, before anything is done."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from recipients.importing.bulk import enter
from recipients.importing.entry import Entry, read_row
from recipients.importing.fields import FIELDS
from recipients.importing.file import opened, reading_of
from recipients.importing.keys import Keys
from recipients.importing.known import TITLES, Known, load
from recipients.importing.mapping import Mapping, mapping_of
from recipients.importing.matching import Matcher
from recipients.importing.plan import Planner, parents_of
from recipients.importing.plan_office import OfficePlanner
from recipients.importing.step import Refused, Step
from recipients.models import ImportRow, Office, RecipientImport, Style, Verdict
from recipients.models.duplicates import twins
from recipients.spreadsheets.source import rows

BATCH = 1000
USUAL_STYLE = "ngo-director"
DECIDED_FROM = 75  # of 100: a row that looks so much like an organization waits for a decision

#: What an organization has one of.
_SAID_ONCE = ("acronym", "kind", "website", "preferred_language", "preferred_channel", "note")

type Place = tuple[str, str]  # (key of the name, country) of an organization that is not there yet


def check(run: RecipientImport) -> list[int]:
    """Say of every row what it would do, and keep that; what an earlier check said is forgotten.

    Returns the numbers of the rows that are left out because they are remarks or headings.
    Raises `Unreadable` where the file cannot be read to its end.
    """
    run.rows.all().delete()
    checker = Checker(run)
    done = 0
    with opened(run) as path, run.progress() as told, in_batches():
        for batch in batched(rows(path, reading_of(run)), BATCH):
            enter(ImportRow, checker.check(batch))
            done += len(batch)
            told(done)
    checker.refuse_unknown_parents()
    return checker.aside


@contextmanager
def in_batches() -> Iterator[None]:
    """Work on many short-lived records: they are freed at once, without a search for circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def styles() -> dict[str, int]:
    """Ids of styles by slug and by name as a file may have it; "" is the usual one."""
    known = {style.slug: style.pk for style in Style.objects.all()}
    known |= {slugify(style.name): style.pk for style in Style.objects.all()}
    return known | {"": known.get(USUAL_STYLE) or next(iter(known.values()), 0)}


def planner_of(entries: Iterable[Entry], keys: Keys, known_styles: dict[str, int]) -> Planner:
    """A planner for these rows, as of today."""
    parents = parents_of(keys[one.facts["parent"]] for one in entries if "parent" in one.facts)
    return Planner(keys, OfficePlanner(keys, timezone.localdate(), known_styles), parents)


class Checker:
    """Checks batches of rows, and remembers what earlier rows of the file said."""

    def __init__(self, run: RecipientImport) -> None:
        self._run = run
        self._mapping: Mapping = mapping_of(run.columns, run.constants)
        self._styles = styles()
        self._leaders: dict[int, int] = {}  # the first row of each new organization, by its hash
        self._said: dict[int, tuple[int, int]] = {}  # of each office its row and its holder, hashed
        self._stated: dict[int, int] = {}  # which of `_SAID_ONCE`, as bits, of an organization
        self._new_keys: set[int] = set()
        self.aside: list[int] = []  # rows that are remarks or headings
        self._parents: dict[str, list[int]] = {}  # rows by the key of the body they are part of

    def check(self, numbered: Sequence[tuple[int, list[str]]]) -> list[ImportRow]:
        """The rows as they are kept, each with its verdict."""
        entries = [read_row(n, cells, self._mapping, self._run.headers) for n, cells in numbered]
        self.aside += [entry.number for entry in entries if entry.is_aside]
        numbered = [one for one, entry in zip(numbered, entries, strict=True) if not entry.is_aside]
        entries = [entry for entry in entries if not entry.is_aside]
        batch = Batch(entries, self._styles)
        made = [self._row(entry, batch) for entry in entries]
        _look_for_twins(made)
        for row, (_number, cells) in zip(made, numbered, strict=True):
            if row.verdict in (Verdict.INVALID, Verdict.DUPLICATE):
                row.cells = cells
        return made

    def _row(self, entry: Entry, batch: "Batch") -> ImportRow:
        row = ImportRow(run=self._run, number=entry.number, name=_name(entry)[:300])
        try:
            if not entry.problems:
                return self._judged(row, entry, batch)
        except Refused as refused:
            entry.miss(*refused.problem)
        row.verdict = Verdict.INVALID
        row.problems = [list(problem) for problem in entry.problems]
        return row

    def _judged(self, row: ImportRow, entry: Entry, batch: "Batch") -> ImportRow:
        """The row with what it would do; raises `Refused`."""
        match = batch.matcher.match(entry)
        place = (batch.keys[entry.facts.get("name", "")], entry.facts.get("country", ""))
        body = match.organization or place
        if match.others:
            row.facts, row.verdict = _kept(entry), Verdict.DUPLICATE
            row.twins = [[one.pk, one.name, 100, _("the same name")] for one in match.others]
            return row
        self._let_first_stand(entry, body)
        row.facts = _kept(entry)
        if parent := entry.facts.get("parent"):
            self._parents.setdefault(batch.keys[parent], []).append(entry.number)
        self._hold_once(entry, body, batch.keys)
        known: Known | None
        if match.organization:
            row.organization_id = match.organization
            known = batch.known[match.organization]
        else:
            known = self._new(row, entry, place, batch)
        if known is not None:
            self._plan(row, entry, known, batch)
        self._remember(entry, body)
        return row

    def _plan(self, row: ImportRow, entry: Entry, known: Known, batch: "Batch") -> None:
        steps, office = batch.planner.plan(entry, known)
        row.office_id = office.office.pk if office else None
        row.changes = [step.words for step in steps]
        row.verdict = _verdict(steps)

    def _new(self, row: ImportRow, entry: Entry, place: Place, batch: "Batch") -> Known | None:
        """What earlier rows of the batch said of a new organization; None where none did."""
        row.verdict = Verdict.NEW
        row.leader = self._leaders.setdefault(hash(place), entry.number)
        if row.leader == entry.number:
            self._new_keys.add(hash(place[0]))
            batch.first[place] = entry
            return None
        return batch.new(place) if place in batch.first else None

    def _let_first_stand(self, entry: Entry, body: int | Place) -> None:
        """Take from a row what an earlier one said of its organization: the first one stands.

        Else a list whose rows contradict each other would change something at every import.
        """
        said = self._stated.get(hash(body), 0)
        for bit, name in enumerate(_SAID_ONCE):
            if said & 1 << bit:
                entry.facts.pop(name, None)

    def _remember(self, entry: Entry, body: int | Place) -> None:
        """Note what a row, found to be good, has said of its organization."""
        said = sum(1 << bit for bit, name in enumerate(_SAID_ONCE) if name in entry.stated)
        self._stated[hash(body)] = self._stated.get(hash(body), 0) | said

    def _hold_once(self, entry: Entry, body: Any, keys: Keys) -> None:
        """Refuse a second person in an office of whom the file does not say when."""
        facts = entry.facts
        if not facts.get("holder"):
            return
        office = keys[facts.get("office", "")] or str(facts.get("office_id", ""))
        name = hash(keys[facts["holder"]])
        number, holder = self._said.setdefault(hash((body, office)), (entry.number, name))
        if holder != name and "since_on" not in facts:
            raise Refused(
                FIELDS["holder"].header,
                facts["holder"],
                _("Row %(number)d names another holder of the same office.") % {"number": number},
            )

    def refuse_unknown_parents(self) -> None:
        """A body is part of one that is in the directory or in the file."""
        keys = set(self._parents)
        there = {key for key in keys if hash(key) in self._new_keys}
        numbers = [one for key in keys - there - {*parents_of(keys)} for one in self._parents[key]]
        for some in batched(numbers, BATCH):
            rows = list(self._run.rows.filter(number__in=some))
            for row in rows:
                row.verdict, parent = Verdict.INVALID, row.facts["parent"]
                reason = _("No organization has this name, here or in the file.")
                row.problems = [*row.problems, [FIELDS["parent"].header, parent, reason]]
            ImportRow.objects.bulk_update(rows, ["verdict", "problems"])


class Batch:
    """Some rows together with what the directory knows of them, in a constant number of queries."""

    def __init__(self, entries: list[Entry], known_styles: dict[str, int]) -> None:
        good = [entry for entry in entries if not entry.problems]
        self.keys = Keys()
        self.keys.learn(text for entry in good for text in texts_of(entry))
        self.matcher = Matcher(good, self.keys)
        self.known = load(self.matcher.organizations)
        self.keys.learn(text for one in self.known.values() for text in one.texts)
        self.planner = planner_of(good, self.keys, known_styles)
        self.first: dict[Place, Entry] = {}
        self._new: dict[Place, Known] = {}

    def new(self, place: Place) -> Known:
        """A new organization with what its first row says of it."""
        if place not in self._new:
            first = self.first[place]
            self._new[place] = self.planner.new(first)
            self.planner.plan(first, self._new[place])
        return self._new[place]


def texts_of(entry: Entry) -> Iterator[str]:
    """Every text of a row that is compared by its key."""
    facts = entry.facts
    for name in ("name", "office", "holder", "parent", *(f"title_{code}" for code in TITLES)):
        if name in facts:
            yield facts[name]
    yield from facts.get("former_names", [])
    yield from facts.get("aliases", [])


def _verdict(steps: list[Step]) -> Verdict:
    """New is also a row that brings an office which was not there."""
    if any(step.is_new and isinstance(step.record, Office) for step in steps):
        return Verdict.NEW
    return Verdict.CHANGED if steps else Verdict.UNCHANGED


def _name(entry: Entry) -> str:
    """Whom the row is about, for a list of rows."""
    words = (entry.facts.get(name, "") for name in ("name", "office"))
    return " · ".join(filter(None, words))


def _kept(entry: Entry) -> dict[str, Any]:
    """The facts as they are kept until the import is applied, with those that only fill gaps."""
    return entry.facts | {"gaps": sorted(set(entry.facts) - entry.stated)}


def _look_for_twins(made: list[ImportRow]) -> None:
    """New organizations that look like one of the directory wait for a decision."""
    leaders = {row.number: row for row in made if row.leader == row.number}
    asked = [
        (
            row.number,
            row.facts["name"],
            row.facts.get("acronym", ""),
            row.facts.get("country", ""),
            _domains(row.facts),
        )
        for row in leaders.values()
    ]
    for number, found in twins(asked).items():
        row = leaders[number]
        row.twins = [list(twin) for twin in found]
        if found[0][2] >= DECIDED_FROM:
            row.verdict = Verdict.DUPLICATE


def _domains(facts: dict[str, Any]) -> list[str]:
    """Where the row's e-mail addresses are."""
    return [email.rpartition("@")[2].casefold() for email in facts.get("emails", [])]
