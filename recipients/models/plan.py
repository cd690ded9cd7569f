"""What a merge would do to the offices: read before it is done, and followed by it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from recipients.models.holder import OfficeHolder
from recipients.models.list_entry import RecipientListEntry
from recipients.models.office import Office, OfficeTitle
from recipients.models.organization import Organization
from recipients.models.uses import Uses, uses_of
from recipients.models.words import Key


@dataclass
class OfficePlan:
    """What becomes of one office: it goes over as it is, or into `into`, its namesake there."""

    office: Office
    into: Office | None
    holders_going: list[OfficeHolder] = field(default_factory=list)
    holders_staying: list[OfficeHolder] = field(default_factory=list)
    titles_going: list[OfficeTitle] = field(default_factory=list)
    entries_going: list[RecipientListEntry] = field(default_factory=list)
    entries_dropped: list[RecipientListEntry] = field(default_factory=list)
    uses: Uses = field(default_factory=Uses)

    @property
    def list_entries(self) -> list[RecipientListEntry]:
        """Where the office stands on lists."""
        return [*self.entries_going, *self.entries_dropped]

    @property
    def drafts(self) -> list[Model]:
        """What is not fixed yet and would go to an office that is no longer written to."""
        return self.uses.open if self.into else []

    def share_out(self, there: "OfficePlan") -> None:
        """Decide what goes into the namesake: what it does not have, on no day that is taken."""
        languages = {one.language for one in there.titles_going}
        self.titles_going = [
            one for one in self.office.titles.all() if one.language not in languages
        ]
        there.titles_going += self.titles_going
        for holder in self.office.holders.all():
            overlaps = any(holder.overlaps(other) for other in there.holders_going)
            (self.holders_staying if overlaps else self.holders_going).append(holder)
        there.holders_going += self.holders_going
        lists = {one.recipient_list_id for one in there.entries_going}
        for entry in self.office.list_entries.all():
            known = entry.recipient_list_id in lists
            (self.entries_dropped if known else self.entries_going).append(entry)
        there.entries_going += self.entries_going


def plan_offices(
    *, kept: Organization, merged: Organization, uses: bool = True
) -> list[OfficePlan]:
    """What becomes of each office of `merged`; constant queries. With `uses` they are counted."""
    offices = _offices_of([kept.pk, merged.pk])
    here = [one for one in offices if one.organization_id == kept.pk]
    keys = dict(
        Office.objects.filter(pk__in=[one.pk for one in offices]).values_list("pk", Key("name"))
    )
    namesakes = {keys[one.pk]: one for one in reversed(here)}
    state = {
        one.pk: OfficePlan(
            one,
            None,
            holders_going=list(one.holders.all()),
            titles_going=list(one.titles.all()),
            entries_going=list(one.list_entries.all()),
        )
        for one in here
    }
    plans = []
    for office in offices:
        if office.organization_id == merged.pk:
            plan = OfficePlan(office, namesakes.get(keys[office.pk]))
            if plan.into:
                plan.share_out(state[plan.into.pk])
            plans.append(plan)
    if uses:
        _count_uses(plans)
    return plans


def _offices_of(organizations: Iterable[int]) -> list[Office]:
    """Their offices that were not merged away, each with all it has."""
    offices = (
        Office.objects.filter(organization__in=organizations, merged_into=None)
        .prefetch_related("titles", "holders", "forms", "list_entries__recipient_list")
        .order_by("protocol_order", "pk")
    )
    return list(offices)


def _count_uses(plans: list[OfficePlan]) -> None:
    found = uses_of(Office, [one.office.pk for one in plans])
    for plan in plans:
        plan.uses = found.get(plan.office.pk, Uses())
