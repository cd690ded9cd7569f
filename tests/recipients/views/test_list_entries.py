import pytest
from django.urls import reverse

from tests.recipients.factories import make_list, make_office
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def order(chosen) -> list:
    return [entry.office for entry in chosen.entries.all()]


def test_an_office_is_added(keeping):
    chosen, office = make_list(), make_office()
    answer = keeping.post(page("list_entry_add", chosen), {"office": office.pk})
    assert answer["Location"] == f"{chosen.get_absolute_url()}#add"
    assert order(chosen) == [office]
    assert told(chosen) == [f"Office added: {office}"]


@pytest.mark.parametrize("office", ["", "x", "0", "9" * 30, "\x00"])
def test_an_office_that_is_not_there_is_not_added(keeping, office):
    chosen = make_list()
    answer = keeping.post(page("list_entry_add", chosen), {"office": office}, follow=True)
    assert "Nothing was added" in words(answer)


def test_neither_an_office_given_up_nor_a_list_put_aside_is_added_to(keeping):
    chosen, given_up = make_list(), make_office(is_active=False)
    keeping.post(page("list_entry_add", chosen), {"office": given_up.pk})
    assert order(chosen) == []
    aside = make_list(is_archived=True)
    added = keeping.post(page("list_entry_add", aside), {"office": make_office().pk})
    assert added.status_code == 404


def test_an_office_is_moved_addressed_otherwise_and_taken_off(keeping):
    first, second = make_office(), make_office()
    chosen = make_list(first, second)
    entry = chosen.entries.get(office=second)
    keeping.post(page("list_entry_up", entry))
    assert order(chosen) == [second, first]
    keeping.post(page("list_entry_down", entry))
    assert order(chosen) == [first, second]
    keeping.post(page("list_entry_role", entry), {"role": "cc"})
    keeping.post(page("list_entry_role", entry), {"role": "nonsense"})
    assert chosen.entries.get(office=second).role == "cc"
    keeping.post(page("list_entry_remove", entry))
    assert order(chosen) == [first]
    assert len(told(chosen)) == 4
