"""F079: files that are no list are refused with a sentence, whatever their name says."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from recipients.spreadsheets.source import Unreadable, look
from tests.recipients.spreadsheets.files import csv_file, raw_file, xlsx_file

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def pdf():
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file)
    return file.getvalue()


def picture(kind):
    file = io.BytesIO()
    Image.new("RGB", (3, 3)).save(file, kind)
    return file.getvalue()


DOCUMENT = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
TEXT_OF_ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(OLD_OFFICE + "Workbook".encode("utf-16-le"), r"\(\.xls\)", id="xls"),
        pytest.param(
            OLD_OFFICE + bytes(2**20 - 520) + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
            id="encrypted",
        ),
        pytest.param(zipped(**TEXT_OF_ODS), "OpenDocument", id="ods"),
        pytest.param(zipped(**{"Index/Document.iwa": "x"}), "Numbers", id="numbers"),
        pytest.param(zipped(**DOCUMENT), "Office document without a table", id="docx"),
        pytest.param(
            zipped(**{"[Content_Types].xml": "", "xl/workbook.bin": ""}), "xlsb", id="xlsb"
        ),
        pytest.param(zipped(**{"list.csv": "Name"}), "ZIP archive. Unpack it", id="zip"),
        pytest.param(b"PK\x03\x04" + bytes(400), "damaged", id="no zip"),
        pytest.param(pdf(), "PDF", id="pdf"),
        pytest.param(picture("PNG"), "picture", id="png"),
        pytest.param(picture("JPEG"), "picture", id="jpeg"),
        pytest.param(picture("GIF"), "picture", id="gif"),
        pytest.param(picture("TIFF"), "picture", id="tiff"),
        pytest.param(picture("WEBP"), "picture", id="webp"),
        pytest.param(picture("BMP"), "picture", id="bmp"),
        pytest.param(b"\x1f\x8b\x08" + bytes(40), "archive", id="gzip"),
        pytest.param(b"{\\rtf1 Name}", "RTF", id="rtf"),
        pytest.param(b"BEGIN:VCARD\r\nVERSION:4.0\r\n", "vCards", id="vcard"),
        pytest.param(b"\xef\xbb\xbf\n<html><table><tr><td>A", "web page", id="html"),
        pytest.param(b"<!DOCTYPE html>\n<p>", "web page", id="doctype"),
        pytest.param(b"<table border=1><tr>", "web page", id="table"),
        pytest.param("<html xmlns:x='x'><table>".encode("utf-16"), "web page", id="html in utf-16"),
        pytest.param(b'<?xml version="1.0"?>\n<html>', "web page", id="xhtml"),
        pytest.param(
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "XML", id="xml"
        ),
        pytest.param(bytes(range(256)) * 40, "no text", id="bytes"),
    ],
)
@pytest.mark.parametrize("name", ["list.csv", "list.xls", "list.xlsx"])
def test_what_is_no_list_is_refused_with_a_sentence(tmp_path, content, words, name):
    with pytest.raises(Unreadable, match=words):
        look(raw_file(tmp_path, content, name=name), file_name=name)


def test_a_workbook_is_recognised_under_any_name(tmp_path):
    for name in ("list.xls", "list.csv", "list"):
        path = xlsx_file(tmp_path, [["Name"], ["A"]], name=name)
        assert look(path, file_name=name).previews[0].rows == [["Name"], ["A"]]


def test_a_text_is_recognised_under_the_name_of_a_workbook(tmp_path):
    path = csv_file(tmp_path, [["Name", "B"], ["A", "1"]], separator="\t", name="list.xls")
    seen = look(path, file_name="list.xls")
    assert not seen.is_workbook
    assert seen.previews[0].rows == [["Name", "B"], ["A", "1"]]
