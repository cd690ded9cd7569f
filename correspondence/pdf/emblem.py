"""The emblem of a letterhead: an SVG of plain shapes, or a picture that is drawn anew."""

import io
import re
import warnings
from xml.etree import ElementTree as ET

from defusedxml import ElementTree as SafeET
from defusedxml.common import DefusedXmlException
from PIL import Image

from correspondence.pdf.gate import NotAcceptable
from correspondence.pdf.press import on_the_press

SVG, PNG = "image/svg+xml", "image/png"
_PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 500_000
_MAX_SHAPES = 2_000
_MAX_PIXELS = 25_000_000  # ASVS 5.2.6: a small file may unfold to gigabytes
_SECONDS = 4.5  # as for any upload
_WIDEST = 1_200  # pixels kept; 13 mm at 600 dots an inch are 307
_NAMESPACE = "http://www.w3.org/2000/svg"

_SHAPES = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "title",
        "desc",
        "metadata",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "id",
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "d",
        "points",
        "transform",
        "version",
        "preserveAspectRatio",
        "style",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "clip-path",
        "clip-rule",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "opacity",
        "stop-color",
        "stop-opacity",
        "color",
        "display",
        "visibility",
    ]
)
_SIZE = re.compile(r"\s*[-+.\de]+(?:[\s,]+[-+.\de]+){3}\s*", re.IGNORECASE)
_ELSEWHERE = re.compile(r"url\s*\(\s*['\"]?(?!#)|@import|expression|\\", re.IGNORECASE)


def checked_emblem(content: bytes) -> tuple[bytes, str]:
    """The emblem as it is kept, and its media type.

    Of an SVG the shapes alone are kept: no text, picture, script, style sheet or reference to
    anything outside. A PNG is drawn anew, without its metadata, at most 1,200 pixels wide.

    :raises NotAcceptable: if it is neither, too large, or would lose a part that can be seen.
    """
    if len(content) > MAX_BYTES:
        raise NotAcceptable(f"The emblem is larger than {MAX_BYTES // 1000} kB.")
    if content.startswith(_PNG_BEGINS):
        return _cleared(content), PNG
    if b"<svg" in content[:4_096]:
        return _cleared(content), SVG
    raise NotAcceptable("The emblem is neither an SVG nor a PNG.")


@on_the_press(
    raises=(NotAcceptable,),
    too_much="The emblem is too large to be drawn: make it smaller or simpler.",
    seconds=_SECONDS,
    is_single_use=True,
)
def _cleared(content: bytes) -> bytes:
    """The emblem without what is not kept."""
    if content.startswith(_PNG_BEGINS):
        return _drawn_anew(content)
    return _shapes_only(content)


def _drawn_anew(content: bytes) -> bytes:
    if not content.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        raise NotAcceptable("The picture is cut off: its end is missing. Upload it again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=["PNG"])
        if picture.width * picture.height > _MAX_PIXELS:
            raise Image.DecompressionBombError
        drawn = picture.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise NotAcceptable(
            "The emblem has more than 25 million pixels: make it smaller."
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise NotAcceptable("The picture is damaged. Save it again as PNG.") from error
    drawn.thumbnail((_WIDEST, _WIDEST))
    out = io.BytesIO()
    drawn.save(out, format="PNG", optimize=True)
    return out.getvalue()


def _shapes_only(content: bytes) -> bytes:
    try:
        drawing = SafeET.fromstring(content, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, LookupError, ValueError, RecursionError) as error:
        raise NotAcceptable(
            "The SVG cannot be read: save it as a plain SVG without a document type."
        ) from error
    shapes = list(drawing.iter())
    if len(shapes) > _MAX_SHAPES:
        raise NotAcceptable(f"The SVG has {len(shapes):,} shapes; {_MAX_SHAPES:,} are allowed.")
    if _local(drawing.tag) != "svg" or not (
        drawing.get("viewBox") or (drawing.get("width") and drawing.get("height"))
    ):
        raise NotAcceptable("The SVG does not say how large it is: it has no viewBox.")
    waiting = [drawing]
    while waiting:
        parent = waiting.pop()
        _refuse_or_drop(parent)
        waiting.extend(parent)
    ET.register_namespace("", _NAMESPACE)
    return bytes(ET.tostring(drawing, encoding="utf-8"))


def _local(name: str) -> str:
    """The name of an SVG element or attribute; empty for those of other vocabularies."""
    if not isinstance(name, str):
        return ""  # a comment or an instruction
    space, brace, local = name.rpartition("}")
    return local if not brace or space == "{" + _NAMESPACE else ""


def _refuse_or_drop(parent: ET.Element) -> None:
    """Drop what nobody sees: an editor's own elements. Refuse what would be missed."""
    for child in list(parent):
        local = _local(child.tag)
        if not local or local == "metadata":
            parent.remove(child)
        elif local not in _SHAPES:
            raise NotAcceptable(
                f"The SVG contains <{local[:30]}>, which is not accepted: convert everything to "
                "paths, and text to outlines."
            )
    for name, value in list(parent.attrib.items()):
        if _local(name) not in _ATTRIBUTES:
            del parent.attrib[name]
        else:
            _refuse_value(name, value)


def _refuse_value(name: str, value: str) -> None:
    if _ELSEWHERE.search(value):
        raise NotAcceptable("The SVG refers to something outside itself.")
    if name == "viewBox" and not _SIZE.fullmatch(value):
        raise NotAcceptable(
            "The SVG does not say how large it is: its viewBox is not four numbers."
        )
    if name == "spreadMethod" and value != "pad":  # a thousand times over a millimetre
        raise NotAcceptable("The SVG repeats a gradient: draw one that does not.")
