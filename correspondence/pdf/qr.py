"""The QR code of a letter: its reference and check code, as the verification page reads them."""

import io
import re

import segno

from correspondence.pdf.fetcher import PART

_RUN = re.compile(rb"[Mm](-?[\d.]+) (-?[\d.]+)h(\d+)")


def qr_url(code: str) -> str:
    """Where the letter asks for its QR code."""
    return f"{PART}qr-{code}.svg"


def qr_drawing(text: str) -> bytes:
    """A QR code (ISO/IEC 18004, error correction M) as an SVG without a quiet zone."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(
        out, kind="svg", border=0, dark="#14161a", xmldecl=False, scale=4
    )
    return out.getvalue()


def qr_lines(drawing: bytes) -> bytes:
    """The lines of a drawing as they stand on a page that WeasyPrint has written."""
    x = y = 0.0
    lines = []
    for right, down, length in _RUN.findall(drawing):
        x, y = x + float(right), y + float(down)
        lines.append(b"%g %g m\n%g %g l" % (x, y, x + int(length), y))
        x += int(length)
    return b"\n".join(lines)
