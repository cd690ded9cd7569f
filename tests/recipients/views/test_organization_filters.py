"""The directory, filtered and searched: page by page, in the order of what fits best."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from recipients.forms.organizations import OrganizationFilter
from recipients.models import Organization, searching
from tests.recipients.factories import make_organization
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db

LIST = reverse("recipients:organization_list")


def shown(reading, query: str) -> tuple[list[str], object]:
    page = reading.get(f"{LIST}?{query}").context["page"]
    return [row.name for row in page.rows], page


@pytest.mark.parametrize("near", [0, 20, 2000])
def test_what_is_found_is_paged_the_best_first_and_back_again(reading, monkeypatch, near):
    monkeypatch.setattr(searching, "NEAR", near)
    best = make_organization("Zone of Ports", acronym="Lake").name
    begin = [make_organization(f"Lake {number:02}").name for number in range(60)]
    have = [make_organization(f"A{number:02} of the lake").name for number in range(60)]
    make_organization("Elsewhere")
    pages, query = [], "q=lake&active=all"
    while query is not None:
        rows, page = shown(reading, query)
        pages, query = [*pages, rows], page.older
    assert [name for rows in pages for name in rows] == [best, *begin, *have]
    assert [len(rows) for rows in pages] == [50, 50, 21]
    back, query = [pages[-1]], page.newer
    while query is not None:
        rows, page = shown(reading, query)
        back, query = [rows, *back], page.newer
    assert back == pages
    assert QueryDict(page.older)["active"] == "all"


@pytest.mark.parametrize(
    "cursor", ["x", "WyI5YSIsMV0", "WyIiLDFd", "WyIyYSIsOTk5OTk5OTk5OTk5OTk5OTk5OTk5OV0"]
)
@pytest.mark.parametrize("way", ["after", "before"])
@pytest.mark.parametrize("query", ["q=lake", "tag=lake", ""])
def test_a_bad_place_is_no_fault(reading, cursor, way, query):
    make_organization("Lake", tags=["lake"])
    assert reading.get(f"{LIST}?{query}&{way}={cursor}").status_code == 200


def test_a_typo_shows_what_is_similar(reading):
    make_organization("Harbour Authority")
    answer = reading.get(LIST, {"q": "Habrour"})
    assert "No organization has exactly these words. Similar:" in words(answer)
    assert "Harbour Authority" in words(answer)
    assert "No organization matches" in words(reading.get(LIST, {"q": "zzzzzz"}))
    assert "No organization matches" in words(reading.get(LIST, {"q": "habrour", "kind": "eu"}))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tag=water", ["Lake"]),
        ("tag=nothing", []),
        ("language=fr", ["Lac"]),
        ("language=nonsense", ["Gone away", "Lac", "Lake"]),
        ("q=lake&tag=water&language=en", ["Lake"]),
        ("q=lac&tag=water", []),
        ("active=no", ["Gone"]),
    ],
)
def test_filters_add_up(reading, query, names):
    make_organization("Lake", tags=["water"])
    make_organization("Lac", preferred_language="fr")
    make_organization("Gone away")
    make_organization("Gone", is_active=False, inactive_reason="dissolved")
    assert shown(reading, query)[0] == names
    exported = OrganizationFilter(QueryDict(query)).apply(Organization.objects.all())
    assert sorted(one.name for one in exported) == names


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("", "organization_in_order"),
        ("kind=ngo", "organization_by_kind"),
        ("country=BE", "organization_by_country"),
        ("language=fr", "organization_by_language"),
        ("active=no", "organization_given_up_in_order"),
        ("kind=ngo&active=all", "organization_by_kind"),
        ("tag=water", "organization_by_tag"),
    ],
)
def test_every_filter_can_begin_in_an_index(query, index):
    for number in range(200):  # of fewer every index says the same
        other = {"kind": "court", "country": "FR", "preferred_language": "es", "tags": ["x"]}
        make_organization(lines="", **(other if number else {"tags": ["water"]}))
    turn = OrganizationFilter(QueryDict(query)).in_turn(Organization.objects.all())[0]
    ordered = turn.among.filter(turn.has)
    if not turn.is_spread:
        ordered = ordered.order_by("sorted_by", "pk")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE recipients_organization, recipients_organizationwords")
        cursor.execute("SET LOCAL enable_seqscan = off")
        other = "indexscan" if turn.is_spread else "sort"  # tags are found by bitmaps
        cursor.execute(f"SET LOCAL enable_{other} = off")
    assert index in ordered[:51].explain()
