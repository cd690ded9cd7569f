import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.sessions import end_sessions
from tests.correspondence.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_person_is_signed_out_everywhere_and_nobody_else_is():
    ana, bea = make_user(), make_user()
    places = [Client(), Client(), Client()]
    for place, person in zip(places, [ana, ana, bea], strict=True):
        place.force_login(person)
    assert end_sessions(ana) == 2
    assert [place.get("/keyboard/").status_code for place in places] == [302, 302, 200]
    assert Session.objects.count() == 1
