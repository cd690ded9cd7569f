"""Files as they are handed in: good ones, ones that were seen before, and nasty ones."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from recipients.models import ImportStatus, RecipientImport
from tests.recipients.imports import lines, make_run, upload
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db
NEW = reverse("recipients:import_new")


def hand_in(client, content: bytes, name: str = "list.csv"):
    return client.post(NEW, {"file": SimpleUploadedFile(name, content)})


def workbook(*sheets: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        book.create_sheet(name).append(["Organization", "Country"])
        book[name].append([f"Institute of {name}", "Fiji"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_unicode_needs_no_choice_and_the_columns_come_next(keeping, keeper):
    answer = keeping.post(NEW, {"file": upload(*lines(2))})
    run = RecipientImport.objects.get()
    assert (run.status, run.encoding, run.separator) == ("matched", "utf-8", ",")
    assert run.started_by == keeper
    assert run.total == 2
    assert keeping.get(answer.url).url == reverse("recipients:import_match", args=[run.pk])


def test_eight_bits_are_never_guessed(keeping):
    content = "Organization,Country\nSociété d'Études,France\n".encode("cp1252")
    answer = hand_in(keeping, content)
    run = RecipientImport.objects.get()
    assert run.status == ImportStatus.UPLOADED
    page = keeping.get(answer.url, follow=True)
    assert "Western European (Windows-1252)" in page.text
    assert "Société d&#x27;Études" in page.text
    assert 'name="preview" value="0" id="id_preview_0" checked' not in page.text


def test_a_workbook_of_several_sheets_asks_for_one(keeping):
    hand_in(keeping, workbook("Offices", "People"), "list.xlsx")
    page = keeping.get(RecipientImport.objects.get().get_absolute_url(), follow=True)
    assert "Which sheet holds the list?" in page.text
    assert "Institute of People" in page.text


def test_a_workbook_of_one_sheet_asks_for_none(keeping):
    hand_in(keeping, workbook("Offices"), "list.xlsx")
    assert RecipientImport.objects.get().status == ImportStatus.MATCHED


def test_a_file_that_was_imported_is_said_before_going_on(keeping, keeper, tmp_path):
    before = make_run(tmp_path, *lines(2), by=keeper, stage="applied")
    page = keeping.post(NEW, {"file": upload(*lines(2), name="again.csv")}, follow=True)
    assert "This file was imported already" in page.text
    assert before.get_absolute_url() in page.text
    run = RecipientImport.objects.latest("pk")
    assert run.status == ImportStatus.UPLOADED
    reading = keeping.get(reverse("recipients:import_reading", args=[run.pk]))
    assert 'value="0" id="id_preview_0" checked' in reading.text


def test_a_file_undone_is_not_one_that_was_imported(keeping, keeper, tmp_path):
    make_run(tmp_path, *lines(2), by=keeper, stage="undone")
    keeping.post(NEW, {"file": upload(*lines(2))})
    assert RecipientImport.objects.latest("pk").status == ImportStatus.MATCHED


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", b"<a>" + b"0" * 50_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xa0",
        b"\x00" * 3000,
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        b"PK\x03\x04 no zip at all",
        bomb(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        b"a," * 900 + b"b\n",
        b'Organization\n"' + b"x" * 60_000,
    ],
    ids=[
        "empty",
        "one space",
        "zeros",
        "pdf",
        "half a zip",
        "bomb",
        "xls",
        "wide",
        "unclosed quote",
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(keeping, content):
    answer = hand_in(keeping, content)
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert not RecipientImport.objects.exists()


@pytest.mark.parametrize("name", ["\u202egnp.csv", "../../etc/passwd", "a" * 900, "x\x01.csv", " "])
def test_no_name_of_a_file_breaks_anything(keeping, name):
    answer = hand_in(keeping, "\n".join(["Organization", *"abc"]).encode(), name)
    assert answer.status_code in (302, 422)
    for run in RecipientImport.objects.all():
        assert "/" not in run.file_name
        assert "\u202e" not in run.file_name


def test_cells_that_no_database_takes_are_shown_and_named(keeping):
    rows = "Organization,Country\nA\x00b Institute,Fiji\nGood Institute,Fiji\n"
    hand_in(keeping, rows.encode())
    run = RecipientImport.objects.get()
    columns = {"column-0-field": "name", "column-1-field": "country", "language": "en"}
    keeping.post(reverse("recipients:import_check", args=[run.pk]), columns)
    run.refresh_from_db()
    assert (run.status, run.counts["new"], run.counts["invalid"]) == ("checked", 1, 1)
    shown = words(keeping.get(run.get_absolute_url(), {"tab": "invalid"}))
    assert "a character that no text has" in shown


def test_a_file_that_is_too_big_is_refused(keeping, settings):
    settings.UPLOAD_LIMIT_MB = 0
    answer = keeping.post(NEW, {"file": upload(*lines(2))})
    assert "up to 0 MB are accepted" in words(answer)


def test_who_may_only_read_hands_nothing_in(reading):
    assert reading.post(NEW, {"file": upload(*lines(1))}).status_code == 403
    assert not RecipientImport.objects.exists()
