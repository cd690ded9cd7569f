"""What is made of whole lists: copied, taken in, fixed, given to a letter."""

import pytest

from history.models import Event
from recipients.models import ListTooLong, NameTaken, RecipientList, recipient_list
from tests.recipients.factories import make_list, make_office, make_organization
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db


def order(chosen: RecipientList) -> list:
    return [(entry.office, entry.role) for entry in chosen.entries.all()]


def taken(chosen: RecipientList) -> list:
    return [office for office, _role in chosen.offices_for_letter(at_most=10)]


def make_rule(**facts) -> RecipientList:
    return make_list(is_by_rule=True, **facts)


def test_a_copy_has_the_offices_and_roles_and_then_goes_its_own_way(keeper):
    first, second = make_office(), make_office()
    chosen = make_list(first, second, name="Heads", note="for conferences")
    chosen.entries.get(office=second).write_as("cc", by=keeper)
    copied = chosen.copy(name=chosen.free_name, by=keeper)
    assert (copied.name, copied.note) == ("Copy of Heads", "for conferences")
    assert order(copied) == [(first, "to"), (second, "cc")]
    assert told(copied) == ["Copied from Heads"]
    copied.entries.first().remove(by=keeper)
    assert len(order(chosen)) == 2


def test_a_copy_of_a_rule_has_the_rule(keeper):
    chosen = make_rule(kinds=["court"], regions=["002"], is_by_protocol=True)
    copied = chosen.copy(name="Other", by=keeper)
    assert copied.rule.in_words == "Kind: Court; Region: Africa"
    assert copied.is_by_protocol


def test_the_name_that_is_proposed_is_free_and_fits(keeper):
    chosen = make_list(name="x" * 120)
    assert len(chosen.free_name) == 120
    heads = make_list(name="Heads")
    heads.copy(name=heads.free_name, by=keeper)
    assert heads.free_name == "Copy 2 of Heads"
    with pytest.raises(NameTaken):
        heads.copy(name="Copy of Heads", by=keeper)


def test_offices_of_another_list_come_in_at_the_end_and_those_there_stay(keeper):
    first, second, third = (make_office() for _ in range(3))
    chosen, other = make_list(first), make_list(second, first, third)
    for entry in other.entries.exclude(office=second):
        entry.write_as("cc", by=keeper)
    came = chosen.take_in(other, by=keeper)
    assert order(chosen) == [(first, "to"), (second, "to"), (third, "cc")]
    assert (came.came, came.stayed) == ([second, third], [first])
    assert told(chosen) == [f"List taken in: {other}, 2 offices"]
    assert len(order(other)) == 3


def test_what_a_rule_finds_is_taken_in_as_it_is_now(keeper):
    office = make_office(make_organization(kind="court"))
    chosen = make_list()
    chosen.take_in(make_rule(kinds=["court"]), by=keeper)
    assert order(chosen) == [(office, "to")]


def test_a_list_of_ones_own_does_not_grow_beyond_what_one_looks_through(keeper, monkeypatch):
    monkeypatch.setattr(recipient_list, "MOST_ENTRIES", 2)
    chosen, other = make_list(make_office()), make_list(make_office(), make_office(), name="Two")
    with pytest.raises(ListTooLong, match="“Two” has 2 offices; at most 1"):
        chosen.take_in(other, by=keeper)
    assert len(order(chosen)) == 1
    for _ in range(3):
        make_office(make_organization(kind="court"))
    rule = make_rule(kinds=["court"])
    with pytest.raises(ListTooLong):
        rule.fix(by=keeper)
    assert RecipientList.objects.by_rule().get() == rule
    assert told(chosen) == told(rule) == []


def test_a_rule_is_fixed_as_it_is_today_once(keeper):
    second = make_office(make_organization("Beta", kind="court"))
    first = make_office(make_organization("Alpha", kind="court"))
    chosen = make_rule(kinds=["court"])
    late = RecipientList.objects.get(pk=chosen.pk)
    chosen.fix(by=keeper)
    assert not chosen.is_by_rule
    assert chosen.rule.is_empty
    assert order(chosen) == [(first, "to"), (second, "to")]
    make_office(make_organization(kind="court"))
    late.fix(by=keeper)
    assert len(order(chosen)) == 2
    assert told(chosen) == ["Fixed as it was: Kind: Court, 2 offices"]


def test_a_letter_gets_the_offices_in_the_order_of_the_list():
    low, high = make_office(protocol_order=1), make_office(protocol_order=2)
    chosen = make_list(high, low)
    assert taken(chosen) == [high, low]
    chosen.is_by_protocol = True
    assert taken(chosen) == [low, high]


def test_in_the_order_of_protocol_equals_stand_by_the_name_of_the_organization():
    names = ["Zeta", "Éta", "alpha", "Beta"]
    offices = {
        name: make_office(make_organization(name, kind="court"), protocol_order=order)
        for name, order in zip(names, (9, 10, 10, 100), strict=True)
    }
    expected = [offices[name] for name in ("Zeta", "alpha", "Éta", "Beta")]
    assert taken(make_rule(kinds=["court"], is_by_protocol=True)) == expected
    by_hand = make_list(*offices.values(), is_by_protocol=True)
    assert taken(by_hand) == expected
    by_name = [offices[name] for name in ("alpha", "Beta", "Éta", "Zeta")]
    assert taken(make_rule(kinds=["court"])) == by_name


def test_a_letter_leaves_out_those_no_longer_written_to_and_can_name_them():
    office, gone = make_office(), make_office(is_active=False)
    chosen = make_list(gone, office)
    assert taken(chosen) == [office]
    assert chosen.left_out_of_letters().get() == gone


def test_more_offices_than_a_letter_takes_are_refused():
    chosen = make_list(make_office(), make_office(), make_office(is_active=False))
    assert len(chosen.offices_for_letter(at_most=2)) == 2
    with pytest.raises(ListTooLong, match="has 2 offices; at most 1"):
        chosen.offices_for_letter(at_most=1)


def test_the_lists_know_their_sizes(django_assert_num_queries):
    make_list(make_office(), make_office(), name="A")
    make_office(make_organization(kind="court"))
    for name in ("B", "C"):
        make_rule(name=name, kinds=["court"])
    make_rule(name="D")
    with django_assert_num_queries(3):
        sizes = [one.size for one in RecipientList.objects.sized()]
    assert sizes == [2, 1, 1, 0]


def test_a_change_of_the_rule_stands_in_its_history_in_words(keeper):
    chosen = make_rule(kinds=["ngo"])
    chosen.kinds, chosen.regions, chosen.countries = ["court", "ngo"], ["011"], ["FR"]
    chosen.keep(by=keeper)
    assert set(Event.objects.about(chosen).first().changed) == {
        ("kinds", "Non-governmental organization", "Court, Non-governmental organization"),
        ("countries", "", "France"),
        ("regions", "", "Western Africa"),
    }


def test_those_after_an_office_taken_off_move_up(keeper):
    offices = [make_office() for _ in range(3)]
    chosen = make_list(*offices)
    chosen.entries.first().remove(by=keeper)
    assert list(chosen.entries.values_list("position", flat=True)) == [1, 2]
    assert chosen.add(offices[0], by=keeper).position == 3
