"""What was sent, who sent it and what came back: the database keeps it, whoever writes to it."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from correspondence.lifecycle import LetterStatus
from correspondence.models import Addressee, Dispatch, FileCopy, Letter, LetterText, Response
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db


def refuses(rows, **changes) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"other_reference": "X/1"},
        {"submitted_by": None},
        {"submitted_at": None},
        {"approved_by": None},
        {"approved_at": None},
    ],
)
def test_who_approved_a_registered_letter_and_what_was_printed_on_it(changes):
    letter = make_letter(LetterStatus.REGISTERED)
    refuses(Letter.objects.filter(pk=letter.pk), **changes)


@pytest.mark.parametrize("fact", ["handed_over_by", "logged_by", "logged_at"])
def test_who_sent_it(fact):
    dispatch = make_dispatch(make_addressee(), handed_over_by="Porter")
    values = {"handed_over_by": "Other", "logged_by": make_user(), "logged_at": timezone.now()}
    refuses(Dispatch.objects.filter(pk=dispatch.pk), **{fact: values[fact]})


@pytest.mark.parametrize(
    "changes",
    [
        {"promised_on": dt.date(2030, 1, 1)},
        {"channel": "fax"},
        {"sender": "Somebody"},
        {"file_name": "other.pdf"},
        {"logged_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_what_came_back(changes):
    response = make_response(make_addressee())
    refuses(Response.objects.filter(pk=response.pk), **changes)


@pytest.mark.parametrize("changes", [{"voided_at": None}, {"void_reason": "Other"}])
def test_that_it_was_voided_and_why(changes):
    response = make_response(make_addressee())
    response.void(reason="Another letter's", by=make_user())
    refuses(Response.objects.filter(pk=response.pk), **changes)


def test_to_whom_a_letter_goes():
    registered, draft = make_letter(LetterStatus.REGISTERED), make_letter()
    refuses(Addressee.objects.filter(letter=draft), letter=registered)


@pytest.mark.parametrize(
    "change",
    [
        lambda letter: Letter.objects.filter(pk=letter.pk).update(reference="X"),
        lambda letter: Letter.objects.filter(pk=letter.pk).update(dated_on=dt.date(2020, 1, 1)),
        lambda letter: Letter.objects.filter(pk=letter.pk).update(registered_at=None),
        lambda letter: letter.delete(),
        lambda letter: letter.texts.update(body="<p>Other</p>"),
        lambda letter: letter.texts.all().delete(),
        lambda letter: LetterText.objects.create(letter=letter, language="fr"),
        lambda letter: letter.requests.update(text="Other"),
        lambda letter: letter.requests.create(position=9, text="More"),
        lambda letter: letter.addressees.update(address_block="Other"),
        lambda letter: letter.addressees.update(salutation="Hello,"),
        lambda letter: letter.addressees.update(sheet={}),
        lambda letter: letter.addressees.update(frozen_at=None),
        lambda letter: letter.addressees.update(language="fr"),
        lambda letter: letter.addressees.all().delete(),
        lambda letter: letter.addressees.create(office=make_office(), language="en", position=9),
        lambda letter: letter.letter_enclosures.all().delete(),
        lambda letter: letter.addressees.first().chosen_editions.all().delete(),
        lambda letter: FileCopy.objects.update(pages=99),
        lambda letter: FileCopy.objects.all().delete(),
    ],
)
def test_the_database_refuses_to_change_what_is_fixed(change):
    letter = make_registered_letter(
        rendered=False, requests=["That it be so"], enclosures=[make_enclosure()]
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        change(letter)


def test_no_table_of_what_was_sent_is_emptied():
    make_response(make_addressee())
    guarded = [
        model._meta.db_table
        for model in apps.get_app_config("correspondence").get_models()
        if getattr(model._meta, "triggers", ())
    ]
    assert len(guarded) == 12
    connection.check_constraints()  # a TRUNCATE would refuse to run before those
    for table in guarded:
        with pytest.raises(DatabaseError, match="is never emptied"), transaction.atomic():
            connection.cursor().execute(f"TRUNCATE {table} CASCADE")
    assert Response.objects.exists()
