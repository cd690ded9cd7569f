"""What the directory knows of an organization, and what a row would change in it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from recipients.importing.entry import Entry
from recipients.importing.fields import FIELDS
from recipients.importing.keys import Keys
from recipients.importing.vocabulary import kind_by_name
from recipients.models import (
    ContactDetail,
    Gender,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
)

_LANGUAGES = ("fr", "es", "ru", "ar")
_TITLES = ("en", *_LANGUAGES)
_CONTACTS = {
    "emails": ContactDetail.Sort.EMAIL,
    "phones": ContactDetail.Sort.PHONE,
    "faxes": ContactDetail.Sort.FAX,
}
_PERSON = ("family_name", "honorific", "gender", "other_title")


@dataclass
class Step:
    """One thing that a row does: a record that is new or changed, and what it was before.

    `before` are the values of the changed columns as they were; empty for a new record.
    """

    label: str
    old: str
    new: str
    record: Model
    before: dict[str, Any] = field(default_factory=dict)
    is_succession: bool = False

    @property
    def is_new(self) -> bool:
        return self.record._state.adding


class Refused(Exception):
    """A row that cannot be true beside what is known; says of which column and why."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.problem = (column, value, reason)


@dataclass
class KnownOffice:
    office: Office
    titles: list[OfficeTitle] = field(default_factory=list)
    holders: list[OfficeHolder] = field(default_factory=list)


@dataclass
class Known:
    """An organization with everything of it that a file may speak of; new ones are not saved."""

    organization: Organization
    names: list[OrganizationName] = field(default_factory=list)
    addresses: list[PostalAddress] = field(default_factory=list)
    contacts: list[ContactDetail] = field(default_factory=list)
    offices: list[KnownOffice] = field(default_factory=list)

    @property
    def texts(self) -> Iterator[str]:
        """Every text that is compared by its key."""
        yield self.organization.name
        yield from (one.name for one in self.names)
        for known in self.offices:
            yield known.office.name
            yield from (title.title for title in known.titles)
            yield from (holder.name for holder in known.holders)

    def office_of(self, entry: Entry, keys: Keys) -> KnownOffice | None:
        """The office that a row speaks of: by its number, by a name or title, or the only one."""
        facts = entry.facts
        if number := facts.get("office_id"):
            for known in self.offices:
                if known.office.pk == number:
                    return known
            raise Refused(
                FIELDS["office_id"].header,
                str(number),
                _("The organization has no office with this number."),
            )
        if not (name := facts.get("office")):
            return None
        if "office" not in entry.stated and len(self.offices) == 1:
            return self.offices[0]
        wanted = {
            keys[name],
            *(keys[facts[f"title_{code}"]] for code in _TITLES if f"title_{code}" in facts),
        }
        for known in self.offices:
            if keys[known.office.name] == keys[name]:
                return known
        for known in self.offices:
            if wanted & {keys[title.title] for title in known.titles}:
                return known
        return None


def load(ids: Iterable[int]) -> dict[int, Known]:
    """What is known of these organizations, by their ids, in a constant number of queries."""
    bodies = Organization.objects.filter(pk__in=list(ids)).prefetch_related(
        "names", "addresses", "contact_details", "offices__titles", "offices__holders"
    )
    return {
        body.pk: Known(
            body,
            list(body.names.all()),
            list(body.addresses.all()),
            list(body.contact_details.all()),
            [
                KnownOffice(office, list(office.titles.all()), list(office.holders.all()))
                for office in body.offices.all()
            ],
        )
        for body in bodies
    }


@dataclass
class Planner:
    """Says what rows change, one after the other; what it plans it takes as known from then on.

    `on` is the day of the import: from it somebody holds an office of whom a file does not say
    since when. `styles` are ids of styles by what a file may call them; the one under "" serves
    where nothing is said.
    """

    keys: Keys
    on: dt.date
    styles: dict[str, int]

    def plan(self, entry: Entry, known: Known) -> tuple[list[Step], KnownOffice | None]:
        """The steps that bring `known` to what the row states, and its office; raises `Refused`."""
        office = known.office_of(entry, self.keys)
        steps = [
            *self._organization(entry, known),
            *self._names(entry, known),
            *self._addresses(entry, known),
            *self._contacts(entry, known),
        ]
        if office or entry.facts.get("office"):
            more, office = self._office(entry, known, office)
            steps += more
        return steps, office

    def new(self, entry: Entry) -> Known:
        """An organization that nobody knows yet, with what stands in its first row alone."""
        facts = entry.facts
        return Known(
            Organization(
                name=facts["name"],
                kind=facts.get("kind") or kind_by_name(facts["name"]),
                **{
                    name: facts[name]
                    for name in (
                        "acronym",
                        "country",
                        "website",
                        "preferred_language",
                        "preferred_channel",
                        "note",
                    )
                    if name in facts
                },
                tags=facts.get("tags", []),
            )
        )

    def _organization(self, entry: Entry, known: Known) -> Iterator[Step]:
        body, facts = known.organization, entry.facts
        if body._state.adding:
            return
        before, shown = {}, []
        for name in (
            "name",
            "acronym",
            "kind",
            "country",
            "website",
            "preferred_language",
            "preferred_channel",
            "note",
        ):
            if name == "name" and "organization_id" not in facts:
                continue  # found by this name, or by another of its names
            old, new = getattr(body, name), facts.get(name)
            if new and str(old) != new and (name in entry.stated or not old):
                shown.append((FIELDS[name].label, _shown(body, name), name))
                before[name] = str(old)
                setattr(body, name, new)
        tags = [tag for tag in facts.get("tags", []) if tag.casefold() not in _small(body.tags)]
        if tags:
            shown.append((FIELDS["tags"].label, ", ".join(body.tags), "tags"))
            before["tags"] = list(body.tags)
            body.tags = [*body.tags, *tags]
        for place, (label, old, name) in enumerate(shown):
            told = before if place == 0 else {}
            yield Step(str(label), old, _shown(body, name), body, told)

    def _names(self, entry: Entry, known: Known) -> Iterator[Step]:
        body = known.organization
        for language in _LANGUAGES:
            if not (name := entry.facts.get(f"name_{language}")):
                continue
            label = FIELDS[f"name_{language}"].label
            official = OrganizationName.Sort.OFFICIAL
            kept = [one for one in known.names if (one.language, one.sort) == (language, official)]
            if kept and kept[0].name != name and f"name_{language}" in entry.stated:
                yield _changed(label, kept[0], name=name)
            elif not kept:
                made = OrganizationName(organization=body, language=language, name=name)
                known.names.append(made)
                yield Step(str(label), "", name, made)
        for fact, sort in (
            ("former_names", OrganizationName.Sort.FORMER),
            ("aliases", OrganizationName.Sort.ALIAS),
        ):
            for name in entry.facts.get(fact, []):
                there = {self.keys[body.name], *(self.keys[one.name] for one in known.names)}
                if self.keys[name] not in there:
                    made = OrganizationName(organization=body, language="en", name=name, sort=sort)
                    known.names.append(made)
                    yield Step(str(FIELDS[fact].label), "", name, made)

    def _addresses(self, entry: Entry, known: Known) -> Iterator[Step]:
        facts = entry.facts
        main = sorted((one for one in known.addresses if one.is_main), key=lambda one: one.language)
        told = {name: facts[name] for name in ("source", "verified_on") if name in facts}
        if "verified_on" in told:
            told["verified_on"] = dt.date.fromisoformat(told["verified_on"])
        if lines := facts.get("address"):
            country = facts["address_country"]
            if not main:
                made = PostalAddress(
                    organization=known.organization, lines=lines, country=country, **told
                )
                known.addresses.append(made)
                yield Step(str(FIELDS["address"].label), "", str(made), made)
                return
            told |= {"lines": lines, "country": country}
        if main and told and (step := _changed(FIELDS["address"].label, main[0], **told)):
            if step.before:
                yield step

    def _contacts(self, entry: Entry, known: Known) -> Iterator[Step]:
        facts = entry.facts
        told = {name: facts[name] for name in ("source", "verified_on") if name in facts}
        for fact, sort in _CONTACTS.items():
            there = {one.value.casefold() for one in known.contacts if one.sort == sort}
            for value in facts.get(fact, []):
                if value.casefold() not in there:
                    made = ContactDetail(
                        organization=known.organization, sort=sort, value=value, **told
                    )
                    known.contacts.append(made)
                    there.add(value.casefold())
                    yield Step(str(FIELDS[fact].label), "", value, made)

    def _office(
        self, entry: Entry, known: Known, office: KnownOffice | None
    ) -> tuple[list[Step], KnownOffice]:
        facts, steps = entry.facts, []
        if office is None:
            style = self.style_of(facts)
            made = Office(organization=known.organization, name=facts["office"], style_id=style)
            made.protocol_order = facts.get("protocol_order", made.protocol_order)
            office = KnownOffice(made)
            known.offices.append(office)
            steps.append(Step(str(FIELDS["office"].label), "", made.name, made))
        else:
            told = {
                name: value
                for name, value in (
                    ("protocol_order", facts.get("protocol_order")),
                    ("name", facts.get("office") if "office_id" in facts else None),
                    (
                        "style_id",
                        self.styles.get(facts.get("style", ""))
                        if "style" in entry.stated
                        else None,
                    ),
                )
                if value is not None
            }
            step = _changed(FIELDS["office"].label, office.office, **told)
            steps += [step] if step.before else []
        steps += self._titles(entry, office)
        steps += self._holder(entry, office)
        return steps, office

    def style_of(self, facts: dict[str, Any]) -> int:
        """The style of a new office: as the file says, else as its name tells."""
        if (said := facts.get("style")) in self.styles:
            return self.styles[said]
        words = f"{facts.get('office', '')} {facts.get('title_en', '')}".casefold()
        for word, slug in _STYLES:
            if word in words and slug in self.styles:
                return self.styles[slug]
        return self.styles[""]

    def _titles(self, entry: Entry, office: KnownOffice) -> Iterator[Step]:
        for language in _TITLES:
            if not (title := entry.facts.get(f"title_{language}")):
                continue
            label = FIELDS[f"title_{language}"].label
            kept = [one for one in office.titles if one.language == language]
            if kept and title not in (kept[0].title, kept[0].feminine):
                if f"title_{language}" in entry.stated:
                    yield _changed(label, kept[0], title=title)
            elif not kept:
                made = OfficeTitle(office=office.office, language=language, title=title)
                office.titles.append(made)
                yield Step(str(label), "", title, made)

    def _holder(self, entry: Entry, office: KnownOffice) -> Iterator[Step]:
        facts = entry.facts
        if not (name := facts.get("holder")):
            return
        days = {
            day: dt.date.fromisoformat(facts[day])
            for day in ("since_on", "until_on")
            if day in facts
        }
        label = FIELDS["holder"].label
        same = [one for one in office.holders if self.keys[one.name] == self.keys[name]]
        same = [one for one in same if days.get("since_on") in (None, one.since_on)] or [
            one for one in same if one.since_on is None
        ]
        told = {fact: facts[fact] for fact in _PERSON if fact in facts}
        if same:
            step = _changed(label, same[-1], **told, **days)
            if step.before:
                yield step
            return
        made = OfficeHolder(office=office.office, name=name, **told, **days)
        made.gender = told.get("gender", Gender.UNKNOWN)
        yield from self._tenure(made, office, label)

    def _tenure(
        self, made: OfficeHolder, office: KnownOffice, label: str | Promise
    ) -> Iterator[Step]:
        """A tenure beside those known: the only one, a former one, or a succession."""
        if office.holders and made.since_on is None:
            made.since_on = self.on
        former = [one for one in office.holders if one.overlaps(made)]
        ended = [
            one for one in former if (one.since_on or dt.date.min) < (made.since_on or dt.date.min)
        ]
        if len(former) > 1 or (former and (not ended or former[0].until_on)):
            raise Refused(
                FIELDS["holder"].header,
                made.name,
                _("%(name)s holds the office on some of these days: %(days)s.")
                % {"name": former[0].name, "days": former[0].days_in_words},
            )
        office.holders.append(made)
        old = former[0].name if former else ""
        if former and made.since_on:
            former[0].until_on = made.since_on - dt.timedelta(days=1)
        yield Step(str(label), old, _in_office(made), made, is_succession=bool(former))


#: Words in an office's name that tell its style; the first that stands in it.
_STYLES = (
    ("permanent representative", "permanent-representative"),
    ("représentant permanent", "permanent-representative"),
    ("ambassador", "ambassador"),
    ("ambassadeur", "ambassador"),
    ("minister", "foreign-minister"),
    ("ministre", "foreign-minister"),
    ("министр", "foreign-minister"),
    ("speaker", "speaker"),
    ("mayor", "mayor"),
    ("maire", "mayor"),
    ("alcalde", "mayor"),
    ("мэр", "mayor"),
)


def _changed(label: str | Promise, record: Any, **told: Any) -> Step:
    """The step that sets these columns; without `before` where they say so already."""
    before, old, new = {}, [], []
    for name, value in told.items():
        kept = getattr(record, name)
        if value is None or str(kept or "") == str(value):
            continue
        before[name] = kept.isoformat() if isinstance(kept, dt.date) else kept and str(kept)
        old.append(_shown(record, name))
        setattr(record, name, value)
        new.append(_shown(record, name))
    return Step(
        str(label), ", ".join(filter(None, old)), ", ".join(filter(None, new)), record, before
    )


def _shown(record: Any, name: str) -> str:
    """A column's value in words, on one line."""
    if name == "style_id":
        return str(record.style_id)
    if name == "tags":
        return ", ".join(record.tags)
    told = getattr(record, f"get_{name}_display", None)
    value = told() if told else getattr(record, name)
    if name == "country":
        value = getattr(getattr(record, name), "name", value)
    return str(value or "").replace("\n", ", ")


def _in_office(holder: OfficeHolder) -> str:
    since = f", since {holder.since_on:%-d %B %Y}" if holder.since_on else ""
    return f"{holder.name}{since}"


def _small(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}
