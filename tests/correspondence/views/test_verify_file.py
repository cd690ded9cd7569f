"""A file is compared, byte for byte, with everything that is kept."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import StoredFile
from correspondence.pdf.letter import render
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_file_copy,
    make_letter,
    make_office,
    make_pdf,
    make_registered_letter,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db
URL = reverse("correspondence:verify_file")
SCAN = b"\xff\xd8\xff scan \xff\xd9"


@pytest.fixture(autouse=True)
def clerk(client):
    sign_in(client, Role.VIEWER)


def compare(client, content: bytes, status: int = 200) -> str:
    page = client.post(URL, {"file": SimpleUploadedFile("letter.pdf", content)})
    assert page.status_code == status
    return page.content.decode()


def test_a_file_copy_is_known_by_its_bytes(client):
    addressee = make_registered_letter(
        offices=[make_office(organization="Water Forum")]
    ).addressees.get()
    page = compare(client, addressee.file_copy.file.read())
    assert "This file is, byte for byte, one of ours" in page
    assert "File copy of OUT/2024/0001 for Water Forum, Director" in page
    assert addressee.file_copy.file.sha256 in page


def test_whatever_else_is_kept_is_named_for_what_it_is(client):
    addressee = make_addressee()
    stored = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
    make_response(addressee, file=stored, file_name="reply.pdf")
    make_dispatch(addressee).add_proof(
        SCAN, kind="posting", media_type="image/jpeg", file_name="receipt.jpg", by=make_user()
    )
    edition = make_enclosure("Declaration of Baku").editions.get()
    assert "Scan of a response to OUT/2024/0001" in compare(client, stored.read())
    assert "Proof of the dispatch of OUT/2024/0001" in compare(client, SCAN)
    assert "Edition of the enclosure “Declaration of Baku”" in compare(client, edition.file.read())


def test_a_file_that_many_got_names_twenty_of_them(client, django_assert_max_num_queries):
    content = make_pdf()
    letter = make_letter("registered", offices=[make_office() for _ in range(22)])
    for addressee in letter.addressees.all():
        make_file_copy(addressee, content)
    with django_assert_max_num_queries(12):
        page = compare(client, content)
    assert page.count("File copy of OUT/2024/0001") == 20
    assert "and 2 more" in page


@pytest.mark.parametrize("spoil", [lambda c: c + b"\n", lambda c: c[:-1], lambda c: b"hello"])
def test_another_file_is_none_of_ours(client, spoil):
    content = make_addressee().file_copy.file.read()
    assert "This file is none of ours" in compare(client, spoil(content))


def saved_again(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/Title"] = "Saved again"
        pdf.save(out)
    return out.getvalue()


def test_a_copy_that_was_saved_again_says_whose_it_claims_to_be(client):
    letter = make_registered_letter(offices=[make_office(organization="Water Forum")])
    addressee = letter.addressees.get()
    page = compare(client, saved_again(addressee.file_copy.file.read()))
    assert "This file is none of ours" in page
    assert "Its words say that it is <b>OUT/2024/0001</b> for Water Forum, Director" in page
    assert reverse("correspondence:evidence", args=[addressee.pk]) in page


def test_one_with_another_code_names_the_letter_and_no_copy(client):
    addressee = make_registered_letter(rendered=False).addressees.get()
    page = compare(client, render(replace(addressee.printed, check_code="2222-3333")))
    assert "Its words name <b>OUT/2024/0001</b>, without a check code of that letter" in page
    assert addressee.check_code not in page
    assert addressee.organization_name not in page


def test_while_nothing_can_be_read_it_is_compared_nevertheless(client, settings):
    content = saved_again(make_registered_letter().addressees.get().file_copy.file.read())
    settings.PRESS_CHILDREN, settings.PRESS_PATIENCE = 0, 0
    page = compare(client, content)
    assert "This file is none of ours" in page
    assert "Its words" not in page


def test_nothing_of_it_is_kept(client):
    compare(client, make_pdf(pages=3))
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 broken",
        b"%PDF-1.7\n" + bytes(range(256)) * 400,
        make_pdf()[:-200],
        b"%PDF-" + b"[" * 100_000 + b"%%EOF",
    ],
)
def test_what_cannot_be_read_is_compared_nevertheless(client, content):
    assert "This file is none of ours" in compare(client, content)


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "The file is empty."), (b"x" * 1_100_000, "up to 1 MB")]
)
def test_no_file_and_a_large_one_are_refused(client, content, said):
    with override_settings(UPLOAD_LIMIT_MB=1):
        assert said in compare(client, content, status=422)
    assert "Choose a file." in client.post(URL).content.decode()


def test_a_file_larger_than_memory_is_for_is_compared_too(client):
    content = b"%PDF-1.7" + bytes(6 * 1024 * 1024)
    assert len(content) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert "none of ours" in compare(client, content)
    stored = StoredFile.objects.keep(content, media_type="application/pdf")
    assert "none of ours" in compare(client, content)  # nothing refers to it
    make_response(make_addressee(), file=stored, file_name="reply.pdf")
    assert "Scan of a response" in compare(client, content)


def test_its_address_without_a_file_leads_to_the_page(client):
    assert client.get(URL).url == reverse("correspondence:verify")


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, role):
    sign_in(client, role)
    assert client.post(URL).status_code == 403
