"""Somebody who verifies papers: who asks, what is asked, and the copy that it is about."""

from django.test import Client
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Addressee
from tests.correspondence.factories import make_office, make_registered_letter, sign_in

URL = reverse("correspondence:verify")


def copy_held_by(client: Client) -> Addressee:
    """One of the two addressees of a letter; a viewer has signed in."""
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(
        rendered=False, offices=[make_office(organization="Water Forum"), make_office()]
    )
    return letter.addressees.first()


def ask(client: Client, typed: str, status: int = 200) -> str:
    """The page that answers what was typed."""
    page = client.post(URL, {"typed": typed})
    assert page.status_code == status
    return page.content.decode()


def printed_on(addressee: Addressee) -> tuple[str, str]:
    """Reference and check code, as they stand on the copy."""
    return addressee.letter.reference, addressee.check_code
