"""Pairs in the directory that may be one body."""

from collections.abc import Sequence
from dataclasses import dataclass

from recipients.models.duplicates import Asked, Twin, likely
from recipients.models.merge import Distinct
from recipients.models.organization import Organization, OrganizationQuerySet


@dataclass
class Pair:
    """Two organizations that may be one, with a score from 0 to 100 and the reasons in words."""

    one: Organization
    other: Organization
    score: int
    reason: str

    def beside(self, organization: Organization) -> Organization:
        """The one of the two that is not this one."""
        return self.other if organization == self.one else self.one


def pairs_among(organizations: Sequence[Organization], *, least: int) -> list[Pair]:
    """The pairs of one of these with any other, the likeliest first; constant queries.

    Pairs of which somebody has said that they are two are left out, and so are a whole and its
    parts, or two parts of one whole, that share no more than a domain.
    """
    found = _seen_from(organizations, least=least)
    pks = {pk for pair in found for pk in pair}
    known = Organization.objects.in_bulk(pks)
    apart = _told_apart(pks)
    pairs = [
        Pair(known[one], known[other], twin.score, twin.reason)
        for (one, other), twin in found.items()
        if (one, other) not in apart
        and not (twin.is_by_domain_alone and _are_family(known[one], known[other]))
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.one.name, pair.one.pk, pair.other.pk))


def with_addresses(organizations: OrganizationQuerySet) -> OrganizationQuerySet:
    """Each with what `pairs_among` reads of it."""
    return organizations.prefetch_related("contact_details")


def _seen_from(organizations: Sequence[Organization], *, least: int) -> dict[tuple[int, int], Twin]:
    """The best reason by (first id, second id)."""
    found: dict[tuple[int, int], Twin] = {}
    for pk, twins in likely(_asked(one) for one in organizations).items():
        for twin in twins:
            pair = (min(pk, twin.pk), max(pk, twin.pk))
            better = pair not in found or twin.score > found[pair].score
            if twin.pk != pk and twin.score >= least and better:
                found[pair] = twin
    return found


def _are_family(one: Organization, other: Organization) -> bool:
    return (
        one.pk == other.parent_id
        or other.pk == one.parent_id
        or (one.parent_id is not None and one.parent_id == other.parent_id)
    )


def _asked(organization: Organization) -> Asked:
    """What is looked for: the name, acronym, country and domains of an entry."""
    emails = [one.value for one in organization.contact_details.all() if one.sort == "email"]
    addresses = [*emails, organization.website]
    return Asked(
        organization.pk,
        organization.name,
        organization.acronym,
        str(organization.country),
        [domain_of(one) for one in addresses if one],
    )


def domain_of(address: str) -> str:
    """The domain of an e-mail address or website, as the database reads it (`Domain`)."""
    rest = address.lower().split("://")[-1].split("/")[0].rsplit("@", 1)[-1]
    return rest.removeprefix("www.").split(":")[0].split("?")[0].split("#")[0]


def _told_apart(pks: set[int]) -> set[tuple[int, int]]:
    said = Distinct.objects.filter(one__in=pks, other__in=pks)
    return set(said.values_list("one", "other"))
