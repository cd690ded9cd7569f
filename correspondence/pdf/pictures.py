"""Pictures of papers (JPEG, PNG), each on a page of its own."""

import io
import json
import struct
import zlib

from django.utils.translation import gettext as _
from pikepdf import Dictionary, Name
from PIL import Image, ImageFile, ImageOps

from correspondence.pdf.binder import Apart, Binder, Pages
from correspondence.pdf.press import on_the_press

_A4 = (595.276, 841.89)  # points
_MARGIN = 42.52  # points: 15 mm
_MOST_PIXELS = 60_000_000
_SECONDS = 20
_FINEST = 3_508  # pixels: the long side of A4 at 300 dots an inch
_ORIENTATION = 0x0112  # EXIF
_UPRIGHT = 1
#: What Pillow raises for bytes that are no whole picture.
_NO_PICTURE = (
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    EOFError,
    struct.error,
    zlib.error,
)
_AS_IT_IS = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


def picture_page(content: bytes, binder: Binder) -> Pages:
    """The picture on an A4 page, upright or across as it is itself, not below 72 dots an inch.

    A JPEG goes in as it is unless its camera was held askew.

    :raises Apart: for what cannot be read as a picture, or is too large to be looked at.
    """
    head, _end, pixels = _drawn(content).partition(b"\n")
    across, down, colours, packing = json.loads(head)
    page = _A4 if down >= across else _A4[::-1]
    scale = min((page[0] - 2 * _MARGIN) / across, (page[1] - 2 * _MARGIN) / down, 1.0)
    width, height = across * scale, down * scale
    image = binder.stream(
        pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=across,
        Height=down,
        ColorSpace=Name(colours),
        BitsPerComponent=8,
        Filter=Name(packing),
    )
    left, bottom = (page[0] - width) / 2, page[1] - _MARGIN - height
    place = f"{width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm"
    return binder.drawn(
        page, Dictionary(XObject=Dictionary(Picture=image)), f"q {place} /Picture Do Q".encode()
    )


@on_the_press(
    raises=(Apart,), too_much="it is too large a picture", seconds=_SECONDS, is_single_use=True
)
def _drawn(content: bytes) -> bytes:
    """Width, height, colours and packing on a line, as JSON; then the pixels as a PDF has them.

    In a child, since a small file may unfold to a gigabyte. Raises `Apart`.
    """
    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint has asked for them; it has no say here
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise Apart(_("it is too large a picture"))
            picture.load()
            is_upright = picture.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
            if picture.format == "JPEG" and is_upright and picture.mode in _AS_IT_IS:
                return _told(picture, _AS_IT_IS[picture.mode], "/DCTDecode") + content
            plain = _on_white(ImageOps.exif_transpose(picture))
    except _NO_PICTURE as error:
        raise Apart(_("it cannot be read as a picture")) from error
    plain.thumbnail((_FINEST, _FINEST))
    return _told(plain, "/DeviceRGB", "/FlateDecode") + zlib.compress(plain.tobytes())


def _told(picture: Image.Image, colours: str, packing: str) -> bytes:
    return json.dumps([picture.width, picture.height, colours, packing]).encode() + b"\n"


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in red, green and blue; where one can see through it, paper."""
    if picture.mode.startswith("I"):  # grey in 65,536 steps, of which conversion knows 256
        return picture.point(lambda value: value / 256, "L").convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")
