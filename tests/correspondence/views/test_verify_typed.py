"""What is typed or scanned is read however it looks, or it is said what is wrong with it."""

import pytest

from tests.correspondence.views.verifying import ask, copy_held_by, printed_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee(client):
    return copy_held_by(client)


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
    assert "The copy of OUT/2024/0001" in ask(client, spoil(*printed_on(addressee)))


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
    reference, code = printed_on(addressee)
    page = ask(client, typed.format(reference=reference, code=code), status=422)
    assert said in page
    assert "There is a problem" in page
