"""WeasyPrint as the letter uses it: prepared once, one document at a time, the same bytes again."""

import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from correspondence.pdf.fetcher import ASSETS, PART, PartsOnly
from correspondence.pdf.lines import keep_words_together
from correspondence.pdf.spoken import read_ahead
from correspondence.pdf.tags import say_more

# PDF/A-3a is tagged and archival; a fixed identifier and no dates make the bytes repeatable.
_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "pdf_identifier": b"chancery"}
_PDF_UA = (ASSETS / "pdfua.xml").read_bytes()

TEMPLATES = ASSETS.parents[2] / "templates" / "letter"

keep_words_together()
say_more()
_fetcher = PartsOnly()
_images: dict[str, Any] = {}
_counters = CounterStyle()  # how lists count, as the style sheets say


@contextmanager
def _shipped_fonts_only() -> Iterator[None]:
    """FONTCONFIG_FILE while the fonts are listed, and not longer: a browser started by this
    process would inherit it and lose its own fonts."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(ASSETS / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _fonts() -> FontConfiguration:
    with _shipped_fonts_only():
        return FontConfiguration()


@cache
def _stylesheet(name: str) -> CSS:
    text = (ASSETS / f"{name}.css").read_text(encoding="utf-8")
    # The typefaces are shipped: no @font-face.
    return CSS(string=text, url_fetcher=_fetcher, counter_style=_counters)


def read_stylesheets() -> None:
    """Read all of them once, without a look at a typeface."""
    for path in ASSETS.glob("*.css"):
        _stylesheet(path.stem)


@cache
def design_version() -> str:
    """Eight digits that change with the letter's template, styles, words or typefaces."""
    sum_of_parts = hashlib.sha256()
    for path in sorted([*ASSETS.rglob("*.*"), *TEMPLATES.glob("*.html")]):
        if path.suffix != ".md":
            sum_of_parts.update(path.name.encode() + b"\0" + path.read_bytes())
    return sum_of_parts.hexdigest()[:8]


def emblem(name: str, drawing: bytes) -> str:
    """The URL of a letterhead's emblem; of the house's own drawing where it names none."""
    return _fetcher.keep(name, drawing) if name else f"{PART}emblem.svg"


@contextmanager
def drawing_board(qr: Mapping[str, bytes] | None = None) -> Iterator[None]:
    """Around a document while it is laid out and written, by one thread alone (see the press).

    `qr` are the drawings (SVG) of this document alone, by URL.
    """
    _fetcher.parts.update(qr or {})
    try:
        yield
    finally:
        for url in qr or {}:
            del _fetcher.parts[url]
        # What WeasyPrint keeps beside the drawings, under names of its own, is the drawings' data.
        for url in [one for one in _images if one.startswith(PART)]:
            if url not in _fetcher.parts:
                del _images[url]


def lay_out(html: str, stylesheets: tuple[str, ...]) -> Document:
    """The document's pages; `stylesheets` are names in assets, without ".css"."""
    return HTML(string=html, base_url=PART, url_fetcher=_fetcher).render(
        font_config=_fonts(),
        counter_style=_counters,
        stylesheets=[_stylesheet(name) for name in stylesheets],
        cache=_images,
        **_OPTIONS,
    )


def warm_up() -> None:
    """Set a trial page, so that the first letter takes no longer than the next."""
    body = "<p>Aa <b>Bb</b> <i>Cc</i></p><ol><li>1</li></ol><table><tr><td>2</td></tr></table>"
    page = f'<html lang="en"><title>Trial</title><img src="{PART}emblem.svg" alt="x">{body}</html>'
    sealed(lay_out(page, ("base", "languages", "din5008b")))


def _complete_lists(pdf: pikepdf.Pdf) -> None:
    """Put what stands in a list item without a body into one.

    WeasyPrint tags a paragraph in an item as its direct child; ISO 14289-1, 7.2 allows labels and
    bodies alone.
    """
    items = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.LI
    ]
    for item in items:
        kept: list[Any] = []
        loose: list[Any] = []
        for child in item.K:
            tag = child.get("/S") if isinstance(child, pikepdf.Dictionary) else None
            (kept if tag in {pikepdf.Name.Lbl, pikepdf.Name.LBody} else loose).append(child)
        if not loose:
            continue
        body = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, Pg=item.Pg, K=loose
            )
        )
        for child in loose:
            if isinstance(child, pikepdf.Dictionary) and "/P" in child:
                child.P = body
        item.K = pikepdf.Array([*kept, body])


def opened(document: Document) -> pikepdf.Pdf:
    """The document as a PDF that is PDF/A-3a and PDF/UA-1 at once, open to be saved.

    WeasyPrint writes one variant; the mark of the other and its extension schema are put at the
    end of the XMP packet (ISO 14289-1, ISO 19005-3).
    """
    read_ahead(document)
    pdf = pikepdf.open(io.BytesIO(document.write_pdf(**_OPTIONS)))
    head, tail = pdf.Root.Metadata.read_bytes().rsplit(b"</rdf:RDF>", 1)
    packet = pdf.make_stream(head + _PDF_UA + b"</rdf:RDF>" + tail)
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = packet
    _complete_lists(pdf)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF; the same objects, the same bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,  # nothing to mend: WeasyPrint's XMP names none
    )
    return out.getvalue()


def sealed(document: Document) -> bytes:
    """The bytes of the document as PDF/A-3a and PDF/UA-1."""
    with opened(document) as pdf:
        return saved(pdf)
