"""A letter as a stencil: what is its addressee's own is cut out, and others' slips are put in."""

import io
import re
import zlib
from codecs import BOM_UTF16_BE
from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from django.template.loader import render_to_string
from weasyprint.document import Document

from correspondence.models.sheet import Sheet
from correspondence.pdf.engine import drawing_board, lay_out, opened, saved
from correspondence.pdf.layouts import Place
from correspondence.pdf.letter import context_of, laid_out, qr_of, styles_of
from correspondence.pdf.qr import qr_lines
from correspondence.pdf.segments import Faces, Glyphs, Piece, Typefaces, Unlike, taken_apart
from correspondence.pdf.spoken import read_ahead

#: The fields that are an addressee's own, and the parts of the template that show them.
OWN = frozenset({"address", "country", "via", "salutation", "closing", "check_code"})
_PARTS = ("addressee", "check", "salutation", "closing")

#: What a tag says of its content, in this order: the language where it changes, and how it is read.
_SAID = ("/Lang", "/ActualText")
type _Said = tuple[bytes, ...]

_BASELINE = re.compile(rb"1 0 0 -1 [\d.-]+ ([\d.-]+) Tm")


@contextmanager
def _as_expected() -> Iterator[None]:
    """Whatever another version of WeasyPrint, or a text too complex, may lead to is `Unlike`."""
    try:
        yield
    except (LookupError, ValueError, TypeError, AttributeError, pikepdf.PdfError) as error:
        raise Unlike(f"{type(error).__name__}: {error}") from error
    except (RecursionError, MemoryError, ArithmeticError) as error:
        raise Unlike("The text is too complex.") from error


@dataclass(frozen=True)
class _Slip:
    """What an addressee has alone: parts in HTML, a QR code, and words for who cannot see it."""

    parts: Sequence[str]
    qr: bytes
    qr_alt: str

    @classmethod
    def of(cls, sheet: Sheet, names: Iterable[str], *, draft: bool) -> "_Slip":
        context = context_of(replace(sheet, body=""), draft=draft) | {"qr": ""}
        parts = [render_to_string(f"letter/letter.html#{name}", context) for name in names]
        qr = b"".join(qr_of(sheet, draft=draft).values())  # one or none
        return cls(parts, qr, context["qr_alt"])


@dataclass(frozen=True)
class _Segment:
    """A segment that is an addressee's own; what the tags around it say, the inmost first."""

    piece: Piece
    said: tuple[_Said, ...] = ()


@dataclass(frozen=True)
class _Part:
    """A part as it is written: its segments, and `form`, its tags, lines and typefaces.

    Of two parts of one form either can stand where the other does.
    """

    segments: list[_Segment]
    form: tuple[object, ...]


class Stencil:
    """The first of some sheets as a letter, and the slips of all; they differ in `OWN` alone."""

    @_as_expected()
    def __init__(self, sheets: Sequence[Sheet], *, draft: bool) -> None:
        """
        :raises CannotRender: if the first does not fit on paper.
        :raises Unlike: if anything is not written as expected.
        """
        first = sheets[0]
        with drawing_board(qr_of(first, draft=draft)):
            letter = laid_out(first, draft=draft)
            placed = ChainMap(*letter.places)
            places = {name: placed[name] for name in _PARTS if name in placed}
            self._slips = {sheet: _Slip.of(sheet, places, draft=draft) for sheet in sheets}
            parts = list({part: None for slip in self._slips.values() for part in slip.parts})
            html = _on_one_sheet(parts, places, like=letter.html)
            alone = lay_out(html, (*styles_of(first), "slips"))
            letter.document.fonts, alone.fonts = faces = Faces(), Faces()
            self._pdf = opened(letter.document)
            self._parts = dict(zip(parts, _written(alone, faces[1]), strict=True))
        self._typefaces = Typefaces(self._pdf, letter.document, *faces)
        pages = taken_apart(self._pdf, faces[0])
        self._qr = [_QrCode(self._pdf, pages, self._slips[first])] if self._slips[first].qr else []
        own = self._own(first)
        self._pages = _cut(pages, own)
        self._tags = _tags(self._pdf, pages, own)
        #: The bytes and the form of the first letter.
        self.whole, self.form = saved(self._pdf), self.form_of(first)

    def form_of(self, sheet: Sheet) -> tuple[object, ...]:
        """The form of a sheet's own parts; those that have the form of the first can be made."""
        return tuple(self._parts[part].form for part in self._slips[sheet].parts)

    @_as_expected()
    def letter(self, sheet: Sheet) -> bytes:
        """The letter of one of the sheets.

        :raises Unlike: if it cannot be made with this stencil.
        """
        own = self._own(sheet)
        glyphs: Glyphs = {}
        for page, pieces in zip(self._pdf.pages, self._pages, strict=True):
            filled = [own[piece].piece if isinstance(piece, int) else piece for piece in pieces]
            content = b"".join(piece.content for piece in filled)
            page.Contents.write(zlib.compress(content, 9), filter=pikepdf.Name.FlateDecode)
            for face, glyph, text in (shown for piece in filled for shown in piece.glyphs):
                glyphs.setdefault(face, {}).setdefault(glyph, text)
        for tags, segment in zip(self._tags, own, strict=True):
            _say(tags, segment.said)
        with drawing_board():
            self._typefaces.show(glyphs)
        return saved(self._pdf)

    def _own(self, sheet: Sheet) -> list[_Segment]:
        """The segments that are an addressee's own."""
        slip = self._slips[sheet]
        segments = [segment for part in slip.parts for segment in self._parts[part].segments]
        return segments + [_Segment(qr.drawn(slip)) for qr in self._qr]


class _QrCode:
    """The QR code in a letter. Another is drawn without WeasyPrint, which takes long over one."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[list[Piece]], slip: _Slip) -> None:
        lines, alt = qr_lines(slip.qr), _text(slip.qr_alt)
        [self._figure] = [piece for page in pages for piece in page if lines in piece.content]
        self._before, _, self._after = self._figure.content.partition(lines)
        tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        [self._tag] = [tag for tag in tags if bytes(tag.Alt) == alt]

    def drawn(self, slip: _Slip) -> Piece:
        """The figure with another code, which its tag now describes."""
        self._tag.Alt = pikepdf.String(_text(slip.qr_alt))
        return replace(self._figure, content=self._before + qr_lines(slip.qr) + self._after)


def _text(text: str) -> bytes:
    """A text as WeasyPrint writes it into a PDF."""
    return text.encode() if text.isascii() else BOM_UTF16_BE + text.encode("utf-16-be")


def _cut(pages: list[list[Piece]], own: list[_Segment]) -> list[list[Piece | int]]:
    """The pages with holes where these segments stand: their places in the list."""
    holes = {one.piece.content: i for i, one in enumerate(own)}
    cut = [[holes.get(piece.content, piece) for piece in page] for page in pages]
    if sorted(one for page in cut for one in page if isinstance(one, int)) != [*range(len(own))]:
        raise Unlike("What is laid out alone does not stand in the letter.")
    return cut


def _tags(pdf: pikepdf.Pdf, pages: list[list[Piece]], own: list[_Segment]) -> list[list[Any]]:
    """The tags around each of these segments, from the inmost out, as far as they are its own."""
    numbered = pdf.Root.StructTreeRoot.ParentTree.Nums  # a page's number, its tags by segment, ...
    inmost = {
        piece.content: numbered[2 * page + 1][piece.segment]
        for page, pieces in enumerate(pages)
        for piece in pieces
        if piece.segment is not None
    }
    tags = []
    for segment in own:
        around = [inmost[segment.piece.content]]
        while len(around) < len(segment.said):
            around.append(around[-1].P)
        tags.append(around)
    return tags


def _say(tags: list[Any], said: tuple[_Said, ...]) -> None:
    for tag, words in zip(tags, said, strict=False):
        for name, text in zip(_SAID, words, strict=True):
            if text:
                tag[name] = pikepdf.String(text)
            elif name in tag:
                del tag[name]


def _on_one_sheet(parts: list[str], places: dict[str, Place], *, like: str) -> str:
    """Parts in HTML, each in a section of its own and in its place; else like the letter."""
    html = "".join(f"<section>{part}</section>" for part in parts)
    rules = ""
    for name, (left, top, right, _) in places.items():
        html = html.replace(f' id="{name}"', f' data-part="{name}"')
        rules += (
            f"[data-part={name}] {{ position: absolute; margin: 0; left: {left}px; top: {top}px;"
            f" right: auto; bottom: auto; width: {right - left}px }}"
        )
    head, _, _ = like.partition("</head>")
    return f"{head}<style>{rules}</style></head><body>{html}</body></html>"


def _written(document: Document, faces: Faces) -> Iterator[_Part]:
    """What is written of each section."""
    read_ahead(document)
    written = document.write_pdf(pdf_tags=True, uncompressed_pdf=True)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        [pieces] = taken_apart(pdf, faces)
        segments = {piece.segment: piece for piece in pieces}
        for section in pdf.Root.StructTreeRoot.K[0].K:
            paths = dict(_paths(section))
            own = [
                _Segment(segments[number], tuple(said for *_, said in reversed(path)))
                for number, path in paths.items()
            ]
            tags = [tuple(tag[:2] for tag in path) for path in paths.values()]
            lines = [tuple(_BASELINE.findall(one.piece.content)) for one in own]
            shown = [tuple(dict.fromkeys(face for face, _, _ in one.piece.glyphs)) for one in own]
            yield _Part(own, (*tags, *lines, *shown))


#: Tags one within the other: the place in the outer one, the name, and what it says.
type _Path = tuple[tuple[int, str, _Said], ...]


def _paths(element: Any, path: _Path = ()) -> Iterator[tuple[int, _Path]]:
    """The number of each segment in an element of the structure, and the tags around it."""
    for place, child in enumerate(element.K):
        if isinstance(child, int):
            yield child, path
        else:
            tag = (place, str(child.S), tuple(bytes(child.get(name, b"")) for name in _SAID))
            yield from _paths(child, (*path, tag))
