"""One act confirms all that letters to an office rely on."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from recipients.models import Office, PostalAddress
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

LONG_AGO = dt.date(2024, 7, 9)


@pytest.fixture
def chair(db) -> Office:
    office = make_office(make_organization("Commission"), name="Chairperson")
    office.organization.addresses.update(verified_on=LONG_AGO)
    office.organization.contact_details.create(sort="email", value="registry@commission.example")
    make_holder(office, "Moussa Faki Mahamat", until_on=dt.date(2025, 3, 12))
    make_holder(office, "Mahmoud Ali Youssouf", since_on=dt.date(2025, 3, 13))
    return office


def confirm(client, office: Office, language: str = "en"):
    url = reverse("recipients:office_confirm", args=[office.pk])
    return client.post(url, {"language": language}, follow=True)


def test_the_page_says_since_when_the_address_was_not_checked(keeping, chair):
    addresses = chair.organization.addresses
    assert "address not checked since 9 July 2024" in words(keeping.get(chair.get_absolute_url()))
    addresses.update(verified_on=None)
    assert "address never checked" in words(keeping.get(chair.get_absolute_url()))
    addresses.update(returned_on=dt.date(2026, 1, 2))
    assert "mail came back on 2 January 2026" in words(keeping.get(chair.get_absolute_url()))
    addresses.update(returned_on=None, verified_on=timezone.localdate())
    shown = words(keeping.get(chair.get_absolute_url()))
    assert "checked" not in shown
    assert "came back" not in shown


def test_address_holder_and_contact_details_are_confirmed_in_one_act(keeping, keeper, chair):
    answer = confirm(keeping, chair)
    assert "3 details confirmed." in words(answer)
    organization, today = chair.organization, timezone.localdate()
    for one in (
        organization.addresses.get(),
        organization.contact_details.get(),
        chair.holders.get(name="Mahmoud Ali Youssouf"),
    ):
        assert (one.verified_on, one.verified_by) == (today, keeper)
    assert chair.holders.get(name="Moussa Faki Mahamat").verified_on is None
    assert told(chair) == ["Holder verified: Mahmoud Ali Youssouf"]
    assert len(told(organization)) == 2


def test_confirmed_twice_nothing_more_happens(keeping, chair):
    confirm(keeping, chair)
    assert "nothing that had not been confirmed today" in words(confirm(keeping, chair))
    assert len(told(chair)) == 1


def test_the_address_that_the_page_showed_is_confirmed_and_no_other(keeping, chair):
    french = PostalAddress.objects.create(
        organization=chair.organization, lines="1, rue", country="BE", language="fr"
    )
    answer = confirm(keeping, chair, "fr")
    assert answer.redirect_chain[0][0] == f"{chair.get_absolute_url()}?language=fr"
    french.refresh_from_db()
    assert french.verified_on == timezone.localdate()
    assert chair.organization.addresses.get(language="").verified_on == LONG_AGO


@pytest.mark.parametrize("language", ["xx", "\x00", ""])
def test_a_language_that_makes_no_sense_is_the_usual_one(keeping, chair, language):
    assert "3 details confirmed." in words(confirm(keeping, chair, language))


def test_a_vacant_office_without_an_address_has_nothing_to_confirm(keeping):
    office = make_office(make_organization(lines=""))
    assert "nothing that had not been confirmed" in words(confirm(keeping, office))


def test_an_office_given_up_is_not_confirmed(keeping, chair):
    Office.objects.update(is_active=False)
    assert confirm(keeping, chair).status_code == 404
    assert "Confirm details" not in words(keeping.get(chair.get_absolute_url()))


def test_who_only_reads_is_not_offered_it(reading, chair):
    assert "Confirm details" not in words(reading.get(chair.get_absolute_url()))
    assert confirm(reading, chair).status_code == 403
    assert told(chair) == []


def test_returned_mail_is_shown_on_the_page_of_the_organization(keeping, keeper, chair):
    address = chair.organization.addresses.get()
    address.mail_came_back(on=dt.date(2026, 1, 2), by=keeper)
    shown = words(keeping.get(chair.organization.get_absolute_url()))
    assert "Mail came back 2 January 2026" in shown
    assert "Mail came back 2 January 2026" in words(
        keeping.get(reverse("recipients:to_verify"), {"what": "returned"})
    )
