"""What is typed or scanned is read however it looks, or it is said what is wrong with it."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from tests.correspondence.factories import make_office, make_registered_letter, sign_in

pytestmark = pytest.mark.django_db
URL = reverse("correspondence:verify")


@pytest.fixture
def addressee(client):
    sign_in(client, Role.VIEWER)
    letter = make_registered_letter(
        rendered=False, offices=[make_office(organization="Water Forum"), make_office()]
    )
    return letter.addressees.first()


def ask(client, typed: str, status: int = 200) -> str:
    page = client.post(URL, {"typed": typed})
    assert page.status_code == status
    return page.content.decode()


def held_by(addressee) -> tuple[str, str]:
    return addressee.letter.reference, addressee.check_code


@pytest.mark.parametrize(
    "spoil",
    [
        lambda reference, code: f"  {reference.lower()}\t{code.lower()}  ",
        lambda reference, code: f"{reference} {code.replace('-', '')}",
        lambda reference, code: f"{reference} {code.replace('-', ' ')}",
        lambda reference, code: f"{reference}{code}",
        lambda reference, code: f"{reference.replace('/', ' / ')} {code.replace('-', '–')}",
        lambda reference, code: f"{reference} {' '.join(code)}",
        lambda reference, code: "".join(chr(ord(c) + 0xFEE0) for c in f"{reference}{code}"),
        lambda reference, code: f"{reference.replace('2024', '٢٠٢٤')} {code}",
        lambda reference, code: f"{reference}\u200b \u202a{code}\u202c",
    ],
)
def test_it_reads_however_it_is_typed(client, addressee, spoil):
    assert "The copy of OUT/2024/0001" in ask(client, spoil(*held_by(addressee)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the reference and the check code."),
        ("{reference}", "The check code is missing"),
        ("{reference} 7K3F", "is no check code"),
        ("{reference} 7K3F-92O0", "is no check code"),
        ("{code}", "Type the reference of the letter before its check code."),
        ("ОUТ/2024/0001 {code}", "О (Cyrillic), Т (Cyrillic)"),
        ("{reference} 7К3F-92QD", "К (Cyrillic)"),
        ("ΟUT/2024/0001 {code}", "Ο (Greek)"),
        ("x" * 201, "at most 200 characters"),
    ],
)
def test_what_cannot_be_looked_up_is_said_at_the_field(client, addressee, typed, said):
    reference, code = held_by(addressee)
    page = ask(client, typed.format(reference=reference, code=code), status=422)
    assert said in page
    assert "There is a problem" in page
