import pytest

from accounts.rights import Role
from correspondence.models import Enclosure
from tests.correspondence.factories import make_enclosure, make_letter, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/enclosures/"


@pytest.fixture
def reader(client):
    person = make_user(Role.VIEWER)
    client.force_login(person)
    return person


def test_it_lists_titles_languages_pages_and_uses(client, reader):
    paper = make_enclosure("Background paper", languages=("en", "fr"), pages=6)
    make_letter(enclosures=[paper])
    page = client.get(ADDRESS).content.decode()
    assert "Background paper" in page
    assert "English, 6 pages" in page
    assert "French, 6 pages" in page
    assert '<td role="cell" data-l="Letters" class="num">1</td>' in page


def test_it_shows_the_current_edition_of_each_language_once(client, reader):
    paper = make_enclosure("Background paper", pages=2)
    paper.add_edition(
        paper.editions.get().file.read(),
        language="en",
        title="Second",
        pages=2,
        file_name="second.pdf",
        by=make_user(),
    )
    assert client.get(ADDRESS).content.decode().count("English, 2 pages") == 1


def test_words_find_without_accents_and_capitals(client, reader):
    make_enclosure("Déclaration finale")
    make_enclosure("Brochure")
    page = client.get(ADDRESS, {"q": "declaration FINALE"}).content.decode()
    assert "Déclaration finale" in page
    assert "Brochure" not in page


def test_an_empty_library_says_what_belongs_there(client, reader):
    assert "The library is empty" in client.get(ADDRESS).content.decode()


def test_a_search_without_result_offers_the_whole_library(client, reader):
    make_enclosure("Brochure")
    assert "Nothing in the library matches “zzz”" in (
        client.get(ADDRESS, {"q": "zzz"}).content.decode()
    )


def test_long_lists_are_paged_by_key(client, reader, monkeypatch):
    for number in range(55):
        Enclosure(title=f"Paper {number}", kind="other").keep(by=reader)
    page = client.get(ADDRESS)
    assert "Paper 54" in page.content.decode()
    assert "Paper 4<" not in page.content.decode()
    older = client.get(f"{ADDRESS}?{page.context['page'].older}").content.decode()
    assert "Paper 4<" in older


def test_it_asks_the_database_no_more_for_more_rows(client, reader, django_assert_max_num_queries):
    for number in range(12):
        make_enclosure(f"Paper {number}", languages=("en", "fr"))
    with django_assert_max_num_queries(8):
        client.get(ADDRESS)


@pytest.mark.parametrize("nasty", ["\x00", "x" * 5000, "%", "'", "\ud800"])
def test_nothing_typed_breaks_it(client, reader, nasty):
    typed = nasty.encode("utf-8", "surrogatepass")
    assert client.get(ADDRESS, {"q": typed}).status_code == 200
    assert client.get(ADDRESS, {"after": typed}).status_code == 200


def test_only_those_who_write_letters_are_offered_a_new_one(client, reader):
    assert "/enclosures/new/" not in client.get(ADDRESS).content.decode()
    client.force_login(make_user())
    assert "/enclosures/new/" in client.get(ADDRESS).content.decode()


def test_it_requires_the_right_to_read_letters(client):
    client.force_login(make_user(Role.RECIPIENT_ADMINISTRATOR))
    assert client.get(ADDRESS).status_code == 403
