import datetime as dt
import io
from dataclasses import replace

import pikepdf
import pytest
from django.db.models import F
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Register
from correspondence.pdf import register as paper
from correspondence.pdf.pages import count_pages
from correspondence.pdf.paper import set_on_paper
from correspondence.views import registers
from recipients.channels import Channel
from tests.correspondence.factories import (
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
    sign_in,
)
from tests.correspondence.pdf.reading import as_poppler_reads, text

URL = reverse("correspondence:outgoing_register_pdf")

pytestmark = pytest.mark.django_db


def printed(client, **query) -> bytes:
    answer = client.get(URL, query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "no-store, private"
    return answer.content


def short(monkeypatch, lines: int) -> None:
    """Parts of so many lines."""
    monkeypatch.setattr(paper, "MOST_LINES", lines)
    monkeypatch.setattr(registers, "MOST_LINES", lines)


def in_order(read: str, *words: str) -> bool:
    places = [read.find(one) for one in words]
    return -1 not in places and places == sorted(places)


def test_every_line_is_on_paper_in_the_order_of_the_numbers(client):
    sign_in(client, Role.VIEWER)
    two = [make_office(organization="Water Forum"), make_office(organization="Harbour League")]
    first = make_registered_letter(
        rendered=False, subject="Invitation", offices=two, enclosures=[make_enclosure(pages=40)]
    )
    for addressee in first.addressees.all():
        make_dispatch(addressee, channel=Channel.BY_HAND, handed_over_by="Theo Bell")
    make_letter("cancelled", subject="Withdrawn")
    make_letter("registered", subject="Programme")
    read = as_poppler_reads(printed(client))
    assert in_order(read, "Water Forum", "Harbour League", "OUT/2024/0002", "OUT/2024/0003")
    assert in_order(read, "Invitation", "Cancelled: Written by mistake", "Withdrawn", "Programme")
    assert read.count("By hand, 9 Sep 2024") == read.count("carried by Theo Bell") == 2
    assert read.count("1 (40)") == 1, "what is the same is said once a letter"
    assert read.count("OUT/2024/0001") == 2, "and the number in every line"
    assert "Harbour Institute · All series, 2024" in read


def test_a_gap_is_named_and_a_whole_register_says_none(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    assert "no letter bears" not in as_poppler_reads(printed(client))
    Register.objects.update(last_number=F("last_number") + 1)
    read = as_poppler_reads(printed(client))
    assert "Numbers that no letter bears: OUT/2024/0002" in read


def test_the_head_is_repeated_and_every_page_says_which_it_is(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", offices=[make_office() for _ in range(30)])
    pdf = printed(client)
    pages = count_pages(pdf)
    assert pages > 1
    for page in range(1, pages + 1):
        assert "Dispatched, proof" in text(pdf, page)
        assert f"Page {page} of {pages}" in text(pdf, page)


def test_a_long_register_is_printed_in_parts_without_losing_a_line(client, monkeypatch):
    sign_in(client, Role.VIEWER)
    short(monkeypatch, 4)
    offices = [make_office(organization=f"Body {letter}") for letter in "ABC"]
    for number in range(3):
        make_letter("registered", subject=f"Subject {number}", offices=offices)
    parts = [as_poppler_reads(printed(client, part=part)) for part in (1, 2, 3)]
    for name in ("Body A", "Body B", "Body C"):
        assert sum(read.count(name) for read in parts) == 3
    assert "part 2 of 3, OUT/2024/0002 – OUT/2024/0003" in parts[1]
    assert "continued" in parts[1], "a letter that began in the part before"
    assert "Subject 1" in parts[1]
    assert "continued" not in parts[0]
    assert client.get(URL, {"part": 4}).status_code == 404


@pytest.mark.parametrize("part", ["0", "-1", "\x00", "x", "9" * 400, "²"])
def test_a_part_that_there_is_not_is_not_found(client, part):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    assert client.get(URL, {"part": part}).status_code == 404


def test_nothing_is_printed_under_a_filter_that_makes_no_sense(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    answer = client.get(URL, {"since": "31.2.2025"})
    assert answer.url.startswith(reverse("correspondence:outgoing_register"))
    assert "31.2.2025" in answer.url
    empty = client.get(URL, {"since": "1.1.2030"}, follow=True)
    assert "There is nothing to print" in empty.content.decode()


def test_a_name_in_a_script_without_a_typeface_does_not_stop_the_print(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", offices=[make_office(organization="ทดสอบ Institute")])
    read = as_poppler_reads(printed(client))
    assert "□□□□□ Institute" in read
    assert "□ stands for a sign" in read


def test_what_looks_like_markup_is_text_on_paper(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", subject="<b>bold</b> & more")
    assert "<b>bold</b> & more" in as_poppler_reads(printed(client))


def test_it_is_tagged_with_its_language_a_caption_and_heads(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    with pikepdf.open(io.BytesIO(printed(client))) as pdf:
        tags = [str(one.S) for one in pdf.objects if _is_structure(one)]
        cells = [one for one in pdf.objects if _is_structure(one) and one.S == "/TD"]
        assert all(len(one.A.Headers) == 2 for one in cells if "/Headers" in one.get("/A", {}))
        packet = pdf.Root.Metadata.read_bytes()
        assert str(pdf.Root.Lang) == "en-gb"
    assert tags.count("/Caption") == tags.count("/Table") == 1
    assert tags.count("/TH") == 8, "seven columns and the number of the letter"
    assert len(cells) == 6
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet


def _is_structure(one) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"


def test_the_same_register_gives_the_same_bytes(client):
    sign_in(client, Role.VIEWER)
    make_letter("registered", dated_on=dt.date(2025, 1, 1))
    assert printed(client) == printed(client)


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    counts = []
    for number in (2, 6):
        for _ in range(number):
            letter = make_registered_letter(
                rendered=False, offices=[make_office()], enclosures=[make_enclosure()]
            )
            make_dispatch(letter.addressees.get())
        with django_assert_max_num_queries(25) as captured:
            client.get(URL)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_what_takes_too_long_is_given_up_and_said(client, monkeypatch):
    sign_in(client, Role.VIEWER)
    make_letter("registered")
    monkeypatch.setattr(set_on_paper, "terms", replace(set_on_paper.terms, seconds=0.001))
    page = client.get(URL, follow=True)
    assert "could not be set on paper in time" in page.content.decode()


def test_who_may_not_read_letters_does_not_print_them(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    assert client.get(URL).status_code == 403
