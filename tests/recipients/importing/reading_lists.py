"""Public lists, read as the import reads them when nobody chooses anything."""

from typing import Any

from recipients.importing.columns import propose
from recipients.importing.entry import Entry, read_row
from tests.recipients.importing.public_lists import PublicList


def entries(some: PublicList) -> list[Entry]:
    """What each row of a list states, by the mapping that is proposed for it."""
    mapping = propose(some.headers, some.rows)
    return [
        read_row(number, cells, mapping, some.headers)
        for number, cells in enumerate(some.rows, start=2)
    ]


def told(some: PublicList, *fields: str) -> list[Any]:
    """These facts of every row, the rows being without problems; None: not stated."""
    read = entries(some)
    assert [one.problems for one in read if one.problems] == []
    if len(fields) == 1:
        return [one.facts.get(fields[0]) for one in read]
    return [tuple(one.facts.get(field) for field in fields) for one in read]
