import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.rights import Role
from correspondence.models import Enclosure, StoredFile
from history.models import Event
from tests.correspondence.factories import make_enclosure, make_pdf, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/enclosures/new/"


@pytest.fixture
def writer(client):
    person = make_user()
    client.force_login(person)
    return person


def typed(**facts):
    return {
        "title": "Final declaration",
        "kind": "declaration",
        "language": "fr",
        "file": SimpleUploadedFile("declaration.pdf", make_pdf(pages=4)),
        **facts,
    }


def test_it_enters_title_kind_and_first_edition(client, writer):
    response = client.post(ADDRESS, typed())
    enclosure = Enclosure.objects.get()
    assert response.url == enclosure.get_absolute_url()
    edition = enclosure.editions.get()
    assert (edition.title, edition.language, edition.pages) == ("Final declaration", "fr", 4)
    assert edition.file_name == "declaration.pdf"


def test_it_writes_its_events(client, writer):
    client.post(ADDRESS, typed())
    events = Event.objects.about(Enclosure.objects.get())
    assert [event.verb for event in events] == ["edition added", "entered"]
    assert {event.actor for event in events} == {writer}


def test_what_is_no_pdf_is_refused_and_nothing_is_entered(client, writer):
    response = client.post(ADDRESS, typed(file=SimpleUploadedFile("a.pdf", b"MZ program")))
    assert response.status_code == 422
    assert "not a PDF" in response.content.decode()
    assert 'value="Final declaration"' in response.content.decode(), "what was typed is kept"
    assert not Enclosure.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_title_is_taken_once(client, writer):
    make_enclosure("Final declaration")
    response = client.post(ADDRESS, typed())
    assert "The library has an enclosure of this title." in response.content.decode()
    assert Enclosure.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "\x00"}, {"title": "x" * 201}, {"kind": "king"}, {"language": "xx"}],
)
def test_what_is_wrong_is_said(client, writer, wrong):
    response = client.post(ADDRESS, typed(**wrong))
    assert "There is a problem" in response.content.decode()
    assert not Enclosure.objects.exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_write_letters(client, role):
    client.force_login(make_user(role))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, typed()).status_code == 403
    assert not Enclosure.objects.exists()
