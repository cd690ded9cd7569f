import pytest

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from tests.correspondence.factories import make_enclosure, make_letter, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    person = make_user(Role.VIEWER)
    client.force_login(person)
    return person


def test_it_shows_each_edition_with_pages_size_and_hash(client, reader):
    enclosure = make_enclosure("Declaration", languages=("en", "fr"), pages=4)
    page = client.get(enclosure.get_absolute_url()).content.decode()
    for edition in enclosure.editions.all():
        assert edition.title in page
        assert edition.file.sha256 in page
        assert f"/editions/{edition.pk}/file/" in page
    assert "for new letters" in page
    assert "replaced" not in page


def test_an_edition_that_was_replaced_says_so(client, reader):
    enclosure = make_enclosure("Declaration")
    enclosure.add_edition(
        enclosure.editions.get().file.read(),
        language="en",
        title="Declaration, corrected",
        pages=2,
        file_name="b.pdf",
        by=make_user(),
    )
    page = client.get(enclosure.get_absolute_url()).content.decode()
    assert page.index("Declaration, corrected") < page.index("for new letters")
    assert page.index("for new letters") < page.index("replaced")


def test_it_names_the_letters_it_went_with(client, reader):
    enclosure = make_enclosure("Declaration")
    letter = make_letter(LetterStatus.REGISTERED, enclosures=[enclosure], subject="Invitation")
    page = client.get(enclosure.get_absolute_url()).content.decode()
    assert letter.reference in page
    assert "Invitation" in page
    assert "in 1 letter" in page


def test_it_tells_its_history(client, reader):
    enclosure = make_enclosure("Declaration")
    enclosure.title = "Final declaration"
    enclosure.keep(by=make_user(name="Nadia"))
    page = client.get(enclosure.get_absolute_url()).content.decode()
    assert "Nadia" in page
    assert "Final declaration" in page


def test_an_enclosure_that_is_not_there_is_not_found(client, reader):
    assert client.get("/enclosures/999999999999999999999/").status_code == 404


def test_it_requires_the_right_to_read_letters(client):
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    assert client.get(make_enclosure().get_absolute_url()).status_code == 403
