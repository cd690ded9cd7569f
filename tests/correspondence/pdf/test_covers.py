"""Cover sheets: for whom the pack is, and which documents must be in it."""

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from correspondence.models.pack import Incomplete, packs_of
from correspondence.pdf.pack import write_print_file
from correspondence.pdf.papers import _laid_out, lines_of, set_paper
from correspondence.pdf.plan import plan
from recipients.models import Organization
from tests.correspondence.factories import make_dispatch, make_matter
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter, signed
from tests.correspondence.pdf.reading import as_poppler_reads, piece, text

pytestmark = pytest.mark.django_db


def print_file(packs, *, both_sides=True) -> bytes:
    out = io.BytesIO()
    write_print_file(plan(packs, with_covers=True, both_sides=both_sides), out)
    return out.getvalue()


def laid_out(pdf: bytes, page: int) -> str:
    """The words of a page line by line, as they stand beside each other."""
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), "-", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def cover(letter, page=1, **how) -> str:
    return laid_out(print_file(packs_of(letter), **how), page)


def test_it_says_for_whom_which_letter_and_what_must_be_in_the_envelope():
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    letter = sealed_letter("Tides", "Reefs", pages=2, enclosures=[annex])
    first, second = cover(letter), cover(letter, page=9)
    for words in (
        "Harbour Institute",
        "OUT/2024/0001",
        "9 September 2024",
        "Seminar on water management",
        "Letter OUT/2024/0001 2 2",
        "Declaration (en) 3 3–4",
        "Sheet 1 of 4, printed on both sides",
    ):
        assert words in first
        assert words in second
    assert "Addressee 1 of 2" in first
    assert "Director of the Tides 1 Harbour Road Suva" in first
    assert "Addressee 2 of 2" in second
    assert "Director of the Reefs 1 Harbour Road Suva" in second
    assert "Tides" not in second


def test_on_one_side_the_sheets_are_the_pages():
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    said = cover(sealed_letter("Tides", enclosures=[annex]), both_sides=False)
    assert "Declaration (en) 3 3–5" in said
    assert "Sheet 1 of 5." in said
    assert "both sides" not in said


def test_it_says_how_and_under_which_number_it_leaves_if_that_is_known():
    letter = sealed_letter("Tides", "Reefs")
    tides, reefs = letter.addressees.all()
    make_dispatch(tides, channel="registered_post", tracking_number="RR 1234 5678 5 AZ")
    Organization.objects.filter(pk=reefs.office.organization_id).update(preferred_channel="courier")
    assert "Registered post RR 1234 5678 5 AZ" in cover(letter)
    assert "Courier" in cover(letter, page=5)
    pdf = print_file(packs_of(letter))
    assert piece(pdf, "Registered post").left == pytest.approx(piece(pdf, "Channel").left, abs=0.5)
    assert piece(pdf, "RR 1234").top == pytest.approx(piece(pdf, "OUT/2024").top, abs=0.6)


def test_it_says_what_is_printed_by_itself():
    letter = sealed_letter("Tides", enclosures=[enclosure_of("Treaty", en=signed("a", "b"))])
    said = cover(letter)
    assert "Treaty (en) 2 slip, 3" in said
    assert "Printed from its own file: it is signed. A slip holds its place." in said


@pytest.mark.parametrize(
    ("content", "longest"), [(numbered("Annex", 1), 25), (signed("Annex"), 12)]
)
def test_however_long_the_list_is_it_has_the_pages_that_were_planned(content, longest):
    title = "The final declaration of the conference of the institutes of the small islands " * 3
    note = {"sample_note": "Every dispatch, and every receipt, and every page is made up. " * 3}
    letter = sealed_letter(
        "Tides",
        subject="Seminar on the water of small islands " * 4,
        matter=make_matter(**note),
        enclosures=[enclosure_of("Annex", en=content)],
    )
    (pack,) = packs_of(letter)
    part = replace(pack.parts[1], title=title)
    for count in (longest // 3, longest):
        long = replace(pack, parts=(pack.parts[0], *[part] * (count - 1)))
        planned = plan([long], with_covers=True, both_sides=False)
        pages = planned.documents(long)[0].pages
        pdf = print_file([long], both_sides=False)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.pages) == planned.pages == pages + count
        assert "Letter for Tides 1" in text(pdf, pages + 1)
        assert f"of {planned.sheets}." in laid_out(pdf, pages)
        if pages > 1:
            assert laid_out(pdf, 2).startswith("Tides, Director")
            assert "continued" in laid_out(pdf, 2)


def test_sample_data_is_called_that():
    letter = sealed_letter("Tides", matter=make_matter(sample_note="Every dispatch is made up."))
    assert "Sample data: Every dispatch is made up." in cover(letter)


def test_an_address_in_arabic_reads_from_the_right():
    pdf = print_file(packs_of(sealed_letter("جامعة الدول")))
    assert "جامعة الدول" in as_poppler_reads(pdf)
    arabic, latin, mixed = lines_of(["ميدان التحرير 1", "1 Tahrir Square", "Chair of الجامعة"])
    assert (arabic.dir, latin.dir, mixed.dir) == ("rtl", "ltr", "ltr")
    assert (arabic.lang, latin.lang) == ("ar", "")


def test_a_character_without_a_glyph_is_printed_as_a_question_mark():
    assert "Director of the ??" in cover(sealed_letter("東京"))


def test_the_papers_are_archival_and_tagged():
    slips = [(packs_of(sealed_letter("Tides"))[0].parts[0], "it is signed")]
    paper = set_paper("slips", {"letter": "OUT/2024/0001", "slips": slips})
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        metadata = pdf.Root.Metadata.read_bytes()
    assert b'pdfaid:part="3"' in metadata
    assert b'pdfaid:conformance="A"' in metadata
    assert paper.pages == 1


def test_they_are_set_in_a_child_that_is_not_waited_for_without_end(monkeypatch):
    monkeypatch.setattr(_laid_out, "terms", replace(_laid_out.terms, seconds=1e-6))
    with pytest.raises(Incomplete, match="could not be set on paper in time"):
        set_paper("slips", {"letter": "OUT/2024/0001", "slips": []})
