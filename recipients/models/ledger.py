"""What an act changed in many records, line by line, so that it can be put back."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models

type Line = list[Any]


class Ledger:
    """Changes records and notes how they were.

    A line is [model, id, what was done, details]: "changed" with {field: [old, new]}, "made", or
    "dropped" with the values of the whole row. Only values that JSON can say are changed here.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def change(self, records: "models.QuerySet[Any]", **new: Any) -> list[int]:
        """Set these fields in all of the records, in one query; returns the ids."""
        before = list(records.order_by().values("pk", *new))
        pks = [row["pk"] for row in before]
        records.model._base_manager.filter(pk__in=pks).update(**new)
        for row in before:
            changed = {name: [row[name], value] for name, value in new.items()}
            self.lines.append([records.model._meta.label, row["pk"], "changed", changed])
        return pks

    def make(self, record: models.Model) -> None:
        """Save a record that was not there."""
        record.save(force_insert=True)
        self.lines.append([record._meta.label, record.pk, "made", {}])

    def drop(self, record: models.Model) -> None:
        """Delete a record."""
        values = {one.attname: getattr(record, one.attname) for one in record._meta.concrete_fields}
        self.lines.append([record._meta.label, record.pk, "dropped", values])
        record.delete()


def put_back(lines: list[Line]) -> None:
    """Undo the lines, the last first; what somebody changed since stays as it is now.

    Raises `IntegrityError` where something new stands in the place of the old.
    """
    for label, pk, done, details in reversed(lines):
        model = apps.get_model(label)
        if done == "made":
            model._base_manager.filter(pk=pk).delete()
        elif done == "dropped":
            model(**details).save(force_insert=True)
        else:
            _change_back(model._base_manager.filter(pk=pk), details)


def _change_back(record: "models.QuerySet[Any]", changes: Mapping[str, list[Any]]) -> None:
    now = record.values(*changes).first() or {}
    old = {name: was for name, (was, became) in changes.items() if now.get(name) == became}
    if old:
        record.update(**old)
