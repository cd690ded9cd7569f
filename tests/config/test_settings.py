"""The settings are imported for real, each time in a process with its own environment."""

import os
import subprocess
import sys

import pytest

from config import localdb
from tests.config.clusters import ROOT

KEY = "".join(chr(65 + number % 57) for number in range(60))
PRODUCTION = {
    "DATABASE_URL": "postgres://chancery:secret@db.example/chancery",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "chancery.example",
    "CLAMD_ADDRESS": "/run/clamav/clamd.ctl",
}


def run(*words, **environment):
    """Python with these words and with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **{name: value for name, value in environment.items() if value is not None},
        },
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name, **environment):
    told = run("-c", f"from django.conf import settings; print(settings.{name})", **environment)
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY must be set, random and at least 50 characters long."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set, random and at least 50"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY must be set, random and at least 50"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS must name the hosts this site answers for."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the hosts this site answers for."),
        ({"ALLOWED_HOSTS": "a.example,*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"DEBUG": "1"}, "DEBUG must be off in production: unset DEBUG."),
        ({"CLAMD_ADDRESS": "clamd"}, "CLAMD_ADDRESS must be the path of a socket, or host:port."),
        ({"CLAMD_ADDRESS": "tcp://clamd:3310"}, "CLAMD_ADDRESS must be the path of a socket, or"),
    ],
)
def test_production_refuses_to_start_when_insecure(change, sentence):
    refused = run("manage.py", "check", **{**PRODUCTION, **change})
    assert refused.returncode != 0
    assert sentence in refused.stderr


def test_a_database_of_ones_own_means_production():
    assert setting("PRODUCTION", **PRODUCTION) == "True"
    assert setting("DEMO", **PRODUCTION) == "False"
    assert setting("DEBUG", **PRODUCTION) == "False"


def test_production_passes_djangos_own_check(folder):
    environment = {**PRODUCTION, "DATABASE_URL": localdb.ensure(folder)}
    check = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **environment)
    assert (check.returncode, check.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ), check.stderr


def test_production_without_a_virus_scanner_is_warned_of():
    words = ("manage.py", "check", "--deploy", "--tag", "security")
    check = run(*words, **{**PRODUCTION, "CLAMD_ADDRESS": None})
    assert check.returncode == 0, check.stderr
    assert "(recipients.W002) No virus scanner looks at uploaded files." in check.stderr
    assert check.stderr.count("HINT") == 1


@pytest.mark.parametrize("address", ["clamd:3310", "127.0.0.1:3310", "[::1]:3310", "/run/a", ""])
def test_a_scanner_is_named_by_socket_or_port(address):
    assert setting("CLAMD_ADDRESS", **{**PRODUCTION, "CLAMD_ADDRESS": address}) == address


def test_the_database_named_is_the_one_used(folder):
    """With DATABASE_URL that server is asked, and no other one is started."""
    url = localdb.ensure(folder / "theirs")
    asked = run(
        "-c",
        "import django; django.setup()\n"
        "from django.db import connection; cursor = connection.cursor()\n"
        "cursor.execute('SHOW data_directory'); print(cursor.fetchone()[0])",
        **{**PRODUCTION, "DATABASE_URL": url, "CHANCERY_VAR": str(folder / "ours")},
    )
    assert asked.stdout.strip() == str((folder / "theirs/postgres/data").resolve()), asked.stderr
    assert not (folder / "ours").exists()


def test_with_none_named_the_development_database_is_found(folder):
    options = setting("DATABASES['default']['OPTIONS']['host']", CHANCERY_VAR=str(folder))
    assert options == str((folder / "postgres/socket").resolve())
    assert localdb.is_ready(folder / "postgres")
