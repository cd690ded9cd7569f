"""A merge that is undone leaves nothing behind, whatever was merged."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from recipients.models import Merge, MergeNotAllowed, Organization, Proposal
from tests.recipients.factories import (
    make_holder,
    make_list,
    make_office,
    make_organization,
    make_style,
)
from tests.recipients.reading import told
from tests.recipients.snapshot import snapshot

pytestmark = pytest.mark.django_db

OFFICES = st.lists(st.sampled_from(["Director", "The director", "Secretary", "Chair"]), unique=True)
ENTRIES = st.fixed_dictionaries(
    {
        "acronym": st.sampled_from(["", "HI"]),
        "country": st.sampled_from(["", "BE", "FJ"]),
        "tags": st.lists(st.sampled_from(["sea", "port"]), unique=True),
        "note": st.sampled_from(["", "Ring first"]),
        "french": st.sampled_from(["", "Institut", "Institut du port"]),
        "lines": st.sampled_from(["", "1 Far Street", "2 Near Street"]),
    }
)
CHOICES = st.dictionaries(
    st.sampled_from(["name", "acronym", "country", "kind", "tags", "note", "address"]),
    st.sampled_from(["kept", "merged"]),
)


def undo(merge: Merge, by) -> None:
    merge.undo(by=by, at=timezone.now())


def with_offices(organization: Organization, names: list[str], style) -> list:
    """Offices with what hangs on them: titles, holders with names, forms; some with an address."""
    offices = []
    for number, name in enumerate(names):
        address = organization.addresses.first() if number % 2 else None
        office = make_office(
            organization,
            name=name,
            style=style,
            titre="Titre",
            address=address,
            is_active=number < 2,
        )
        since = dt.date(2015 + 3 * number, 1, 1)
        make_holder(
            office, since_on=since, until_on=dt.date(2018 + 2 * number, 1, 1), names={"ru": "Имя"}
        )
        office.forms.create(language="en", gender="", salutation="Dear Sir,", closing="Yours,")
        offices.append(office)
    return offices


@settings(
    max_examples=15,
    phases=[Phase.generate],  # a smaller case is not worth minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(kept=ENTRIES, merged=ENTRIES, offices=OFFICES, others=OFFICES, chosen=CHOICES)
def test_undoing_restores_every_row(keeper, kept, merged, offices, others, chosen):
    with transaction.atomic():
        style = make_style()
        kept, merged = make_organization(**kept), make_organization(**merged)
        here, there = with_offices(kept, offices, style), with_offices(merged, others, style)
        for one in (kept, merged):
            one.contact_details.create(sort="email", value="post@house.example")
            one.holidays.create(day_on=dt.date(2026, 1, 1))
        make_list(*here, *there)
        make_list(*there)
        make_organization(parent=merged)
        make_organization(successor=merged)
        make_office(style=style, via=merged)
        Proposal.objects.create(organization=merged, proposed_by=keeper)
        before = snapshot()
        merge = Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen=chosen)
        assert snapshot() != before
        undo(merge, keeper)
        assert snapshot() == before
        transaction.set_rollback(True)


def test_undoing_is_told_and_done_once(keeper):
    kept, merged = make_organization("One"), make_organization("Two")
    office = make_office(merged)
    merge = Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    undo(merge, keeper)
    assert told(kept)[0] == "Merge undone: Two"
    assert told(merged)[0] == "Merge undone: One"
    assert told(office)[0] == "Merge undone of Two"
    with pytest.raises(MergeNotAllowed, match="already"):
        undo(merge, keeper)


def test_what_somebody_changed_since_stays(keeper):
    kept, merged = make_organization("One"), make_organization("Two", website="https://two.example")
    office = make_office(merged)
    merge = Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    Organization.objects.filter(pk=kept.pk).update(website="https://new.example")
    late = make_holder(office, "Somebody New")
    undo(merge, keeper)
    kept.refresh_from_db()
    late.refresh_from_db()
    assert kept.website == "https://new.example"
    assert late.office.organization == merged


def test_the_later_of_two_merges_is_undone_first(keeper):
    one, two, three = (make_organization(name) for name in ("One", "Two", "Three"))
    first = Merge.objects.carry_out(kept=one, merged=two, by=keeper, chosen={})
    second = Merge.objects.carry_out(kept=three, merged=one, by=keeper, chosen={})
    with pytest.raises(MergeNotAllowed, match="One was merged into Three later"):
        undo(first, keeper)
    undo(second, keeper)
    undo(first, keeper)
    assert Organization.objects.unmerged().count() == 3


def test_a_merge_stays_where_its_name_was_given_anew(keeper):
    kept, merged = make_organization("One"), make_organization("Two")
    merge = Merge.objects.carry_out(kept=kept, merged=merged, by=keeper, chosen={})
    make_organization("Two")
    with pytest.raises(MergeNotAllowed, match="stands where"):
        undo(merge, keeper)
    merge.refresh_from_db()
    assert merge.undone_at is None
