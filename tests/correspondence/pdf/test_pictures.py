"""Pictures of papers on pages of their own."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from correspondence.pdf.binder import Apart, Binder
from correspondence.pdf.pictures import picture_page


def picture(size=(300, 200), *, mode="RGB", colour="red", kind="PNG", **saved) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, format=kind, **saved)
    return out.getvalue()


def on_page(content: bytes) -> bytes:
    out = io.BytesIO()
    with Binder("A picture", both_sides=False) as binder:
        binder.add_section("One", [("", picture_page(content, binder))])
        binder.write(out)
    return out.getvalue()


def middle(pdf: bytes) -> tuple[int, int, int]:
    """The colour in the middle of the picture, which hangs from the top of the page."""
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=0.5).to_pil().convert("RGB")
    return drawn.getpixel((drawn.width // 2, 45))


def image_in(pdf: bytes) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = opened.pages[0].Resources.XObject.Picture
        return found.get("/Filter"), found.read_raw_bytes()


@pytest.mark.parametrize(
    ("size", "paper"), [((300, 200), (842, 595)), ((200, 300), (595, 842)), ((9, 9), (595, 842))]
)
def test_it_lies_on_a4_as_it_is_itself(size, paper):
    pdf = on_page(picture(size))
    assert tuple(map(round, pypdfium2.PdfDocument(pdf)[0].get_size())) == paper


def test_a_large_one_fits_and_a_small_one_is_not_blown_up():
    for size, width in (((4000, 2000), 757), ((100, 50), 100)):
        pdf = on_page(picture(size))
        (drawn,) = pypdfium2.PdfDocument(pdf)[0].get_objects()
        left, _bottom, right, _top = drawn.get_bounds()
        assert round(right - left) == width


def test_a_jpeg_goes_in_as_it_is():
    content = picture(kind="JPEG")
    assert image_in(on_page(content)) == ("/DCTDecode", content)


def test_one_taken_with_the_camera_askew_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    pdf = on_page(picture((300, 200), kind="JPEG", exif=exif))
    assert tuple(map(round, pypdfium2.PdfDocument(pdf)[0].get_size())) == (595, 842)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGB", "red", (255, 0, 0)),
        ("L", 128, (128, 128, 128)),
        ("1", 0, (0, 0, 0)),
        ("RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
        ("I;16", 32768, (128, 128, 128)),
    ],
)
def test_whatever_the_colours_are_they_come_out_on_white_paper(mode, colour, expected):
    assert middle(on_page(picture(mode=mode, colour=colour))) == expected


@pytest.mark.parametrize(
    "content",
    [b"\xff\xd8\xff no picture \xff\xd9", b"\x89PNG\r\n\x1a\n IEND", b"", picture()[:100]],
)
def test_what_is_no_whole_picture_stays_outside(content):
    with pytest.raises(Apart, match="cannot be read"):
        on_page(content)


def test_one_that_would_fill_the_memory_stays_outside():
    with pytest.raises(Apart, match="too large"):
        on_page(picture((10_000, 6_001), mode="1", colour=1))


def test_it_unfolds_in_a_child_with_an_end_to_its_memory(settings):
    settings.PRESS_MEMORY_MB = 60
    with pytest.raises(Apart, match="too large a picture"):
        on_page(picture((6_000, 6_000)))
    assert on_page(picture((600, 600)))
