import pytest
from django.urls import reverse

from recipients.models import Merge, Organization
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db


def page(kept, merged) -> str:
    return reverse("recipients:merge_new", args=[kept.pk, merged.pk])


@pytest.fixture
def pair():
    kept = make_organization("Harbour Institute", acronym="HI", note="Ring first")
    merged = make_organization(
        "Harbor Inst", acronym="HIN", note="Closed on Fridays", lines="1 Far Street", kind="court"
    )
    return kept, merged


def test_the_other_entry_is_found_by_typing(keeping, pair):
    url = reverse("recipients:merge_find", args=[pair[0].pk])
    assert "Harbor Inst" in words(keeping.get(url, {"q": "hárbor"}))
    assert "No other entry matches" in words(keeping.get(url, {"q": "harbour institute"}))
    make_organization("Harbour Institutes")
    assert "Harbour Institutes" in words(keeping.get(url))
    fragment = keeping.get(url, {"q": "harbor"}, headers={"hx-request": "true"})
    assert "<html" not in fragment.text
    assert "Harbor Inst" in fragment.text
    for typed in ("\x00", "x" * 5000, "\u202e"):
        assert keeping.get(url, {"q": typed}).status_code == 200


def test_both_stand_side_by_side_with_what_points_to_them(
    keeping, pair, django_assert_max_num_queries
):
    kept, merged = pair
    office = make_office(kept, name="Director")
    make_holder(office, "Ana Lima")
    other = make_office(merged, name="director")
    make_holder(other, "Paul Sample")
    make_office(merged, name="Secretary")
    make_list(other, name="Partners")
    with django_assert_max_num_queries(30):
        shown = words(keeping.get(page(kept, merged)))
    for text in (
        "Harbour Institute Harbor Inst",
        "1 Far Street, Belgium",
        "becomes one with Director of Harbour Institute.",
        "moves to Harbour Institute as it is.",
        "stays with the merged entry: the days overlap",
        "Partners list: names the office that stays",
    ):
        assert text in shown


def test_what_was_chosen_stays(keeping, pair):
    kept, merged = pair
    answer = keeping.post(
        page(kept, merged),
        {
            "name": "merged",
            "acronym": "kept",
            "kind": "merged",
            "note": "both",
            "address": "merged",
        },
    )
    assert answer["Location"] == kept.get_absolute_url()
    kept.refresh_from_db()
    assert (kept.name, kept.acronym, kept.kind) == ("Harbor Inst", "HI", "court")
    assert kept.note == "Ring first\n\nClosed on Fridays"
    assert kept.addresses.get(is_main=True).lines == "1 Far Street"
    assert told(kept)[0] == "Merged with another entry: Harbor Inst"


def test_what_makes_no_sense_is_refused_and_nothing_is_merged(keeping, pair):
    answer = keeping.post(page(*pair), {"name": "both", "kind": "\x00"})
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert not Merge.objects.exists()


def test_a_circle_is_told_on_the_page(keeping):
    top = make_organization("Top")
    low = make_organization("Low", parent=make_organization("Middle", parent=top))
    answer = keeping.post(page(low, top), {"name": "kept"})
    assert answer.status_code == 422
    assert "by way of others" in words(answer)


def test_an_entry_is_not_merged_with_itself_nor_twice(keeping, pair, keeper):
    kept, merged = pair
    assert keeping.get(page(kept, kept)).status_code == 404
    Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    assert keeping.get(page(kept, merged)).status_code == 404
    assert keeping.get(page(merged, kept)).status_code == 404


def test_a_merge_is_undone_from_the_page_of_the_kept_entry(keeping, pair, keeper):
    kept, merged = pair
    merge = Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    assert "Undo the merge" in words(keeping.get(kept.get_absolute_url()))
    url = reverse("recipients:merge_undo", args=[merge.pk])
    assert keeping.post(url)["Location"] == merged.get_absolute_url()
    assert Organization.objects.unmerged().count() == 2
    shown = words(keeping.post(url, follow=True))
    assert "This merge has been undone already." in shown
    assert "Undo the merge" not in shown
