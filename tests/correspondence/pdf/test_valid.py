"""Every paper is PDF/A-3a and PDF/UA-1, says the reference validator."""

import io

import pikepdf
import pytest

from correspondence.pdf.sample import sample_pages
from tests.correspondence.pdf.office import BOUND, office_papers
from tests.correspondence.pdf.office import NAMES as OFFICE
from tests.correspondence.pdf.papers import PAIRS, PAPERS, on_paper
from tests.correspondence.pdf.samples import letter


@pytest.mark.parametrize("name", [name for name in PAPERS if name not in OFFICE])
def test_every_layout_kind_and_language_is_valid(name, verapdf):
    assert verapdf.faults(PAPERS[name].pdf()) == []


@pytest.mark.parametrize("name", PAIRS)
def test_every_kind_is_valid_in_every_layout(name, verapdf):
    assert verapdf.faults(on_paper(PAIRS[name])) == []


@pytest.mark.django_db
def test_every_paper_of_the_office_is_valid(verapdf):
    """Register, delivery book, slips, the front of an evidence file, both parts of cover sheets."""
    papers = {name: pdf for name, pdf in office_papers().items() if name != BOUND}
    assert {*OFFICE, "cover-sheet-part-1", "cover-sheet-part-2"} - {BOUND} == papers.keys()
    assert {name: found for name, pdf in papers.items() if (found := verapdf.faults(pdf))} == {}


def test_sample_pages_are_valid(verapdf):
    assert verapdf.faults(sample_pages("Final declaration", 2, "en", lines=("Sample",))) == []


@pytest.mark.parametrize(
    "body",
    [
        "<h3>A lower heading first</h3><p>a</p><h2></h2>",
        "<table><thead><tr><th>A head alone</th></tr></thead></table>",
        "<table><tbody><tr><th>A</th></tr><tr><th>B</th></tr></tbody></table><ul><li></li></ul>",
        "<table><tbody><tr><td><table><tbody><tr><th>In it</th></tr></tbody></table></td></tr>"
        "</tbody></table><blockquote><h3>In it</h3><ul><li><p>a</p>b</li></ul></blockquote>",
        f"<ul><li>{'<p>item of pages</p>' * 90}<ol><li>in it</li></ol></li></ul>",
    ],
    ids=["heading", "head", "headings", "nested", "item"],
)
def test_odd_bodies_are_valid(body, verapdf):
    assert verapdf.faults(on_paper(letter("en", body=body))) == []


def without_language(pdf):
    del pdf.Root["/Lang"]


def without_tags(pdf):
    del pdf.Root["/StructTreeRoot"]


def without_colour_profile(pdf):
    del pdf.Root["/OutputIntents"]


def without_a_mark_of_pdf_ua(pdf):
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def without_words_for_a_picture(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
            del one["/Alt"]


def with_a_script(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


def with_a_typeface_left_out(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
            del one["/FontFile2"]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (without_language, "ua1 7.2-34"),
        (without_tags, "3a 6.7.3.3-1"),
        (without_tags, "ua1 7.1-11"),
        (without_colour_profile, "3a 6.2.4.3-2"),
        (without_a_mark_of_pdf_ua, "ua1 5-1"),
        (without_words_for_a_picture, "ua1 7.3-1"),
        (with_a_script, "3a 6.5.1-1"),
        (with_a_typeface_left_out, "3a 6.2.11.4.1-1"),
    ],
)
def test_what_is_wrong_on_purpose_is_found(spoil, fault, verapdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(on_paper(letter("en")))) as pdf:
        spoil(pdf)
        pdf.save(out)
    assert any(one.startswith(fault) for one in verapdf.faults(out.getvalue()))


def test_a_file_that_is_no_pdf_is_not_taken_for_a_valid_one(verapdf):
    with pytest.raises(RuntimeError, match="parse"):
        verapdf.faults(b"no")
    assert verapdf.faults(on_paper(letter("en"))) == [], "and the next file is looked at again"
