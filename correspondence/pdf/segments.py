"""A written page taken apart: its segments, and what the glyphs in them stand for.

WeasyPrint writes every line of text and every picture as a marked-content segment, with absolute
coordinates and the numbers that glyphs have in their typeface; and while it draws, it tells the
typeface which text each glyph stands for. That is so in WeasyPrint 70.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, override

import pikepdf
from weasyprint.document import Document

from correspondence.pdf.tags import plain

# A segment: how it begins, with the colour where that changes, and what is drawn in it.
_SEGMENT = re.compile(
    rb"<</MCID (\d+)>>\nBDC\n(?:[\d. ]+ rg\n|/a[\d.]+ gs\n)*(.*?)(?=EMC)", re.DOTALL
)
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|<((?:[0-9a-f]{4})+)>")

#: The glyphs of typefaces by their names on the page, in the order in which they first appear, and
#: what they stand for.
type Glyphs = dict[str, dict[int, str]]


class Unlike(Exception):
    """Something is not written as it is expected here."""


class _Told(dict[int, str]):
    """A typeface's glyphs and their texts; claims to know none, so that it is told each time."""

    def __init__(self, drawn: list[tuple[int, str]]) -> None:
        super().__init__()
        self._drawn = drawn

    @override
    def __contains__(self, glyph: object) -> bool:
        return False

    @override
    def __setitem__(self, glyph: int, text: str) -> None:
        text = plain(text)
        self._drawn.append((glyph, text))
        self.setdefault(glyph, text)


class Faces(dict[Any, Any]):
    """The typefaces of a document; `drawn` are the glyphs it draws, in order, and their texts."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[int, str]] = []

    @override
    def __setitem__(self, key: Any, face: Any) -> None:
        face.to_unicode = _Told(self.drawn)
        super().__setitem__(key, face)


@dataclass(frozen=True)
class Piece:
    """Some of a page's content: what is drawn in a segment, or what stands between two.

    `glyphs` are typefaces, glyphs and texts, each once.
    """

    content: bytes
    segment: int | None
    glyphs: tuple[tuple[str, int, str], ...]


def taken_apart(pdf: pikepdf.Pdf, faces: Faces) -> list[list[Piece]]:
    """The pieces of each page.

    :param faces: the typefaces of the document that the PDF was written from.
    """
    drawn = iter(faces.drawn)
    pages = [list(_pieces(page.Contents.read_bytes(), drawn)) for page in pdf.pages]
    if next(drawn, None):
        raise Unlike("Some glyphs do not stand on the pages themselves.")
    return pages


def _pieces(content: bytes, drawn: Iterator[tuple[int, str]]) -> Iterator[Piece]:
    end = 0
    for match in _SEGMENT.finditer(content):
        yield _piece(content[end : match.start(2)], None, drawn)
        yield _piece(match[2], int(match[1]), drawn)
        end = match.end(2)
    yield _piece(content[end:], None, drawn)


def _piece(content: bytes, segment: int | None, drawn: Iterator[tuple[int, str]]) -> Piece:
    glyphs: dict[tuple[str, int], str] = {}
    face = ""
    for match in _SHOWN.finditer(content):
        if match[1]:
            face = match[1].decode()
            continue
        for i in range(0, len(match[2]), 4):
            glyph, text = next(drawn, (-1, ""))
            if glyph != int(match[2][i : i + 4], 16):
                raise Unlike("Glyphs are told in another order than they are drawn.")
            glyphs.setdefault((face, glyph), text)
    return Piece(content, segment, tuple((*key, text) for key, text in glyphs.items()))


class Typefaces:
    """The typefaces of a PDF, which can be cut to what its pages show next."""

    def __init__(self, pdf: pikepdf.Pdf, document: Document, *drawn: Faces) -> None:
        """
        :param document: the one that the PDF was written from.
        :param drawn: its typefaces, and those of a document that holds what will be shown.
        """
        self._fonts = _fonts_in(pdf)
        self._empty = document.copy([])
        self._names = [face.hash for face in drawn[0].values()]
        self._faces: dict[str, Any] = {}
        self._widths: dict[str, dict[int, int]] = {}
        for face in (face for faces in drawn for face in faces.values()):
            self._faces[face.hash] = face
            self._widths.setdefault(face.hash, {}).update(face.widths)
        self._shown: dict[str, list[tuple[int, str]]] = {}

    def show(self, glyphs: Glyphs) -> None:
        """Cut them to these glyphs.

        :raises Unlike: if these are other typefaces, or come in another order.
        """
        if list(glyphs) != self._names:
            raise Unlike("Other typefaces are wanted.")
        wanted = {name: list(texts.items()) for name, texts in glyphs.items()}
        changed = [name for name, texts in wanted.items() if texts != self._shown.get(name)]
        for name in changed:
            face, widths = self._faces[name], self._widths[name]
            face.to_unicode = glyphs[name]
            face.widths = {glyph: widths[glyph] for glyph in glyphs[name]}
        self._empty.fonts = {name: self._faces[name] for name in changed}
        with pikepdf.open(io.BytesIO(self._empty.write_pdf(pdf_version="1.7"))) as pdf:
            for name, cut in _fonts_in(pdf).items():
                _exchange(self._fonts[name], cut)
        self._shown = wanted


def _fonts_in(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The fonts of a PDF by the names that pages call them."""
    return {
        str(one.BaseFont)[1:].partition("+")[0]: one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == pikepdf.Name.Type0
    }


def _exchange(font: Any, cut: Any) -> None:
    """Make a font the same as another, cut otherwise.

    Its objects stay and keep their numbers, which decide where they stand in the file.
    """
    [old], [new] = font.DescendantFonts, cut.DescendantFonts
    old.W = pikepdf.Array(new.W)
    old.FontDescriptor.FontBBox = pikepdf.Array(new.FontDescriptor.FontBBox)
    old.FontDescriptor.Flags = new.FontDescriptor.Flags
    old.FontDescriptor.FontFile2.Length1 = new.FontDescriptor.FontFile2.Length1
    flate = pikepdf.Name.FlateDecode
    file = new.FontDescriptor.FontFile2.read_raw_bytes()
    old.FontDescriptor.FontFile2.write(file, filter=flate)
    font.ToUnicode.write(cut.ToUnicode.read_raw_bytes(), filter=flate)
