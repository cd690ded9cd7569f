"""Addressees of a draft: found by typing, added, changed, moved, removed."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from recipients.models import RecipientList
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_office,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def go(name: str, *numbers) -> str:
    return reverse(f"correspondence:{name}", args=numbers)


@pytest.fixture
def letter():
    return make_letter(offices=[make_office(), make_office()])


def test_offices_are_found_by_organization_office_or_holder_and_lists_by_name(client, letter):
    sign_in(client, Role.STAFF)
    office = make_office()
    holder = office.holders.get()
    chosen = RecipientList.objects.create(name="Heads of organizations")
    chosen.add(office, by=make_user())
    for words in (office.organization.name, holder.name):
        page = client.get(
            go("addressee_find", letter.pk), {"q": words}, headers=HTMX
        ).content.decode()
        assert go("addressee_add", letter.pk, office.pk) in page
        assert holder.name in page
    page = client.get(go("addressee_find", letter.pk), {"q": "heads of"}).content.decode()
    assert go("addressee_add_list", letter.pk, chosen.pk) in page


def test_those_addressed_already_are_not_offered_again(client, letter):
    sign_in(client, Role.STAFF)
    there = letter.addressees.first().office
    page = client.get(
        go("addressee_find", letter.pk), {"q": there.organization.name}
    ).content.decode()
    assert go("addressee_add", letter.pk, there.pk) not in page


def test_an_office_is_added_with_how_its_letter_will_open(client, letter):
    sign_in(client, Role.STAFF)
    office = make_office()
    page = client.post(go("addressee_add", letter.pk, office.pk), headers=HTMX).content.decode()
    assert letter.addressees.filter(office=office).exists()
    assert office.holders.get().name in page
    assert "“" in page  # the salutation


def test_a_list_is_added_whole(client, letter):
    sign_in(client, Role.STAFF)
    chosen = RecipientList.objects.create(name="All")
    for _ in range(3):
        chosen.add(make_office(), by=make_user())
    answer = client.post(go("addressee_add_list", letter.pk, chosen.pk))
    assert answer.url.endswith("/edit/#addressees")
    assert letter.addressees.count() == 5


def test_an_addressee_is_changed_moved_and_removed(client, letter):
    sign_in(client, Role.STAFF)
    first, second = letter.addressees.all()
    client.post(go("addressee_move", second.pk, "up"), headers=HTMX)
    assert list(letter.addressees.all()) == [second, first]
    client.post(
        go("addressee_edit", first.pk), {"role": "cc", "language": "en", "reply_due_on": "1.5.2030"}
    )
    first.refresh_from_db()
    assert (first.role, f"{first.reply_due_on:%Y-%m-%d}") == ("cc", "2030-05-01")
    client.post(go("addressee_remove", second.pk), headers=HTMX)
    assert list(letter.addressees.all()) == [first]


def test_a_language_without_a_text_cannot_be_chosen(client, letter):
    sign_in(client, Role.STAFF)
    addressee = letter.addressees.first()
    answer = client.post(go("addressee_edit", addressee.pk), {"role": "to", "language": "ar"})
    assert answer.status_code == 422


@pytest.mark.parametrize("status", ["in_review", "registered"])
def test_what_is_no_draft_keeps_its_addressees_and_enclosures(client, status):
    sign_in(client, Role.STAFF)
    letter = make_letter(status, enclosures=[make_enclosure()])
    office, enclosure, addressee = make_office(), make_enclosure(), letter.addressees.get()
    for url in (
        go("addressee_add", letter.pk, office.pk),
        go("addressee_remove", addressee.pk),
        go("enclosure_choose", letter.pk, enclosure.pk),
        go("enclosure_drop", letter.pk, letter.letter_enclosures.get().enclosure_id),
    ):
        answer = client.post(url, headers=HTMX)
        assert "is not edited any more" in answer.content.decode()
    assert letter.addressees.count() == 1
    assert letter.letter_enclosures.count() == 1


@pytest.mark.parametrize("name", ["addressee_remove", "addressee_edit"])
def test_a_viewer_changes_nothing(client, letter, name):
    sign_in(client, Role.VIEWER)
    assert client.post(go(name, letter.addressees.first().pk)).status_code == 403
    assert letter.addressees.count() == 2


def test_acts_are_not_links(client, letter):
    sign_in(client, Role.STAFF)
    addressee = letter.addressees.first()
    for url in (
        go("addressee_add", letter.pk, make_office().pk),
        go("addressee_remove", addressee.pk),
        go("addressee_move", addressee.pk, "up"),
        go("enclosure_choose", letter.pk, make_enclosure().pk),
    ):
        assert client.get(url).status_code == 405


def test_an_enclosure_is_chosen_from_the_library_and_taken_out(client, letter):
    sign_in(client, Role.STAFF)
    enclosure = make_enclosure()
    page = client.get(go("enclosure_section", letter.pk), {"q": enclosure.title}, headers=HTMX)
    assert go("enclosure_choose", letter.pk, enclosure.pk) in page.content.decode()
    client.post(go("enclosure_choose", letter.pk, enclosure.pk), headers=HTMX)
    assert letter.letter_enclosures.get().enclosure == enclosure
    client.post(go("enclosure_drop", letter.pk, enclosure.pk), headers=HTMX)
    assert not letter.letter_enclosures.exists()


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_offices_of_a_list_that_are_left_out_are_named(client, letter, headers):
    sign_in(client, Role.STAFF)
    chosen, gone = RecipientList.objects.create(name="All"), make_office()
    for office in (make_office(), gone):
        chosen.add(office, by=make_user())
    gone.organization.deactivate(reason="dissolved", by=make_user())
    url = go("addressee_add_list", letter.pk, chosen.pk)
    page = client.post(url, headers=headers, follow=True).content.decode()
    assert f"Left out, since they are no longer written to: {gone}." in page
    assert letter.addressees.count() == 3


def test_an_addressee_whom_the_kind_does_not_suit_is_told_from_the_first(client):
    sign_in(client, Role.STAFF)
    letter = make_letter(offices=[make_office(kind="igo")], kind="note")
    address = go("addressee_add", letter.pk, make_office(organization="Reef Club", kind="ngo").pk)
    page = client.post(address, headers=HTMX).content.decode()
    assert page.count("no note verbale goes there") == 1
    assert "Reef Club, Director is no state" in page
    assert "“" not in page, "a note verbale has no salutation"
