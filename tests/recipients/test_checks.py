import pytest
from django.core.checks import Tags, run_checks
from django.db import connection, connections

from recipients.checks import knows_letters, letters_of_every_script

NAME = "test_chancery_ascii_letters"


@pytest.fixture
def of_ascii(django_db_blocker, monkeypatch):
    """The alias of a database made with LC_CTYPE C."""
    with django_db_blocker.unblock():
        ours = connection.copy()
        with ours.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
            cursor.execute(
                f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'"
                " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
            )
        named = {**connection.settings_dict, "NAME": NAME}
        monkeypatch.setitem(connections.settings, "ascii", named)
        yield "ascii"
        connections["ascii"].close()
        del connections["ascii"]
        with ours.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME}")
        ours.close()


def test_a_database_that_knows_only_ascii_letters_is_warned_of(of_ascii, django_db_blocker):
    with django_db_blocker.unblock():
        warnings = letters_of_every_script(databases=[of_ascii])
    assert [warning.id for warning in warnings] == ["recipients.W001"]
    assert "“ascii”" in warnings[0].msg


@pytest.mark.django_db
def test_ours_is_not():
    assert knows_letters(connection)
    assert letters_of_every_script() == []
    found = run_checks(tags=[Tags.database], databases=["default"])
    assert [one for one in found if one.id == "recipients.W001"] == []
