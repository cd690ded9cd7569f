"""What the dry run has found is done: all of it or nothing, or batch by batch."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from history.models import record_all
from recipients.importing.bulk import enter
from recipients.importing.check import BATCH, in_batches, planner_of, styles, texts_of
from recipients.importing.entry import Entry
from recipients.importing.keys import Keys
from recipients.importing.known import Known, KnownOffice, load
from recipients.importing.matching import Matcher
from recipients.importing.plan import Planner, parents_of
from recipients.importing.step import Refused, Step
from recipients.models import (
    ContactDetail,
    ImportRow,
    ImportStatus,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
    RecipientImport,
)

#: What a new organization is made of, each after what it belongs to.
MADE = (
    Organization,
    OrganizationName,
    PostalAddress,
    ContactDetail,
    Office,
    OfficeTitle,
    OfficeHolder,
)
_NAMED = ("Organization", "OrganizationName", "Office", "OfficeTitle", "OfficeHolder")
#: The triggers that write the lines in which organizations are found, one row at a time.
FINDING = tuple(f"recipients.{name}:finds" for name in _NAMED)
_ONE_AT_A_TIME = 4_242_001  # the advisory lock of imports


def apply(run: RecipientImport, *, by: User | None) -> None:
    """Do what the checked rows say, once: a second call goes on where a first one was killed.

    In one transaction, or, for the good rows only, in one for each batch. Raises what the
    database refuses; then of the transaction nothing is done.
    """
    with one_import_at_a_time():
        if run.is_all_or_nothing:
            with transaction.atomic():
                _apply_all(run, by=by)
                _finish(run, by=by)
        else:
            _apply_all(run, by=by)
            with transaction.atomic():
                _finish(run, by=by)


def _apply_all(run: RecipientImport, *, by: User | None) -> None:
    rows = run.rows.to_apply()
    writer, after = Writer(run, by=by), 0
    done = rows.filter(is_applied=True).count()
    with run.progress() as told, in_batches():
        while batch := list(
            rows.filter(is_applied=False, number__gt=after).order_by("number")[:BATCH]
        ):
            try:
                with transaction.atomic():
                    writer.write(batch)
            except RowRefused as refused:
                if run.is_all_or_nothing:
                    raise
                refused.row.refuse(refused.problem)
                continue
            after = batch[-1].number
            done += len(batch)
            told(done)


class RowRefused(Exception):
    """A row that cannot be true any more, since the directory has changed after the dry run."""

    def __init__(self, row: ImportRow, refused: Refused) -> None:
        super().__init__(
            _("Row %(number)d: %(reason)s") % {"number": row.number, "reason": refused}
        )
        self.row, self.problem = row, refused.problem


def _finish(run: RecipientImport, *, by: User | None) -> None:
    _set_parents(run, by=by)
    run.undergo(
        ImportStatus.APPLYING, target=ImportStatus.APPLIED, by=by, applied_at=timezone.now()
    )


@contextmanager
def one_import_at_a_time() -> Iterator[None]:
    """Imports take turns, however long the one before takes; this connection may wait for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
        )
        usual = cursor.fetchone()
        cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_AT_A_TIME])
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [usual[0]])
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [usual[1]])


class Writer:
    """Writes batches of rows."""

    def __init__(self, run: RecipientImport, *, by: User | None) -> None:
        self._run, self._by = run, by
        self._styles = styles()

    def write(self, rows: list[ImportRow]) -> None:
        """Enter and change what the rows say, and note in each what was done."""
        entries = {row.number: _entry(row) for row in rows}
        keys = Keys()
        keys.learn(text for entry in entries.values() for text in texts_of(entry))
        found = self._organizations(rows, entries, keys)
        known = load(set(found.values()))
        keys.learn(text for one in known.values() for text in one.texts)
        planner = planner_of(entries.values(), keys, self._styles)
        new: dict[int, Known] = {}
        bulk, offices = list[Model](), list[Office | None]()
        for row in rows:
            entry, body = entries[row.number], found.get(row.number)
            one = known[body] if body else _new(row, entry, planner, new, bulk)
            steps, office = _planned(row, entry, planner, one)
            row.organization = one.organization
            offices.append(office.office if office else None)
            if body:
                row.undo = [undo for step in steps for undo in self._take(step)]
            else:
                row.is_entered = True
                bulk += [step.record for step in steps if not step.before]
        self._enter(bulk)
        _note(rows, offices)

    def _organizations(
        self, rows: list[ImportRow], entries: dict[int, Entry], keys: Keys
    ) -> dict[int, int]:
        """Ids of the organizations that are there by now, by the number of the row."""
        leaders = {row.leader for row in rows if row.leader}
        entered = dict(
            self._run.rows.filter(number__in=leaders, organization__isnull=False).values_list(
                "number", "organization"
            )
        )
        matcher = Matcher(entries.values(), keys)
        found = {}
        for row in rows:
            if row.decision == ImportRow.Decision.SAME:
                found[row.number] = row.twins[0][0]
            elif row.leader in entered:
                found[row.number] = entered[row.leader]
            elif row.organization_id:
                found[row.number] = row.organization_id
            elif match := matcher.match(entries[row.number]).organization:
                found[row.number] = match  # entered by somebody else since the dry run
        return found

    def _take(self, step: Step) -> Iterator[list[Any]]:
        """Keep one step in an organization that was there; yields what takes it back."""
        record: Any = step.record
        if step.former:
            yield [*_place(step.former), {"until_on": None}]
            record.office.change_holder(record, by=self._by)
            yield [*_place(record), None]
        elif step.is_new:
            record.keep(by=self._by)
            yield [*_place(record), None]
        else:
            record.keep(by=self._by)
            yield [*_place(record), step.before]

    def _enter(self, records: list[Model]) -> None:
        """Keep the records of new organizations, many at once, and make them found."""
        for model in MADE:
            some: list[Any] = [one for one in records if type(one) is model]
            for one in some:
                if isinstance(one, PostalAddress | ContactDetail) and one.verified_on:
                    one.verified_by = self._by
            with pgtrigger.ignore(*FINDING):
                enter(model, some)
        made = [one for one in records if isinstance(one, Organization)]
        record_all(made, "entered", by=self._by, **{"from": self._run.file_name})
        find(one.pk for one in made)


def find(organizations: Iterable[int]) -> None:
    """Write the lines in which these organizations and their offices are found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT chancery_find(%s::bigint[])", [list(organizations)])


def _new(
    row: ImportRow, entry: Entry, planner: Planner, new: dict[int, Known], bulk: list[Model]
) -> Known:
    """The organization of which this row, or an earlier one of the batch, is the first."""
    leader = row.leader or row.number
    if leader not in new:
        new[leader] = planner.new(entry)
        bulk.append(new[leader].organization)
    return new[leader]


def _planned(
    row: ImportRow, entry: Entry, planner: Planner, known: Known
) -> tuple[list[Step], KnownOffice | None]:
    try:
        return planner.plan(entry, known)
    except Refused as refused:
        raise RowRefused(row, refused) from refused


def _entry(row: ImportRow) -> Entry:
    facts = dict(row.facts)
    gaps = set(facts.pop("gaps", []))
    return Entry(row.number, facts, stated=frozenset(facts) - gaps)


def _place(record: Any) -> list[Any]:
    return [record._meta.label_lower, record.pk]


_NOTE = """
UPDATE recipients_importrow AS row
SET is_applied = true, is_entered = told.entered, organization_id = told.organization,
    office_id = told.office
FROM unnest(%s::bigint[], %s::boolean[], %s::bigint[], %s::bigint[])
    AS told (id, entered, organization, office)
WHERE row.id = told.id
"""


def _note(rows: list[ImportRow], offices: list[Office | None]) -> None:
    """Keep what was done in the rows."""
    ids = [row.pk for row in rows]
    bodies = [row.organization.pk if row.organization else None for row in rows]
    posts = [office.pk if office else None for office in offices]
    entered = [row.is_entered for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [ids, entered, bodies, posts])
    ImportRow.objects.bulk_update([row for row in rows if row.undo], ["undo"])


def _set_parents(run: RecipientImport, *, by: User | None) -> None:
    """What is part of a body that stands further down in the file."""
    rows = run.rows.filter(facts__has_key="parent", is_applied=True, organization__parent=None)
    for batch in batched(rows.select_related("organization").iterator(BATCH), BATCH):
        keys = Keys()
        keys.learn(row.facts["parent"] for row in batch)
        known = parents_of(keys[row.facts["parent"]] for row in batch)
        for row in batch:
            body, parent = row.organization, known.get(keys[row.facts["parent"]])
            if body and parent and parent.pk != body.pk:
                body.parent = parent
                body.keep(by=by)
