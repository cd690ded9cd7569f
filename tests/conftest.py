"""What every test stands on: real PostgreSQL, files in a folder of its own, no waiting."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import TransactionTestCase, override_settings

from tests.clamd import Clamd, program

hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("house")

# Made by Django for the models, not by a test: made again they would have other numbers.
KEPT = {"django_content_type", "auth_permission"}


@pytest.fixture(autouse=True, scope="session")
def settings_for_tests(django_test_environment, tmp_path_factory) -> Iterator[None]:
    """Tasks run at once, passwords are hashed fast, files go where pytest clears up."""
    with override_settings(
        TASKS={
            "default": {
                "BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
                "QUEUES": ["default", "imports"],
            }
        },
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Whatever order the tests come in, each finds the database as the migrations left it.

    A test with real transactions is followed by Django's flush. Tables that refuse TRUNCATE allow
    it to that flush and to nobody else, and the data of the migrations is put back after it.
    """
    with django_db_blocker.unblock():
        as_migrated = connection.creation.serialize_db_to_string()
    sql_flush = DatabaseOperations.sql_flush
    teardown = TransactionTestCase._fixture_teardown

    def sql_flush_of_guarded(self, style, tables, **options):
        tables = [table for table in tables if table not in KEPT]
        guarded = [f'ALTER TABLE "{table}"' for table in tables if table in refusing_truncate()]
        return [
            *(f"{table} DISABLE TRIGGER USER;" for table in guarded),
            *sql_flush(self, style, tables, **options),
            *(f"{table} ENABLE TRIGGER USER;" for table in guarded),
        ]

    def teardown_and_put_back(self):
        teardown(self)
        connection.creation.deserialize_db_from_string(as_migrated)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush_of_guarded)
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown_and_put_back)
        yield


def refusing_truncate() -> set[str]:
    """The tables that have a trigger on TRUNCATE."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND tgtype & 32 <> 0"  # 32: on TRUNCATE
        )
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture(scope="session")
def clamd_process(tmp_path_factory) -> Iterator[Clamd]:
    """One clamd for all tests of a test process."""
    if not program():
        pytest.skip("needs clamd: script/setup --test brings it")
    clamd = Clamd(tmp_path_factory.mktemp("clamd"), "StreamMaxLength 3M")
    clamd.start()
    yield clamd
    clamd.stop()


@pytest.fixture
def clamd(clamd_process, settings) -> Clamd:
    """Every upload is shown to it."""
    settings.CLAMD_ADDRESS = clamd_process.path
    return clamd_process
