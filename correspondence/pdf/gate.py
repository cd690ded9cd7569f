"""The gate every uploaded PDF passes: whole, readable, printable, and nothing in it that acts."""

import io
import json
import re
import zipfile
from dataclasses import asdict, dataclass
from typing import Any

import pikepdf
from PIL import Image, ImageFile

from correspondence.pdf.apart import why_apart
from correspondence.pdf.objects import look_through
from correspondence.pdf.personal import WHERE, named_in, tells_where
from correspondence.pdf.press import on_the_press

MAX_PAGES = 2_000
_TAIL = 1_024  # bytes in which %%EOF must stand
_SNIFFED = 1_024  # bytes at which programs look that guess what a file is
_SECONDS = 4.5  # a refusal comes within five
_MEMORY_MB = 400  # so many objects cannot be looked at in time; who binds the file needs as much
_MOST_PIXELS = 60_000_000  # A3 at 500 dots an inch
_LARGEST = 14_400  # points: ISO 32000-1, annex C; a page of five metres
_WEB_PAGE = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg)\b", re.IGNORECASE)
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_HARMLESS = "Resources is missing"  # on an empty page there is nothing to be missed
_DAMAGED = "The PDF is damaged or cut off. Open it in a reader and save it again, or scan again."
_TOO_MUCH = (
    "The PDF is too complicated to be checked. Print it to a new PDF, or scan it, and upload that."
)


class NotAcceptable(Exception):
    """The file is not taken; the message says why and, where one can, what to do."""


@dataclass(frozen=True)
class Examined:
    """An acceptable PDF: its pages, its size in bytes, and what is to be heeded.

    `apart` is why its pages are not bound with others (`WhyApart`), empty where they may be: then
    it goes along as a file of its own. `notes` are sentences on personal details in it, for
    whoever uploads it.
    """

    pages: int
    size: int
    apart: str = ""
    notes: tuple[str, ...] = ()


def examine(content: bytes) -> Examined:
    """Look at an uploaded PDF in a child process; its bytes are never changed nor saved again.

    :raises NotAcceptable: if it is empty, not a PDF from its first byte to its end or another
        kind of file as well, damaged, protected by a password, longer than 2,000 pages, has a page
        of more than five metres, holds scripts, commands, XFA forms, embedded files or media, or
        takes longer than five seconds. Streams are not decoded, so that none can swell.
    """
    found: dict[str, Any] = json.loads(_examined(content))
    return Examined(**{**found, "notes": tuple(found["notes"])})


@on_the_press(
    raises=(NotAcceptable,),
    too_much=_TOO_MUCH,
    seconds=_SECONDS,
    memory_mb=_MEMORY_MB,
    is_single_use=True,
)
def _examined(content: bytes) -> bytes:
    """What was found, as JSON."""
    _refuse_other_formats(content)
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            found = _look_at(pdf, size=len(content))
            if not all(_HARMLESS in str(warning) for warning in pdf.get_warnings()):
                raise NotAcceptable(_DAMAGED)
    except pikepdf.PasswordError as error:
        raise NotAcceptable(
            "The PDF needs a password to open. Save a copy without one and upload that."
        ) from error
    except (pikepdf.PikepdfError, RecursionError, ValueError, TypeError) as error:
        raise NotAcceptable(_DAMAGED) from error
    return json.dumps(asdict(found)).encode()


def examine_picture(content: bytes) -> tuple[str, ...]:
    """Look at an uploaded JPEG or PNG in a child process; sentences on personal details in it.

    :raises NotAcceptable: if it is damaged, cut off, or has more than 60 million points.
    """
    return tuple(json.loads(_seen(content)))


@on_the_press(
    raises=(NotAcceptable,),
    too_much="The picture is too large to be checked. Save a smaller one and upload that.",
    seconds=_SECONDS,
    is_single_use=True,
)
def _seen(content: bytes) -> bytes:
    """The sentences, as JSON."""
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint has asked for them; it has no say here
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            across, down = image.size
            if across * down > _MOST_PIXELS:
                raise NotAcceptable(
                    f"The picture has {across:,} × {down:,} points, which is too large. Save a "
                    "smaller one and upload that."
                )
            image.load()
            if _ENDS[str(image.format)] not in content:
                raise ValueError("no end")
    except Image.DecompressionBombError as error:
        raise NotAcceptable("The picture is too large. Save a smaller one.") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise NotAcceptable(
            "The picture is damaged or cut off. Upload it again, or scan again."
        ) from error
    return json.dumps([WHERE] if tells_where(content) else []).encode()


def _refuse_other_formats(content: bytes) -> None:
    if not content:
        raise NotAcceptable("The file is empty.")
    if not content.startswith(b"%PDF-"):
        raise NotAcceptable("The file is not a PDF: it does not begin like one.")
    if b"%%EOF" not in content[-_TAIL:]:
        raise NotAcceptable("The PDF is cut off: its end is missing. Upload it again.")
    if _WEB_PAGE.search(content[:_SNIFFED]):
        raise NotAcceptable("The file is a PDF and a web page at once. Print it to a new PDF.")
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise NotAcceptable("The file is a PDF and an archive at once. Print it to a new PDF.")


def _longest_side(page: pikepdf.Page) -> float:
    """Points; a page may be measured in a larger unit of its own."""
    left, bottom, right, top = map(float, page.mediabox)
    return max(abs(right - left), abs(top - bottom)) * float(page.obj.get("/UserUnit", 1))


def _look_at(pdf: pikepdf.Pdf, *, size: int) -> Examined:
    pages = len(pdf.pages)
    if pages == 0:
        raise NotAcceptable("The PDF has no pages.")
    if pages > MAX_PAGES:
        raise NotAcceptable(f"The PDF has {pages:,} pages; {MAX_PAGES:,} are allowed.")
    for number, page in enumerate(pdf.pages, start=1):
        if _longest_side(page) > _LARGEST:
            raise NotAcceptable(f"Page {number} of the PDF is more than five metres long.")
    found = look_through(pdf)
    if found.acts:
        raise NotAcceptable(
            f"The PDF contains {found.acts}, which is not accepted. Print it to a new PDF and "
            "upload that."
        )
    return Examined(
        pages=pages,
        size=size,
        apart=why_apart(pdf),
        notes=named_in(pdf, pictures=found.pictures),
    )
