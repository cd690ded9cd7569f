import pytest
from django.core.checks import Tags, run_checks
from django.db import connection, connections

from recipients.checks import knows_letters, letters_of_every_script

NAME = "test_chancery_ascii_letters"


@pytest.fixture
def of_ascii(django_db_blocker):
    """A connection to a database made with LC_CTYPE C."""
    with django_db_blocker.unblock():
        ours = connection.copy("default")
        with ours.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
            cursor.execute(
                f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'"
                " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
            )
        other = connection.copy("ascii")
        other.settings_dict["NAME"] = NAME
        yield other
        other.close()
        with ours.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME}")
        ours.close()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_knows_only_ascii_letters_is_warned_of(of_ascii, monkeypatch):
    assert not knows_letters(of_ascii)
    monkeypatch.setitem(connections.settings, "ascii", of_ascii.settings_dict)
    warnings = letters_of_every_script(databases=["default", "ascii"])
    connections["ascii"].close()
    del connections["ascii"]
    assert [warning.id for warning in warnings] == ["recipients.W001"]
    assert "“ascii”" in warnings[0].msg


@pytest.mark.django_db
def test_ours_is_not():
    assert knows_letters(connection)
    assert letters_of_every_script() == []
    found = run_checks(tags=[Tags.database], databases=["default"])
    assert [one for one in found if one.id == "recipients.W001"] == []
