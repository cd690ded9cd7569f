"""A draft takes the offices of a list as they are on the day it is addressed."""

import pytest

from correspondence.models import NotAllowed, draft
from recipients.models import Office, RecipientList
from tests.correspondence.factories import make_letter, make_office, make_user

pytestmark = pytest.mark.django_db


def test_a_list_is_added_in_its_order_and_a_copy_of_it_stays():
    offices = [make_office() for _ in range(3)]
    chosen = RecipientList.objects.create(name="Heads of organizations")
    for office in reversed(offices):
        chosen.add(office, by=make_user())
    letter = make_letter(offices=[])
    letter.address_list(chosen, by=make_user())
    chosen.entries.all().delete()
    assert [one.office for one in letter.addressees.all()] == list(reversed(offices))


def test_an_office_no_longer_written_to_is_left_out_of_a_list():
    office, gone = make_office(), make_office()
    chosen = RecipientList.objects.create(name="All")
    for one in (office, gone):
        chosen.add(one, by=make_user())
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    letter = make_letter(offices=[])
    assert letter.address_list(chosen, by=make_user()) == [gone]
    assert [one.office for one in letter.addressees.all()] == [office]


def test_what_a_rule_finds_today_is_added_and_later_changes_leave_the_letter_alone():
    second, first = make_office(), make_office()
    for office, order in ((first, 1), (second, 2)):
        Office.objects.filter(pk=office.pk).update(protocol_order=order)
    kind = first.organization.kind
    chosen = RecipientList.objects.create(
        name="Found", is_by_rule=True, is_by_protocol=True, kinds=[kind]
    )
    letter = make_letter(offices=[])
    letter.address_list(chosen, by=make_user())
    assert [one.office for one in letter.addressees.all()] == [first, second]
    make_office()
    chosen.kinds = ["court"]
    chosen.keep(by=make_user())
    chosen.archive(by=make_user())
    assert [one.office for one in letter.addressees.all()] == [first, second]


def test_a_list_too_long_for_a_letter_is_refused_whole(monkeypatch):
    monkeypatch.setattr(draft, "MOST_FROM_LIST", 1)
    chosen = RecipientList.objects.create(name="All")
    for _ in range(2):
        chosen.add(make_office(), by=make_user())
    letter = make_letter(offices=[])
    with pytest.raises(NotAllowed, match="“All” has 2 offices; at most 1"):
        letter.address_list(chosen, by=make_user())
    assert not letter.addressees.exists()
