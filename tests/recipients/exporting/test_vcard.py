import datetime as dt

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from recipients.exporting.rows import entries
from recipients.exporting.vcard import card_parts, folded
from recipients.models import Organization
from tests.recipients.factories import make_holder, make_office, make_organization

NOW = dt.datetime(2026, 11, 25, 12, 30, tzinfo=dt.UTC)


def written() -> bytes:
    found = entries(Organization.objects.all(), on=NOW.date())
    return b"".join(card_parts(found, on=NOW.date(), at=NOW, site="https://chancery.example"))


def cards() -> list:
    return list(vobject.readComponents(written().decode()))


@pytest.mark.django_db
def test_an_office_has_a_card_with_its_holder():
    organization = make_organization(
        "Harbour, Institute; of\\Things", website="https://harbour.example", tags=["a", "b,c"]
    )
    for sort, value in (("email", "a@b.example"), ("phone", "+41 22"), ("fax", "+41 23")):
        organization.contact_details.create(sort=sort, value=value)
    office = make_office(organization, title="Head of the Harbour")
    make_holder(office, "Ana María Sample", gender="f", honorific="Dr")
    (card,) = cards()
    assert (card.version.value, card.kind.value) == ("4.0", "individual")
    assert (card.fn.value, card.title.value) == ("Ana María Sample", "Head of the Harbour")
    assert card.role.value == "Secretary-General"
    name = card.n.value
    assert (name.family, name.given, name.prefix) == ("Sample", "Ana María", "Dr")
    assert card.org.value == ["Harbour, Institute; of\\Things"]
    assert card.email.value == "a@b.example"
    assert [(tel.value, tel.params["TYPE"]) for tel in card.tel_list] == [
        ("+41 23", ["work", "fax"]),
        ("+41 22", ["work", "voice"]),
    ]
    assert (card.lang.value, card.url.value) == ("en", "https://harbour.example")
    assert card.rev.value == "20261125T123000Z"
    assert card.uid.value.startswith("urn:uuid:")
    assert cards()[0].uid.value == card.uid.value


@pytest.mark.django_db
def test_the_address_is_a_label_and_lines():
    make_organization("Harbour", lines='1 "Old", Road\n1000 Port; Sample')
    (card,) = cards()
    assert card.adr.params["LABEL"] == [r"1 ^'Old^', Road\n1000 Port; Sample\nBELGIUM"]
    assert card.adr.value.street == ['1 "Old", Road', "1000 Port; Sample"]
    assert card.adr.value.country == "Belgium"


@pytest.mark.django_db
def test_a_letter_through_a_mission_has_the_address_of_the_mission():
    mission = make_organization("Permanent Mission", lines="336 East 45th Street", country="US")
    make_office(make_organization("Movement", lines=""), via=mission)
    card = next(one for one in cards() if one.org.value == ["Movement"])
    assert card.adr.value.street == ["via the Permanent Mission", "336 East 45th Street"]


@pytest.mark.django_db
def test_a_vacant_office_is_called_by_its_title():
    make_office(title="Secretary-General of the Harbour")
    (card,) = cards()
    assert card.fn.value == card.title.value == "Secretary-General of the Harbour"
    assert not hasattr(card, "n")


@pytest.mark.django_db
def test_an_organization_without_offices_has_a_card_of_its_own():
    make_organization("League of Harbours", acronym="LH", lines="")
    (card,) = cards()
    assert (card.kind.value, card.fn.value) == ("org", "League of Harbours")
    assert (card.nickname.value, card.org.value) == ("LH", ["League of Harbours"])
    assert not hasattr(card, "adr")


@pytest.mark.django_db
def test_nobody_smuggles_a_line_into_a_card():
    make_organization("House\r\nEMAIL:x@evil.example\nTEL:1\u2028NOTE:x\x85a", lines="")
    (card,) = cards()
    assert card.fn.value.startswith("House\nEMAIL:x@evil.example\nTEL:1")
    assert not hasattr(card, "email")
    assert not hasattr(card, "tel")


@pytest.mark.django_db
def test_one_name_that_is_not_in_two_parts_stays_whole():
    make_holder(make_office(), "毛泽东", family_name="毛")
    make_holder(make_office(), "Pelé", family_name="")
    assert {card.n.value.family for card in cards()} == {"毛泽东", "Pelé"}


@pytest.mark.django_db
def test_more_cards_than_are_written_at_once_all_come():
    for number in range(103):
        make_organization(f"House {number:03}", lines="")
    found = [card.fn.value for card in cards()]
    assert found == [f"House {number:03}" for number in range(103)]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_a_long_line_is_folded_without_tearing_a_letter(text):
    octets = folded(text)
    assert octets.endswith(b"\r\n")
    lines = octets[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode().startswith(" ") for line in lines[1:])
    assert octets[:-2].replace(b"\r\n ", b"").decode() == text
