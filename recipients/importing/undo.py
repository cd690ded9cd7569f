"""An import is taken back, but for what somebody has used or changed since."""

from itertools import batched
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import models, transaction

from accounts.models import User
from history.models import Event, record_all
from recipients.importing.apply import FINDING, MADE, one_import_at_a_time
from recipients.importing.check import BATCH
from recipients.models import (
    HolderName,
    Holiday,
    ImportRow,
    ImportStatus,
    Office,
    OfficeHolder,
    OfficeWords,
    Organization,
    OrganizationWords,
    RecipientImport,
)
from recipients.models.import_row import ImportRowQuerySet

_OWN = (
    *MADE,
    HolderName,
    Holiday,
    ImportRow,
    OrganizationWords,
    OfficeWords,
)  # what goes with its organization


def undo(run: RecipientImport, *, by: User | None) -> None:
    """Take out what the import entered and give back what it changed, in one transaction.

    What was used or changed since stays as it is; `counts` then say how many of each.
    """
    with one_import_at_a_time(), transaction.atomic():
        taken, given_back, kept = 0, 0, set[int]()
        for batch in batched(entered(run).iterator(BATCH), BATCH):
            bodies = {row.organization_id for row in batch if row.organization_id}
            used = used_since(run, bodies)
            _take_out(bodies - used, run=run, by=by)
            taken, kept = taken + len(bodies - used), kept | used
        for row in changed(run).reverse():
            bodies = {row.organization_id} if row.organization_id else set()
            if touched := changed_since(run, bodies):
                kept |= touched
            else:
                _give_back(row, by=by)
                given_back += 1
        run.undergo(
            ImportStatus.UNDOING,
            target=ImportStatus.UNDONE,
            by=by,
            counts=run.counts | {"taken_out": taken, "given_back": given_back, "kept": len(kept)},
        )


def entered(run: RecipientImport) -> ImportRowQuerySet:
    """The rows whose organizations the import has entered."""
    return run.rows.filter(is_entered=True).order_by("number")


def changed(run: RecipientImport) -> ImportRowQuerySet:
    """The rows that changed an organization which was there."""
    return run.rows.filter(is_applied=True, is_entered=False).exclude(undo=[]).order_by("number")


def used_since(run: RecipientImport, organizations: set[int]) -> set[int]:
    """Those of these organizations that something points to, or that have changed since.

    Letters point to their offices, lists too.
    """
    offices = _offices(organizations)
    used = _pointed_to(Organization, organizations)
    used |= {offices[office] for office in _pointed_to(Office, set(offices))}
    return used | changed_since(run, organizations)


def changed_since(run: RecipientImport, organizations: set[int]) -> set[int]:
    """Those of these organizations with an event that is later than the import's own."""
    offices = _offices(organizations)
    verb = str(ImportStatus.APPLIED.label).lower()
    last = Event.objects.about(run).filter(verb=verb).first()
    later = Event.objects.filter(pk__gt=last.pk if last else 0)
    of_bodies = later.filter(subject_type=Organization._meta.label_lower)
    of_offices = later.filter(subject_type=Office._meta.label_lower)
    found = set(of_bodies.filter(subject_id__in=organizations).values_list("subject_id", flat=True))
    told = of_offices.filter(subject_id__in=offices).values_list("subject_id", flat=True)
    return found | {offices[office] for office in told}


def _offices(organizations: set[int]) -> dict[int, int]:
    """The organization of each of their offices."""
    found = Office.objects.filter(organization__in=organizations)
    return dict(found.values_list("pk", "organization"))


def _pointed_to(model: type[models.Model], ids: set[int]) -> set[int]:
    """Those of these ids to which a row points that does not go with them."""
    found: set[int] = set()
    for relation in model._meta.related_objects:
        if relation.related_model in _OWN and relation.related_model is not model:
            continue
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": ids})
        if relation.related_model is model:
            rows = rows.exclude(pk__in=ids)
        found |= set(rows.values_list(column, flat=True))
    return found


def _take_out(organizations: set[int], *, run: RecipientImport, by: User | None) -> None:
    """Delete organizations that nobody has used, with all that belongs to them."""
    bodies = Organization.objects.filter(pk__in=organizations)
    record_all(bodies, "taken out again", by=by, **{"from": run.file_name})
    ImportRow.objects.filter(organization__in=organizations).update(organization=None, office=None)
    with pgtrigger.ignore(*FINDING):
        bodies.update(parent=None, successor=None)
        OfficeHolder.objects.filter(office__organization__in=organizations).delete()
        Office.objects.filter(organization__in=organizations).delete()
        bodies.delete()


def _give_back(row: ImportRow, *, by: User | None) -> None:
    """Undo the changes in an organization that was there, the last one first."""
    for label, pk, before in reversed(row.undo):
        found: Any = apps.get_model(label)._base_manager.filter(pk=pk).first()
        if found is None:
            continue
        if before is not None:
            for name, value in before.items():
                setattr(found, found._meta.get_field(name).attname, value)
            found.keep(by=by)
        elif isinstance(found, Office):
            found.titles.all().delete()
            found.delete()
        else:
            found.remove(by=by)
