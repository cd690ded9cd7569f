"""The evidence file, read back: the front page, and the papers behind it."""

import datetime as dt
import hashlib
import io
import re

import pikepdf
import pytest
from PIL import Image

from correspondence.models import StoredFile
from correspondence.models.evidence import Evidence, evidence_for
from correspondence.pdf.evidence import write_evidence
from correspondence.pdf.pages import count_pages
from tests.correspondence.factories import make_dispatch, make_response, make_user
from tests.correspondence.pdf.documents import (
    enclosure_of,
    numbered,
    sealed_letter,
    signed,
    text_pdf,
)
from tests.correspondence.pdf.reading import text

pytestmark = pytest.mark.django_db

PDF, PNG = "application/pdf", "image/png"
SENT, DAY = dt.date(2024, 9, 10), dt.date(2024, 12, 1)
TOLD = (
    "As it stood on 1 December 2024 | OUT/2024/0001 | 9 September 2024"
    " | Seminar on water management | Director of the Tides 1 Harbour Road Suva"
    " | Answered. Substantive reply received on 1 October 2024. | Letter OUT/2024/0001"
    " | Enclosure Declaration (en) | Proof that it left receipt.pdf"
    " | Substantive reply reply.pdf | 10 Sep 2024 | Courier, 7741 0032 | handed over by N. R."
    " | No. 3, that it left | Their ref. T/77 | They agree."
    " | 1. That a working group be set up | Agreed | We shall set it up."
)


def evidence(addressee) -> Evidence:
    return Evidence(evidence_for(make_user()).get(pk=addressee.pk))


def written(addressee, *, on=DAY, by=None) -> bytes:
    out = io.BytesIO()
    write_evidence(evidence(addressee), out, on=on, by=by)
    return out.getvalue()


def read(pdf: bytes) -> tuple[str, list[str]]:
    """The words of the front, and of each page behind it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = [text(pdf, n + 1) for n in range(len(opened.pages))]
    front = [page for page in pages if "Evidence file OUT/2024/0001, Tides" in page]
    return " ".join(front), pages[len(front) :]


def add_proof(dispatch, content: bytes, *, media_type=PDF, name="receipt.pdf"):
    pages = 1 if media_type == PDF else None
    return dispatch.add_proof(
        content, kind="posting", media_type=media_type, file_name=name, pages=pages, by=make_user()
    )


@pytest.fixture
def addressee():
    """One who got an enclosure by courier, and answered."""
    letter = sealed_letter(
        "Tides",
        pages=2,
        enclosures=[enclosure_of("Declaration", en=numbered("Declaration", 2))],
        requests=["That a working group be set up"],
    )
    tides = letter.addressees.get()
    dispatch = make_dispatch(tides, on=SENT, tracking_number="7741 0032", handed_over_by="N. R.")
    add_proof(dispatch, text_pdf("Posting receipt"))
    scan = StoredFile.objects.keep(text_pdf("Their reply"), media_type=PDF, pages=1)
    make_response(
        tides,
        on=dt.date(2024, 10, 1),
        file=scan,
        file_name="reply.pdf",
        their_reference="T/77",
        summary="They agree.",
        outcomes={letter.requests.get().pk: ("agreed", "We shall set it up.")},
    )
    return tides


def test_the_papers_follow_the_front_page_in_order(addressee):
    front, papers = read(written(addressee))
    assert "Evidence file" in front
    assert papers == [
        "Letter for Tides 1",
        "Letter for Tides 2",
        "Declaration 1",
        "Declaration 2",
        "Posting receipt",
        "Their reply",
    ]


def test_the_front_page_says_what_left_how_and_what_came_back(addressee):
    front, _papers = read(written(addressee))
    for words in TOLD.split(" | "):
        assert words in front, words


def test_it_names_the_hash_of_every_file_and_the_page_it_begins_on(addressee):
    found = evidence(addressee)
    pdf = written(addressee)
    front, papers = read(pdf)
    length = count_pages(pdf) - len(papers)
    for exhibit, first in zip(found.exhibits, (1, 3, 5, 6), strict=True):
        line = front.split(exhibit.stored.sha256)[1]
        assert line.split()[:2] == [str(exhibit.pages), str(length + first)]


def test_the_same_facts_on_the_same_day_give_the_same_bytes(addressee):
    assert written(addressee) == written(addressee)
    assert written(addressee) != written(addressee, on=dt.date(2024, 12, 2))


def test_nothing_is_stamped_on_the_papers(addressee):
    sealed = addressee.file_copy.file.read()
    with (
        pikepdf.open(io.BytesIO(sealed)) as original,
        pikepdf.open(io.BytesIO(written(addressee))) as bound,
    ):
        for number, page in enumerate(original.pages):
            assert bound.pages[number - 6].Contents.read_bytes() == page.Contents.read_bytes()


def test_a_picture_has_a_page_of_its_own(addressee):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, format="PNG")
    add_proof(addressee.dispatches.get(), out.getvalue(), media_type=PNG, name="stamp.png")
    front, papers = read(written(addressee))
    assert "Proof that it left stamp.png" in front
    assert "picture" in front
    assert papers[-2:] == ["", "Their reply"]


@pytest.mark.parametrize(
    ("content", "media_type", "name", "why"),
    [
        (signed("Signed receipt"), PDF, "receipt.pdf", "it is signed"),
        (b"\x89PNG\r\n\x1a\n IEND\xaeB`\x82", PNG, "scan.png", "it cannot be read as a picture"),
    ],
)
def test_what_cannot_be_bound_is_attached_byte_for_byte(addressee, content, media_type, name, why):
    add_proof(addressee.dispatches.get(), content, media_type=media_type, name=name)
    pdf = written(addressee)
    front, papers = read(pdf)
    assert f"Attached to this file unchanged, because {why}" in front
    assert "Attached unchanged" in papers[5]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        attached = {
            one: opened.attachments[one].get_file().read_bytes() for one in opened.attachments
        }
    assert attached == {f"04 Proof that it left {name}": content}
    for words in (front, papers[5].replace(" ", "")):
        assert hashlib.sha256(content).hexdigest() in words


def test_what_was_voided_is_told_and_its_file_left_out(addressee):
    addressee.responses.get().void(reason="Of another letter", by=make_user())
    front, papers = read(written(addressee))
    assert re.search("Voided on .* Of another letter", front)
    assert "Their reply" not in papers


def test_a_second_sending_and_its_other_address_are_told(addressee):
    first = addressee.dispatches.get()
    first.come_back(on=SENT, reason="address incomplete", today=DAY, by=make_user())
    make_dispatch(addressee, channel="registered_post", on=dt.date(2024, 11, 1))
    front, _papers = read(written(addressee))
    assert "Returned" in front
    assert "back on 10 Sep 2024" in front
    assert "address incomplete" in front
    assert "Registered post" in front
    assert "no proof" in front


def test_a_long_story_goes_on_and_the_pages_it_names_are_right(addressee):
    for number in range(40):
        make_response(
            addressee, "automatic", on=dt.date(2024, 10, 2), summary=f"Note {number} " * 9
        )
    front, papers = read(written(addressee))
    assert papers[0] == "Letter for Tides 1"
    (first,) = re.findall(r"[0-9a-f]{64} 2 (\d+) 2 Enclosure", front)
    assert int(first) == count_pages(written(addressee)) - len(papers) + 1
    assert int(first) > 2


def test_who_put_it_together_is_named(addressee):
    front, _papers = read(written(addressee, by=make_user(name="Nadia Rahimi")))
    assert "Put together by Nadia Rahimi" in front
