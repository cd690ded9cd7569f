import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.exporting.register import HEADERS
from recipients.channels import Channel
from tests.correspondence.factories import (
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
    make_response,
    sign_in,
)

URL = reverse("correspondence:outgoing_register_export")
FORMULA = '=HYPERLINK("http://x.example")'

pytestmark = pytest.mark.django_db


def taken(client, kind: str, **query) -> bytes:
    answer = client.get(URL, {"format": kind, **query})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="outgoing-register-')
    return b"".join(answer.streaming_content)


def csv_rows(client, kind: str = "csv", **query) -> list[dict[str, str]]:
    text = taken(client, kind, **query).decode("utf-8-sig" if kind == "csv-bom" else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def book_rows(client) -> list[tuple]:
    sheet = openpyxl.load_workbook(io.BytesIO(taken(client, "xlsx"))).worksheets[0]
    assert sheet.title == "Outgoing register"
    return list(sheet.iter_rows())


def test_a_row_tells_one_sending_to_one_addressee(client):
    sign_in(client, Role.VIEWER)
    offices = [make_office(organization="Water Forum", holder="Ana Lima"), make_office()]
    letter = make_registered_letter(
        rendered=False, offices=offices, enclosures=[make_enclosure(pages=40)]
    )
    first = letter.addressees.order_by("position").first()
    make_dispatch(first, channel=Channel.COURIER, tracking_number="AB 12")
    make_dispatch(first, channel=Channel.BY_HAND, handed_over_by="Theo Bell")
    make_response(first, their_reference="IN/77")
    rows = csv_rows(client)
    assert [row["Dispatched by"] for row in rows] == ["Courier", "By hand", ""]
    told = rows[0]
    assert told["Reference"] == "OUT/2024/0001"
    assert (told["Addressee"], told["Organization"]) == ("Ana Lima, Director", "Water Forum")
    assert (told["Enclosures"], told["Enclosure pages"]) == ("1", "40")
    assert (told["Dispatched on"], told["Number of the carrier"]) == ("2024-09-09", "AB 12")
    assert (told["Their reference"], told["Answered on"]) == ("IN/77", "2024-09-09")
    assert rows[2]["Reference"] == "OUT/2024/0001", "each row stands by itself"


def test_every_kind_of_file_has_the_same_rows_in_the_order_of_the_numbers(client):
    sign_in(client, Role.VIEWER)
    for subject in ("First", "Second"):
        make_letter("registered", subject=subject)
    make_letter("cancelled", subject="Third")
    rows = csv_rows(client)
    assert [row["Subject"] for row in rows] == ["First", "Second", "Third"]
    assert rows[2]["State"] == "Cancelled"
    assert rows[2]["Reason of cancelling"] == "Written by mistake"
    assert csv_rows(client, "csv-bom") == rows
    header, *cells = [[cell.value or "" for cell in line] for line in book_rows(client)]
    assert header == HEADERS
    assert [dict(zip(HEADERS, line, strict=True)) for line in cells] == rows


def test_no_cell_opens_a_formula(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject=FORMULA, offices=[make_office(organization="+41 22")])
    (row,) = csv_rows(client)
    assert (row["Subject"], row["Organization"]) == (f"'{FORMULA}", "'+41 22")
    cells = [cell for line in book_rows(client) for cell in line if cell.value is not None]
    assert FORMULA in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s"}


def test_it_follows_the_filter_of_the_page(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject="One")
    assert csv_rows(client, year="2024", since="10.9.2024") == []
    assert [row["Subject"] for row in csv_rows(client, until="9.9.2024")] == ["One"]


def test_nothing_leaves_under_a_filter_that_makes_no_sense(client):
    sign_in(client, Role.VIEWER)
    assert client.get(URL, {"format": "csv", "since": "31.2.2025"}).status_code == 302


@pytest.mark.parametrize("kind", ["", "\x00", "vcf", "9" * 400])
def test_another_kind_of_file_is_not_found(client, kind):
    sign_in(client, Role.VIEWER)
    assert client.get(URL, {"format": kind}).status_code == 404


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    counts = []
    for number in (2, 6):
        for _ in range(number):
            make_letter("registered", offices=[make_office()], enclosures=[make_enclosure()])
        with django_assert_max_num_queries(25) as captured:
            taken(client, "csv")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_who_may_not_read_letters_does_not_take_them_away(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(URL).status_code == 403
