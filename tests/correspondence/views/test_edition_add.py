import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import EnclosureEdition
from history.models import Event
from tests.correspondence.factories import make_enclosure, make_letter, make_pdf, make_user
from tests.correspondence.pdf.documents import protected

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    person = make_user()
    client.force_login(person)
    return person


def address(enclosure):
    return f"/enclosures/{enclosure.pk}/editions/add/"


def typed(**facts):
    return {
        "language": "en",
        "title": "Declaration, corrected",
        "file": SimpleUploadedFile("new.pdf", make_pdf(pages=5)),
        **facts,
    }


def test_it_adds_a_language(client, writer):
    enclosure = make_enclosure("Declaration")
    response = client.post(address(enclosure), typed(language="fr", title="Déclaration"))
    assert response.url == enclosure.get_absolute_url()
    assert enclosure.edition_for("fr").title == "Déclaration"
    event = Event.objects.about(enclosure).first()
    assert (event.verb, event.actor) == ("edition added", writer)


@pytest.mark.parametrize(
    ("content", "apart"), [(make_pdf(pages=5), ""), (protected("Treaty"), "protected")]
)
def test_whether_it_stays_apart_is_known_from_the_gate(client, writer, content, apart):
    enclosure = make_enclosure("Treaty")
    client.post(address(enclosure), typed(file=SimpleUploadedFile("new.pdf", content)))
    assert enclosure.edition_for("en").file.apart == apart


def test_a_better_file_is_a_new_edition_and_the_old_one_stays(client, writer):
    enclosure = make_enclosure("Declaration")
    old = enclosure.editions.get()
    client.post(address(enclosure), typed())
    assert enclosure.edition_for("en").pages == 5
    assert EnclosureEdition.objects.get(pk=old.pk).file.sha256 == old.file.sha256


def test_letters_that_are_registered_keep_their_edition(client, writer):
    enclosure = make_enclosure("Declaration")
    letter = make_letter(LetterStatus.REGISTERED, enclosures=[enclosure])
    old = letter.addressees.get().chosen_editions.get().edition
    client.post(address(enclosure), typed())
    assert letter.addressees.get().chosen_editions.get().edition == old


def test_what_is_no_pdf_is_refused(client, writer):
    enclosure = make_enclosure("Declaration")
    response = client.post(
        address(enclosure), typed(file=SimpleUploadedFile("new.pdf", b"%PDF-1.7 half"))
    )
    assert response.status_code == 422
    assert "cut off" in response.content.decode()
    assert enclosure.editions.count() == 1


def test_without_a_file_nothing_is_added(client, writer):
    enclosure = make_enclosure("Declaration")
    response = client.post(address(enclosure), typed(file=""))
    assert "Choose a file." in response.content.decode()
    assert enclosure.editions.count() == 1


def test_it_requires_the_right_to_write_letters(client):
    client.force_login(make_user(Role.VIEWER))
    enclosure = make_enclosure()
    assert client.get(address(enclosure)).status_code == 403
    assert client.post(address(enclosure), typed()).status_code == 403
    assert enclosure.editions.count() == 1
