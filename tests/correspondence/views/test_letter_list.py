"""The register: filtered by what stands in the address, paged by key."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus, ResponseKind
from correspondence.models import Series
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_letterhead,
    make_matter,
    make_office,
    make_registered_letter,
    make_response,
    make_series,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db
URL = reverse("correspondence:letter_list")
TODAY = timezone.localdate()


def found(client, **query) -> list[str]:
    """The subjects the list shows."""
    page = client.get(URL, query).context["page"]
    return [letter.subject for letter in page.rows]


def sent_letter(subject: str, *, due: dt.date | None, **facts):
    letter = make_registered_letter(
        rendered=False,
        subject=subject,
        reply_due_on=due,
        dated_on=TODAY - dt.timedelta(30),
        **facts,
    )
    make_dispatch(letter.addressees.get())
    return letter


def test_a_reference_typed_exactly_opens_the_letter(client):
    sign_in(client, Role.VIEWER)
    letter = make_letter(LetterStatus.REGISTERED)
    answer = client.get(URL, {"q": letter.reference.lower()})
    assert answer.url == letter.get_absolute_url()


def test_words_are_found_in_subject_text_and_addressee_without_regard_to_accents(client):
    sign_in(client, Role.VIEWER)
    make_letter(subject="Séminaire", body="<p>groundwater</p>", offices=[make_office()])
    make_letter(subject="Something else", offices=[])
    assert found(client, q="seminaire") == ["Séminaire"]
    assert found(client, q="GROUNDWATER") == ["Séminaire"]
    assert found(client, q="no such words") == []


def test_each_filter_keeps_what_it_names(client):
    sign_in(client, Role.VIEWER)
    make_letterhead("fr")
    office = make_office()
    make_letter(
        subject="One", matter=make_matter("Water"), offices=[office], by=make_user(name="A")
    )
    other = make_letter(
        LetterStatus.REGISTERED, subject="Other", languages=("en", "fr"), offices=[make_office()]
    )
    assert found(client, matter="wat") == ["One"]
    assert found(client, organization=office.organization.name) == ["One"]
    assert found(client, language="fr") == ["Other"]
    assert found(client, drafter=other.drafted_by.pk) == ["Other"]
    assert found(client, state="draft") == ["One"]
    assert found(client, state="in_register") == ["Other"]
    assert found(client, until="31.12.2024") == ["Other", "One"]
    assert found(client, since="1.1.2025") == []


def test_the_words_for_addressees_filter_by_derived_states(client):
    sign_in(client, Role.STAFF)
    sent_letter("Overdue", due=TODAY - dt.timedelta(1))
    sent_letter("Due soon", due=TODAY + dt.timedelta(3))
    answered = sent_letter("Answered", due=TODAY - dt.timedelta(1))
    make_response(answered.addressees.get(), ResponseKind.REPLY)
    make_registered_letter(rendered=False, subject="Not sent")
    assert found(client, state="overdue") == ["Overdue"]
    assert found(client, state="due_week") == ["Due soon"]
    assert sorted(found(client, state="awaiting")) == ["Due soon", "Overdue"]
    assert found(client, state="to_dispatch") == ["Not sent"]
    assert found(client, state="mine") == []


def test_a_filter_that_makes_no_sense_is_named_and_the_rest_still_works(client):
    sign_in(client, Role.VIEWER)
    make_letter(subject="There")
    page = client.get(URL, {"since": "2026-02-30", "state": "nonsense"})
    assert page.status_code == 200
    assert "is not a day" in page.content.decode()
    assert [letter.subject for letter in page.context["page"].rows] == ["There"]


def test_the_number_of_queries_does_not_grow_with_the_list(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    counts = []
    for number in (2, 8):
        for _ in range(number):
            make_letter(offices=[make_office(), make_office()])
        with django_assert_max_num_queries(20) as captured:
            client.get(URL)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_an_empty_register_says_what_belongs_here(client):
    sign_in(client, Role.STAFF)
    assert "No letters yet" in client.get(URL).content.decode()


def test_a_recipient_administrator_does_not_read_letters(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(URL).status_code == 403


def test_a_reference_that_two_letters_share_but_for_case_opens_the_list(client):
    sign_in(client, Role.VIEWER)
    for code, pattern in (("A", "out-{year}-{number}"), ("B", "OUT-{year}-{number}")):
        make_letter("registered", series=make_series(code))
        Series.objects.filter(code=code).update(pattern=pattern)
        make_letter("registered", series=Series.objects.get(code=code))
    page = client.get(URL, {"q": "Out-2024-2"})
    assert (page.status_code, len(page.context["page"].rows)) == (200, 2)
