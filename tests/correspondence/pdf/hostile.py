"""PDFs that mean no good, written byte by byte where a library would not write them."""

import io
import zipfile
import zlib

import pikepdf
from PIL import Image

BLANK = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def written(objects, *, extra=b""):
    """A PDF of these objects, numbered from 1, the first of them the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, extra)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def pages(count, page=BLANK, more=()):
    """So many equal pages, and objects after them."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)
    return written([CATALOG, tree, *[page] * count, *more])


def huge_page():
    return pages(1, BLANK.replace(b"595 842", b"10000000 10000000"))


def page_measured_by_a_stream():
    return pages(1, BLANK.replace(b"[0 0 595 842]", b"4 0 R"), [stream(b"0 0 595 842")])


def page_tree_loop():
    loop = b"<< /Type /Pages /Count 9 /Parent 2 0 R /Kids [2 0 R 3 0 R] >>"
    return written([CATALOG, b"<< /Type /Pages /Count 9 /Kids [3 0 R] >>", loop])


def xref_loop():
    """The table of objects says that the table before it is itself."""
    content = pages(1)
    start = int(content.split(b"startxref\n")[1].split(b"\n")[0])
    head, tail = content.split(b"/Root 1 0 R ", 1)
    return head + b"/Root 1 0 R /Prev %d " % start + tail


def deep(depth=100_000):
    return written([CATALOG[:-2] + b"/Deep " + b"[" * depth + b"]" * depth + b" >>", *_one_page()])


def _one_page():
    return [b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", BLANK]


def stream(content, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def swollen(size, *, first=b""):
    """That many spaces, after what comes first, in a thousandth of the space."""
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    packed = [packer.compress(first), *(packer.compress(block) for _ in range(size // 1_000_000))]
    return b"".join(packed) + packer.flush()


def content_bomb(size):
    """A page whose drawing unpacks to so many bytes, packed twice."""
    twice = stream(zlib.compress(swollen(size)), b"/Filter [/FlateDecode /FlateDecode]")
    return pages(1, BLANK[:-2] + b"/Contents 4 0 R >>", [twice])


def object_bomb(size):
    """The catalogue and the pages stand in a stream that unpacks to so many bytes."""
    inside = [CATALOG, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", BLANK]
    numbers = b"1 0 2 %d 3 %d " % (len(inside[0]) + 1, len(inside[0]) + len(inside[1]) + 2)
    packed = swollen(size, first=numbers + b" ".join(inside))
    facts = b"/Type /ObjStm /N 3 /First %d /Filter /FlateDecode" % len(numbers)
    head = b"%PDF-1.7\n"
    body = head + b"4 0 obj\n" + stream(packed, facts) + b"\nendobj\n"
    entries = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, len(head), 0), (1, len(body), 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4) + bytes([n]) for kind, place, n in entries)
    facts = b"/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R"
    return body + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(table, facts),
        len(body),
    )


def with_archive(is_ended):
    """A PDF that opens as an archive too; `is_ended`: with the end of a PDF in its comment."""
    out = io.BytesIO()
    out.write(pages(1))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("x.exe", b"MZ")
        archive.comment = b"\n%%EOF\n" if is_ended else b""
    return out.getvalue()


def with_web_page():
    return pages(1).replace(b"\n1 0 obj", b"\n%<html><script>alert(1)</script>\n1 0 obj", 1)


def saved(change, **how):
    """A page as pikepdf writes it, after `change`."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def signed():
    """As a signed one looks; the signature itself is nobody's."""

    def sign(pdf):
        signature = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            ByteRange=pikepdf.Array([0, 840, 960, 240]),
            Contents=pikepdf.String(bytes(60)),
        )
        box = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T="Signature1",
            V=pdf.make_indirect(signature),
            Rect=[0, 0, 0, 0],
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(box)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].obj.Annots, SigFlags=3)

    return saved(sign)


def photograph():
    """A JPEG that tells where it was taken."""
    where = Image.Exif()
    where.get_ifd(0x8825).update({1: "N", 2: (40.0, 22.0, 0.0), 3: "E", 4: (49.0, 50.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, format="JPEG", exif=where)
    return out.getvalue()


def with_photograph():
    def put(pdf):
        picture = pdf.make_stream(photograph(), Type=pikepdf.Name.XObject)
        picture.Subtype, picture.Filter = pikepdf.Name.Image, pikepdf.Name.DCTDecode
        picture.Width = picture.Height = picture.BitsPerComponent = 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject={"/Im0": picture})

    return saved(put)
