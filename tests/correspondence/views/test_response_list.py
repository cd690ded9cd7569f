"""What came in, newest first, filtered by what stands in the URL."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Response
from recipients.paging import SIZE
from tests.correspondence.factories import (
    LONG_AGO,
    make_addressee,
    make_office,
    make_registered_letter,
    make_response,
    make_user,
    sign_in,
)

pytestmark = pytest.mark.django_db

URL = "/responses/"


def found(client, **query):
    page = client.get(URL, query)
    assert page.status_code == 200
    return [one.pk for one in page.context["page"].rows]


def test_the_newest_stands_first_and_a_voided_one_says_so(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee()
    old, new = (make_response(addressee, on=LONG_AGO + dt.timedelta(days=n)) for n in (0, 1))
    old.void(reason="wrong", by=make_user())
    assert found(client) == [new.pk, old.pk]
    assert "Voided" in client.get(URL).content.decode()


def test_filters_by_kind_by_words_and_by_link(client):
    sign_in(client, Role.VIEWER)
    addressee = make_addressee(offices=[make_office(organization="Réseau des îles")])
    reply = make_response(addressee, their_reference="RI/2024/7")
    declined = make_response(addressee, "decline", summary="They cannot come")
    stray = Response.objects.create(
        sender="Somebody", kind="reply", received_on=LONG_AGO, logged_by=make_user()
    )
    assert found(client, kind="decline") == [declined.pk]
    assert found(client, q="ri/2024") == [reply.pk]
    assert found(client, q="cannot come") == [declined.pk]
    assert set(found(client, q="reseau")) == {reply.pk, declined.pk}
    assert found(client, linked="no") == [stray.pk]
    assert found(client, linked="yes", kind="reply") == [reply.pk]
    assert "No response matches" in client.get(URL, {"q": "nothing at all"}).content.decode()


@pytest.mark.parametrize(
    "query", ["q=%00", "kind=zzz", "linked=9", "after=%00", "before=x", "after="]
)
def test_nonsense_in_the_address_is_ignored(client, query):
    sign_in(client, Role.VIEWER)
    response = make_response(make_addressee())
    page = client.get(f"{URL}?{query}")
    assert [one.pk for one in page.context["page"].rows] == [response.pk]


def test_a_long_list_is_paged_with_its_filters_and_as_many_queries(
    client, django_assert_max_num_queries
):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(rendered=False)
    addressee, person = letter.addressees.get(), make_user()
    for _ in range(SIZE + 1):
        make_response(addressee, by=person)
    with django_assert_max_num_queries(5):
        page = client.get(URL, {"kind": "reply"})
    assert len(page.context["page"].rows) == SIZE
    rest = client.get(f"{URL}?{page.context['page'].older}")
    assert len(rest.context["page"].rows) == 1
    assert "kind=reply" in page.context["page"].older


def test_nothing_yet_says_what_belongs_here(client):
    sign_in(client, Role.VIEWER)
    assert "Nothing has come in yet" in client.get(URL).content.decode()


def test_it_needs_the_right(client):
    sign_in(client, Role.RECIPIENT_ADMINISTRATOR)
    assert client.get(reverse("correspondence:response_list")).status_code == 403
