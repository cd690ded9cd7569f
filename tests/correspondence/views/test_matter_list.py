"""The matters, newest first, found by their words."""

import pytest

from accounts.rights import Role
from recipients.paging import SIZE
from tests.correspondence.factories import make_letter, make_matter, sign_in

pytestmark = pytest.mark.django_db

URL = "/matters/"


def found(client, **query):
    return [str(one) for one in client.get(URL, query).context["page"].rows]


def test_they_stand_newest_first_with_the_number_of_their_letters(client):
    sign_in(client, Role.VIEWER)
    old, new = make_matter("Old"), make_matter("New")
    make_letter(matter=old)
    assert found(client) == ["New", "Old"]
    assert [one.letter_count for one in client.get(URL).context["page"].rows] == [0, 1]
    assert new.get_absolute_url() in client.get(URL).content.decode()


def test_words_are_found_in_title_and_summary_whatever_the_accents(client):
    sign_in(client, Role.VIEWER)
    make_matter("Séminaire", summary="water in small islands")
    make_matter("Other")
    assert found(client, q="seminaire WATER") == ["Séminaire"]
    assert "No matter has these words" in client.get(URL, {"q": "desert"}).content.decode()


@pytest.mark.parametrize("query", ["q=%00", "after=%00", "after=x", "before=", f"q={'a' * 300}"])
def test_nonsense_in_the_address_is_ignored(client, query):
    sign_in(client, Role.VIEWER)
    make_matter("Only one")
    page = client.get(f"{URL}?{query}")
    assert [str(one) for one in page.context["page"].rows] == ["Only one"]


def test_a_long_list_is_paged(client, django_assert_max_num_queries):
    sign_in(client, Role.VIEWER)
    for _ in range(SIZE + 1):
        make_matter()
    with django_assert_max_num_queries(5):
        page = client.get(URL).context["page"]
    rest = client.get(f"{URL}?{page.older}").context["page"]
    assert (len(page.rows), len(rest.rows)) == (SIZE, 1)


def test_no_matter_yet_offers_the_next_step_to_those_who_may(client):
    sign_in(client, Role.STAFF)
    assert "/matters/new/" in client.get(URL).content.decode()
    sign_in(client, Role.VIEWER)
    words = client.get(URL).content.decode()
    assert "There is no matter yet" in words
    assert "/matters/new/" not in words


def test_it_needs_the_right(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(URL).status_code == 403
