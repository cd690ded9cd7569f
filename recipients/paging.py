"""Long lists, paged by key: every page costs the same, however deep it lies.

    page = paginate(Letter.objects.all(), request.GET, by="-filed_on")

orders by (filed_on, id), both descending. `page.newer` and `page.older` are the query strings of
the pages towards the beginning and towards the end (None: there is none), with every filter of
the request kept; `_pager.html` draws them.

The bound is written `value <= v AND (value < v OR id < i)`: with the first half PostgreSQL starts
in the index at the right place, which it does not with the usual `value < v OR (value = v AND …)`.
So give the list an index on exactly (column, id) in that order. The column may be an annotation;
it must not be null.
"""

import heapq
import itertools
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

SIZE = 50
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class Page[M: Model]:
    """Some rows of a long list, and the query strings of the pages beside it (None: none)."""

    rows: Sequence[M]
    newer: str | None
    older: str | None

    @property
    def is_only(self) -> bool:
        """Whether the whole list is on this page."""
        return self.newer is None and self.older is None


def paginate[M: Model](
    queryset: QuerySet[M], query: QueryDict, *, by: str, size: int = SIZE
) -> Page[M]:
    """The page that `after=` or `before=` in the query names; the first for a bad name.

    `by` is a column or annotation that is never null, with "-" for descending; the id decides
    between equals, in the same direction.
    """
    return paginate_together([queryset], query, by=by, size=size)


def paginate_together[M: Model](
    querysets: Sequence[QuerySet[M]], query: QueryDict, *, by: str, size: int = SIZE
) -> Page[M]:
    """One list of the rows of several querysets, by a column they all have: see `paginate`.

    Each queryset is read once, from where the page begins in its own index. What is merged must
    sort in Python as in the database: days and numbers do, text does not.
    """
    is_back = BEFORE in query
    column, is_descending = by.lstrip("-"), by.startswith("-")
    cursor = _read(query.get(BEFORE if is_back else AFTER, ""))
    try:
        found = _beyond_all(querysets, column, cursor, down=is_descending != is_back)
    except (ValidationError, ValueError, TypeError, OverflowError):
        cursor = None  # of another type than the column
        found = _beyond_all(querysets, column, cursor, down=is_descending)
    if cursor is None and is_back:
        return paginate_together(querysets, _without_cursor(query), by=by, size=size)
    rows = _merged(found, column, size + 1, down=is_descending != is_back)
    return _page(rows, query, size=size, is_back=is_back, is_first=cursor is None)


type _Row[M: Model] = tuple[Any, int, M]  # value of the column, number, the row itself


class Turn[M: Model](Protocol):
    """Some rows of a list that is in the order of its turns, then of `sorted_by`, then of ids."""

    def take(
        self, most: int, *, after: tuple[str, int] | None = None, is_back: bool = False
    ) -> list[M]:
        """The first rows in order after that value and id, or the last ones before it."""


def paginate_in_turn[M: Model](
    turns: Sequence[Turn[M]], query: QueryDict, *, size: int = SIZE
) -> Page[M]:
    """As `paginate`, through one turn after the other; no row may have two of them."""
    is_back = BEFORE in query
    cursor = _read(query.get(BEFORE if is_back else AFTER, ""))
    here = _turn_of(cursor, turns)
    if here is None and is_back:
        return paginate_in_turn(turns, _without_cursor(query), size=size)
    rows: list[_Row[M]] = []
    for number in range(here or 0, -1, -1) if is_back else range(here or 0, len(turns)):
        after = (cursor[0][1:], cursor[1]) if cursor and number == here else None
        for row in turns[number].take(size + 1 - len(rows), after=after, is_back=is_back):
            rows.append((f"{number}{row.sorted_by}", row.pk, row))  # type: ignore[attr-defined]
        if len(rows) > size:
            break
    return _page(rows, query, size=size, is_back=is_back, is_first=here is None)


def _turn_of(cursor: tuple[str, int] | None, turns: Sequence[object]) -> int | None:
    """The turn of the place that the cursor names: its first digit."""
    digit = cursor[0][:1] if cursor else ""
    return int(digit) if digit in "0123456789"[: len(turns)] and digit else None


def _page[M: Model](
    rows: list[_Row[M]], query: QueryDict, *, size: int, is_back: bool, is_first: bool
) -> Page[M]:
    """The rows, of which the last only shows that there are more, and what lies beside them."""
    has_more, rows = len(rows) > size, rows[:size]
    if is_back:
        rows.reverse()
    more_before, more_after = (has_more, True) if is_back else (not is_first, has_more)
    return Page(
        [row for _value, _number, row in rows],
        newer=_link(query, BEFORE, rows[:1]) if more_before else None,
        older=_link(query, AFTER, rows[-1:]) if more_after else None,
    )


def _beyond_all[M: Model](
    querysets: Sequence[QuerySet[M]], column: str, cursor: tuple[str, int] | None, *, down: bool
) -> list[QuerySet[M]]:
    """Each queryset in order, from the cursor on.

    In a list of `n` querysets a row has the number `n * id + place of its queryset`.
    """
    ordered = [one.order_by(*_order(column, is_descending=down)) for one in querysets]
    if cursor is None:
        return ordered
    value, number = cursor
    found = []
    for place, one in enumerate(ordered):
        distance = number - place
        pk = -(-distance // len(ordered)) if down else distance // len(ordered)
        found.append(one.filter(beyond(column, (value, pk), down=down)))
    return found


def _merged[M: Model](
    querysets: Sequence[QuerySet[M]], column: str, most: int, *, down: bool
) -> list[_Row[M]]:
    """The first rows of all querysets together."""
    numbered: list[list[_Row[M]]] = [
        [(getattr(row, column), row.pk * len(querysets) + place, row) for row in one[:most]]
        for place, one in enumerate(querysets)
    ]
    merged = heapq.merge(*numbered, key=lambda row: row[:2], reverse=down)
    return list(itertools.islice(merged, most))


def _order(column: str, *, is_descending: bool) -> tuple[str, str]:
    sign = "-" if is_descending else ""
    return f"{sign}{column}", f"{sign}pk"


def beyond(column: str, cursor: tuple[str, int], *, down: bool) -> Q:
    """The rows that lie beyond the cursor: the bounded form, so that the index is the bound."""
    value, pk = cursor
    way = "lt" if down else "gt"
    return Q(**{f"{column}__{way}e": value}) & (
        Q(**{f"{column}__{way}": value}) | Q(**{f"pk__{way}": pk})
    )


def _link[M: Model](query: QueryDict, way: str, rows: Sequence[_Row[M]]) -> str:
    """The query string of the page beyond that row; of the first page where there is no row."""
    link = _without_cursor(query)
    for value, number, _row in rows:
        key = json.dumps([str(value), number], ensure_ascii=False)
        link[way] = urlsafe_b64encode(key.encode()).decode().rstrip("=")
    return link.urlencode()


def _without_cursor(query: QueryDict) -> QueryDict:
    kept = query.copy()
    for way in (AFTER, BEFORE):
        kept.pop(way, None)
    return kept


def _read(key: str) -> tuple[str, int] | None:
    """The value and id that `_link` wrote; None for anything else."""
    try:
        found: Any = json.loads(urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        json.dumps(found, ensure_ascii=False).encode()  # refuses half a character
    except (ValueError, RecursionError):
        return None
    match found:
        case [str(value), int(pk)] if not isinstance(pk, bool) and "\x00" not in value:
            return value, pk
    return None
