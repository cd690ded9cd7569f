"""How long a search takes among many organizations, and how long it would without its lines.

    python benchmarks/search.py [--organizations 100000] [--times 15]

Each line is one thing that people type: what the type-ahead of organizations, that of offices and
the first page of the directory take, queries and rows included; and how many times longer the
same words take with `icontains` through the tables of names, offices, titles and holders.
"""

import argparse
from collections.abc import Callable
from statistics import median

from directory_of import directory_of, timed, told
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from recipients.forms.organizations import OrganizationFilter
from recipients.models import Office, Organization
from recipients.paging import paginate_in_turn

FIRST = 10
BASELINE_TIMES = 2
COLUMNS = ("name", "acronym", "names__name", "names__acronym", "offices__name")
COLUMNS += ("offices__titles__title", "offices__titles__feminine", "offices__holders__name")
COLUMNS += ("offices__holders__names__name",)
TYPED = {
    "a rare word": "verlomi",
    "two words, one rare": "ministry verlomi",
    "a common word": "organization",
    "another, at the end": "health",
    "in nearly every name": "of",
    "two letters, as typed": "mi",
    "three letters, as typed": "min",
    "an office": "secretary-general",
    "a holder": "Chloé Lenhal",
    "an acronym": "MHVER",
    "Cyrillic, common": "министерство",
    "Cyrillic, in the middle": "дел",
    "Cyrillic, rare": "верломи",
    "Arabic, common": "وزارة",
    "Arabic, in the middle": "الصحة",
    "with a typo": "minstry",
    "with two typos": "foriegn affiars",
    "Cyrillic, with a typo": "министерсто",
    "nothing alike": "zzzzqq",
}


def main() -> None:
    told_of = argparse.ArgumentParser(description=__doc__)
    told_of.add_argument("--organizations", type=int, default=100_000)
    told_of.add_argument("--times", type=int, default=15)
    wanted = told_of.parse_args()
    with directory_of(wanted.organizations):
        for what, words in TYPED.items():
            print(f"\n{what}: “{words}”")
            for place, act in ways(words).items():
                print(f"    {place:20} {told(timed(act, times=wanted.times))}", flush=True)
            compare(words, wanted.times)


def ways(words: str) -> dict[str, Callable[[], object]]:
    """The three places where one searches."""
    today = timezone.localdate()
    organizations = Organization.objects.active()
    offices = Office.objects.active().with_holder(on=today).select_related("organization")
    return {
        "organizations": lambda: organizations.found(words, most=FIRST),
        "offices": lambda: offices.found(words, most=FIRST),
        "the directory": lambda: directory(words),
    }


def directory(words: str) -> object:
    chosen = OrganizationFilter(QueryDict(mutable=True) | {"q": words})
    organizations = Organization.objects.with_offices(on=timezone.localdate())
    page = paginate_in_turn(chosen.in_turn(organizations), QueryDict())
    return page.rows or chosen.similar(organizations)


def compare(words: str, times: int) -> None:
    """This search against the plain one, in the same minute on the same rows."""
    this = median(
        timed(lambda: Organization.objects.active().found(words, most=FIRST), times=times)
    )
    plain = median(timed(lambda: list(plainly(words)[:FIRST]), times=BASELINE_TIMES))
    print(f"    with icontains       {plain:7.1f} ms: {plain / this:.0f} times as long", flush=True)


def plainly(words: str) -> object:
    """The same words, looked for in every table."""
    found = Organization.objects.active().in_order()
    for word in words.split():
        anywhere = Q()
        for column in COLUMNS:
            anywhere |= Q(**{f"{column}__icontains": word})
        found = found.filter(pk__in=Organization.objects.filter(anywhere).values("pk"))
    return found.order_by("sorted_by", "pk")


if __name__ == "__main__":
    main()
