"""What is proposed for a file of which nobody has said anything."""

import pytest

from recipients.importing.columns import propose
from recipients.importing.fields import FIELDS
from recipients.importing.headers import field_of, language_of_headers


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name of the organisation", "name"), ("Official Name (EN)", "name"), ("Ministry", "name"),
        ("E-mail address of the mission", "emails"), ("Courriel / E-mail", "emails"),
        ("Tel. (office)", "phones"), ("N° de téléphone", "phones"), ("Fax No.", "faxes"),
        ("postalCode", "postal_code"), ("addr:street", "street"), ("contact:phone", "phones"),
        ("addr:housenumber", "house_number"), ("Postfach", "box"), ("İlçe", "city"),
        ("Başkanın Adı Soyadı", "holder"), ("ФИО руководителя", "holder"), ("氏名", "holder"),
        ("メールアドレス", "emails"), ("countryLabel", "country"), ("Pays d'origine", "country"),
        ("Date de naissance", None), ("bioguide_id", None), ("Party", None), ("Population", None),
        ("Organization ID", "organization_id"), ("Nom de l’élu", "last_name"),
    ],
)  # fmt: skip
def test_headers(header, field):
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        (["code", "nom", "populationTotale"], "fr"), (["nom", "prénom", "telephone"], "fr"),
        (["nom", "telephone"], "en"), (["Наименование"], "ru"), (["Column 1"], "en"),
    ],
)  # fmt: skip
def test_the_language_of_headers(headers, language):
    assert language_of_headers(headers) == language


def fields(headers, *rows):
    mapping = propose(headers, [list(row) for row in rows])
    return {headers[column.place]: column.field for column in mapping.columns}


def rules(headers, *rows):
    mapping = propose(headers, [list(row) for row in rows])
    return {column.field: column.rule for column in mapping.columns}


def test_a_name_is_of_a_body_or_of_a_person():
    assert fields(["Name", "Country"], ["Institute of Examples", "Kenya"])["Name"] == "name"
    assert fields(["Organization", "Name"], ["X", "Ana Lima"])["Name"] == "holder"
    assert fields(["Name", "Vorname"], ["Lima", "Ana"])["Name"] == "last_name"
    assert fields(["Nombre", "Apellidos"], ["Ana", "Lima"])["Nombre"] == "first_name"
    assert fields(["Department", "Name"], ["Health", "Mr Bo Berg"]) == {
        "Department": "name",
        "Name": "holder",
    }


def test_a_title_is_mr_or_an_office():
    assert fields(["Title", "Org", "Name"], ["Mr", "X", "Y Z"])["Title"] == "honorific"
    assert fields(["Title", "Organization"], ["Director", "X"])["Title"] == "office"


def test_a_state_is_a_country_or_a_part_of_one():
    assert fields(["State", "Organization"], ["OH", "X"], ["CA", "Y"])["State"] == "region"
    rows = [[name, "X"] for name in ("France", "Kenya", "Chad", "Peru")]
    assert fields(["State", "Organization"], *rows)["State"] == "country"


def test_codes_that_are_countries_too_are_no_states():
    """A list of German banks: DE is Germany there, not Delaware."""
    rows = [[f"Bank {town}", "DE"] for town in ("Aachen", "Bonn", "Celle", "Essen")]
    mapping = propose(["name", "country_code"], rows)
    assert [column.field for column in mapping.columns] == ["name", "country"]
    assert "country" not in mapping.constants


def test_names_that_end_alike_are_no_people():
    places = ["Ada", "Bell", "Cole", "Dale", "Epps", "Ford", "Gray", "Hill", "Ives", "Jett"]
    airports = [[f"{place} Creek Airport", place, "US"] for place in places]
    assert fields(["name", "city", "country"], *airports)["name"] == "name"
    people = [
        [f"{place} {name}", "X", "US"] for place, name in zip(places, places[::-1], strict=True)
    ]
    assert fields(["name", "city", "country"], *people)["name"] == "holder"


def test_links_are_no_names_of_organizations():
    """The members of the United States Congress, with a column of forms on the web."""
    mapping = propose(
        ["last_name", "first_name", "url", "contact_form", "bioguide_id"],
        [
            ["Brown", "Sherrod", "https://www.brown.senate.gov", "https://x.gov/office", "B000944"],
            ["Bass", "Karen", "https://bass.house.gov", "", "B001270"],
        ],
    )
    assert "name" not in {column.field for column in mapping.columns}
    assert mapping.constants["name"] == "United States Congress"


def test_people_have_no_acronyms():
    rows = [["Fidor Teambank", "FT"], ["Aare Sparhaus", "AS"]]
    assert fields(["name", "short_name"], *rows) == {"name": "name", "short_name": "acronym"}


def test_the_area_of_a_member_is_no_organization():
    """As parliaments list their members; the picture is no website either."""
    mapping = propose(
        ["name", "area", "party", "email", "image"],
        [["Ana Coma", "Ordino", "Liberal", "ana@parlament.ad", "https://parlament.ad/a"]] * 2,
    )
    assert [column.field for column in mapping.columns] == ["holder", "emails"]
    assert mapping.constants["name"] == "Parliament of {country}"
    assert mapping.constants["country"] == "AD"


def test_cells_tell_what_headers_do_not():
    rows = [
        ["a@x.org", "www.x.org", name, f"Body of {name}"]
        for name in ("Chad", "Peru", "Fiji", "Mali")
    ]
    assert list(fields(["A", "B", "C", "Institution"], *rows).values()) == [
        "emails", "website", "country", "name"
    ]  # fmt: skip


def test_a_column_that_cannot_be_read_is_left_out():
    rows = [[f"Body {n}", "ask the registry"] for n in range(9)]
    assert "Since" not in fields(["Organization", "Since"], *rows)
    assert "E-mail" in fields(["Organization", "E-mail"], *rows)  # these are mistakes to be told


def test_rules_suit_the_cells():
    assert rules(["Organization", "Since"], ["X", "9/13/2024"])["since_on"] == "month_first"
    assert rules(["Organization", "Since"], ["X", "13/9/2024"])["since_on"] == "day_first"
    assert rules(["Organization", "Address"], ["X", "1 A St, B"])["address"] == "commas"
    assert rules(["Organization", "Address"], ["X", "1 A St\nB"])["address"] == "lines"
    assert rules(["Organization", "Head"], ["X", "Lima, Ana"])["holder"] == "family_first"
    assert rules(["Organization"], ["World Example Body (WEB)"])["name"] == "name_acronym"
    two = [["X", "Adviser", "Ana Lima"], ["X", "Adviser", "Bo Berg"]]
    assert rules(["Organization", "Function", "Name"], *two)["office"] == "seat"


def test_our_own_lists_are_read_exactly():
    headers = [field.header for field in FIELDS.values()]
    mapping = propose(headers, [["1", "Body*", "", "", "", *[""] * (len(headers) - 5)]])
    assert [column.field for column in mapping.columns] == list(FIELDS)
    told = {column.field: column.rule for column in mapping.columns}
    assert (told["name"], told["holder"], told["phones"]) == ("written", "exact", "parted")
    assert mapping.constants == {"language": "en"}


def test_a_part_of_a_body_outside_the_list_is_not_asked_for():
    headers = ["Organization", "Part of"]
    assert "Part of" not in fields(headers, ["X", "Elsewhere"])
    assert fields(headers, ["X", "Y"], ["Y", ""])["Part of"] == "parent"


@pytest.mark.parametrize(
    ("headers", "row", "country"),
    [
        (["Organization", "E-mail"], ["X", "a@x.fr"], "FR"),
        (["Organization", "E-mail"], ["X", "a@x.co.uk"], "GB"),
        (["Organization", "E-mail"], ["X", "a@x.org"], None),
        (["Organization", "Telephone"], ["X", "+49 30 555 01 01"], "DE"),
        (["Denominazione Ente", "Comune", "PEC"], ["X", "Y", "a@x.org"], "IT"),
        (["Organization", "City"], ["X", "Nairobi"], "KE"),
    ],
)
def test_the_country_of_a_list(headers, row, country):
    assert propose(headers, [row, row]).constants.get("country") == country
