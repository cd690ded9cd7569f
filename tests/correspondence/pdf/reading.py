"""A PDF read back, in millimetres from the top left corner of the page."""

import re
import subprocess
from dataclasses import dataclass

import pypdfium2

_MM = 25.4 / 72
_BIDI_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Piece:
    """A run of text, or a drawn shape (then without text)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def pieces(pdf: bytes, page: int = 1) -> list[Piece]:
    """The runs of text on a page."""
    sheet = pypdfium2.PdfDocument(pdf)[page - 1]
    text, height = sheet.get_textpage(), sheet.get_height()
    found = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        edges = (left, height - top, right, height - bottom)
        found.append(Piece(words, *(edge * _MM for edge in edges)))
    return found


def piece(pdf: bytes, beginning: str, page: int = 1) -> Piece:
    return next(one for one in pieces(pdf, page) if one.text.startswith(beginning))


def shapes(pdf: bytes, page: int = 1) -> list[Piece]:
    """What is drawn: marks, rules, the emblem."""
    sheet = pypdfium2.PdfDocument(pdf)[page - 1]
    height = sheet.get_height()
    found = []
    for one in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        edges = (left, height - top, right, height - bottom)
        found.append(Piece("", *(edge * _MM for edge in edges)))
    return found


def text(pdf: bytes, page: int) -> str:
    """The page's words, spaces made plain, direction marks left out."""
    words = pypdfium2.PdfDocument(pdf)[page - 1].get_textpage().get_text_bounded()
    return " ".join(_BIDI_CONTROLS.sub("", words).split())


def as_poppler_reads(pdf: bytes) -> str:
    """The whole text in reading order; poppler knows right-to-left, which pdfium does not."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(_BIDI_CONTROLS.sub("", read.stdout.decode()).split())


def whole_text(pdf: bytes) -> str:
    return " ".join(text(pdf, n + 1) for n in range(len(pypdfium2.PdfDocument(pdf))))


def between(top: float, bottom: float, of: list[Piece]) -> list[Piece]:
    """Those that stand between two heights."""
    return [one for one in of if top < (one.top + one.bottom) / 2 < bottom]
