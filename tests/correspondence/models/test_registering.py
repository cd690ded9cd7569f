"""Registering gives the next reference and fixes everything that is printed."""

import datetime as dt

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import override_settings

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import (
    Addressee,
    FileCopy,
    Letter,
    NotAllowed,
    Register,
    TransitionNotAllowed,
)
from correspondence.pdf.letter import render
from correspondence.tasks import seal_letter
from history.models import Event
from recipients.models import FormOfAddress, OfficeHolder, Organization, PostalAddress
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_letterhead,
    make_office,
    make_registered_letter,
    make_series,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 16)


def test_references_count_up_within_the_year_of_the_letters_date():
    references = [
        make_letter(LetterStatus.REGISTERED, dated_on=day).reference
        for day in (DAY, DAY, dt.date(2025, 12, 31), DAY)
    ]
    assert references == ["OUT/2026/0001", "OUT/2026/0002", "OUT/2025/0001", "OUT/2026/0003"]


def test_the_reference_follows_the_pattern_of_its_series():
    series = make_series("NV")
    series.pattern = "{number}-{series}/{year}"
    series.save()
    letter = make_letter(LetterStatus.REGISTERED, series=series, dated_on=DAY)
    assert letter.reference == "1-NV/2026"


def test_a_letter_without_a_date_bears_the_day_it_is_registered():
    letter = make_letter(LetterStatus.APPROVED, dated_on=None)
    letter.register(version=letter.version, on=DAY, by=make_user())
    assert (letter.dated_on, letter.reference) == (DAY, "OUT/2026/0001")


def test_an_earlier_date_needs_a_reason_and_a_later_one_is_refused():
    letter = make_letter(LetterStatus.APPROVED, dated_on=DAY)
    with pytest.raises(NotAllowed, match="say why"):
        letter.register(version=letter.version, on=DAY + dt.timedelta(1), by=make_user())
    with pytest.raises(NotAllowed, match="future"):
        letter.register(version=letter.version, on=DAY - dt.timedelta(1), by=make_user())
    letter.register(
        version=letter.version,
        on=DAY + dt.timedelta(1),
        by=make_user(),
        backdating_reason="Signed then",
    )
    assert letter.reference == "OUT/2026/0001"


def test_a_registered_letter_is_not_registered_again():
    letter = make_letter(LetterStatus.REGISTERED, dated_on=DAY)
    with pytest.raises(TransitionNotAllowed):
        letter.register(version=letter.version, on=DAY, by=make_user())
    letter.refresh_from_db()
    assert letter.reference == "OUT/2026/0001"
    assert Register.objects.get().last_number == 1


def test_a_number_taken_by_a_registration_that_fails_is_given_again():
    letter = make_letter(LetterStatus.APPROVED, dated_on=DAY)
    Addressee.objects.update(language="ru")  # no letterhead, so the sheet cannot be made
    with pytest.raises(NotAllowed, match="Russian"):
        letter.register(version=letter.version, on=DAY, by=make_user())
    assert not Register.objects.exists()
    assert make_letter(LetterStatus.REGISTERED, dated_on=DAY).reference == "OUT/2026/0001"


def test_a_version_nobody_approved_is_not_registered():
    letter = make_letter(LetterStatus.APPROVED, dated_on=DAY)
    with pytest.raises(TransitionNotAllowed, match="changed"):
        letter.register(version=letter.version + 1, on=DAY, by=make_user())


def test_without_approval_a_draft_is_registered():
    letter = make_letter(LetterStatus.DRAFT, dated_on=DAY)
    with override_settings(APPROVAL_REQUIRED=False):
        letter.register(version=letter.version, on=DAY, by=make_user())
    assert letter.status == LetterStatus.REGISTERED


def test_where_no_approval_is_asked_for_an_approved_letter_is_registered_too():
    letter = make_letter(LetterStatus.APPROVED, dated_on=DAY)
    with override_settings(APPROVAL_REQUIRED=False):
        assert letter in Letter.objects.to_register()
        letter.register(version=letter.version, on=DAY, by=make_user())
    assert letter.status == LetterStatus.REGISTERED


def test_the_event_says_who_registered_it_and_as_what():
    person = make_user(name="Nadia Rahimi")
    letter = make_letter(LetterStatus.APPROVED, dated_on=DAY)
    letter.register(version=letter.version, on=DAY, by=person)
    event = Event.objects.about(letter).first()
    assert (event.actor_name, event.verb) == ("Nadia Rahimi", "registered")
    assert event.detail["reference"] == "OUT/2026/0001"


def test_what_was_sent_stays_as_it_was_whatever_changes_in_the_directory():
    letter = make_registered_letter(
        offices=[make_office(), make_office()], enclosures=[make_enclosure()], dated_on=DAY
    )
    before = [
        (one.address_block, one.salutation, one.closing, one.file_copy.file.read(), str(one))
        for one in letter.addressees.all()
    ]
    Organization.objects.update(name=Concat("name", Value(" (renamed)")))
    PostalAddress.objects.update(lines="Elsewhere 1", country="FR")
    OfficeHolder.objects.update(name="Somebody Else", until_on=DAY - dt.timedelta(1))
    FormOfAddress.objects.update(salutation="Hello,", closing="Bye")
    letter.signatory.name = "Another"
    letter.signatory.save()
    for enclosure in letter.letter_enclosures.all():
        enclosure.enclosure.title = "Other"
        enclosure.enclosure.save()
    letter = Letter.objects.get(pk=letter.pk)
    after = [
        (one.address_block, one.salutation, one.closing, one.file_copy.file.read(), str(one))
        for one in letter.addressees.all()
    ]
    assert after == before
    assert [render(one.printed) for one in letter.addressees.all()] == [row[3] for row in before]


def test_sealing_twice_makes_one_file_copy_each():
    letter = make_registered_letter(offices=[make_office(), make_office()], dated_on=DAY)
    assert seal_letter.call(letter.pk) == 0
    assert FileCopy.objects.count() == 2


def test_an_addressee_gets_the_edition_in_its_language_else_the_original():
    office_en, office_fr = make_office(), make_office()
    office_fr.organization.preferred_language = "fr"
    office_fr.organization.save()
    make_letterhead("fr")
    enclosure = make_enclosure(languages=("en", "fr"))
    only_english = make_enclosure(languages=("en",))
    letter = make_letter(
        LetterStatus.REGISTERED,
        offices=[office_en, office_fr],
        languages=("en", "fr"),
        enclosures=[enclosure, only_english],
        dated_on=DAY,
    )
    chosen = {
        one.office: [each.edition.language for each in one.chosen_editions.all()]
        for one in letter.addressees.all()
    }
    assert chosen == {office_en: ["en", "en"], office_fr: ["fr", "en"]}


def test_cancelling_keeps_the_number_and_needs_that_nothing_left():
    letter = make_letter(LetterStatus.REGISTERED, dated_on=DAY)
    letter.cancel(reason="Sent to the wrong offices", by=make_user(Role.APPROVER))
    assert (letter.status, letter.reference) == (LetterStatus.CANCELLED, "OUT/2026/0001")
    assert make_letter(LetterStatus.REGISTERED, dated_on=DAY).reference == "OUT/2026/0002"


def test_what_all_sheets_share_is_read_once(django_assert_max_num_queries):
    """The register's row is locked meanwhile: another addressee costs its own rows, no more."""
    counts = []
    for number in (2, 12):
        letter = make_letter(
            LetterStatus.APPROVED,
            offices=[make_office() for _ in range(number)],
            enclosures=[make_enclosure()],
            dated_on=DAY,
        )
        with django_assert_max_num_queries(120) as captured:
            letter.register(version=letter.version, on=DAY, by=make_user())
        counts.append(len(captured))
    letterhead, edition, addressee = 1, 1, 1
    assert counts[1] - counts[0] <= 10 * (letterhead + edition + addressee)
