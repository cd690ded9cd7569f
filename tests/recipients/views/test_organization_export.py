"""What the filter shows leaves as a file, by whom one knows and what for."""

import io

import openpyxl
import pytest
import vobject
from django.urls import reverse

from tests.recipients.factories import make_office, make_organization
from tests.recipients.reading import exported_names, exports, octets, words

pytestmark = pytest.mark.django_db

URL = reverse("recipients:organization_export")
LIST = reverse("recipients:organization_list")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": "ecole"},
        {"q": "guterres"},
        {"kind": "court"},
        {"country": "belgique"},
        {"active": "no"},
        {"active": "all"},
        {"after": "nonsense", "before": "\x00", "nobody": "knows"},
    ],
)
def test_the_file_has_what_the_list_shows(keeping, some, query):
    shown = [one.name for one in keeping.get(LIST, query).context["page"].rows]
    assert shown
    found = exported_names(keeping.get(URL, {**query, "format": "csv"}))
    assert [name.removeprefix("'=") for name in found] == [name.lstrip("=") for name in shown]


def test_an_office_given_up_leaves_only_with_what_is_no_longer_written_to(keeping):
    make_office(make_organization("House"), name="Old office", is_active=False)
    assert b"Old office" not in octets(keeping.get(URL, {"format": "csv"}))
    assert b"Old office" in octets(keeping.get(URL, {"format": "csv", "active": "all"}))


def test_the_page_says_how_many_and_under_which_filter(keeping, some):
    shown = words(keeping.get(URL, {"kind": "court"}))
    assert "Kind: Court" in shown
    assert "Export 1 organization Back" in shown
    assert "Export 3 organizations" in words(keeping.get(URL))


def test_the_list_leads_to_the_export_of_what_it_shows(clerking, reading, some):
    page = clerking.get(LIST, {"kind": "court", "after": "x"})
    assert f'href="{URL}?kind=court"' in page.text
    assert URL not in reading.get(LIST).text


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        ("csv", "text/csv; charset=utf-8", ".csv"),
        ("csv-bom", "text/csv; charset=utf-8", ".csv"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        ("vcf", "text/vcard; charset=utf-8", ".vcf"),
    ],
)
def test_every_kind_of_file_can_be_read(keeping, some, kind, media_type, name):
    answer = keeping.post(URL, {"format": kind})
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith('attachment; filename="recipients-20')
    assert answer["Content-Disposition"].endswith(f'{name}"')
    assert answer["Cache-Control"] == "no-store, private"
    content = octets(answer)
    assert content.startswith(b"\xef\xbb\xbf") == (kind == "csv-bom")
    match kind:
        case "xlsx":
            sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
            assert [cell.value for cell in sheet["B"]][2:] == ["École", "Harbour"]
            assert {cell.data_type for line in sheet for cell in line} <= {"s", "n"}
        case "vcf":
            assert len(list(vobject.readComponents(content.decode()))) == 3
        case _:
            assert b"\"'=cmd|" in content


def test_nothing_typed_gets_into_the_name_of_the_file(keeping, some):
    answer = keeping.get(URL, {"q": 'a"\r\nX-Evil: 1', "active": "all", "format": "csv"})
    assert answer.status_code == 422
    hostile = 'court"; filename="x.exe'
    make_organization(hostile)
    answer = keeping.get(URL, {"q": hostile, "format": "csv"})
    assert "exe" not in answer["Content-Disposition"]
    assert exported_names(answer) == [hostile]


@pytest.mark.parametrize(
    "query",
    [
        {"country": "Nowhere"},
        {"kind": "nonsense"},
        {"q": "\x00"},
        {"q": "x" * 5000},
        {"active": "9" * 400},
        {"format": "exe"},
        {"format": "\x00"},
    ],
)
def test_what_makes_no_sense_exports_nothing(keeping, some, query):
    assert keeping.get(URL, {"format": "csv", **query}).status_code == 422
    filters = {name: value for name, value in query.items() if name != "format"}
    answer = keeping.post(f"{URL}", {"format": "csv", **query}, query_params=filters)
    assert answer.status_code == 422
    assert exports() == 0


def test_an_empty_selection_says_so(keeping, some):
    assert "There is nothing to export" in words(keeping.get(URL, {"q": "zzz"}))
    assert keeping.get(URL, {"q": "zzz", "format": "csv"}).status_code == 422
    assert exports() == 0


def test_the_page_costs_the_same_for_many(keeping, some, django_assert_num_queries):
    with django_assert_num_queries(4):  # session, person, how many, exports
        keeping.get(URL)
