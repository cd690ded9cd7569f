"""Columns that make so many rows invalid that they are likely matched to the wrong field."""

from django.db import connection

from recipients.models import RecipientImport

SUSPECT_FROM = 0.2  # of all rows

_BY_COLUMN = """
SELECT problem->>0, count(DISTINCT row.id), mode() WITHIN GROUP (ORDER BY problem->>2)
FROM recipients_importrow AS row, jsonb_array_elements(row.problems) AS problem
WHERE row.run_id = %s AND row.verdict = 'invalid'
GROUP BY 1 HAVING count(DISTINCT row.id) > %s ORDER BY 2 DESC
"""


def suspects(run: RecipientImport, *, total: int) -> list[tuple[str, int, str]]:
    """Each with the share of rows that it makes invalid, in per cent, and the usual reason."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_COLUMN, [run.pk, total * SUSPECT_FROM])
        found = cursor.fetchall()
    return [(column, round(100 * rows / total), reason) for column, rows, reason in found]
