import datetime as dt

import pytest

from recipients.exporting import rows as export_rows
from recipients.exporting.rows import HEADERS, entries, rows
from recipients.importing.fields import FIELDS
from recipients.models import Organization, PostalAddress
from recipients.spreadsheets.cells import parted
from tests.recipients.factories import make_holder, make_office, make_organization

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 25)


def exported(**options) -> list[dict[str, str]]:
    found = entries(Organization.objects.all(), on=TODAY, **options)
    return [dict(zip(FIELDS, row, strict=True)) for row in rows(found, on=TODAY)]


def filled(row: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def test_the_columns_are_those_an_import_reads():
    assert [field.header for field in FIELDS.values()] == HEADERS


def test_everything_known_of_an_office_stands_in_its_row():
    house = make_organization("The House", lines="")
    organization = make_organization(
        "Harbour Institute",
        french="Institut du port",
        acronym="HI",
        kind="mission",
        parent=house,
        website="https://harbour.example",
        preferred_language="fr",
        preferred_channel="registered_post",
        tags=["islands", "a;b"],
        note="Ring\r\nfirst",
    )
    organization.names.create(sort="former", language="en", name="Port Office")
    organization.names.create(sort="alias", language="fr", name="Le Port")
    organization.addresses.update(source="Website", verified_on=dt.date(2024, 9, 3))
    for sort, value in (("email", "a@b.example"), ("email", "c@d.example"), ("fax", "+32 1")):
        organization.contact_details.create(sort=sort, value=value)
    office = make_office(organization, protocol_order=7, titre="Secrétaire général")
    make_holder(office, "Ana Sample", gender="f", honorific="Ms", until_on=dt.date(2026, 12, 31))
    row = next(one for one in exported() if one["name"] == "Harbour Institute")
    assert filled(row) == {
        "organization_id": str(organization.pk),
        "name": "Harbour Institute",
        "acronym": "HI",
        "kind": "Permanent mission or embassy",
        "country": "BE",
        "name_fr": "Institut du port",
        "former_names": "Port Office",
        "aliases": "Le Port",
        "parent": "The House",
        "website": "https://harbour.example",
        "preferred_language": "French",
        "preferred_channel": "Registered post",
        "tags": r"islands; a\;b",
        "note": "Ring\nfirst",
        "address": "12 Harbour Road\n1000 Port Sample",
        "address_country": "BE",
        "emails": "a@b.example; c@d.example",
        "faxes": "+32 1",
        "source": "Website",
        "verified_on": "2024-09-03",
        "office_id": str(office.pk),
        "office": "Secretary-General",
        "style": office.style.name,
        "protocol_order": "7",
        "title_en": "Secretary-General of the Harbour Institute",
        "title_fr": "Secrétaire général",
        "holder": "Ana Sample",
        "family_name": "Sample",
        "honorific": "Ms",
        "gender": "F",
        "since_on": "2017-01-01",
        "until_on": "2026-12-31",
    }
    assert parted(row["tags"]) == ["islands", "a;b"]


def test_an_organization_without_offices_has_a_row_and_every_office_has_one():
    empty = make_organization("Empty")
    full = make_organization("Full")
    make_office(full, name="Second", protocol_order=2)
    make_office(full, name="First", protocol_order=1)
    found = [(row["name"], row["office"], row["holder"]) for row in exported()]
    assert found == [(empty.name, "", ""), (full.name, "First", ""), (full.name, "Second", "")]


def test_only_who_holds_the_office_on_that_day_is_named():
    office = make_office()
    make_holder(office, "Former One", until_on=TODAY - dt.timedelta(days=1))
    make_holder(office, "Present One", since_on=TODAY)
    assert [row["holder"] for row in exported()] == ["Present One"]


def test_an_office_given_up_is_left_out_unless_asked_for():
    organization = make_organization("House")
    make_office(organization, name="Old", is_active=False)
    assert [row["office"] for row in exported()] == [""]
    assert [row["office"] for row in exported(with_given_up=True)] == ["Old"]


def test_without_an_address_the_first_contact_detail_says_how_sure_it_is():
    organization = make_organization(lines="")
    organization.contact_details.create(
        sort="email", value="a@b.example", source="Card", verified_on=dt.date(2025, 1, 2)
    )
    (row,) = exported()
    assert (row["source"], row["verified_on"], row["address"]) == ("Card", "2025-01-02", "")


def test_the_main_address_is_the_one_for_every_language_then_that_of_its_letters():
    organization = make_organization(lines="", preferred_language="fr")
    facts = {"organization": organization, "country": "BE"}
    PostalAddress.objects.create(lines="Store", is_main=False, **facts)
    assert organization.main_address is None
    for language, lines in (("en", "Road"), ("fr", "Rue"), ("", "Anywhere")):
        PostalAddress.objects.create(lines=lines, language=language, **facts)
        expected = {"en": "Road", "fr": "Rue", "": "Anywhere"}[language]
        assert organization.main_address.lines == expected


def test_a_chunk_costs_the_same_however_much_is_in_it(monkeypatch, django_assert_num_queries):
    for _number in range(6):
        mission = make_organization()
        make_holder(make_office(make_organization(french="Institut"), via=mission))
    with django_assert_num_queries(8):
        exported()
    monkeypatch.setattr(export_rows, "CHUNK", 4)
    with django_assert_num_queries(1 + 3 * 7):
        exported()
