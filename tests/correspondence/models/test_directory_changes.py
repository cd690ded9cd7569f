"""Whatever becomes of the directory, a registered letter says what it said."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models.preflight import stops
from correspondence.pdf import letter as paper
from recipients.models import Merge, MergeNotAllowed, Office, OfficeHolder, Organization
from tests.correspondence.factories import (
    LONG_AGO,
    make_letter,
    make_office,
    make_registered_letter,
    make_user,
    sign_in,
    take_to,
)
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make_user(Role.RECIPIENT_ADMINISTRATOR)


def merged(kept: Office, gone: Office, by) -> Merge:
    return Merge.objects.carry_out(
        kept=kept.organization, merged=gone.organization, by=by, chosen={"name": "merged"}
    )


def as_merged(office: Office, by) -> None:
    merged(make_office(organization="Harbour Institute"), office, by)


def as_kept(office: Office, by) -> None:
    merged(office, make_office(organization="Harbour Institute"), by)


def as_moved(office: Office, by) -> None:
    merged(make_office(organization="Harbour Institute", name="Chair"), office, by)


def renamed(office: Office, by) -> None:
    organization = Organization.objects.get(pk=office.organization_id)
    organization.name = "Tower"
    organization.keep(by=by)
    office.name = "Head"
    office.keep(by=by)


def term_ended(office: Office, by) -> None:
    holder = office.holders.get()
    holder.until_on = dt.date(2020, 1, 1)
    holder.keep(by=by)
    office.change_holder(OfficeHolder(name="Eva Berg", since_on=dt.date(2020, 1, 2)), by=by)


def address_changed(office: Office, by) -> None:
    address = office.organization.addresses.get()
    address.lines = "99 New Street"
    address.keep(by=by)


@pytest.mark.parametrize(
    "change", [as_merged, as_kept, as_moved, renamed, term_ended, address_changed]
)
def test_a_registered_letter_never_changes(keeper, change):
    office = make_office()
    letter = make_registered_letter(offices=[office])

    def said() -> tuple:
        addressee = letter.addressees.get()
        sealed = addressee.file_copy.file.read()
        again = paper.render(addressee.printed)
        facts = letter.addressees.values().get()
        return facts, sealed, again, str(addressee)

    before = said()
    change(office, keeper)
    assert said() == before


def test_letters_from_before_do_not_keep_a_merge_from_being_undone(keeper):
    kept, gone = make_office(), make_office()
    make_registered_letter(rendered=False, offices=[kept, gone])
    make_letter(offices=[gone])
    merge = merged(kept, gone, keeper)
    merge.undo(by=keeper, at=timezone.now())
    assert Office.objects.active().count() == 2


@pytest.mark.parametrize("which", ["kept", "moved"])
def test_a_letter_registered_since_keeps_the_merge(keeper, which):
    offices = {"kept": make_office(), "moved": make_office(name="Chair")}
    into = make_office(name="Director")
    Merge.objects.carry_out(
        kept=offices["kept"].organization, merged=into.organization, by=keeper, chosen={}
    )
    merge = merged(offices["kept"], offices["moved"], keeper)
    make_letter(LetterStatus.REGISTERED, offices=[Office.objects.get(pk=offices["moved"].pk)])
    with pytest.raises(MergeNotAllowed, match="letters were addressed"):
        merge.undo(by=keeper, at=timezone.now())
    merge.refresh_from_db()
    assert merge.undone_at is None


def test_a_draft_from_before_that_was_registered_since_keeps_the_merge(keeper):
    kept, moved = make_office(), make_office(name="Chair")
    drafter = make_user()
    letter = make_letter(offices=[moved], by=drafter)
    merge = merged(kept, moved, keeper)
    take_to(letter, LetterStatus.REGISTERED, drafter=drafter)
    with pytest.raises(MergeNotAllowed, match="letters were addressed"):
        merge.undo(by=keeper, at=timezone.now())


def test_a_draft_to_a_merged_office_is_named_before_and_not_registered_after(client, keeper):
    kept, gone = make_office(), make_office()
    drafter = make_user()
    draft = make_letter(offices=[gone], by=drafter)
    registered = make_registered_letter(rendered=False, offices=[gone])
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    url = reverse("recipients:merge_new", args=[kept.organization_id, gone.organization_id])
    shown = words(client.get(url))
    assert f"2 letters are addressed to it: {registered}, {draft}" in shown
    assert f"Drafts: choose the office anew {draft}" in shown
    merged(kept, gone, keeper)
    assert f"We no longer write to {draft.addressees.get()}" in stops(draft, on=LONG_AGO)


def test_the_side_by_side_page_costs_the_same_however_many_letters(
    client, django_assert_max_num_queries
):
    kept, gone = make_office(), make_office()
    for _ in range(4):
        make_letter(offices=[gone])
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    url = reverse("recipients:merge_new", args=[kept.organization_id, gone.organization_id])
    with django_assert_max_num_queries(30):
        assert "4 letters are addressed to it" in words(client.get(url))
