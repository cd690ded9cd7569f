import pytest
from django.db import connection
from django.utils import timezone

from recipients.exporting import rows, sheets, vcard
from recipients.exporting.formats import Format
from recipients.models import Organization
from tests.recipients.factories import make_organization


def open_cursors() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE name LIKE '_django_curs_%'")
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Format)
def test_who_breaks_off_ends_the_query(kind, monkeypatch):
    """A server closes what it was sending when nobody takes it any more."""
    monkeypatch.setattr(rows, "CHUNK", 1)
    monkeypatch.setattr(sheets, "_ROWS_AT_ONCE", 1)
    monkeypatch.setattr(vcard, "_CARDS_AT_ONCE", 1)
    for _number in range(5):
        make_organization()
    now = timezone.localtime()
    found = rows.entries(Organization.objects.all(), on=now.date())
    parts = kind.written(found, at=now, site="https://chancery.example")
    del found
    for _part in range(3):  # the mark, the header, some rows
        next(parts)
    assert open_cursors() == 1
    parts.close()
    assert open_cursors() == 0
