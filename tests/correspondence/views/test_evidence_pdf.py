"""The evidence of one addressee as a PDF."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from tests.correspondence.factories import make_dispatch, make_letter, sign_in
from tests.correspondence.pdf.documents import sealed_letter
from tests.correspondence.pdf.reading import whole_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee():
    return sealed_letter("Tides").addressees.get()


def url(addressee):
    return reverse("correspondence:evidence_pdf", args=[addressee.pk])


def test_it_is_sent_whole_and_kept_nowhere(client, addressee):
    make_dispatch(addressee, tracking_number="7741 0032")
    person = sign_in(client, Role.VIEWER)
    answer = client.get(url(addressee))
    content = b"".join(answer)
    words = whole_text(content)
    assert "7741 0032" in words
    assert "Letter for Tides 1" in words
    assert f"Put together by {person.name}" in words
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="OUT-2024-0001 Tides evidence.pdf"'
    )


def test_nothing_half_made_is_sent(client, addressee, settings, tmp_path):
    sign_in(client)
    settings.MEDIA_ROOT = tmp_path
    answer = client.get(url(addressee))
    assert answer.status_code == 409
    assert "Letter OUT/2024/0001: The file" in answer.content.decode()


def test_a_letter_not_sealed_yet_gives_nothing(client):
    sign_in(client)
    assert client.get(url(make_letter("registered").addressees.get())).status_code == 409


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, addressee, role):
    sign_in(client, role)
    assert client.get(url(addressee)).status_code == 403
