"""Registers, delivery books and slips, as they are read aloud."""

import datetime as dt

import pytest

from correspondence.models import Addressee, Letter, Register
from correspondence.models.delivery_book import Cover
from correspondence.models.register_entry import in_order, whole
from correspondence.pdf.delivery_book import render_delivery_book
from correspondence.pdf.register import Part, render_register
from correspondence.pdf.transmittal_slip import render_slip
from correspondence.words import languages
from tests.correspondence.factories import (
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
)
from tests.correspondence.pdf.slips import make_slip
from tests.correspondence.pdf.tagging import structure

DAY = dt.date(2026, 11, 25)


@pytest.fixture
def register_pdf(db) -> bytes:
    letter = make_registered_letter(
        rendered=False,
        offices=[make_office(organization="جامعة الدول العربية"), make_office()],
        enclosures=[make_enclosure()],
    )
    make_dispatch(letter.addressees.first())
    make_letter("cancelled")
    return render_register(
        list(whole(in_order(Letter.objects.all(), list(Register.objects.all())))),
        organization="Harbour Institute",
        period="2024",
        part=Part(1, 1),
        gaps=["OUT/2024/0003"],
        on=DAY,
    )


@pytest.fixture
def book_pdf(db) -> bytes:
    letter = make_registered_letter(rendered=False)
    covers = [Cover(one.pk, one, DAY) for one in Addressee.objects.filter(letter=letter)]
    return render_delivery_book(
        covers, organization="Harbour Institute", days="today", carrier="", empty=30
    )


@pytest.mark.parametrize("language", languages())
def test_the_slip_is_valid_in_every_language(language, verapdf):
    assert verapdf.faults(render_slip(make_slip(language))) == []


def test_every_heading_says_what_it_heads(register_pdf):
    heads = structure(register_pdf).all("TH")
    columns = [one.words.strip() for one in heads if one.scope == "Column"]
    rows = [one.words.strip() for one in heads if one.scope == "Row"]
    assert columns[:3] == ["No.", "Date", "Addressee"]
    assert rows == ["OUT/2024/0001", "OUT/2024/0001", "OUT/2024/0002"]


def test_the_table_has_a_caption_and_the_paper_a_title(register_pdf, book_pdf):
    for pdf, words in ((register_pdf, "Letters in the order"), (book_pdf, "Each cover is signed")):
        found = structure(pdf)
        assert found.all("Caption")[0].words.startswith(words)
        assert len(found.all("H1")) == 1
