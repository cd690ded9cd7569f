"""Triggers by which the database itself keeps what has left the house."""

import pgtrigger
from django.db import models

from history.models import NEVER_EMPTIED

KEPT_FOR_EVER = [
    pgtrigger.Protect(name="kept_for_ever", operation=pgtrigger.Update | pgtrigger.Delete),
    NEVER_EMPTIED,
]


class Both(pgtrigger.Condition):
    """Two conditions of a trigger that must both hold."""

    def __init__(self, *conditions: pgtrigger.Condition) -> None:
        self.conditions = conditions

    def resolve(self, model: type[models.Model]) -> str:
        """The conditions in SQL."""
        both = " AND ".join(f"({one.resolve(model)})" for one in self.conditions)  # type: ignore[no-untyped-call]
        return f"({both})"


def frozen_once(column: str, *fields: str) -> list[pgtrigger.Trigger]:
    """Once `column` is set, these columns no longer change and the row is not deleted.

    The table is never emptied.
    """
    is_set = pgtrigger.Q(**{f"old__{column}__isnull": False})
    return [
        pgtrigger.Protect(
            name="frozen",
            operation=pgtrigger.Update,
            condition=Both(is_set, pgtrigger.AnyChange(*fields)),
        ),
        pgtrigger.Protect(name="kept", operation=pgtrigger.Delete, condition=is_set),
        NEVER_EMPTIED,
    ]


def frozen_with(
    table: str,
    key: str,
    column: str,
    operation: pgtrigger.Operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
) -> pgtrigger.Trigger:
    """No row comes, goes or changes once the row of `table` it belongs to has `column` set."""
    return pgtrigger.Trigger(
        name=f"frozen_with_{table.rpartition('_')[2]}",
        when=pgtrigger.Before,
        operation=operation,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM {table}
                WHERE {column} IS NOT NULL
                  AND id IN (
                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.{key} END,
                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.{key} END
                  )
            ) THEN
                RAISE EXCEPTION '% is fixed since the letter was registered', TG_TABLE_NAME
                    USING ERRCODE = 'restrict_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 (names of our own tables)
    )
