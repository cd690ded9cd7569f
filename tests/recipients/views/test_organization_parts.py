import datetime as dt

import pytest
from django.urls import reverse

from recipients.models import PostalAddress
from tests.recipients.factories import make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

ADDRESS = {"lines": "5 Quay Street\r\n\r\n1000 Harbour", "country": "Belgium", "language": "fr"}


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_a_name_is_entered_changed_and_removed_in_the_history_of_the_whole(keeping):
    organization = make_organization()
    name = {"sort": "former", "language": "fr", "name": "Ancien institut"}
    keeping.post(page("name_new", organization), name)
    kept = organization.names.get()
    keeping.post(page("name_edit", kept), {**name, "name": "Vieil institut"})
    keeping.post(page("name_remove", kept))
    assert not organization.names.exists()
    assert told(organization) == [
        "Name removed: Vieil institut",
        "Name changed: Ancien institut",
        "Name entered: Ancien institut",
    ]


def test_a_second_official_name_in_a_language_is_refused_in_a_sentence(keeping):
    organization = make_organization(french="Institut")
    answer = keeping.post(
        page("name_new", organization), {"sort": "official", "language": "fr", "name": "Autre"}
    )
    assert answer.status_code == 422
    assert "There is already an official name in this language." in words(answer)


def test_an_address_is_kept_as_it_was_approved(keeping):
    organization = make_organization()
    keeping.post(
        page("address_new", organization),
        {**ADDRESS, "is_main": "on", "source": "their letter", "verified_on": "3.9.2024"},
    )
    address = organization.addresses.get(language="fr")
    assert address.as_lines == ["5 Quay Street", "1000 Harbour"]
    assert address.verified_on == dt.date(2024, 9, 3)
    shown = words(keeping.get(organization.get_absolute_url()))
    assert "Verified 3 September 2024 by Tomas Berg; source: their letter" in shown


def test_letters_cannot_go_to_two_addresses_in_one_language(keeping):
    organization = make_organization()
    answer = keeping.post(
        page("address_new", organization), {**ADDRESS, "language": "", "is_main": "on"}
    )
    assert "Letters already go to another address." in words(answer)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"verified_on": "31.2.2024"}, "31 February 2024 is not a day"),
        ({"country": ""}, "This field is required."),
        ({"lines": " \n "}, "This field is required."),
    ],
)
def test_what_is_wrong_with_an_address_is_said(keeping, wrong, sentence):
    answer = keeping.post(page("address_new", make_organization()), ADDRESS | wrong)
    assert answer.status_code == 422
    assert sentence in words(answer)


def test_an_address_in_use_is_not_removed(keeping):
    organization = make_organization()
    address = organization.addresses.get()
    make_office(organization, address=address)
    answer = keeping.post(page("address_remove", address), follow=True)
    assert "is in use and stays" in words(answer)
    assert PostalAddress.objects.filter(pk=address.pk).exists()


def test_a_contact_detail_is_entered_and_an_e_mail_address_checked(keeping):
    organization = make_organization()
    url = page("contact_new", organization)
    answer = keeping.post(url, {"sort": "email", "value": "not an address"})
    assert "Enter a valid email address." in words(answer)
    keeping.post(url, {"sort": "phone", "value": "+32 2 000 00 00", "purpose": "registry"})
    contact = organization.contact_details.get()
    keeping.post(page("contact_edit", contact), {"sort": "phone", "value": "+32 2 111 11 11"})
    keeping.post(page("contact_remove", contact))
    assert len(told(organization)) == 3
