"""What a row would change in an organization."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recipients.importing.entry import Entry, Facts
from recipients.importing.fields import FIELDS
from recipients.importing.keys import Keys
from recipients.importing.known import LANGUAGES, Known, KnownOffice
from recipients.importing.plan_office import OfficePlanner
from recipients.importing.step import Step, changed
from recipients.importing.vocabulary import kind_by_name
from recipients.models import ContactDetail, Organization, OrganizationName, PostalAddress
from recipients.text import cleaned

_CONTACTS = {
    "emails": ContactDetail.Sort.EMAIL,
    "phones": ContactDetail.Sort.PHONE,
    "faxes": ContactDetail.Sort.FAX,
}
#: Columns of an organization that a row may fill, in the order of the form.
_OF_ORGANIZATION = (
    "name",
    "acronym",
    "kind",
    "country",
    "website",
    "preferred_language",
    "preferred_channel",
    "note",
)


@dataclass
class Planner:
    """Says what rows change, one after the other; what it plans it takes as known from then on."""

    keys: Keys
    offices: OfficePlanner
    parents: dict[str, Organization]  # by the key of their name

    def plan(self, entry: Entry, known: Known) -> tuple[list[Step], KnownOffice | None]:
        """The steps that bring `known` to what the row states, and its office; raises `Refused`."""
        office = known.office_of(entry, self.keys)
        steps = [
            *self._organization(entry, known),
            *self._names(entry, known),
            *self._addresses(entry, known, office),
            *self._contacts(entry, known),
        ]
        if office or entry.facts.get("office"):
            more, office = self.offices.plan(entry, known, office)
            steps += more
        return steps, office

    def new(self, entry: Entry) -> Known:
        """An organization that nobody knows yet, with what stands in its first row alone."""
        facts = entry.facts
        return Known(
            Organization(
                name=facts["name"],
                kind=facts.get("kind") or kind_by_name(facts["name"]),
                **{name: facts[name] for name in _OF_ORGANIZATION[3:] if name in facts},
                acronym=facts.get("acronym", ""),
                tags=facts.get("tags", []),
                parent=self._parent(facts),
            )
        )

    def _organization(self, entry: Entry, known: Known) -> Iterator[Step]:
        body, facts = known.organization, entry.facts
        if body._state.adding:
            return
        for name in _OF_ORGANIZATION:
            if name == "name" and "organization_id" not in facts:
                continue  # found by this name, or by another of its names
            told, kept = facts.get(name), str(getattr(body, name))
            if (
                told
                and told != cleaned(kept, lines=name == "note")
                and (name in entry.stated or not kept)
            ):
                yield changed(FIELDS[name].label, body, **{name: told})
        if (parent := self._parent(facts)) and body.pk != parent.pk != body.parent_id:
            yield changed(FIELDS["parent"].label, body, parent=parent)
        tags = [tag for tag in facts.get("tags", []) if tag.casefold() not in _small(body.tags)]
        if tags:
            yield changed(FIELDS["tags"].label, body, tags=[*body.tags, *tags])

    def _parent(self, facts: Facts) -> Organization | None:
        return self.parents.get(self.keys[facts.get("parent", "")])

    def _names(self, entry: Entry, known: Known) -> Iterator[Step]:
        body = known.organization
        for language in LANGUAGES:
            if not (name := entry.facts.get(f"name_{language}")):
                continue
            label = FIELDS[f"name_{language}"].label
            official = OrganizationName.Sort.OFFICIAL
            kept = [one for one in known.names if (one.language, one.sort) == (language, official)]
            if kept and kept[0].name != name and f"name_{language}" in entry.stated:
                yield changed(label, kept[0], name=name)
            elif not kept:
                made = OrganizationName(organization=body, language=language, name=name)
                known.names.append(made)
                yield Step(made, (label, "", name))
        for fact, sort in (
            ("former_names", OrganizationName.Sort.FORMER),
            ("aliases", OrganizationName.Sort.ALIAS),
        ):
            for name in entry.facts.get(fact, []):
                there = {self.keys[body.name], *(self.keys[one.name] for one in known.names)}
                if self.keys[name] not in there:
                    made = OrganizationName(organization=body, language="en", name=name, sort=sort)
                    known.names.append(made)
                    yield Step(made, (FIELDS[fact].label, "", name))

    def _addresses(self, entry: Entry, known: Known, office: KnownOffice | None) -> Iterator[Step]:
        """The organization's address; of several offices each may have another one of its own."""
        facts, told, label = entry.facts, _verified(entry.facts), FIELDS["address"].label
        main = min((one for one in known.addresses if one.is_main), key=_in_turn, default=None)
        own = office.office.address if office else None
        lines = facts.get("address", "").splitlines()
        if not lines or (main and main.as_lines == lines):
            if main and (step := changed(label, main, **told)).before:
                yield step
            return
        told |= {"lines": "\n".join(lines), "country": facts["address_country"]}
        if main is None:
            yield self._new_address(known, told)
        elif own or not _is_shared(entry, known, office):
            if (step := changed(label, own or main, **told)).before:
                yield step
        else:
            step = self._new_address(known, told | {"is_main": False})
            known.own_address = step.record
            yield step

    def _new_address(self, known: Known, told: Facts) -> Step:
        made = PostalAddress(organization=known.organization, **told)
        known.addresses.append(made)
        return Step(made, (FIELDS["address"].label, "", made))

    def _contacts(self, entry: Entry, known: Known) -> Iterator[Step]:
        facts = entry.facts
        told = _verified(facts)
        for fact, sort in _CONTACTS.items():
            there = {one.value.casefold() for one in known.contacts if one.sort == sort}
            for value in facts.get(fact, []):
                if value.casefold() not in there:
                    made = ContactDetail(
                        organization=known.organization, sort=sort, value=value, **told
                    )
                    known.contacts.append(made)
                    there.add(value.casefold())
                    yield Step(made, (FIELDS[fact].label, "", value))


def _is_shared(entry: Entry, known: Known, office: KnownOffice | None) -> bool:
    """Whether the organization's address is that of other offices too."""
    others = [one for one in known.offices if one is not office]
    return bool(others) and bool(office or entry.facts.get("office"))


def _in_turn(address: PostalAddress) -> tuple[bool, bool, str]:
    """The address that stands in an export first: for every language, or that of its letters."""
    usual = address.organization.preferred_language
    return bool(address.language), address.language != usual, address.language


def parents_of(keys: Iterable[str]) -> dict[str, Organization]:
    """Organizations by the keys of their names; of two with one key, the first entered."""
    some = Organization.objects.filter(merged_into=None, name_key__in=set(keys)).order_by("-pk")
    return {str(one.name_key): one for one in some}


def _verified(facts: Facts) -> Facts:
    """Where the details of a row come from, and when they were verified."""
    told: Facts = {name: facts[name] for name in ("source", "verified_on") if name in facts}
    if "verified_on" in told:
        told["verified_on"] = dt.date.fromisoformat(told["verified_on"])
    return told


def _small(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}
