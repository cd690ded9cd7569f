"""An emblem is plain shapes or a picture drawn anew, and stands in the letterhead."""

import io
import struct
import time
import zlib

import pytest
from PIL import Image

from correspondence.pdf.emblem import MAX_BYTES, PNG, SVG, checked_emblem
from correspondence.pdf.gate import NotAcceptable
from correspondence.pdf.letter import render
from correspondence.pdf.press import PressBusy
from tests.correspondence.pdf.reading import shapes
from tests.correspondence.pdf.sheets import make_sheet

PLAIN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def svg(inside: str, attributes: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def png(width: int = 40, height: int = 40, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, format="PNG")
    return out.getvalue()


def bomb(width: int, height: int, *, more: bytes = b"") -> bytes:
    """A PNG of one colour that is small as a file only; written row by row, not in memory."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack("!IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), more, chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack("!I", zlib.crc32(kind + content))
    return struct.pack("!I", len(content)) + kind + content + check


def test_shapes_are_kept():
    drawing, kind = checked_emblem(PLAIN)
    assert kind == SVG
    assert b'<path d="M1 1h7v7z"' in drawing
    assert checked_emblem(drawing) == (drawing, kind)


def test_what_an_editor_notes_for_itself_is_dropped():
    drawing, _kind = checked_emblem(
        svg('<metadata><x/></metadata><!-- me --><g onload="alert(1)" class="a"><rect/></g>')
    )
    assert b"onload" not in drawing
    assert b"metadata" not in drawing
    assert b"me" not in drawing.replace(b"namespace", b"")


@pytest.mark.parametrize(
    "content",
    [
        svg("<text>Example</text>"),
        svg("<script>alert(1)</script>"),
        svg('<image href="http://127.0.0.1/x.png"/>'),
        svg('<use href="#a"/>'),
        svg("<style>@import 'x'</style>"),
        svg("<foreignObject/>"),
        svg('<rect fill="url(http://127.0.0.1/x)"/>'),
        svg('<rect style="fill: url( file:///etc/passwd )"/>'),
        svg("<g>" * 3000 + "</g>" * 3000),
        svg("<rect/>" * 2001),
        svg("<rect/>", attributes=""),
        svg("<rect/>", attributes='viewBox="0 0 nan nine"'),
        svg("<svg viewBox='5'/>"),
        svg('<linearGradient id="a" spreadMethod="reflect"/>'),
        b'<?xml version="1.0" encoding="x-none"?>' + PLAIN,
        b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg" + b" " * 600_000,
        b"<html><svg></svg></html>",
        b"GIF89a",
        b"",
        png()[:45],
        png(6000, 6000, "1"),
    ],
)
def test_what_is_more_or_less_than_an_emblem_is_refused(content):
    with pytest.raises(NotAcceptable):
        checked_emblem(content)


@pytest.mark.parametrize("side", [30_000, 13_000, 5_001])
def test_a_picture_that_swells_is_refused_at_once(side):
    content = bomb(side, side)
    assert len(content) < MAX_BYTES
    begun = time.monotonic()
    with pytest.raises(NotAcceptable, match="more than 25 million pixels"):
        checked_emblem(content)
    assert time.monotonic() - begun < 5.5


def test_words_that_swell_are_left_out(settings):
    settings.PRESS_MEMORY_MB = 100
    content = bomb(9, 9, more=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000))))
    assert len(content) < MAX_BYTES
    assert len(checked_emblem(content)[0]) < 500


def test_a_picture_takes_no_more_memory_than_it_may(settings):
    content = bomb(5_000, 4_999)
    assert Image.open(io.BytesIO(checked_emblem(content)[0])).size == (1200, 1200)
    settings.PRESS_MEMORY_MB = 50
    with pytest.raises(NotAcceptable, match="too large to be drawn"):
        checked_emblem(content)


@pytest.mark.parametrize("content", [PLAIN, png()])
def test_it_is_read_by_a_child_and_waits_its_turn_for_one(content, settings):
    settings.PRESS_CHILDREN = settings.PRESS_PATIENCE = 0
    with pytest.raises(PressBusy):
        checked_emblem(content)


def test_a_picture_is_drawn_anew_and_made_smaller():
    drawing, kind = checked_emblem(png(2400, 1200))
    assert kind == PNG
    assert Image.open(io.BytesIO(drawing)).size == (1200, 600)


@pytest.mark.parametrize(("content", "suffix"), [(PLAIN, "svg"), (png(), "png")])
def test_it_stands_in_the_letterhead(content, suffix):
    drawing, _kind = checked_emblem(content)
    usual = render(make_sheet())
    with_emblem = render(make_sheet(emblem=f"{suffix * 3}.{suffix}", drawing=drawing))
    assert with_emblem != usual
    assert len(shapes(with_emblem)) != len(shapes(usual))


@pytest.mark.parametrize(("content", "suffix"), [(PLAIN, "svg"), (png(), "png")])
def test_one_child_sets_letter_after_letter_with_it_to_the_same_bytes(content, suffix):
    sheet = make_sheet(emblem=f"{suffix * 4}.{suffix}", drawing=content)
    first = render.__wrapped__(sheet)
    assert render.__wrapped__(make_sheet()) != first
    assert render.__wrapped__(sheet) == first
