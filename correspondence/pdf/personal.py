"""Personal details that a file carries unseen: whoever uploads it is told of them."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterable
from html import unescape
from typing import Any

import pikepdf
from PIL import Image

_LONGEST = 80  # letters of a name that are shown
_PACKET = 1024 * 1024  # bytes of a description that are read
_HEAD = 128 * 1024  # bytes of a JPEG in which its description stands
_GPS = 0x8825  # Exif 2.3, table 4
_CREATORS = re.compile(rb"<dc:creator[^>]*>(.*?)</dc:creator>", re.DOTALL)
_ITEM = re.compile(rb"<rdf:li[^>]*>([^<]*)</rdf:li>")
WHERE = "A picture in it tells where it was taken (GPS)."


def named_in(pdf: pikepdf.Pdf, *, pictures: Iterable[Any]) -> tuple[str, ...]:
    """Sentences on who wrote the PDF and where its pictures were taken."""
    packet = _packet(pdf)
    authors = [*_author(pdf), *_creators(packet)]
    notes = [f"The PDF names its author: {name.rstrip('.')}." for name in dict.fromkeys(authors)]
    is_located = b"GPSLatitude" in packet or any(
        tells_where(picture.read_raw_bytes()[:_HEAD])
        for picture in pictures
        if picture.get("/Filter") == pikepdf.Name.DCTDecode
    )
    return (*notes[:3], *([WHERE] if is_located else []))


def tells_where(picture: bytes) -> bool:
    """Whether the beginning of a JPEG or PNG holds geographical coordinates."""
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(picture), formats=("JPEG", "PNG")) as image,
        ):
            return bool(image.getexif().get_ifd(_GPS))
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, struct.error):
        return False  # whatever it is, nobody else reads coordinates out of it either


def _author(pdf: pikepdf.Pdf) -> list[str]:
    about = pdf.trailer.get("/Info")
    author = about.get("/Author") if isinstance(about, pikepdf.Dictionary) else None
    return _shown(str(author)) if isinstance(author, pikepdf.String) else []


def _packet(pdf: pikepdf.Pdf) -> bytes:
    """The beginning of the description in XMP, as far as it may swell."""
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return b""
    packed = metadata.read_raw_bytes()
    packing = metadata.get("/Filter")
    if packing is None:
        return packed[:_PACKET]
    if packing != pikepdf.Name.FlateDecode or "/DecodeParms" in metadata:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, _PACKET)
    except zlib.error:
        return b""


def _creators(packet: bytes) -> list[str]:
    found = _CREATORS.search(packet)
    names = _ITEM.findall(found[1]) if found else []
    return [line for name in names for line in _shown(unescape(name.decode(errors="replace")))]


def _shown(name: str) -> list[str]:
    """The name on one line; nothing, if it is empty."""
    line = " ".join(name.split())
    return [line[:_LONGEST]] if line else []
