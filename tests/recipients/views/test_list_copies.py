import pytest
from django.urls import reverse

from recipients.models import RecipientList, recipient_list
from tests.recipients.factories import make_list, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_a_list_is_copied_under_the_name_proposed(keeping):
    chosen = make_list(make_office(), name="Heads")
    form = keeping.get(page("list_copy", chosen))
    assert 'value="Copy of Heads"' in form.text
    answer = keeping.post(page("list_copy", chosen), {"name": "  Copy of   Heads "})
    copied = RecipientList.objects.get(name="Copy of Heads")
    assert answer["Location"] == copied.get_absolute_url()
    assert copied.entries.count() == 1


@pytest.mark.parametrize("name", ["Heads", "", "x" * 121, "\x00"])
def test_a_copy_needs_a_name_of_its_own(keeping, name):
    chosen = make_list(name="Heads")
    assert keeping.post(page("list_copy", chosen), {"name": name}).status_code == 422
    assert RecipientList.objects.get() == chosen


def test_a_list_is_taken_in_and_the_page_says_what_came_of_it(keeping):
    there, new = make_office(make_organization("Alpha")), make_office()
    chosen, other = make_list(there), make_list(there, new, name="Others")
    assert "Others" in words(keeping.get(page("list_merge", chosen)))
    answer = keeping.post(page("list_merge", chosen), {"other": other.pk}, follow=True)
    assert "1 office came in." in words(answer)
    assert "left as they were: Secretary-General, Alpha." in words(answer)
    assert [entry.office for entry in chosen.entries.all()] == [there, new]
    assert told(chosen) == ["List taken in: Others, 1 offices"]


def test_many_that_were_there_already_are_not_all_named(keeping):
    offices = [make_office() for _ in range(12)]
    chosen, other = make_list(*offices), make_list(*offices)
    answer = keeping.post(page("list_merge", chosen), {"other": other.pk}, follow=True)
    assert "0 offices came in." in words(answer)
    assert "and 2 more." in words(answer)


@pytest.mark.parametrize("other", ["", "0", "x", "9" * 30, "\x00", "itself", "aside"])
def test_what_is_no_other_list_in_use_is_not_taken_in(keeping, other):
    chosen, aside = make_list(make_office()), make_list(make_office(), is_archived=True)
    typed = {"itself": chosen.pk, "aside": aside.pk}.get(other, other)
    assert keeping.post(page("list_merge", chosen), {"other": typed}).status_code == 422
    assert chosen.entries.count() == 1
    assert keeping.post(page("list_merge", aside), {"other": chosen.pk}).status_code == 404


def test_a_list_that_is_too_long_is_refused_with_the_reason(keeping, monkeypatch):
    monkeypatch.setattr(recipient_list, "MOST_ENTRIES", 1)
    chosen, other = make_list(make_office()), make_list(make_office())
    answer = keeping.post(page("list_merge", chosen), {"other": other.pk})
    assert answer.status_code == 422
    assert "at most 0 can be taken at once" in words(answer)
