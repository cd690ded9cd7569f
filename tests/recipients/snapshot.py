"""The whole directory as the database has it, row by row."""

from django.apps import apps
from django.db import connection

#: What says that something was done, and is not undone with it.
OF_THE_ACT = {"Merge"}
#: Lines of words whose order means nothing.
WORDS = {"OfficeWords", "OrganizationWords"}


def snapshot() -> dict[str, list[str]]:
    """Every row of every table of the directory, as text, by table."""
    found = {}
    for model in apps.get_app_config("recipients").get_models():
        if model.__name__ not in OF_THE_ACT:
            table = model._meta.db_table
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT row::text FROM {table} AS row")  # noqa: S608
                rows = [text for (text,) in cursor.fetchall()]
            if model.__name__ in WORDS:
                rows = [" ".join(sorted(text.replace('"', " ").split())) for text in rows]
            found[table] = sorted(rows)
    return found
