"""Files pass the gate in the form; their names read as they are."""

import io

import pikepdf
import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from correspondence.forms.uploads import JPEG, MAX_NAME, PDF, PNG, PdfField, ScanField, clean_name
from tests.clamd import EICAR, NAME
from tests.correspondence.factories import make_pdf, make_picture

PICTURES = {kind: make_picture(kind) for kind in (JPEG, PNG)}


class Form(forms.Form):
    pdf = PdfField(required=False)
    scan = ScanField(required=False)


def upload(
    field: str, content: bytes, name: str = "letter", sent_as: str = "application/octet-stream"
) -> Form:
    return Form({}, {field: SimpleUploadedFile(name, content, sent_as)})


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def with_script() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(out)
    return out.getvalue()


def test_a_pdf_carries_content_pages_and_name():
    content = make_pdf(pages=3)
    form = upload("pdf", content, "Final declaration.pdf")
    assert form.is_valid()
    found = form.cleaned_data["pdf"]
    assert (found.content, found.pages, found.media_type) == (content, 3, PDF)
    assert found.file_name == "Final declaration.pdf"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"hello", "not a PDF"),
        (b"PK\x03\x04 zip", "not a PDF"),
        (PICTURES[PNG], "not a PDF"),
        (make_pdf()[:-40], "cut off"),
        (b"x" + make_pdf(), "not a PDF"),
        (encrypted(), "password"),
        (with_script(), "JavaScript"),
    ],
)
def test_what_is_no_plain_pdf_is_refused_in_words(content, said):
    form = upload("pdf", content)
    assert not form.is_valid()
    assert said in str(form.errors["pdf"])


def test_a_file_over_the_limit_is_refused(settings):
    settings.UPLOAD_LIMIT_MB = 0
    form = upload("pdf", make_pdf())
    assert "up to 0 MB are accepted" in str(form.errors["pdf"])


def test_nothing_uploaded_is_nothing():
    assert Form({}, {}).is_valid()
    assert PdfField().error_messages["required"] == "Choose a file."


@pytest.mark.parametrize("media_type", [JPEG, PNG])
def test_a_scan_may_be_a_picture(media_type):
    form = upload("scan", PICTURES[media_type], "stamp")
    assert form.is_valid(), form.errors
    found = form.cleaned_data["scan"]
    assert (found.media_type, found.pages) == (media_type, None)
    assert found.file_name.startswith("stamp.")


@pytest.mark.parametrize(
    ("content", "name", "sent_as"),
    [
        (make_pdf(), "letter.pdf", "application/pdf"),
        (make_pdf(), "LETTER.PDF", ""),
        (make_pdf(), "letter", "application/octet-stream"),
        (make_pdf(), "Decision 12.2024", "application/x-download"),
        (make_pdf(), "Letter to the Min.Justice", "application/acrobat"),
        (PICTURES[JPEG], "scan.jpg", "image/pjpeg"),
        (PICTURES[JPEG], "scan.JPEG", "image/jpg"),
        (PICTURES[PNG], "scan.png", "image/x-png"),
    ],
)
def test_content_name_and_type_agree(content, name, sent_as):
    form = upload("scan", content, name, sent_as)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("content", "name", "sent_as", "said"),
    [
        (make_pdf(), "a.pdf.exe", "application/pdf", "its name ends in “.exe”. Rename it."),
        (make_pdf(), "a.pdf\u202e.EXE", "application/pdf", "ends in “.exe”"),
        (make_pdf(), "a.docx", "application/pdf", "The file is a PDF, but its name"),
        (make_pdf(), "a.jpg", "application/pdf", "ends in “.jpg”"),
        (make_pdf(), "a.pdf", "image/x-php", "it was sent as “image/x-php”"),
        (make_pdf(), "a.pdf", "text/html", "it was sent as “text/html”"),
        (PICTURES[JPEG], "a.png", "image/jpeg", "The file is a JPEG, but its name ends"),
        (PICTURES[PNG], "a.png", "image/svg+xml", "it was sent as “image/svg+xml”"),
    ],
)
def test_a_file_that_says_it_is_something_else_is_refused(content, name, sent_as, said):
    assert said in str(upload("scan", content, name, sent_as).errors["scan"])


def test_an_upload_waits_its_turn_and_is_told_when_it_does_not_come(settings):
    settings.PRESS_CHILDREN = settings.PRESS_PATIENCE = 0
    assert "Try again in a moment" in str(upload("pdf", make_pdf()).errors["pdf"])


def test_what_the_scanner_finds_is_refused_whoever_sent_it(clamd, caplog):
    form = upload("pdf", EICAR)
    assert f"found “{NAME}” in the file" in str(form.errors["pdf"])
    assert "sent by person None" in caplog.text


def test_what_is_of_note_comes_along():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Author"] = "A. N. Example"
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    form = upload("scan", out.getvalue())
    assert form.is_valid()
    told = form.cleaned_data["scan"]
    assert told.apart == "protected"
    assert told.notes == ("The PDF names its author: A. N. Example.",)


def test_a_scan_may_be_a_pdf_and_passes_the_gate():
    assert upload("scan", make_pdf()).is_valid()
    assert not upload("scan", with_script()).is_valid()


@pytest.mark.parametrize("media_type", [JPEG, PNG])
def test_half_a_picture_is_refused(media_type):
    form = upload("scan", PICTURES[media_type][:-40])
    assert "cut off" in str(form.errors["scan"])


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg></svg>", b"%!PS", b"\x00"])
def test_other_formats_are_no_scan(content):
    assert "neither a PDF nor" in str(upload("scan", content).errors["scan"])


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("letter.pdf", "letter.pdf"),
        ("LETTER.PDF", "LETTER.PDF"),
        ("letter", "letter.pdf"),
        ("C:\\Users\\me\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("  .pdf", "file.pdf"),
        ("", "file.pdf"),
        ("re\u0301ponse.pdf", "réponse.pdf"),
    ],
)
def test_a_name_is_plain_text_without_its_path(name, cleaned):
    assert clean_name(name, PDF) == cleaned


def test_a_long_name_is_cut_between_letters():
    cut = clean_name("é" * 300 + ".pdf", PDF)
    assert len(cut.encode()) <= MAX_NAME
    assert cut.endswith("é.pdf")


def test_a_picture_keeps_its_suffix():
    assert clean_name("scan.JPEG", JPEG) == "scan.JPEG"
