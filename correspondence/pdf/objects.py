"""Every object of a PDF, looked through for what acts or carries files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

# Keys and names that make a PDF do something, or carry another file.
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
    "/GoToR": "a link into another file",
    "/GoToE": "a link into another file",
    "/RichMedia": "embedded media",
    "/Rendition": "embedded media",
    "/Movie": "embedded media",
    "/Sound": "embedded media",
    "/3D": "embedded media",
    "/FileAttachment": "embedded files",
    "/PS": "a PostScript program",
}
_NAMING_KEYS = ("/S", "/Subtype")
_BY_ITSELF = "a command that runs by itself"
# The events of additional actions (ISO 32000-1, tables 194 to 197); "/AA" may also name a font.
_EVENTS = {
    *("/E", "/X", "/D", "/U", "/Fo", "/Bl", "/PO", "/PC", "/PV", "/PI", "/O", "/C", "/K", "/F"),
    *("/V", "/WC", "/WS", "/DS", "/WP", "/DP"),
}
#: Entries of a stream that say that what is drawn stands in another file.
_ELSEWHERE = {"/F", "/Ref"}
_SUSPECT = re.compile(
    "|".join(sorted({*_ACTING_KEYS, *_ACTING_NAMES, "/AA", "/OpenAction"})).encode()
    + rb"|/(?:F|Ref|PS)\b|(?i:javascript:)"
)
_PICTURE = re.compile(rb"/DCTDecode\b")
_MOST_PICTURES = 100


@dataclass
class Found:
    """What the objects hold: what acts (in words, empty if nothing does), and what is of note."""

    acts: str = ""
    pictures: list[Any] = field(default_factory=list)  # the first JPEGs, still packed


def look_through(pdf: pikepdf.Pdf) -> Found:
    """Every object, not only those that the catalogue leads to, up to the first that acts."""
    found = Found()
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Object):
            continue  # a number that stands by itself
        is_stream = isinstance(one, pikepdf.Stream)
        # Written out, names have no escapes left; most objects are done with at this look.
        written = (one.stream_dict if is_stream else one).unparse(resolved=True)
        if is_stream and _PICTURE.search(written) and len(found.pictures) < _MOST_PICTURES:
            found.pictures.append(one)
        if not _SUSPECT.search(written):
            continue
        for dictionary in _dictionaries(one):
            if acts := _what_acts(dictionary):
                found.acts = acts
                return found
            if _starts(dictionary):
                found.acts = _BY_ITSELF  # until it is seen what the command is
    return found


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
    if isinstance(dictionary, pikepdf.Stream) and not _ELSEWHERE.isdisjoint(dictionary.keys()):
        return "parts that stand in another file"
    for key in dictionary.keys():  # noqa: SIM118 - a stream iterates over its bytes
        if key in _ACTING_KEYS:
            return _ACTING_KEYS[key]
    for key in _NAMING_KEYS:
        name = dictionary.get(key)
        if isinstance(name, pikepdf.Name) and str(name) in _ACTING_NAMES:
            return _ACTING_NAMES[str(name)]
    address = dictionary.get("/URI")
    is_script = isinstance(address, pikepdf.String) and "javascript:" in str(address).lower()
    return "JavaScript" if is_script else ""


def _starts(dictionary: Any) -> bool:
    """Whether something happens without a click; to show a page at opening is nothing."""
    events = dictionary.get("/AA")
    if isinstance(events, pikepdf.Dictionary) and _EVENTS.issuperset(events.keys()):
        return bool(events.keys())
    opening = dictionary.get("/OpenAction")
    return isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != pikepdf.Name.GoTo
