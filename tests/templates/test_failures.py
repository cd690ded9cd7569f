"""The pages for when something fails need nothing that could fail with it."""

import pytest
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import Client
from django.views import defaults

from accounts.rights import Right, Role
from tests.correspondence.factories import make_user

NAMES = ["400", "403", "403_csrf", "404", "413", "429", "500", "503", "503_busy", "507"]


@pytest.mark.parametrize("name", NAMES)
def test_a_failure_is_told_without_context_or_database(name):
    page = get_template(f"{name}.html").render()
    assert f'<span class="figure">{name[:3]}</span>' in page
    assert "<h1>" in page


def test_a_fault_of_ours_is_a_500_with_our_page():
    response = defaults.server_error(HttpRequest())
    assert response.status_code == 500
    assert b"The page could not be made just now" in response.content


@pytest.mark.django_db
def test_a_missing_right_is_named(client):
    client.force_login(make_user(Role.VIEWER))
    response = client.get("/settings/users/")
    assert response.status_code == 403
    assert f"It needs the right to {Right.KEEP_USERS.label}." in response.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_our_words():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})
    assert response.status_code == 403
    assert b"The form was too old to be sent" in response.content


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_the_search(client):
    client.force_login(make_user())
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert b'action="/letters/"' in response.content
