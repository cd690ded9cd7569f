"""One response."""

import pytest

from accounts.rights import Role
from correspondence.models import Response
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db


def test_it_shows_what_came_and_what_it_says(client):
    sign_in(client)
    addressee = make_addressee(requests=["That data be shared"])
    request = addressee.letter.requests.get()
    response = make_response(
        addressee, summary="<b>They</b> agree", outcomes={request.pk: ("agreed", "with joy")}
    )
    words = client.get(response.get_absolute_url()).content.decode()
    assert "&lt;b&gt;They&lt;/b&gt; agree" in words
    for expected in ("That data be shared", "“with joy”", "Agreed", str(addressee.letter), "Void"):
        assert expected in words


def test_one_that_is_linked_to_no_letter_is_shown_too(client):
    sign_in(client, Role.VIEWER)
    response = Response.objects.create(
        sender="Somebody", kind="reply", received_on=LONG_AGO, logged_by=make_user()
    )
    page = client.get(response.get_absolute_url())
    assert "Somebody" in page.content.decode()
    assert "/void/" not in page.content.decode()


def test_it_needs_the_right(client):
    sign_in(client, Role.SYSTEM_ADMINISTRATOR)
    response = make_response(make_addressee())
    assert client.get(response.get_absolute_url()).status_code == 403
