"""People at the directory: one who keeps it, one who reads it."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.rights import Role
from tests.accounts_factory import make_user
from tests.recipients.factories import make_holder, make_office, make_organization


@pytest.fixture
def keeper(db) -> User:
    return make_user(Role.RECIPIENT_ADMINISTRATOR, name="Tomas Berg")


@pytest.fixture
def keeping(keeper) -> Client:
    """A browser in which the recipient administrator is signed in."""
    client = Client()
    client.force_login(keeper)
    return client


@pytest.fixture
def reading(db) -> Client:
    """A browser in which somebody is signed in who may only read."""
    client = Client()
    client.force_login(make_user(Role.VIEWER))
    return client


@pytest.fixture
def clerk(db) -> User:
    return make_user(Role.STAFF, name="Nadia Rahimi")


@pytest.fixture
def clerking(clerk) -> Client:
    """A browser of somebody who writes letters, and proposes to the directory what it lacks."""
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def some(db) -> None:
    """An organization of each sort the filters tell apart."""
    make_holder(make_office(make_organization("École", country="FR")))
    make_office(make_organization("Harbour", kind="court"))
    make_organization("Gone", is_active=False, inactive_reason="dissolved")
    make_organization("=cmd|' /C calc'!A0", kind="media", country="AZ")
