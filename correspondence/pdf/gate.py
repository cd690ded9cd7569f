"""The gate every uploaded PDF passes: whole, readable, printable, and nothing in it that acts."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pikepdf

MAX_PAGES = 2_000
_TAIL = 1_024  # bytes in which %%EOF must stand
_SECONDS = 5.0  # for looking at all objects

# Keys and action names that make a PDF do something, or carry another file.
_ACTING_KEYS = {
    "/JavaScript": "JavaScript",
    "/JS": "JavaScript",
    "/XFA": "an XFA form",
    "/EmbeddedFiles": "embedded files",
    "/EF": "embedded files",
    "/RichMedia": "embedded media",
    "/RichMediaContent": "embedded media",
}
_ACTING_NAMES = {
    "/JavaScript": "JavaScript",
    "/Launch": "a command that starts a program",
    "/SubmitForm": "a form that sends data",
    "/ImportData": "a form that reads files",
    "/RichMedia": "embedded media",
    "/FileAttachment": "embedded files",
}
_NAMING_KEYS = ("/S", "/Subtype")
_SUSPECT = re.compile("|".join(sorted({*_ACTING_KEYS, *_ACTING_NAMES})).encode())


class NotAcceptable(Exception):
    """The file is not taken; the message says why and, where one can, what to do."""


@dataclass(frozen=True)
class Examined:
    """An acceptable PDF: its pages and its size in bytes."""

    pages: int
    size: int


def examine(content: bytes) -> Examined:
    """Look at an uploaded PDF; its bytes are never changed nor saved again.

    :raises NotAcceptable: if it is empty, not a PDF from its first byte to its end, damaged,
        protected by a password, longer than 2,000 pages, or holds scripts, launch actions, XFA
        forms, embedded files or media. Streams are not decoded, so that none can swell.
    """
    _refuse_other_formats(content)
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            pages = len(pdf.pages)
            if pages == 0:
                raise NotAcceptable("The PDF has no pages.")
            if pages > MAX_PAGES:
                raise NotAcceptable(f"The PDF has {pages:,} pages; {MAX_PAGES:,} are allowed.")
            _refuse_what_acts(pdf)
            if pdf.get_warnings():
                raise NotAcceptable(_DAMAGED)
    except pikepdf.PasswordError as error:
        raise NotAcceptable(
            "The PDF needs a password to open. Save a copy without one and upload that."
        ) from error
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError) as error:
        raise NotAcceptable(_DAMAGED) from error
    return Examined(pages=pages, size=len(content))


_DAMAGED = "The PDF is damaged or cut off. Open it in a reader and save it again, or scan again."


def _refuse_other_formats(content: bytes) -> None:
    if not content:
        raise NotAcceptable("The file is empty.")
    if not content.startswith(b"%PDF-"):
        raise NotAcceptable("The file is not a PDF: it does not begin like one.")
    if b"%%EOF" not in content[-_TAIL:]:
        raise NotAcceptable("The PDF is cut off: its end is missing. Upload it again.")


def _refuse_what_acts(pdf: pikepdf.Pdf) -> None:
    """Every object, not only those the catalogue leads to, within five seconds."""
    until = monotonic() + _SECONDS
    for seen, one in enumerate(pdf.objects):
        if seen % 256 == 0 and monotonic() > until:
            raise NotAcceptable("The PDF has too many parts to be checked.")
        # Written out, names have no escapes left; most objects are done with at this look.
        written = (one.stream_dict if isinstance(one, pikepdf.Stream) else one).unparse(
            resolved=True
        )
        found = _SUSPECT.search(written) and next(
            filter(None, map(_what_acts, _dictionaries(one))), ""
        )
        if found:
            raise NotAcceptable(
                f"The PDF contains {found}, which is not accepted. Print it to a new PDF and "
                "upload that."
            )


def _dictionaries(top: Any) -> Iterator[Any]:
    """The dictionary of an object, and those directly inside it."""
    waiting: list[Any] = [top]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(_direct(list(one)))
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            waiting.extend(_direct([value for _, value in one.items()]))


def _direct(values: list[Any]) -> list[Any]:
    """Containers that are not objects of their own (those come by themselves)."""
    return [
        value
        for value in values
        if isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect
    ]


def _what_acts(dictionary: Any) -> str:
    """What in this dictionary makes the PDF act, in words; empty if nothing does."""
    for key in dictionary.keys():  # noqa: SIM118 - a stream iterates over its bytes
        if key in _ACTING_KEYS:
            return _ACTING_KEYS[key]
    for key in _NAMING_KEYS:
        name = dictionary.get(key)
        if isinstance(name, pikepdf.Name) and str(name) in _ACTING_NAMES:
            return _ACTING_NAMES[str(name)]
    return ""
