"""Which column of a file is which field, and by what rule it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from recipients.importing.fields import FIELDS, PARTS
from recipients.importing.rules import rules_of


class Column(NamedTuple):
    """One column that is read: its place from 0, the field it fills, the rule that reads it."""

    place: int
    field: str
    rule: str


@dataclass(frozen=True)
class Mapping:
    """How the rows of a file become facts; `constants` are stated for every row."""

    columns: list[Column]
    constants: dict[str, Any]

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}


def mapping_of(columns: Iterable[Iterable[Any]], constants: dict[str, Any]) -> Mapping:
    """A mapping as it was kept; what is no column of ours is left out."""
    known = FIELDS | PARTS
    return Mapping(
        [
            Column(place, field, rule)
            for place, field, rule in columns
            if field in known and rule in {one.name for one in rules_of(field)}
        ],
        dict(constants),
    )
