"""Which organizations of the directory the rows of a file speak of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from recipients.importing.entry import Entry
from recipients.importing.fields import FIELDS
from recipients.importing.keys import Keys
from recipients.importing.step import Refused
from recipients.models import Organization, OrganizationName
from recipients.models.words import Key


@dataclass(frozen=True)
class Candidate:
    """An organization that goes by a name; `is_official` if that is its name today."""

    pk: int
    name: str
    country: str
    is_official: bool


@dataclass
class Match:
    """What a row was found to be: one organization, or several that it could be, or none."""

    organization: int | None = None
    others: list[Candidate] = field(default_factory=list)


class Matcher:
    """Finds the organizations of many rows in two queries."""

    def __init__(self, entries: Iterable[Entry], keys: Keys) -> None:
        entries = list(entries)
        self._keys = keys
        wanted = {keys[entry.facts["name"]] for entry in entries if "name" in entry.facts}
        stated = (entry.facts.get("organization_id") for entry in entries)
        numbers = {int(number) for number in stated if number}
        self._by_key = _called(wanted)
        self._there = set(
            Organization.objects.filter(pk__in=numbers, merged_into=None).values_list(
                "pk", flat=True
            )
        )

    @property
    def organizations(self) -> set[int]:
        """Every organization that a row may turn out to speak of."""
        return self._there | {one.pk for found in self._by_key.values() for one in found}

    def match(self, entry: Entry) -> Match:
        """By its number, else by name and country; raises `Refused` for an unknown number.

        A name without a country, in the file or the directory, fits any. An official name is
        taken before a former or other one.
        """
        if number := entry.facts.get("organization_id"):
            if number not in self._there:
                raise Refused(
                    FIELDS["organization_id"].header,
                    str(number),
                    _("There is no organization with this number."),
                )
            return Match(number)
        country = entry.facts.get("country", "")
        found = self._by_key.get(self._keys[entry.facts["name"]], [])
        for fits in (
            [one for one in found if one.is_official and one.country == country],
            [one for one in found if one.is_official and not (one.country and country)],
            [one for one in found if not one.is_official and one.country == country],
            [one for one in found if not one.is_official and not (one.country and country)],
        ):
            ids = {one.pk for one in fits}
            if len(ids) == 1:
                return Match(ids.pop())
            if ids:
                return Match(others=fits)
        return Match()


def _called(keys: set[str]) -> dict[str, list[Candidate]]:
    """Organizations by the keys of their names, former and other ones too."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    official = Organization.objects.filter(merged_into=None, name_key__in=keys)
    for pk, name, country, key in official.values_list("pk", "name", "country", "name_key"):
        found[key].append(Candidate(pk, name, country, is_official=True))
    others = OrganizationName.objects.filter(organization__merged_into=None).alias(key=Key("name"))
    for pk, name, country, key in (
        others.filter(key__in=keys)
        .annotate(by=Key("name"))
        .values_list("organization", "organization__name", "organization__country", "by")
    ):
        found[key].append(Candidate(pk, name, country, is_official=False))
    return found
