"""What the directory needs of the house, and says where it is not there."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Warned
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@register(Tags.database)
def letters_of_every_script(
    databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """Search and the order of names need a database to which Cyrillic and Arabic are letters."""
    return [
        Warned(
            f"To the database “{alias}”, only A to Z are letters: names in other scripts are not"
            " found by a part of them, nor without regard to capitals.",
            hint="Create the database with a UTF-8 LC_CTYPE, for example LC_CTYPE 'C.UTF-8'.",
            id="recipients.W001",
        )
        for alias in databases or ()
        if not knows_letters(connections[alias])
    ]


def knows_letters(connection: BaseDatabaseWrapper) -> bool:
    """Whether PostgreSQL makes words of letters beyond ASCII, as pg_trgm does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s ~ '^[[:alpha:]]+$' AND lower(%s) = %s", ["яش", "Я", "я"])
        return bool(cursor.fetchone()[0])


@register(Tags.security, deploy=True)
def uploads_are_scanned(**_options: Any) -> list[CheckMessage]:
    """Files from outside are given out again to everybody who may read them."""
    if settings.CLAMD_ADDRESS:
        return []
    return [
        Warned(
            "No virus scanner looks at uploaded files.",
            hint="Run ClamAV's clamd and set CLAMD_ADDRESS: see docs/operations.md.",
            id="recipients.W002",
        )
    ]
