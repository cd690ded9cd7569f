"""What the directory knows of an organization, and what a row would change in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from recipients.importing.entry import Entry, Facts
from recipients.importing.fields import FIELDS
from recipients.importing.keys import Keys
from recipients.importing.step import Refused
from recipients.models import (
    ContactDetail,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
)

#: Languages in which a file may name organizations and offices, beside English.
LANGUAGES = ("fr", "es", "ru", "ar")
TITLES = ("en", *LANGUAGES)


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
    own_address: Any = None  # which the row gives the office it speaks of

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
        if not facts.get("office"):
            return None
        if "office" not in entry.stated and len(self.offices) == 1:
            return self.offices[0]
        return self._called(facts, keys)

    def _called(self, facts: Facts, keys: Keys) -> KnownOffice | None:
        """The office whose name, else one whose title, is that of the row."""
        name = keys[facts["office"]]
        titles = {name, *(keys[facts[one]] for code in TITLES if (one := f"title_{code}") in facts)}
        by_name = [known for known in self.offices if keys[known.office.name] == name]
        by_title = [
            known for known in self.offices if titles & {keys[one.title] for one in known.titles}
        ]
        return next(iter([*by_name, *by_title]), None)


def load(ids: Iterable[int]) -> dict[int, Known]:
    """What is known of these organizations, by their ids, in a constant number of queries."""
    bodies = Organization.objects.filter(pk__in=list(ids)).prefetch_related(
        "names",
        "addresses",
        "contact_details",
        "offices__titles",
        "offices__holders",
        "offices__address",
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
