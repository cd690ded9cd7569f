"""Who takes recipients out of the house, and what for."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rights import Role
from tests.accounts_factory import make_user
from tests.recipients.reading import exported_names, exports, octets, told, words

pytestmark = pytest.mark.django_db

URL = reverse("recipients:organization_export")


def test_who_keeps_the_directory_needs_no_reason(keeping, keeper, some):
    octets(keeping.post(f"{URL}?kind=court", {"format": "csv"}))
    assert told(keeper) == ["Exported recipients: CSV (UTF-8), 1 organization, Kind: Court"]
    assert "Exported recipients: CSV (UTF-8)" in words(keeping.get(URL))


def test_others_say_what_they_need_it_for(clerking, clerk, some):
    page = clerking.post(URL, {"format": "csv", "reason": " \n "})
    assert page.status_code == 422
    assert "Say what you need the file for." in words(page)
    assert re.search(r'checked[^>]*value="csv"|value="csv"[^>]*checked', page.text)
    assert exports() == 0
    assert len(exported_names(clerking.post(URL, {"format": "csv", "reason": "labels"}))) == 3
    assert told(clerk) == [
        "Exported recipients: CSV (UTF-8), 3 organizations, all that are written to, labels"
    ]
    assert "Exported recipients" not in words(clerking.get(URL))


def test_an_address_alone_exports_nothing_for_them(clerking, some):
    page = clerking.get(URL, {"format": "csv", "reason": "labels"})
    assert (page.status_code, page.streaming, exports()) == (200, False, 0)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.SYSTEM_ADMINISTRATOR])
def test_nobody_else_exports_anything(role, some):
    client = Client()
    client.force_login(make_user(role))
    assert client.get(URL, {"format": "csv"}).status_code == 403
    assert client.post(URL, {"format": "csv", "reason": "labels"}).status_code == 403
    assert exports() == 0
