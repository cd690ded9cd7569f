"""Pages of entries that went into another."""

import pytest
from django.urls import reverse

from recipients.models import Merge
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(keeper):
    kept, merged = make_organization("House"), make_organization("Tower")
    make_holder(make_office(kept, name="Director"), "Ana Lima")
    make_holder(make_office(merged, name="Director"), "Paul Sample")
    Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    merged.refresh_from_db()
    return merged


def test_a_merged_organization_leads_to_the_one_that_stands_for_it(reading, merged, keeper):
    top = make_organization("Top")
    Merge.objects.carry_out(kept=top, merged=merged.merged_into, by=keeper, chosen={})
    answer = reading.get(merged.get_absolute_url(), follow=True)
    assert answer.redirect_chain == [(top.get_absolute_url(), 302)]
    assert "Tower was merged into this entry on" in words(answer)


def test_its_history_stays_readable(reading, merged):
    shown = words(reading.get(merged.get_absolute_url(), {"history": ""}))
    assert "Merged into another entry: House" in shown
    assert (
        f"{merged.get_absolute_url()}?history"
        in reading.get(merged.merged_into.get_absolute_url()).text
    )


def test_a_merged_office_leads_on_and_names_who_stayed(reading, merged):
    office = merged.offices.get()
    answer = reading.get(office.get_absolute_url(), follow=True)
    assert answer.redirect_chain == [(office.survivor.get_absolute_url(), 302)]
    shown = words(reading.get(office.get_absolute_url(), {"history": "1"}))
    assert "Holders who stayed with this entry" in shown
    assert "Paul Sample" in shown
    assert "Merged into it Director, Tower" in words(
        reading.get(office.survivor.get_absolute_url())
    )


def test_a_merged_entry_is_changed_no_more(keeping, merged):
    for name in (
        "organization_edit",
        "organization_deactivate",
        "office_new",
        "name_new",
        "address_new",
        "contact_new",
        "merge_find",
    ):
        assert keeping.get(reverse(f"recipients:{name}", args=[merged.pk])).status_code == 404
    url = reverse("recipients:organization_reactivate", args=[merged.pk])
    assert keeping.post(url).status_code == 404
    office = reverse("recipients:office_edit", args=[merged.offices.get().pk])
    assert keeping.get(office).status_code == 404


def test_lists_and_fields_do_not_offer_it(keeping, merged):
    url = reverse("recipients:organization_list")
    assert [one.name for one in keeping.get(url, {"active": "all"}).context["page"].rows] == [
        "House"
    ]
    facts = {"name": "Part", "kind": "ngo", "preferred_language": "en", "parent": "Tower"}
    answer = keeping.post(reverse("recipients:organization_new"), facts)
    assert "No organization has exactly this name." in words(answer)
