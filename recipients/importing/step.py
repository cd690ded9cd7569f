"""What a row does to the directory, one thing after the other."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise


@dataclass
class Step:
    """One thing that a row does: a record that is new or changed, and what it was before.

    `told` is the label of the fact, its old value and its new one, put into words when shown.
    `before` are the values of the changed columns as they were; empty for a new record.
    """

    record: Model
    told: tuple[str | Promise, Any, Any]
    before: dict[str, Any] = field(default_factory=dict)
    former: Any = None  # whose tenure the record, a tenure, ends

    @property
    def is_new(self) -> bool:
        return self.record._state.adding

    @property
    def words(self) -> list[str]:
        """The label, the old value and the new one."""
        return [str(one).replace("\n", ", ") for one in self.told]


class Refused(Exception):
    """A row that cannot be true beside what is known; says of which column and why."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.problem = (column, value, reason)


def changed(label: str | Promise, record: Any, **told: Any) -> Step:
    """The step that sets these columns; without `before` where they say so already."""
    before, old, new = {}, [], []
    for name, value in told.items():
        kept = getattr(record, name)
        if value is None or str("" if kept is None else kept) == str(value):
            continue
        before[name] = _plain(kept)  # a record by its number
        old.append(shown(record, name))
        setattr(record, name, value)
        new.append(shown(record, name))
    told_old, told_new = (", ".join(filter(None, some)) for some in (old, new))
    return Step(record, (label, told_old, told_new), before)


def shown(record: Any, name: str) -> str:
    """A column's value in words, on one line."""
    if name == "style_id":
        return str(record.style_id)
    if name == "tags":
        return ", ".join(record.tags)
    told = getattr(record, f"get_{name}_display", None)
    value = told() if told else getattr(record, name)
    if name == "country":
        value = getattr(getattr(record, name), "name", value)
    return str(value or "")


def _plain(value: Any) -> Any:
    """A column's value as JSON keeps it."""
    match value:
        case None | int() | list():
            return value
        case Model():
            return value.pk
        case dt.date():
            return value.isoformat()
    return str(value)
