"""The act of merging: everything of one organization goes over to another, noted line by line."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext as _

from accounts.models import User
from history.models import differences, record
from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.ledger import Ledger
from recipients.models.list_entry import RecipientListEntry
from recipients.models.office import Office
from recipients.models.organization import Organization, OrganizationName
from recipients.models.plan import OfficePlan, plan_offices
from recipients.models.proposal import Proposal

#: Facts of which one stays: the kept entry's, unless it has none or somebody chose otherwise.
FACTS = (
    "name",
    "acronym",
    "kind",
    "country",
    "parent",
    "website",
    "preferred_language",
    "preferred_channel",
    "weekend",
    "tags",
    "note",
)
KEPT, MERGED, BOTH = "kept", "merged", "both"
#: Facts of which both can stay.
JOINED = ("tags", "note")


class MergeNotAllowed(Exception):
    """Two entries cannot be made one, or not be parted again; says why."""


class Merging:
    """One merge while it is being done; both organizations are locked by the caller."""

    def __init__(self, *, kept: Organization, merged: Organization) -> None:
        self.kept, self.merged = kept, merged
        self.ledger = Ledger()
        self.plans: list[OfficePlan] = []

    @property
    def lists(self) -> list[int]:
        """The ids of the lists on which an office was replaced."""
        gone = [one for plan in self.plans if plan.into for one in plan.list_entries]
        return sorted({one.recipient_list_id for one in gone})

    @property
    def offices(self) -> list[int]:
        """The ids of all offices that have to do with it."""
        into = [plan.into.pk for plan in self.plans if plan.into]
        return sorted({*into, *(plan.office.pk for plan in self.plans)})

    def carry_out(self, chosen: Mapping[str, str], *, by: User) -> None:
        """Move everything, with an event for each record whose history it is."""
        self.plans = plan_offices(kept=self.kept, merged=self.merged, uses=False)
        facts = self._facts(chosen)
        for plan in self.plans:
            self._move_office(plan, by=by)
        self._move_addresses(merged_first=chosen.get("address") == MERGED)
        self._move_contacts()
        self._move_names()
        self._put_aside()
        self._move_pointers()
        self._keep_facts(facts, by=by)
        find_anew(self.kept, self.merged)
        record(self.merged, "merged into another entry", by=by, entry=self.kept)

    def _facts(self, chosen: Mapping[str, str]) -> dict[str, Any]:
        """The facts of the kept entry that change, with their new values."""
        facts = {}
        for name in FACTS:
            ours, theirs = (_value(one, name) for one in (self.kept, self.merged))
            choice = chosen.get(name) or default_choice(name, ours, theirs)
            if choice == BOTH:
                facts[name] = _joined(ours, theirs)
            elif choice == MERGED:
                facts[name] = theirs
        if facts.get("parent", self.kept.parent_id) in (self.merged.pk, self.kept.pk):
            facts["parent"] = _other_than(self.kept.pk, self.merged.parent_id)
        if self.kept.successor_id == self.merged.pk:
            facts["successor"] = _other_than(self.kept.pk, self.merged.successor_id)
        return facts

    def _move_office(self, plan: OfficePlan, *, by: User) -> None:
        office = Office.objects.filter(pk=plan.office.pk)
        if plan.into is None:
            self.ledger.change(office, organization=self.kept.pk)
            way: dict[str, Any] = {"from": self.merged, "to": self.kept}
            record(plan.office, "moved", by=by, **way)
            return
        self._move_into(plan, plan.into)
        self.ledger.change(office, merged_into=plan.into.pk, is_active=False)
        if plan.office.is_active:
            self.ledger.change(
                Office.objects.filter(pk=plan.into.pk, is_active=False), is_active=True
            )
        record(plan.office, "merged into another entry", by=by, entry=plan.into)
        record(plan.into, "merged with another entry", by=by, entry=plan.office)
        for entry in plan.list_entries:
            change = {str(_("office")): (plan.office, plan.into)}
            record(entry.recipient_list, "office merged into another", by=by, changes=change)

    def _move_into(self, plan: OfficePlan, into: Office) -> None:
        """Titles, holders, forms and list entries that the namesake has room for."""
        for ones in (plan.titles_going, plan.holders_going):
            if ones:
                pks = [one.pk for one in ones]
                self.ledger.change(type(ones[0])._base_manager.filter(pk__in=pks), office=into.pk)
        known = {(one.language, one.gender) for one in into.forms.all()}
        for form in plan.office.forms.all():
            if (form.language, form.gender) not in known:
                known.add((form.language, form.gender))
                self.ledger.change(type(form)._base_manager.filter(pk=form.pk), office=into.pk)
        for entry in plan.entries_dropped:
            self.ledger.drop(entry)
        entries = RecipientListEntry.objects.filter(pk__in=[one.pk for one in plan.entries_going])
        self.ledger.change(entries, office=into.pk)
        about = Proposal.objects.filter(office=plan.office, status=Proposal.Status.WAITING)
        self.ledger.change(about, office=into.pk)

    def _move_addresses(self, *, merged_first: bool) -> None:
        """Those not there already; a main one stays main where its language has none."""
        known = {_written(one): one.pk for one in self.kept.addresses.all()}
        theirs = []
        for address in self.merged.addresses.all():
            if same := known.get(_written(address)):
                self.ledger.change(Office.objects.filter(address=address), address=same)
            else:
                theirs.append(address)
        mains = self.kept.addresses.filter(is_main=True)
        if merged_first:
            languages = [one.language for one in theirs if one.is_main]
            self.ledger.change(mains.filter(language__in=languages), is_main=False)
        taken = set(mains.values_list("language", flat=True))
        for address in theirs:
            is_main = address.is_main and address.language not in taken
            one = PostalAddress.objects.filter(pk=address.pk)
            self.ledger.change(one, organization=self.kept.pk, is_main=is_main)

    def _move_contacts(self) -> None:
        known = {_said(one) for one in self.kept.contact_details.all()}
        going = [one.pk for one in self.merged.contact_details.all() if _said(one) not in known]
        self.ledger.change(ContactDetail.objects.filter(pk__in=going), organization=self.kept.pk)
        days = self.kept.holidays.values("day_on")
        self.ledger.change(self.merged.holidays.exclude(day_on__in=days), organization=self.kept.pk)

    def _move_names(self) -> None:
        """Every name stays findable; a second official name in a language becomes an alias."""
        sort = OrganizationName.Sort
        ours = list(self.kept.names.all())
        known = {(one.language, one.name, one.acronym) for one in ours}
        official = {one.language for one in ours if one.sort == sort.OFFICIAL}
        for name in self.merged.names.all():
            if (name.language, name.name, name.acronym) in known:
                continue
            clashes = name.sort == sort.OFFICIAL and name.language in official
            self.ledger.change(
                OrganizationName.objects.filter(pk=name.pk),
                organization=self.kept.pk,
                sort=sort.ALIAS if clashes else name.sort,
            )

    def _put_aside(self) -> None:
        """The merged entry is written to no more; it belongs to nothing."""
        reason = _("merged into %(name)s") % {"name": self.kept}
        self.ledger.change(
            Organization.objects.filter(pk=self.merged.pk),
            is_active=False,
            inactive_reason=reason[:200],
            merged_into=self.kept.pk,
            parent=None,
            successor=None,
        )

    def _move_pointers(self) -> None:
        """What is a part of the merged entry, follows it, or is reached through it."""
        others = Organization.objects.exclude(pk=self.kept.pk)
        self.ledger.change(others.filter(parent=self.merged), parent=self.kept.pk)
        self.ledger.change(others.filter(successor=self.merged), successor=self.kept.pk)
        self.ledger.change(Office.objects.filter(via=self.merged), via=self.kept.pk)
        waiting = Proposal.objects.filter(organization=self.merged, status=Proposal.Status.WAITING)
        self.ledger.change(waiting, organization=self.kept.pk)

    def _keep_facts(self, facts: dict[str, Any], *, by: User) -> None:
        """Write the facts that were chosen; the name that lost is kept as an alias."""
        before = Organization.objects.get(pk=self.kept.pk)
        if facts:
            self.ledger.change(Organization.objects.filter(pk=self.kept.pk), **facts)
        after = Organization.objects.get(pk=self.kept.pk)
        try:
            after.clean()
        except ValidationError as error:
            raise MergeNotAllowed(
                _("%(one)s and %(other)s are parts or successors of each other by way of others.")
                % {"one": self.kept, "other": self.merged}
            ) from error
        known = {(after.name, ""), (after.name, after.acronym)}
        known |= set(after.names.values_list("name", "acronym"))
        for lost in (before, self.merged):
            alias = (lost.name, "" if lost.acronym == after.acronym else lost.acronym)
            if alias not in known:
                known.add(alias)
                self.ledger.make(
                    OrganizationName(
                        organization=after,
                        sort="alias",
                        language="en",
                        name=alias[0],
                        acronym=alias[1],
                    )
                )
        changes = differences(before, after)
        record(after, "merged with another entry", by=by, changes=changes, entry=self.merged)


def find_anew(*organizations: Organization) -> None:
    """Write the lines of words anew: what moved between offices is no longer found where it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.chancery_find(%s)", [[one.pk for one in organizations]])


def default_choice(name: str, ours: Any, theirs: Any) -> str:
    """Which value stays unless somebody says otherwise: the kept one's, if it has any."""
    if name in JOINED and ours and theirs:
        if _says(ours, theirs):
            return KEPT
        return MERGED if _says(theirs, ours) else BOTH
    return KEPT if ours or not theirs else MERGED


def _says(one: Any, other: Any) -> bool:
    """Whether the one text, or list, says all that the other does."""
    return set(other) <= set(one) if isinstance(one, list) else other in one


def _value(organization: Organization, name: str) -> Any:
    """A fact as the database has it: the id of what it points to, the code of a country."""
    field: models.Field[Any, Any] = Organization._meta.get_field(name)  # type: ignore[assignment]
    return field.get_prep_value(field.value_from_object(organization))


def _joined(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return f"{ours}\n\n{theirs}"[:2000]


def _other_than(pk: int, other: int | None) -> int | None:
    return None if other == pk else other


def _written(address: PostalAddress) -> tuple[str, str]:
    return " ".join(address.lines.split()).casefold(), str(address.country)


def _said(detail: ContactDetail) -> tuple[str, str]:
    return detail.sort, "".join(detail.value.split()).casefold()
