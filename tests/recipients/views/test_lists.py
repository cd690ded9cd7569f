import pytest
from django.urls import reverse

from recipients.models import RecipientList
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_the_lists_say_how_many_offices_they_have(reading):
    make_list(make_office(), make_office(), name="Heads")
    make_list(name="Old", is_archived=True)
    shown = words(reading.get(reverse("recipients:list_list")))
    assert "Heads 2 In an order of its own" in shown
    assert "Old 0 In an order of its own – Put aside" in shown


def test_a_list_shows_its_offices_in_order_and_who_holds_them_today(
    keeping, django_assert_num_queries
):
    first = make_office(make_organization("Zeta"))
    make_holder(first)
    chosen = make_list(first, make_office(make_organization("Alpha")))
    with django_assert_num_queries(8) as few:
        shown = words(keeping.get(chosen.get_absolute_url()))
    assert "1 Zeta Secretary-General António Guterres" in shown
    assert "2 Alpha Secretary-General vacant" in shown
    for _ in range(10):
        chosen.entries.create(office=make_office(), position=9)
    with django_assert_num_queries(len(few)):
        keeping.get(chosen.get_absolute_url())


def test_an_office_no_longer_written_to_is_marked(keeping):
    chosen = make_list(make_office(is_active=False))
    assert "no longer written to" in words(keeping.get(chosen.get_absolute_url()))


def test_an_empty_list_says_what_belongs_here(reading):
    assert "This list has no offices" in words(reading.get(make_list().get_absolute_url()))


def test_a_list_is_made_and_changed(keeping):
    keeping.post(reverse("recipients:list_new"), {"name": "Heads", "note": "for conferences"})
    chosen = RecipientList.objects.get()
    keeping.post(page("list_edit", chosen), {"name": "All heads"})
    assert told(chosen) == ["Changed", "Entered"]
    taken = keeping.post(reverse("recipients:list_new"), {"name": "All heads"})
    assert taken.status_code == 422


def test_a_list_is_put_aside_and_taken_up_again(keeping):
    chosen = make_list()
    keeping.post(page("list_archive", chosen))
    assert keeping.post(page("list_archive", chosen)).status_code == 404
    assert "Put aside" in words(keeping.get(chosen.get_absolute_url()))
    keeping.post(page("list_restore", chosen))
    assert keeping.post(page("list_restore", chosen)).status_code == 404
    assert told(chosen) == ["Taken up again", "Put aside"]


def test_in_the_order_of_protocol_nothing_is_moved_by_hand(keeping):
    high, low = make_office(protocol_order=20), make_office(protocol_order=3)
    chosen = make_list(high, low)
    keeping.post(page("list_edit", chosen), {"name": "Heads", "is_by_protocol": "on"})
    answer = keeping.get(chosen.get_absolute_url())
    assert [entry.office for entry, _troubles in answer.context["rows"]] == [low, high]
    assert "In the order of protocol" in words(answer)
    entry = chosen.entries.get(office=high)
    up, down = page("list_entry_up", entry), page("list_entry_down", entry)
    assert up not in answer.text
    assert keeping.post(up).status_code == keeping.post(down).status_code == 404
    chosen.refresh_from_db()
    assert chosen.entries.first().office == high


def test_what_is_to_be_mended_stands_beside_the_office_with_the_way_to_mend_it(keeping, reading):
    vacant, held = make_office(make_organization(lines="")), make_office()
    make_holder(held, verified_on=None)
    chosen = make_list(vacant, held)
    answer = keeping.get(chosen.get_absolute_url())
    assert "Nobody holds the office. Enter who holds it" in words(answer)
    assert page("holder_new", vacant) in answer.text
    assert page("address_new", vacant.organization) in answer.text
    assert "All 2 Vacant 1 Without address 1 Not verified lately 1" in words(answer)
    assert page("holder_new", vacant) not in reading.get(chosen.get_absolute_url()).text
    alone = keeping.get(chosen.get_absolute_url(), {"trouble": "vacant"})
    assert [entry.office for entry, _troubles in alone.context["rows"]] == [vacant]
    none = keeping.get(chosen.get_absolute_url(), {"trouble": "twice"})
    assert "Nothing of this kind" in words(none)


@pytest.mark.parametrize("typed", ["nonsense", "\x00", "is_vacant", "9" * 400, "\u202e"])
def test_a_trouble_there_is_not_shows_the_whole_list(keeping, typed):
    chosen = make_list(make_office())
    answer = keeping.get(chosen.get_absolute_url(), {"trouble": typed})
    assert len(answer.context["rows"]) == 1


def test_a_long_list_is_paged(keeping):
    chosen = make_list(*(make_office() for _ in range(52)))
    first = keeping.get(chosen.get_absolute_url())
    second = keeping.get(f"{chosen.get_absolute_url()}?{first.context['page'].older}")
    assert [entry.position for entry, _troubles in second.context["rows"]] == [51, 52]
    for query in ("after=nonsense", "before=WyJ4IiwxXQ", "after=WyJ4IiwxXQ"):
        assert keeping.get(f"{chosen.get_absolute_url()}?{query}").status_code == 200
