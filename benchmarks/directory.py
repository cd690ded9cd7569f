"""How long a page of the directory takes among many organizations, wherever it lies.

    python benchmarks/directory.py [--organizations 100000] [--times 25]

Each line is the whole answer of `/recipients/` as the browser of a signed-in person gets it: the
first page, one behind three quarters of the names, the way back from there, and each filter. The
deep page is compared with the same page by OFFSET.
"""

import argparse
from statistics import median
from urllib.parse import urlencode

from directory_of import directory_of, timed, told
from django.http import QueryDict
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from recipients.forms.organizations import OrganizationFilter
from recipients.models import Organization
from recipients.paging import SIZE, paginate_in_turn

FILTERS = [
    {"kind": "ngo"},
    {"country": "FR"},
    {"kind": "court", "country": "JP"},
    {"language": "ar"},
    {"tag": "water"},
    {"active": "no"},
    {"active": "all"},
    {"q": "health"},
    {"q": "ministry", "country": "BE"},
    {"q": "verlomi", "active": "all"},
]


def main() -> None:
    told_of = argparse.ArgumentParser(description=__doc__)
    told_of.add_argument("--organizations", type=int, default=100_000)
    told_of.add_argument("--times", type=int, default=25)
    wanted = told_of.parse_args()
    with directory_of(wanted.organizations), override_settings(ALLOWED_HOSTS=["testserver"]):
        client = signed_in()
        deep = place(wanted.organizations * 3 // 4)
        for filters in [{}, {"after": deep}, {"before": deep}, *FILTERS]:
            url = f"/recipients/?{urlencode(filters)}"
            took = timed(lambda url=url: client.get(url), times=wanted.times)
            name = urlencode({k: v if v != deep else "…" for k, v in filters.items()})
            print(f"{name or 'first page':24} {told(took)}", flush=True)
        compare(deep, wanted.organizations * 3 // 4, wanted.times)


def signed_in() -> Client:
    client = Client()
    client.force_login(
        User.objects.create_user("reader@benchmark.example", name="Reader", roles=[Role.VIEWER])
    )
    return client


def place(number: int) -> str:
    """The cursor of the page that begins behind so many names."""
    before = Organization.objects.in_order().order_by("sorted_by", "pk")[number - SIZE : number]
    turn = [_Rows(list(before))]
    return str(QueryDict(paginate_in_turn(turn, QueryDict(), size=SIZE - 1).older)["after"])


class _Rows:
    def __init__(self, rows: list[Organization]) -> None:
        self.rows = rows

    def take(self, most: int, **_where: object) -> list[Organization]:
        return self.rows[:most]


def compare(deep: str, number: int, times: int) -> None:
    """The rows of the deep page by key against the same by OFFSET."""
    chosen = OrganizationFilter(QueryDict())
    organizations = Organization.objects.with_offices(on=timezone.localdate())
    query = QueryDict(urlencode({"after": deep}))
    key = timed(lambda: paginate_in_turn(chosen.in_turn(organizations), query), times=times)
    ordered = organizations.active().in_order().order_by("sorted_by", "pk")
    offset = timed(lambda: list(ordered[number : number + SIZE]), times=times)
    print(f"rows of a deep page, by key    {told(key)}")
    print(f"rows of a deep page, by OFFSET {told(offset)}")
    print(f"OFFSET takes {median(offset) / median(key):.1f} times as long")


if __name__ == "__main__":
    main()
