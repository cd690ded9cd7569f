"""What a row would change in an office: its titles, and who holds it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _

from recipients.importing.entry import Entry, Facts
from recipients.importing.fields import FIELDS
from recipients.importing.keys import Keys
from recipients.importing.known import TITLES, Known, KnownOffice
from recipients.importing.step import Refused, Step, changed
from recipients.models import Gender, Office, OfficeHolder, OfficeTitle

_PERSON = ("family_name", "honorific", "gender", "other_title")

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


@dataclass
class OfficePlanner:
    """Plans the offices of organizations.

    `on` is the day of the import: from it somebody holds an office of whom a file does not say
    since when. `styles` are ids of styles by what a file may call them; the one under "" serves
    where nothing is said.
    """

    keys: Keys
    on: dt.date
    styles: dict[str, int]

    def plan(
        self, entry: Entry, known: Known, office: KnownOffice | None
    ) -> tuple[list[Step], KnownOffice]:
        steps: list[Step] = []
        if office is None:
            office = self._new(entry, known)
            office.office.address, known.own_address = known.own_address, None
            steps.append(Step(office.office, (FIELDS["office"].label, "", office.office.name)))
        elif (step := self._changed(entry, known, office)).before:
            steps.append(step)
        steps += self._titles(entry, office)
        steps += self._holder(entry, office)
        return steps, office

    def _new(self, entry: Entry, known: Known) -> KnownOffice:
        facts = entry.facts
        made = Office(organization=known.organization, name=facts["office"])
        made.style_id = self._stated_style(entry) or self._style_by_name(facts)
        made.protocol_order = facts.get("protocol_order", made.protocol_order)
        known.offices.append(KnownOffice(made))
        return known.offices[-1]

    def _changed(self, entry: Entry, known: Known, office: KnownOffice) -> Step:
        facts, own = entry.facts, known.own_address
        known.own_address = None
        return changed(
            FIELDS["office"].label,
            office.office,
            address=own,
            protocol_order=facts.get("protocol_order"),
            name=facts.get("office") if "office_id" in facts else None,
            style_id=self._stated_style(entry) if "style" in entry.stated else None,
        )

    def _stated_style(self, entry: Entry) -> int | None:
        """The style that the row, or the file for all rows, names; raises `Refused`."""
        if not (said := entry.facts.get("style")):
            return None
        if slugify(said) not in self.styles:
            raise Refused(
                FIELDS["style"].header, said, _("No form of address is called so in Chancery.")
            )
        return self.styles[slugify(said)]

    def _style_by_name(self, facts: Facts) -> int:
        """The style that the name of a new office tells; the usual one where it tells none."""
        words = f"{facts.get('office', '')} {facts.get('title_en', '')}".casefold()
        for word, slug in _STYLES:
            if word in words and slug in self.styles:
                return self.styles[slug]
        return self.styles[""]

    def _titles(self, entry: Entry, office: KnownOffice) -> Iterator[Step]:
        for language in TITLES:
            if not (title := entry.facts.get(f"title_{language}")):
                continue
            label = FIELDS[f"title_{language}"].label
            kept = [one for one in office.titles if one.language == language]
            if kept and title not in (kept[0].title, kept[0].feminine):
                if f"title_{language}" in entry.stated:
                    yield changed(label, kept[0], title=title)
            elif not kept:
                made = OfficeTitle(office=office.office, language=language, title=title)
                office.titles.append(made)
                yield Step(made, (label, "", title))

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
            step = changed(label, same[-1], **told, **days)
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
        yield Step(made, (label, old, _in_office(made)), former=former[0] if former else None)
        if former and made.since_on:
            former[0].until_on = made.since_on - dt.timedelta(days=1)


def _in_office(holder: OfficeHolder) -> str:
    since = f", since {holder.since_on:%-d %B %Y}" if holder.since_on else ""
    return f"{holder.name}{since}"
