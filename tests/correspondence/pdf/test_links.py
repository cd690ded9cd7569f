"""Links that still lead somewhere when their page stands in another file."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from correspondence.pdf import links
from correspondence.pdf.binder import Binder
from tests.correspondence.pdf.documents import text_pdf

WEB = "https://example.org/tides"


def linked(*notes, pages=("One", "Two", "Three"), change=lambda pdf: None) -> bytes:
    """A PDF with links on its first page: each is what it leads to, given the file."""

    def add(pdf: pikepdf.Pdf) -> None:
        change(pdf)
        made = [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=[72, 690, 144, 714], **note(pdf)
                )
            )
            for note in notes
        ]
        pdf.pages[0].Annots = Array(made)

    return text_pdf(*pages, change=add)


def to_web(address: str = WEB):
    return lambda pdf: {"A": Dictionary(S=Name.URI, URI=String(address))}


def to_page(number: int, *view, action: bool = False):
    def note(pdf):
        place = Array([pdf.pages[number].obj, *(view or (Name.Fit,))])
        return {"A": Dictionary(S=Name.GoTo, D=place)} if action else {"Dest": place}

    return note


def as_it_is(**entries):
    return lambda pdf: entries


def bound(*documents: bytes, times: int = 1) -> pikepdf.Pdf:
    """The documents as one section, so many times; the same pages each time."""
    out = io.BytesIO()
    with Binder("Bound", both_sides=False) as binder:
        pages = [(f"Document {n}", binder.pages_in(one)) for n, one in enumerate(documents)]
        for number in range(times):
            binder.add_section(f"Section {number}", pages)
        binder.write(out)
    pdf = pikepdf.open(out)
    assert pdf.check_pdf_syntax() == []
    return pdf


def found(pdf: pikepdf.Pdf) -> list[tuple[int, str | int]]:
    """On which page each link is, and where it leads: an address, or the number of a page."""
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    told = []
    for n, page in enumerate(pdf.pages):
        for note in page.get("/Annots", []):
            assert note.P.objgen == page.obj.objgen
            told.append((n, str(note.A.URI) if "/A" in note else numbers[note.Dest[0].objgen]))
    return told


@pytest.mark.parametrize("address", [WEB, "HTTP://example.org", "mailto:chair@example.org"])
def test_an_address_is_kept_with_its_place(address):
    pdf = bound(linked(to_web(address)))
    assert found(pdf) == [(0, address)]
    (link,) = pdf.pages[0].Annots
    assert [int(edge) for edge in link.Rect] == [72, 690, 144, 714]
    assert [int(edge) for edge in link.Border] == [0, 0, 0], "nothing is drawn that was not"


@pytest.mark.parametrize("action", [False, True])
def test_a_page_of_the_same_document_is_found_again(action):
    plain = text_pdf("Before")
    pdf = bound(plain, linked(to_page(2, Name.XYZ, 72, 700, None, action=action)))
    assert found(pdf) == [(1, 3)]
    _page, how, left, top, zoom = pdf.pages[1].Annots[0].Dest
    assert (how, float(left), float(top), zoom) == (Name.XYZ, 72, 700, None)


@pytest.mark.parametrize("kind", ["tree", "dictionary", "within"])
def test_a_destination_may_have_a_name(kind):
    def name_it(pdf):
        place = Array([pdf.pages[1].obj, Name.Fit])
        if kind == "dictionary":
            pdf.Root.Dests = Dictionary(Annex=place)
            return
        names = pikepdf.NameTree.new(pdf)
        names["Annex"] = Dictionary(D=place) if kind == "within" else place
        pdf.Root.Names = Dictionary(Dests=names.obj)

    called = Name.Annex if kind == "dictionary" else String("Annex")
    assert found(bound(linked(as_it_is(Dest=called), change=name_it))) == [(0, 1)]


def test_each_time_a_document_is_bound_its_links_stay_within_it():
    pdf = bound(linked(to_page(2), to_web()), times=3)
    assert found(pdf) == [(0, 2), (0, WEB), (3, 5), (3, WEB), (6, 8), (6, WEB)]
    drawn = [note.objgen for page in pdf.pages for note in page.get("/Annots", [])]
    assert len(set(drawn)) == 6, "a link stands on one page alone"


@pytest.mark.parametrize(
    "note",
    [
        to_web("javascript:alert(1)"),
        to_web("file:///etc/passwd"),
        as_it_is(),
        as_it_is(Dest=String("Nowhere")),
        as_it_is(Dest=Array([3, Name.Fit])),
        as_it_is(Dest=Array([])),
        as_it_is(Dest=5),
        as_it_is(A=Dictionary(S=Name.Named, N=Name.NextPage)),
        as_it_is(A=Dictionary(S=Name.URI)),
        as_it_is(A=String("x")),
        as_it_is(Rect=[0, 0], A=Dictionary(S=Name.URI, URI=String(WEB))),
    ],
)
def test_what_leads_nowhere_is_left_out_and_the_page_is_there(note):
    def both(pdf):
        return {"Rect": [0, 0, 9, 9], **note(pdf)}

    def made(pdf):
        pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, **both(pdf))])

    pdf = bound(text_pdf("One", change=made))
    assert found(pdf) == []
    assert len(pdf.pages) == 1
    assert "/Annots" not in pdf.pages[0]


def test_a_page_that_is_not_in_the_document_is_no_destination():
    def take_away(pdf):
        elsewhere = Array([pdf.pages[1].obj, Name.Fit])
        pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0] * 4, Dest=elsewhere)])
        del pdf.pages[1]

    assert found(bound(text_pdf("One", "Two", change=take_away))) == []


def test_a_document_full_of_links_is_bound_without_them(monkeypatch):
    monkeypatch.setattr(links, "_MOST", 2)
    assert len(found(bound(linked(to_web(), to_web())))) == 2
    assert found(bound(linked(to_web(), to_web(), to_web()))) == []


def test_an_entry_of_a_form_becomes_part_of_the_page_and_the_link_beside_it_stays():
    def add_stamp(pdf):
        stamp = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, F=4, Rect=[300, 300, 400, 320], AP=Dictionary()
        )
        stamp.AP.N = pdf.make_stream(
            b"0 0 100 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20]
        )
        link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], F=4, **to_web()(pdf))
        pdf.pages[0].Annots = Array([pdf.make_indirect(stamp), pdf.make_indirect(link)])

    pdf = bound(text_pdf("One", change=add_stamp))
    assert found(pdf) == [(0, WEB)]
    assert "/Fxo1" in str(pdf.pages[0].Resources.XObject.keys())
