"""History is written once, by the database's clock, and never changed or emptied."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from history.models import Event, differences, in_words, record
from recipients.models import Kind, Organization
from tests.accounts_factory import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return Organization.objects.create(name="Regional Water Forum", kind=Kind.NGO)


@pytest.fixture
def event(organization):
    return record(organization, "entered", by=make_user(name="Nadia Rahimi"))


@pytest.mark.parametrize(
    "act",
    [
        lambda: Event.objects.update(verb="never happened"),
        lambda: Event.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE history_event SET actor_name = 'X'"),
        lambda: connection.cursor().execute("DELETE FROM history_event"),
        lambda: connection.cursor().execute("TRUNCATE history_event"),
        lambda: connection.cursor().execute("TRUNCATE accounts_user CASCADE"),
    ],
)
def test_the_database_refuses_to_change_or_empty_it(event, act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()
    assert Event.objects.get() == event


def test_a_person_whom_history_names_is_not_deleted(event):
    with pytest.raises(DatabaseError), transaction.atomic():
        event.actor.delete()


def test_the_time_is_the_databases_whatever_is_asked_for(organization):
    long_ago = timezone.make_aware(dt.datetime(2001, 1, 1))  # noqa: DTZ001
    Event.objects.create(
        at=long_ago, verb="forged", subject_type="x", subject_id=1, actor_name="Nobody"
    )
    assert timezone.now() - Event.objects.get().at < dt.timedelta(minutes=5)


def test_the_name_is_kept_as_it_was_then(event):
    event.actor.name = "Nadia Haddad"
    event.actor.save()
    assert Event.objects.get().actor_name == "Nadia Rahimi"


def test_what_chancery_does_by_itself_is_signed_by_it(organization):
    assert record(organization, "sealed", by=None).actor_name == "Chancery"


def test_facts_are_told_in_their_order_and_as_a_sentence(organization):
    event = record(
        organization,
        "dispatched",
        by=None,
        to="United Nations",
        channel="Courier",
        on=dt.date(2024, 9, 11),
        note="",
        addressees=6,
        sha256="a" * 64,
    )
    assert event.sentence == (
        "Dispatched to United Nations: Courier, 11 September 2024, 6 addressees,"
        " SHA-256 aaaaaaaa…aaaa"
    )
    assert Event.objects.get().facts[0] == ["to", "United Nations"]


def test_an_edit_names_the_fields_that_differ_old_and_new(organization):
    before = Organization.objects.get(pk=organization.pk)
    organization.name, organization.kind = "Water Forum", Kind.UNIVERSITY
    assert differences(before, organization) == {
        "official name": ("Regional Water Forum", "Water Forum"),
        "kind": ("Non-governmental organization", "University"),
    }


def test_saving_what_did_not_change_writes_no_event(organization):
    organization.keep(by=make_user())
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "yes"),
        (dt.date(2024, 9, 3), "3 September 2024"),
        ({"en": "Director", "fr": "Directeur"}, "Director; Directeur"),
        ("x" * 900, "x" * 500),
        (6, "6"),
    ],
)
def test_values_are_noted_in_words(value, words):
    assert in_words(value) == words
