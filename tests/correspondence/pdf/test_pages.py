import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from PIL import Image

from correspondence.pdf.letter import render
from correspondence.pdf.pages import NoSuchPage, count_pages, picture, words_on
from tests.correspondence.pdf.sheets import make_sheet, paragraphs

WATERMARK = (0xEF, 0xE8, 0xE6)


def pale_rubric(png):
    """How many pixels have the watermark's colour."""
    counted = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24)
    return sum(count for count, colour in counted if colour == WATERMARK)


def test_it_draws_a_page_as_wide_as_asked():
    image = Image.open(io.BytesIO(picture(render(make_sheet()), 1, width=600)))
    assert image.format == "PNG"
    assert image.width == 600
    assert abs(image.height - 600 * 297 / 210) <= 1


@pytest.mark.parametrize("number", [1, 2])
def test_draft_is_written_across_every_page_of_a_draft_alone(number):
    sheet = make_sheet(body=paragraphs(14))
    assert pale_rubric(picture(render(sheet, draft=True), number, width=400)) > 2_000
    assert pale_rubric(picture(render(sheet), number, width=400)) == 0


def test_the_watermark_is_an_artefact_that_no_reader_speaks():
    with pikepdf.open(io.BytesIO(render(make_sheet(), draft=True))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"/Artifact" in content


@pytest.mark.parametrize("number", [0, -1, 3, 10**9])
def test_a_page_that_is_not_there_is_said_so(number):
    with pytest.raises(NoSuchPage):
        picture(render(make_sheet()), number, width=100)


def test_what_is_no_pdf_has_no_pages():
    with pytest.raises(NoSuchPage):
        count_pages(b"no")
    with pytest.raises(NoSuchPage):
        picture(b"no", 1, width=100)


def test_a_page_without_a_shape_is_not_drawn():
    document = pikepdf.new()
    document.add_blank_page(page_size=(3, 14400))
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(NoSuchPage, match="shape"):
        picture(out.getvalue(), 1, width=4000)


def test_it_is_drawn_from_many_threads():
    pdf = render(make_sheet())
    alone = picture(pdf, 1, width=200)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: picture(pdf, 1, width=200), range(24))) == {alone}


def test_letters_are_rendered_from_many_threads():
    alone = render(make_sheet())
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: render(make_sheet()), range(8))) == {alone}


def test_the_words_of_a_page_are_read_up_to_a_limit():
    letter = render(make_sheet(check_code="7K3F-92QD", body=paragraphs(14)))
    assert {"OUT/2026/0147", "7K3F-92QD"} <= set(words_on(letter, 1).decode().split())
    with pikepdf.open(io.BytesIO(letter)) as pdf:
        page = pdf.pages[0]
        line = b"(" + b"x" * 900 + b") Tj 0 8 Td "
        page.Contents = pdf.make_stream(b"BT /F1 1 Tf " + line * 100 + b"ET")
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Courier,
                )
            )
        )
        pdf.save(out := io.BytesIO())
    assert 10_000 < len(words_on(out.getvalue(), 1)) <= 20_000


@pytest.mark.parametrize(("pdf", "page"), [(b"no PDF", 1), (b"%PDF-1.7", 1), (None, 0), (None, 99)])
def test_there_are_no_words_on_what_is_no_page(pdf, page):
    with pytest.raises(NoSuchPage):
        words_on(render(make_sheet()) if pdf is None else pdf, page)
