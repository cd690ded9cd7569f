"""Two entries become one: what goes where, and what the history says."""

import datetime as dt

import pytest

from recipients.models import (
    Distinct,
    Merge,
    MergeNotAllowed,
    Office,
    Organization,
    Proposal,
)
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db


def merge(kept, merged, by, **chosen) -> Merge:
    return Merge.objects.carry_out(kept=kept, merged=merged, by=by, chosen=chosen)


def test_the_merged_entry_is_put_aside_and_its_names_lead_to_the_other(keeper):
    kept = make_organization("Harbour Institute", acronym="HI")
    merged = make_organization("Harbor Inst.", acronym="HIN", french="Institut du port")
    merge(kept, merged, keeper)
    merged.refresh_from_db()
    assert (merged.is_active, merged.inactive_reason) == (False, "merged into Harbour Institute")
    assert merged.survivor == kept
    kept.refresh_from_db()
    assert (kept.name, kept.acronym) == ("Harbour Institute", "HI")
    names = [(one.sort, one.name, one.acronym) for one in kept.names.order_by("name")]
    assert names == [
        ("alias", "Harbor Inst.", "HIN"),
        ("official", "Institut du port", ""),
    ]
    for words in ("harbor inst", "hin", "institut du port"):
        assert kept in Organization.objects.unmerged().matching(words)
    assert told(kept) == ["Merged with another entry: Harbor Inst."]
    assert told(merged) == ["Merged into another entry: Harbour Institute"]


def test_what_the_kept_entry_lacks_comes_from_the_other_unless_somebody_chose(keeper):
    parent = make_organization()
    kept = make_organization("One", country="", tags=["sea"], note="Ring first")
    merged = make_organization(
        "Two",
        country="FJ",
        parent=parent,
        website="https://two.example",
        tags=["port"],
        note="Closed on Fridays",
        kind="court",
        preferred_language="fr",
    )
    merge(kept, merged, keeper, kind="merged", name="merged")
    kept = Organization.objects.get(pk=kept.pk)
    assert (kept.name, str(kept.country), kept.kind) == ("Two", "FJ", "court")
    assert (kept.parent, kept.website) == (parent, "https://two.example")
    assert (kept.tags, kept.note) == (["sea", "port"], "Ring first\n\nClosed on Fridays")
    assert kept.preferred_language == "en"
    assert [one.name for one in kept.names.all()] == ["One"]


def test_offices_move_and_namesakes_become_one(keeper):
    kept, merged = make_organization("One"), make_organization("Two")
    director, other = make_office(kept, name="Director"), make_office(merged, name="The director")
    lone = make_office(merged, name="Secretary", titre="Secrétaire")
    early = make_holder(other, "Ana Lima", until_on=dt.date(2019, 12, 31))
    late = make_holder(other, "Paul Sample", since_on=dt.date(2021, 1, 1))
    make_holder(director, "Eva Berg", since_on=dt.date(2020, 1, 1))
    only, both = make_list(other), make_list(other, director)
    merge(kept, merged, keeper)
    other.refresh_from_db()
    assert (other.is_active, other.survivor) == (False, director)
    assert set(kept.offices.all()) == {director, lone}
    early.refresh_from_db()
    late.refresh_from_db()
    assert (early.office, late.office) == (director, other)  # two people on one day: one stays
    assert [entry.office for entry in only.entries.all()] == [director]
    assert [entry.office for entry in both.entries.all()] == [director]
    assert other not in Office.objects.active()
    assert told(other) == ["Merged into another entry: Director, One"]
    assert told(director) == ["Merged with another entry: The director, Two"]
    assert told(lone) == ["Moved from Two to One"]
    assert told(only) == ["Office merged into another"]


def test_titles_and_forms_fill_the_gaps_of_the_namesake(keeper):
    kept, merged = make_organization("One"), make_organization("Two")
    director = make_office(kept, name="Director")
    other = make_office(merged, name="Director", titre="Directeur")
    other.forms.create(language="en", gender="", salutation="Dear Sir,", closing="Yours,")
    merge(kept, merged, keeper)
    assert sorted(one.language for one in director.titles.all()) == ["en", "fr"]
    assert [one.language for one in other.titles.all()] == ["en"]
    assert director.forms.get().salutation == "Dear Sir,"


def test_a_namesake_that_was_given_up_is_written_to_again(keeper):
    kept, merged = make_organization(), make_organization()
    director = make_office(kept, name="Director", is_active=False)
    make_office(merged, name="Director")
    merge(kept, merged, keeper)
    director.refresh_from_db()
    assert director.is_active


def test_addresses_and_contacts_come_over_once(keeper):
    kept, merged = make_organization("One"), make_organization("Two", lines="1 Far Street")
    same = merged.addresses.create(
        lines="12 Harbour  Road\n1000 port sample", country="BE", is_main=False
    )
    french = merged.addresses.create(lines="2 rue Loin", country="BE", language="fr")
    office = make_office(merged, address=same)
    for organization, value in (
        (kept, "A@one.example"),
        (merged, "a@one.example"),
        (merged, "b@two.example"),
    ):
        organization.contact_details.create(sort="email", value=value)
    merge(kept, merged, keeper)
    found = {(one.as_lines[0], one.language, one.is_main) for one in kept.addresses.all()}
    assert found == {
        ("12 Harbour Road", "", True),
        ("1 Far Street", "", False),
        ("2 rue Loin", "fr", True),
    }
    assert french.pk in kept.addresses.values_list("pk", flat=True)
    office.refresh_from_db()
    assert office.address == kept.addresses.get(is_main=True, language="")
    values = [one.value for one in kept.contact_details.all()]
    assert values == ["A@one.example", "b@two.example"]


def test_letters_may_go_to_the_address_of_the_other(keeper):
    kept, merged = make_organization("One"), make_organization("Two", lines="1 Far Street")
    merge(kept, merged, keeper, address="merged")
    assert kept.addresses.get(is_main=True).lines == "1 Far Street"


def test_what_belonged_to_the_merged_entry_belongs_to_the_kept_one(keeper):
    kept, merged = make_organization("One"), make_organization("Two")
    part, follower = make_organization(parent=merged), make_organization(successor=merged)
    through = make_office(via=merged)
    proposal = Proposal.objects.create(organization=merged, facts={}, proposed_by=keeper)
    merge(kept, merged, keeper)
    for record in (part, follower, through, proposal):
        record.refresh_from_db()
    assert (part.parent, follower.successor, through.via) == (kept, kept, kept)
    assert proposal.organization == kept


def test_a_part_merged_with_its_whole_is_no_part_of_itself(keeper):
    top = make_organization("Top")
    whole = make_organization("Whole", parent=top)
    part = make_organization("Part", parent=whole)
    merge(part, whole, keeper)
    part.refresh_from_db()
    assert part.parent == top


def test_a_circle_by_way_of_others_is_refused(keeper):
    top = make_organization("Top")
    middle = make_organization("Middle", parent=top)
    low = make_organization("Low", parent=middle)
    with pytest.raises(MergeNotAllowed, match="by way of others"):
        merge(low, top, keeper)
    assert not Merge.objects.exists()
    middle.refresh_from_db()
    assert middle.parent == top


def test_what_was_merged_is_not_merged_again(keeper):
    one, two, three = (make_organization(name) for name in ("One", "Two", "Three"))
    merge(one, two, keeper)
    for kept, merged in ((three, two), (two, three), (one, one)):
        with pytest.raises(MergeNotAllowed):
            merge(kept, merged, keeper)
    merge(three, one, keeper)
    two.refresh_from_db()
    assert two.survivor == three


def test_a_third_entry_of_the_same_name_stands_in_the_way(keeper):
    kept, merged = make_organization("One", country=""), make_organization("Two", country="FJ")
    make_organization("One", country="FJ")
    with pytest.raises(MergeNotAllowed, match="third entry"):
        merge(kept, merged, keeper)


def test_two_entries_are_told_apart_once(keeper):
    one, two = make_organization("One"), make_organization("Two")
    Distinct.objects.say(two, one, by=keeper)
    Distinct.objects.say(one, two, by=keeper)
    assert Distinct.objects.count() == 1
    assert told(one) == ["Told apart from Two"]
