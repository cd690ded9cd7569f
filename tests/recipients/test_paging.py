import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from recipients.models import Organization
from recipients.paging import paginate
from tests.recipients.factories import make_organization

pytestmark = pytest.mark.django_db

NAMES = ["Alpha", "Beta", "Beta", "Beta", "Gamma", "Éta", "Zeta"]


@pytest.fixture
def organizations(db) -> list[str]:
    for name, country in zip(NAMES, ("BE", "BE", "FR", "EG", "BE", "BE", "BE"), strict=True):
        make_organization(name, lines="", country=country)
    return NAMES


def page(query: str, by: str = "name", size: int = 2):
    return paginate(Organization.objects.all(), QueryDict(query), by=by, size=size)


def walk(by: str, way: str, query: str = "") -> list[int]:
    """The ids on every page in turn, from the page that `query` names."""
    found = []
    while query is not None:
        current = page(query, by)
        ids = [row.pk for row in current.rows]
        found = found + ids if way == "older" else ids + found
        query = getattr(current, way)
    return found


@pytest.mark.parametrize("by", ["name", "-name", "pk", "-pk", "inactive_reason"])
def test_every_row_is_seen_once_in_order_and_again_on_the_way_back(organizations, by):
    sign = "-" if by.startswith("-") else ""
    expected = list(Organization.objects.order_by(by, f"{sign}pk").values_list("pk", flat=True))
    assert walk(by, "older") == expected
    last, query = page("", by), ""
    while last.older is not None:
        query = last.older
        last = page(query, by)
    assert walk(by, "newer", query) == expected


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after(organizations):
    assert page("").newer is None
    assert page("", size=7).older is None
    assert page("", size=7).is_only


def test_links_keep_the_filters(organizations):
    link = page("kind=ngo&q=a%26b").older
    assert QueryDict(link)["kind"] == "ngo"
    assert QueryDict(link)["q"] == "a&b"
    assert "after" in QueryDict(link)


@pytest.mark.parametrize(
    "cursor",
    [
        "%00",
        "x",
        "bnVsbA",  # null
        "WzEsMl0",  # [1,2]
        "WyJhIiwiYiJd",  # ["a","b"]
        "WyJhXHUwMDAwIiwxXQ",  # ["a\u0000",1]
        "WyJcdWQ4MDAiLDFd",  # ["\ud800",1]
        "WyJhIix0cnVlXQ",  # ["a",true]
        "W" * 5000,
    ],
)
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_bad_cursor_leads_to_the_first_page(organizations, cursor, way):
    assert [row.name for row in page(f"{way}={cursor}").rows] == ["Alpha", "Beta"]


def test_a_cursor_of_another_type_leads_to_the_first_page(organizations):
    of_names = page("").older
    assert [row.pk for row in page(of_names, by="pk").rows] == [
        row.pk for row in page("", by="pk").rows
    ]


def test_an_id_beyond_all_bounds_is_no_fault(organizations):
    cursor = "WyJhIiw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTld"
    assert page(f"after={cursor}").rows is not None


def test_a_page_is_one_query_that_begins_in_the_index(organizations):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(page("").older)
    assert len(queries) == 2
    assert '"name" >= ' in queries[1]["sql"]


def test_an_annotation_can_be_the_order(organizations):
    shown = paginate(Organization.objects.in_order(), QueryDict(""), by="sorted_by", size=7)
    assert [row.name for row in shown.rows] == [
        "Alpha",
        "Beta",
        "Beta",
        "Beta",
        "Éta",
        "Gamma",
        "Zeta",
    ]
