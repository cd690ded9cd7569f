"""Many new records at once, by PostgreSQL's COPY: less than half the time of inserting them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import ForeignKey, Model

_IDS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def enter(model: type[Model], records: Sequence[Any]) -> None:
    """Save new records of one model, each with its id from then on.

    What they belong to must have its id already. Constraints and triggers of the database hold as
    for any insert; nothing else of Django's `save` happens.
    """
    if not records:
        return
    table = model._meta.db_table
    fields = [one for one in model._meta.local_concrete_fields if not one.generated]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    read = [_reader(one) for one in fields]
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [table, len(records)])
        for record, (pk,) in zip(records, cursor.fetchall(), strict=True):
            record.pk = pk
            record._state.adding = False
        with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
            for record in records:
                copy.write_row([one(record) for one in read])


def _reader(field: Any) -> Any:
    """How the value of a column is read from a record."""
    name = field.attname
    if isinstance(field, ForeignKey):
        cached = field.name

        def of_other(record: Any) -> Any:
            other = record._state.fields_cache.get(cached)
            return other.pk if other is not None else record.__dict__.get(name)

        return of_other
    if field.get_internal_type() in ("CharField", "TextField"):
        return lambda record: str(record.__dict__[name])
    if field.get_internal_type() == "JSONField":
        return lambda record: field.get_db_prep_save(getattr(record, name), connection)
    return lambda record: getattr(record, name)
