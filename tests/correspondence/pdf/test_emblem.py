"""An emblem is plain shapes or a picture drawn anew, and stands in the letterhead."""

import io

import pytest
from PIL import Image

from correspondence.pdf.emblem import PNG, SVG, checked_emblem
from correspondence.pdf.gate import NotAcceptable
from correspondence.pdf.letter import render
from tests.correspondence.pdf.reading import shapes
from tests.correspondence.pdf.sheets import make_sheet

PLAIN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def svg(inside: str, attributes: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def png(width: int = 40, height: int = 40, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, format="PNG")
    return out.getvalue()


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
