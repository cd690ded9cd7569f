"""When the demo loads, when it refuses, and on which days it looks alive."""

import datetime as dt
import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from correspondence.demo import builder
from correspondence.models import Addressee, Letter
from tests.correspondence.factories import make_letter

pytestmark = pytest.mark.django_db


def test_it_is_refused_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="development only"):
        call_command("demo")
    assert not User.objects.exists()


def test_it_is_not_mixed_into_work_that_is_there():
    make_letter()
    with pytest.raises(CommandError, match="holds letters already"):
        call_command("demo")
    assert not User.objects.filter(email="staff@demo.example").exists()


def test_a_second_process_waits_for_the_first():
    held, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [builder._LOCK])
            held.set()
            may_end.wait(10)
            time.sleep(0.3)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    began = time.monotonic()
    may_end.set()
    make_letter()
    with pytest.raises(builder.NotEmpty):
        builder.load(today=timezone.localdate())
    thread.join()
    assert time.monotonic() - began >= 0.3


def test_it_looks_alive_on_a_sunday_after_new_year():
    today = dt.date(2027, 1, 3)
    assert builder.load(today=today)
    assert Addressee.objects.overdue(on=today).exclude(letter__dated_on__year=2024).exists()
    assert Addressee.objects.due_within(7, on=today).exists()
    dated = Letter.objects.in_register().order_by("register_year__year", "number")
    assert [one.dated_on for one in dated] == sorted(one.dated_on for one in dated)
