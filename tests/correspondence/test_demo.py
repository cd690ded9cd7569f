"""The demo loads once and whole, by the acts of the house, and has something for every page."""

import datetime as dt
from collections.abc import Iterator

import pypdfium2
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from correspondence.demo import builder
from correspondence.lifecycle import LetterStatus, Outcome, ResponseKind
from correspondence.models import (
    Addressee,
    Dispatch,
    Enclosure,
    EnclosureEdition,
    FileCopy,
    Letter,
    Matter,
    RequestOutcome,
    Response,
    StoredFile,
)
from history.models import Event
from recipients.models import Office, Organization, Proposal, RecipientList

REAL = ["UN", "NAM", "OIC", "EC", "LAS", "AUC"]
TABLES = [
    *(User, Letter, Addressee, Dispatch, Response, RequestOutcome, FileCopy, StoredFile),
    *(Enclosure, EnclosureEdition, Matter, Organization, Office, RecipientList, Event),
]
PAGES = {
    "staff": [
        *("", "letters/", "letters/new/", "letters/record/", "responses/", "matters/"),
        *("matters/new/", "enclosures/", "enclosures/new/", "recipients/", "recipients/lists/"),
    ],
    "recipients": [
        *("recipients/", "recipients/lists/", "recipients/forms-of-address/"),
        "recipients/proposals/",
    ],
    "admin": ["settings/", "settings/users/", "settings/series/new/"],
}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demo, loaded once for all tests of this module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        builder.load(today=timezone.localdate())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db) -> None:
    """The loaded demo, as it was for every test."""


@pytest.fixture
def september(demo) -> Letter:
    """The letter of 9 September 2024."""
    return Letter.objects.get(reference="OUT/2024/0001")


def test_a_second_run_changes_nothing(demo, capsys):
    before = [model.objects.count() for model in TABLES]
    call_command("demo")
    assert "nothing changed" in capsys.readouterr().out
    assert [model.objects.count() for model in TABLES] == before


def test_each_of_the_five_signs_in(demo, client):
    for name in ("staff", "approver", "recipients", "viewer", "admin"):
        assert client.login(email=f"{name}@demo.example", password="chancery-demo")


def test_the_letter_of_september_went_to_six_heads(september):
    assert (september.dated_on, september.status) == (dt.date(2024, 9, 9), "registered")
    acronyms = [one.office.organization.acronym for one in september.addressees.all()]
    assert acronyms == REAL
    assert [one.language for one in september.addressees.all()] == ["en"] * 5 + ["fr"]
    assert [str(request) for request in september.requests.all()] == [
        "Conference",
        "Working groups",
    ]


def test_every_addressee_of_a_registered_letter_has_a_sealed_file_copy(demo):
    assert not Letter.objects.unsealed().exists()
    for copy in FileCopy.objects.select_related("file"):
        assert copy.file.read().startswith(b"%PDF-")


def test_what_was_written_to_stays_and_the_office_passes_on(september):
    written = september.addressees.get(office__organization__acronym="AUC")
    assert "Moussa Faki Mahamat" in written.address_block
    office = Office.objects.for_opening().get(organization__acronym="AUC")
    for day, holder in [
        (dt.date(2025, 3, 12), "Moussa Faki Mahamat"),
        (dt.date(2025, 3, 13), "Mahmoud Ali Youssouf"),
    ]:
        assert str(office.opening(language="fr", on=day).holder) == holder


def test_the_head_of_state_is_written_to_through_the_mission(september):
    block = september.addressees.get(office__organization__acronym="NAM").address_block
    assert "via the Permanent Mission of the Republic of Uganda" in block
    assert "336 East 45th Street" in block


def test_no_position_is_attributed_to_a_real_body(demo):
    of_real = Response.objects.filter(addressee__office__organization__acronym__in=REAL)
    assert {one.kind for one in of_real} == {ResponseKind.ACKNOWLEDGEMENT, ResponseKind.RETURNED}
    assert all("Sample data" in one.summary for one in of_real)
    assert not RequestOutcome.objects.filter(
        addressee__office__organization__acronym__in=REAL
    ).exists()


def test_what_is_proposed_can_be_accepted_and_is_about_an_invented_body(demo):
    proposal = Proposal.objects.get()
    assert proposal.organization.acronym not in REAL
    proposal.accept(by=User.objects.get(email="recipients@demo.example"), at=timezone.now())
    assert "9 Pier Street" in str(proposal.organization.addresses.get())


def test_what_is_made_up_says_so(demo):
    assert not Matter.objects.filter(sample_note="").exists()
    assert not Enclosure.objects.filter(is_sample=False).exists()
    for edition in EnclosureEdition.objects.all():
        pdf = pypdfium2.PdfDocument(edition.file.read())
        assert len(pdf) == edition.pages
        saying = "Sample pages" if edition.language == "en" else "Pages d’exemple"
        assert all(saying in page.get_textpage().get_text_range() for page in pdf)


def test_the_enclosures_have_four_and_twelve_pages(september):
    chosen = september.addressees.first().chosen_editions.all()
    assert [one.edition.pages for one in chosen] == [4, 12]


def test_there_is_something_of_everything(demo):
    today, approver = timezone.localdate(), User.objects.get(email="approver@demo.example")
    assert {letter.status for letter in Letter.objects.all()} == set(LetterStatus)
    assert {one.kind for one in Response.objects.all()} == set(ResponseKind)
    assert Letter.objects.to_approve(by=approver).count() == 1
    assert Letter.objects.to_register().count() == 1
    assert Letter.objects.filter(origin="recorded").count() == 1
    assert Letter.objects.filter(status="draft").get().texts.count() == 2
    assert Addressee.objects.to_dispatch().exists()
    assert Addressee.objects.undeliverable().exists()
    assert Addressee.objects.due_within(7, on=today).exists()
    assert Addressee.objects.overdue(on=today).exclude(letter__dated_on__year=2024).exists()
    assert Dispatch.objects.without_proof().exists()
    noted = {one.outcome for one in RequestOutcome.objects.exclude(quote="")}
    assert noted == set(Outcome) - {Outcome.NO_ANSWER}
    assert Proposal.objects.waiting().count() == 1


def test_every_page_shows_it(demo):
    for name, pages in PAGES.items():
        client = Client()
        client.force_login(User.objects.get(email=f"{name}@demo.example"))
        for page in pages:
            assert client.get(f"/{page}").status_code == 200, f"{name}: /{page}"


def test_every_record_has_its_page(demo):
    client = Client()
    client.force_login(User.objects.get(email="staff@demo.example"))
    for model in (Letter, Matter, Enclosure, Organization, Office, RecipientList, Proposal):
        for record in model.objects.all():
            assert client.get(record.get_absolute_url()).status_code == 200, repr(record)
