"""The print file, read back page by page."""

import io
import random

import pikepdf
import pytest

from correspondence.models.pack import packs_of
from correspondence.pdf.pack import write_print_file
from correspondence.pdf.plan import plan
from tests.correspondence.factories import make_file_copy, make_letter, make_office
from tests.correspondence.pdf.documents import (
    enclosure_of,
    numbered,
    protected,
    sealed_letter,
    signed,
    text_pdf,
)
from tests.correspondence.pdf.reading import text

pytestmark = pytest.mark.django_db


def printed(letter, *, covers=False, both_sides=False, of=None) -> bytes:
    out = io.BytesIO()
    packs = [pack for pack in packs_of(letter) if of is None or str(pack.addressee) in of]
    write_print_file(plan(packs, with_covers=covers, both_sides=both_sides), out)
    return out.getvalue()


def pages(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [text(pdf, n + 1) for n in range(len(opened.pages))]


def declaration(english: int = 2, french: int = 1):
    return enclosure_of(
        "Declaration", en=numbered("Declaration", english), fr=numbered("Declaration FR", french)
    )


def test_each_addressee_has_the_letter_and_its_own_editions_in_order():
    letter = sealed_letter("Tides", "Iles", french=("Iles",), enclosures=[declaration()])
    assert pages(printed(letter)) == [
        "Letter for Tides 1",
        "Declaration 1",
        "Declaration 2",
        "Letter for Iles 1",
        "Declaration FR 1",
    ]


def test_on_both_sides_each_document_begins_on_a_front():
    letter = sealed_letter("Tides", "Reefs", pages=3, enclosures=[declaration()])
    found = pages(printed(letter, both_sides=True))
    one = [f"Letter for Tides {n}" for n in (1, 2, 3)] + ["", "Declaration 1", "Declaration 2"]
    assert found == one + [words.replace("Tides", "Reefs") for words in one]


def test_a_blank_page_has_the_size_of_the_one_before_and_nothing_on_it():
    across = text_pdf("A map", size=(1191, 842))
    letter = sealed_letter("Tides", enclosures=[enclosure_of("Map", en=across)])
    with pikepdf.open(io.BytesIO(printed(letter, both_sides=True))) as pdf:
        sizes = [[int(edge) for edge in page.MediaBox] for page in pdf.pages]
        assert sizes == [[0, 0, 595, 842]] * 2 + [[0, 0, 1191, 842]] * 2
        assert "/Contents" not in pdf.pages[3]


def test_only_those_who_are_chosen():
    letter = sealed_letter("Tides", "Reefs", "Atolls")
    found = pages(printed(letter, of={"Reefs, Director"}))
    assert found == ["Letter for Reefs 1"]


def test_nothing_is_stamped_on_a_sealed_page():
    letter = sealed_letter("Tides", enclosures=[declaration()])
    (pack,) = packs_of(letter)
    with pikepdf.open(io.BytesIO(printed(letter, covers=True))) as pdf:
        for part, numbers in zip(pack.parts, ((1,), (2, 3)), strict=True):
            with pikepdf.open(io.BytesIO(part.stored.read())) as original:
                for page, number in zip(original.pages, numbers, strict=True):
                    assert page.Contents.read_bytes() == pdf.pages[number].Contents.read_bytes()


def heavy(pdf: pikepdf.Pdf) -> None:
    """Put a picture of 100,000 bytes on the page that cannot be packed any smaller."""
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(
        Picture=pdf.make_stream(
            random.Random(5).randbytes(100_000),  # noqa: S311 - the same each time
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=1000,
            Height=100,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
    )


def test_an_enclosure_that_many_get_is_in_the_file_once():
    enclosure = enclosure_of("Heavy", en=text_pdf("Heavy", change=heavy))
    few = printed(sealed_letter("A", "B", enclosures=[enclosure]))
    many = printed(sealed_letter(*"CDEFGHIJ", enclosures=[enclosure]))
    assert 100_000 < len(few) < len(many) < 110_000
    assert pages(many).count("Heavy") == 8


def test_the_same_packs_give_the_same_bytes():
    letter = sealed_letter("Tides", "Reefs", enclosures=[declaration()])
    first = printed(letter, covers=True, both_sides=True)
    assert first == printed(letter, covers=True, both_sides=True)
    assert first != printed(letter, covers=False, both_sides=True)


def test_bookmarks_lead_to_each_addressee_and_document():
    letter = sealed_letter("Tides", "Reefs", enclosures=[declaration()])
    with pikepdf.open(io.BytesIO(printed(letter, covers=True, both_sides=True))) as pdf:
        at = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}

        def told(bookmark):
            return bookmark.title, at[bookmark.destination[0].objgen]

        with pdf.open_outline() as outline:
            found = [(*told(one), [*map(told, one.children)]) for one in outline.root]
    titles = ("Cover sheet", "Letter OUT/2024/0001", "Declaration (en)")
    assert found == [
        ("1 Tides, Director (pages 1–6)", 0, list(zip(titles, (0, 2, 4), strict=True))),
        ("2 Reefs, Director (pages 7–12)", 6, list(zip(titles, (6, 8, 10), strict=True))),
    ]


def test_other_packs_have_another_identifier():
    letter = sealed_letter("Tides", "Reefs")
    found = []
    for content in (printed(letter), printed(letter), printed(letter, of={"Reefs, Director"})):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found.append(bytes(pdf.trailer.ID[0]))
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize(
    ("both_sides", "asked"), [(True, "/DuplexFlipLongEdge"), (False, "/Simplex")]
)
def test_the_printer_is_asked_for_the_sides_and_not_to_scale(both_sides, asked):
    content = printed(sealed_letter("Tides"), both_sides=both_sides)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == asked
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("content", "why"),
    [(signed("Treaty 1", "Treaty 2"), "signed"), (protected("Treaty 1", "Treaty 2"), "protected")],
)
def test_what_may_not_be_taken_apart_has_a_slip_in_its_place(content, why):
    treaty = enclosure_of("Treaty", en=content)
    letter = sealed_letter("Tides", "Reefs", enclosures=[treaty, declaration()])
    found = pages(printed(letter))
    assert len(found) == 8
    for slip in (found[1], found[5]):
        assert "Insert here Treaty (en) 2 pages" in slip
        assert why in slip
        assert treaty.editions.get().file.sha256 in slip.replace(" ", "")
    assert "Treaty 1" not in " ".join(found)


def test_a_letter_that_was_signed_on_the_screen_has_a_slip_too():
    letter = make_letter("registered", offices=[make_office(organization="Tides")])
    make_file_copy(letter.addressees.get(), signed("The letter"))
    (slip,) = pages(printed(letter))
    assert "Insert here Letter OUT/2024/0001 1 page" in slip
