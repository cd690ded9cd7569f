import io
import re
import time
import zlib
from contextlib import suppress

import pikepdf
import pytest

from correspondence.pdf.gate import NotAcceptable, examine, examine_picture
from correspondence.pdf.letter import render
from tests.correspondence.factories import make_picture
from tests.correspondence.pdf.sheets import make_sheet


def make_script():
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def make_pdf(change=lambda pdf: None, pages=1, **saved):
    """A PDF of blank pages, after `change`."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, **saved)
    return out.getvalue()


def test_a_letter_of_ours_passes():
    content = render(make_sheet())
    examined = examine(content)
    assert (examined.pages, examined.size) == (1, len(content))


@pytest.mark.parametrize("mode", pikepdf.ObjectStreamMode.__members__.values())
def test_plain_and_compressed_ones_pass(mode):
    assert examine(make_pdf(pages=3, object_stream_mode=mode)).pages == 3


def test_one_that_only_its_owner_may_change_passes():
    content = make_pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    assert examine(content).pages == 1


def test_one_with_a_password_is_refused():
    content = make_pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(NotAcceptable, match="needs a password"):
        examine(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<html>", "not a PDF"),
        (b"junk" + make_pdf(), "not a PDF"),
        (b"%PDF-1.7\n", "cut off"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (make_pdf()[:-40], "cut off"),
        (make_pdf()[: len(make_pdf()) // 2], "cut off"),
        (make_pdf()[: len(make_pdf()) // 2] + b"\n%%EOF\n", "damaged"),
        (make_pdf().replace(b"startxref\n", b"startxref\n9"), "damaged"),
        (make_pdf() + b"PK\x03\x04" + bytes(2000), "cut off"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(content, why):
    with pytest.raises(NotAcceptable, match=why):
        examine(content)


def acting(key, value, of=lambda pdf: pdf.Root):
    def change(pdf):
        of(pdf)[key] = value

    return change


def page_of(pdf):
    return pdf.pages[0].obj


def with_attachment(pdf):
    pdf.attachments["x.exe"] = b"MZ"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (acting("/OpenAction", make_script()), "JavaScript"),
        (acting("/AA", pikepdf.Dictionary(O=make_script()), page_of), "JavaScript"),
        (acting("/Deep", pikepdf.Array([pikepdf.Array([make_script()])])), "JavaScript"),
        (acting("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.Launch)), "starts a program"),
        (acting("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.SubmitForm)), "sends data"),
        (acting("/AcroForm", pikepdf.Dictionary(XFA="x")), "XFA"),
        (acting("/X", pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia), page_of), "media"),
        (with_attachment, "embedded files"),
    ],
)
def test_what_acts_is_refused_with_its_name(change, what):
    for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        with pytest.raises(NotAcceptable, match=what):
            examine(make_pdf(change, object_stream_mode=mode))


def test_what_nothing_leads_to_is_looked_at_too():
    def hang_up(pdf):
        pdf.Root.Hung = pdf.make_indirect(make_script())

    content = make_pdf(hang_up)
    lost = re.sub(rb"/Hung \d+ 0 R", lambda match: b" " * len(match[0]), content)
    assert lost != content
    with pytest.raises(NotAcceptable, match="JavaScript"):
        examine(lost)


def test_a_name_written_with_escapes_is_read_as_what_it_means():
    plain = pikepdf.Dictionary(S=pikepdf.Name("/JavaScrip_74"))
    content = make_pdf(acting("/Act", plain))
    assert examine(content)
    disguised = content.replace(b"/JavaScrip_74", b"/JavaScrip#74")
    assert disguised != content
    with pytest.raises(NotAcceptable, match="JavaScript"):
        examine(disguised)


def test_words_alone_do_no_harm():
    assert examine(make_pdf(acting("/Note", "On /JavaScript and /Launch"))).pages == 1


def test_thirty_thousand_parts_are_looked_at_in_time():
    def fill(pdf):
        parts = (pikepdf.Dictionary(A=n, B=pikepdf.Dictionary(C=1)) for n in range(30_000))
        pdf.Root.Parts = pikepdf.Array(map(pdf.make_indirect, parts))

    begun = time.monotonic()
    assert examine(make_pdf(fill)).pages == 1
    assert time.monotonic() - begun < 30, "the limit on the scan itself is five seconds"


def test_too_many_pages_are_refused():
    with pytest.raises(NotAcceptable, match="2,001 pages; 2,000 are allowed"):
        examine(make_pdf(pages=2_001))


def test_a_stream_that_would_swell_is_not_decoded():
    def swell(pdf):
        packed = zlib.compress(bytes(200_000_000), 9)
        pdf.Root.Bomb = pdf.make_stream(packed, Filter=pikepdf.Name.FlateDecode)

    content = make_pdf(
        swell, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )
    begun = time.monotonic()
    assert examine(content).pages == 1
    assert time.monotonic() - begun < 1


def test_a_page_tree_that_loops_is_refused_soon():
    content = make_pdf().replace(b"/Count 1", b"/Count 9")
    looped = content.replace(b"/Type /Page ", b"/Type /Pages /Kids [ 2 0 R 3 0 R ] ")
    begun = time.monotonic()
    for one in (content, looped):
        with suppress(NotAcceptable):
            examine(one)
    assert time.monotonic() - begun < 5


def test_deep_arrays_do_not_break_it():
    begun = time.monotonic()
    content = make_pdf(acting("/Deep", pikepdf.String("DEEP"))).replace(
        b"(DEEP)", b"[" * 100_000 + b"]" * 100_000
    )
    with pytest.raises(NotAcceptable):
        examine(content)
    assert time.monotonic() - begun < 5


def test_the_bytes_are_left_alone():
    content = make_pdf()
    before = bytes(content)
    examine(content)
    assert content == before


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg"])
def test_a_picture_that_breaks_off_within_is_refused(kind):
    content = make_picture(kind)
    middle = len(content) // 2
    broken = content[:middle] + content[middle + 40 :]
    with pytest.raises(NotAcceptable, match="damaged or cut off"):
        examine_picture(broken if kind == "image/png" else content[:middle] + b"\xff\xd9")


def test_a_picture_of_too_many_points_is_refused():
    with pytest.raises(NotAcceptable, match="10,000 × 10,000 points"):
        examine_picture(make_picture("image/png", size=(10_000, 10_000)))
