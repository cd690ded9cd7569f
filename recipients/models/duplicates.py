"""Entries that may be one body: which organizations are like a name, how much, and why.

Nobody compares every name with every other. Three indexes hold the names in alphabetical order,
read forwards, read backwards, and with their words in alphabetical order; a slip of the pen
leaves a name a close neighbour of itself in at least one of them. Neighbours, and those that
share an acronym or a domain, are then looked at closely. The cost grows with the number of names
asked for and hardly with the directory.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from django.db import connection, transaction
from django.utils.translation import gettext as _

#: Below this score nobody is asked to look.
LEAST = 50
MOST_TWINS = 3
#: More bodies than this with one acronym or domain: it tells nothing.
MOST_SHARING = 5
#: So much of two names (of their groups of three letters) is the same, at least.
ALIKE = 0.6
_SAME_SPELLING = 0.8

# fmt: off
#: Domains of mail and pages for everybody: they do not say whose an address is.
FREE_MAIL = frozenset({
    "aol.com", "bk.ru", "free.fr", "gmail.com", "gmx.de", "gmx.net", "googlemail.com",
    "hotmail.com", "hotmail.fr", "icloud.com", "inbox.ru", "laposte.net", "list.ru", "live.com",
    "mail.com", "mail.ru", "me.com", "msn.com", "orange.fr", "outlook.com", "outlook.fr",
    "proton.me", "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "wanadoo.fr",
    "web.de", "yahoo.co.uk", "yahoo.com", "yahoo.fr", "yandex.com", "yandex.ru", "ymail.com",
    "163.com", "126.com", "facebook.com", "instagram.com", "linkedin.com", "twitter.com", "x.com",
    "youtube.com",
})
# fmt: on


class Asked(NamedTuple):
    """A name for which twins are looked for; `number` is the caller's own."""

    number: int
    name: str
    acronym: str = ""
    country: str = ""
    domains: Sequence[str] = ()


class _Compared(NamedTuple):
    """One organization looked at for one name; `likeness` is the part of the names in common."""

    number: int
    pk: int
    name: str
    country: str
    ways: Collection[str]
    key: str
    other: str
    is_same_core: bool
    likeness: float


@dataclass
class Twin:
    """An organization that may be the one asked for, with a score from 0 to 100 and the reasons."""

    pk: int
    name: str
    country: str
    score: int = 0
    reasons: list[str] = field(default_factory=list)

    is_by_domain_alone: bool = False

    @property
    def reason(self) -> str:
        return "; ".join(self.reasons)

    def judge(self, seen: _Compared, *, country: str) -> None:
        """Score what was seen; a body in another country is seldom the same one."""
        is_abroad = "" not in (country, self.country) and country != self.country
        if seen.key == seen.other:
            here = _("the same name, in another country") if is_abroad else _("the same name")
            self._add(60 if is_abroad else 100, here)
        elif seen.is_same_core:
            self._add(60 if is_abroad else 90, _("the same words"))
        elif seen.likeness >= ALIKE and is_slip(seen.key.split(), seen.other.split()):
            self._add(round(95 * seen.likeness) - 30 * is_abroad, _("a similar name"))
        if "other name" in seen.ways:
            self._add(60 if is_abroad else 90, _("one of its other names"))
        if "acronym" in seen.ways and not is_abroad:
            self._add(55, _("the same acronym"))
        if "domain" in seen.ways:
            self.is_by_domain_alone = not self.reasons
            self._add(65, _("the same domain of e-mail or website"))

    def _add(self, score: int, reason: str) -> None:
        """One more reason: the strongest gives the score, each other one a little more."""
        self.score = min(100, max(self.score, score) + (10 if self.reasons else 0))
        self.reasons.append(reason)


# Each branch reads a few rows from one index. Six of one acronym or domain: too many.
_CANDIDATES = """
WITH asked AS MATERIALIZED (
    SELECT number, country, chancery_key(name) AS key, chancery_core(name) AS core,
        chancery_key(acronym) AS acronym, string_to_array(domains, ' ') AS domains
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
        AS given(number, name, acronym, country, domains)
), found AS (
    SELECT number, one.* FROM asked CROSS JOIN LATERAL (
        (SELECT id, 'name' AS way FROM recipients_organization
            WHERE name_key = key AND country IN (asked.country, '')
            AND merged_into_id IS NULL LIMIT 3)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE name_key >= key ORDER BY name_key LIMIT 4)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE name_key < key ORDER BY name_key DESC LIMIT 3)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE reverse(name_key) >= reverse(key) ORDER BY reverse(name_key) LIMIT 4)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE reverse(name_key) < reverse(key) ORDER BY reverse(name_key) DESC LIMIT 3)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE name_core >= core ORDER BY name_core LIMIT 4)
        UNION ALL (SELECT id, 'name' FROM recipients_organization
            WHERE name_core < core ORDER BY name_core DESC LIMIT 3)
        UNION ALL (SELECT organization_id, 'other name' FROM recipients_organizationname
            WHERE core <> '' AND chancery_core(name) = core LIMIT 3)
        UNION ALL (SELECT id, 'acronym' FROM recipients_organization
            WHERE asked.acronym <> '' AND acronym <> ''
            AND chancery_key(acronym) = asked.acronym LIMIT 6)
        UNION ALL (SELECT organization_id, 'acronym' FROM recipients_organizationname AS other
            WHERE asked.acronym <> '' AND other.acronym <> ''
            AND chancery_key(other.acronym) = asked.acronym LIMIT 6)
        UNION ALL (SELECT id, 'domain' FROM unnest(asked.domains) AS wanted CROSS JOIN LATERAL (
            SELECT organization_id AS id FROM recipients_contactdetail
            WHERE sort = 'email' AND chancery_domain(value) = wanted LIMIT 6) AS ones)
        UNION ALL (SELECT id, 'domain' FROM unnest(asked.domains) AS wanted CROSS JOIN LATERAL (
            SELECT id FROM recipients_organization
            WHERE website <> '' AND chancery_domain(website) = wanted LIMIT 6) AS ones)
    ) AS one
    WHERE key <> ''
), whole AS MATERIALIZED (
    SELECT number, id, array_agg(DISTINCT way) AS ways FROM found GROUP BY number, id
), compared AS MATERIALIZED (
    SELECT number, one.id, one.name, one.country, ways, asked.key, name_key AS other,
        core <> '' AND core = name_core AS is_same_core
    FROM whole JOIN asked USING (number) JOIN recipients_organization AS one USING (id)
    WHERE one.merged_into_id IS NULL
)
SELECT number, id, name, country, ways, key, other, is_same_core, likeness
FROM compared CROSS JOIN LATERAL (SELECT similarity(key, other) AS likeness OFFSET 0) AS measured
WHERE ways <> ARRAY['name'] OR likeness >= %s
"""


def twins(
    names: list[tuple[int, str, str, str, list[str]]],
) -> dict[int, list[tuple[int, str, int, str]]]:
    """The organizations that each name may already be in the directory as, the likeliest first.

    `names` are (number, name, acronym, country code, domains of e-mail addresses and websites);
    for each number the answer has up to three (organization's id, its name, score from 0 to 100,
    reason in words). One query, whatever the number of names; ask for about 1,000 at once.
    """
    found = likely(Asked(*one) for one in names)
    return {
        number: [(twin.pk, twin.name, twin.score, twin.reason) for twin in ones[:MOST_TWINS]]
        for number, ones in found.items()
    }


def likely(names: Iterable[Asked]) -> dict[int, list[Twin]]:
    """The likely twins of each name by its number, the best first; without any it is left out.

    Under one number several names may be asked for.
    """
    asked = [one._replace(domains=telling(one.domains)) for one in names]
    if not asked:
        return {}
    columns = zip(*((*one[:4], " ".join(one.domains)) for one in asked), strict=True)
    with transaction.atomic(), connection.cursor() as cursor:
        # a table that an import has just filled is still thought small, and would be read whole
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_CANDIDATES, [*(list(column) for column in columns), ALIKE])
        rows = [_Compared(*row) for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    sharing = Counter((row.number, way) for row in rows for way in row.ways)
    countries = {one.number: one.country for one in asked}
    found = defaultdict(list)
    for row in rows:
        told = {way for way in row.ways if sharing[row.number, way] <= MOST_SHARING}
        twin = Twin(row.pk, row.name, row.country)
        twin.judge(row._replace(ways=told), country=countries[row.number])
        if twin.score >= LEAST:
            found[row.number].append(twin)
    for ones in found.values():
        ones.sort(key=lambda twin: (-twin.score, twin.pk))
    return dict(found)


def telling(domains: Iterable[str]) -> list[str]:
    """The domains that say whose an address is: not those of mail for everybody."""
    return [one for one in map(str.lower, domains) if one and one not in FREE_MAIL]


def is_slip(one: list[str], other: list[str]) -> bool:
    """Whether the words of two names differ by some more on one side, or by a spelling.

    A number is never misspelt: "Court 1" is not "Court 2".
    """
    more, less = sorted(set(one) - set(other)), sorted(set(other) - set(one))
    if re.findall(r"\d+", " ".join(more)) != re.findall(r"\d+", " ".join(less)):
        return False
    if not more or not less:
        return True
    return SequenceMatcher(None, " ".join(more), " ".join(less)).ratio() >= _SAME_SPELLING
