"""People at the directory: one who keeps it, one who reads it."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.rights import Role
from tests.accounts_factory import make_user


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
def proposer(db) -> User:
    return make_user(Role.STAFF, name="Nadia Rahimi")


@pytest.fixture
def proposing(proposer) -> Client:
    """A browser in which somebody is signed in who may propose, and decide nothing."""
    client = Client()
    client.force_login(proposer)
    return client
