"""PDFs whose pages would not be the same in another file."""

import io
import time

import pikepdf
import pytest

from correspondence.models import StoredFile
from correspondence.models.stored_file import WhyApart
from correspondence.pdf.apart import why_apart
from correspondence.pdf.binder import Binder, reason_apart
from tests.correspondence.pdf.documents import (
    filled_form,
    layered,
    protected,
    signed,
    text_pdf,
)
from tests.correspondence.pdf.hostile import content_bomb
from tests.correspondence.pdf.reading import as_poppler_reads


def why(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        reason = why_apart(pdf)
        return str(WhyApart(reason).label) if reason else ""


def bound(content: bytes) -> bytes:
    out = io.BytesIO()
    with Binder("Bound", both_sides=False) as binder:
        binder.add_section("One", [("", binder.pages_in(content))])
        binder.write(out)
    return out.getvalue()


def add_link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, F=4)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])


def add_remark(pdf: pikepdf.Pdf) -> None:
    remark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, F=4, Rect=[0, 0, 9, 9]
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(remark)])


def ask_for_appearances(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], NeedAppearances=True)


def hide_by_default(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=[], D=pikepdf.Dictionary(BaseState=pikepdf.Name.OFF)
    )


def break_form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], SigFlags="many")


def lay_over_what_nobody_can_draw(pdf: pikepdf.Pdf) -> None:
    add_remark(pdf)
    [remark] = pdf.pages[0].Annots
    remark.Subtype, remark.FT = pikepdf.Name.Widget, pikepdf.Name.Tx
    drawing = pdf.make_stream(b"", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    drawing.Resources = drawing
    remark.AP = pikepdf.Dictionary(N=drawing)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[remark], DR=pikepdf.Dictionary(Font={}))


def misname_layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(D=5)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (signed("Treaty"), "it is signed"),
        (protected("Treaty"), "it is protected against changes"),
        (filled_form(with_appearance=False), "it has entries that only a program"),
        (text_pdf("A", change=ask_for_appearances), "it has entries that only a program"),
        (text_pdf("A", change=add_remark), "it has entries that only a program"),
        (layered(hidden=True), "it has layers that are not shown"),
        (text_pdf("A", change=hide_by_default), "it has layers that are not shown"),
        (text_pdf("A", change=break_form), "its pages cannot be read"),
    ],
)
def test_what_would_be_lost_is_named(content, reason):
    assert why(content).startswith(reason)


@pytest.mark.parametrize(
    "content",
    [
        text_pdf("Plain"),
        text_pdf("Linked", change=add_link),
        filled_form(with_appearance=True),
        text_pdf("No layers", change=misname_layers),
        layered(hidden=False),
    ],
)
def test_what_stays_the_same_is_bound(content):
    assert why(content) == ""
    assert as_poppler_reads(bound(content)) == as_poppler_reads(content)


def test_the_entry_of_a_form_becomes_part_of_the_page():
    with pikepdf.open(io.BytesIO(bound(filled_form(with_appearance=True)))) as pdf:
        assert "/Annots" not in pdf.pages[0]
    assert "Suva" in as_poppler_reads(bound(filled_form(with_appearance=True)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"no PDF", text_pdf("A", change=lay_over_what_nobody_can_draw)]
)
def test_what_cannot_be_read_is_said_before_it_is_bound(content):
    stored = StoredFile.objects.keep(content, media_type="application/pdf", pages=1)
    assert reason_apart(stored) == "its pages cannot be read"


def test_what_a_page_is_drawn_with_is_not_unpacked():
    bomb = content_bomb(100_000_000)
    begun = time.monotonic()
    assert len(bound(bomb)) < 10 * len(bomb)
    assert time.monotonic() - begun < 1
