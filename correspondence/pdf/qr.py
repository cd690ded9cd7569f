"""The QR code of a letter: its reference and check code, as the verification page reads them."""

import io

import segno

from correspondence.pdf.fetcher import PART


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
