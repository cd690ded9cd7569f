"""How one cell is read."""

import pytest
from django.core.exceptions import ValidationError

from recipients.importing.days import day_of
from recipients.importing.nothing import Unkept, is_nothing, is_vacant
from recipients.importing.rules import RULES


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3/9/2024", "2024-09-03"), ("03.09.2024", "2024-09-03"), ("2024-09-03", "2024-09-03"),
        ("2024/09/03", "2024-09-03"), ("20240903", "2024-09-03"), ("45538", "2024-09-03"),
        ("2024-09-03T00:00:00Z", "2024-09-03"), ("2024-09-03 12:30", "2024-09-03"),
        ("3 September 2024", "2024-09-03"), ("September 3, 2024", "2024-09-03"),
        ("3-Sep-2024", "2024-09-03"), ("Tuesday, 3 September 2024", "2024-09-03"),
        ("1er juillet 2024", "2024-07-01"), ("3 de septiembre de 2024", "2024-09-03"),
        ("3. März 2024", "2024-03-03"), ("3 сентября 2024 г.", "2024-09-03"),
        ("03.09.2024 г.", "2024-09-03"), ("14 kasım 2023", "2023-11-14"),
        ("٣/٩/٢٠٢٤", "2024-09-03"), ("5 مارس 2023", "2023-03-05"), ("2024年9月3日", "2024-09-03"),
    ],
)  # fmt: skip
def test_days(written, day):
    assert day_of(written) == day


def test_the_month_first():
    assert RULES["month_first"]("since_on", "9/3/2024") == {"since_on": "2024-09-03"}


@pytest.mark.parametrize(
    "written", ["2021", "March 2021", "03/2021", "2021-03", "c. 2019", "март 2023 г."]
)
def test_a_year_or_a_month_is_no_day(written):
    with pytest.raises(Unkept):
        day_of(written)


@pytest.mark.parametrize(
    "written", ["14.03.23", "3/9/23", "31/02/2020", "13/45/2020", "soon", "0000-00-00"]
)
def test_no_days(written):
    with pytest.raises(ValidationError):
        day_of(written)


@pytest.mark.parametrize(
    "cell", ["n/a", "N/A", "-", "–", "none", "TBC", "néant", "нет", "...", "لا يوجد"]
)
def test_nothing(cell):
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", ["No", "NA", "Null Island Society", "0"])
def test_something(cell):
    assert not is_nothing(cell)


def test_there_are_people_called_null():
    assert is_nothing("Null")
    assert not is_nothing("Null", is_name=True)


@pytest.mark.parametrize(
    "cell", ["Vacant", "(vacant)", "Poste vacant", "N.N.", "To be appointed", "вакантно", "شاغر"]
)
def test_vacancies(cell):
    assert is_vacant(cell)


def test_nobody_called_like_a_vacancy_is_one():
    assert not is_vacant("Vacante, Maria")
    assert not is_vacant("Ana Lima")


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@x.org; b@x.org", ["a@x.org", "b@x.org"]),
        ("a@x.org / b@x.org or c@x.org", ["a@x.org", "b@x.org", "c@x.org"]),
        ("mailto:a@x.org", ["a@x.org"]),
        ("E-Mail: a@x.org.", ["a@x.org"]),
        ("Press: a@x.org, Info: b@x.org", ["a@x.org", "b@x.org"]),
        ("a@x.org (press office)", ["a@x.org"]),
        ("Ana Lima <a@x.org>, Bo <b@x.org>", ["a@x.org", "b@x.org"]),
    ],
)
def test_emails(cell, emails):
    assert RULES["emails"]("emails", cell)["emails"] == emails


def test_an_email_with_a_telephone_number_beside_it():
    facts = RULES["emails"]("emails", "a@x.org +32 2 555 01 01")
    assert facts == {"emails": ["a@x.org"], "phones": ["+32 2 555 01 01"]}


@pytest.mark.parametrize(
    ("cell", "reason"),
    [("info(at)x.org", "write @"), ("see website", "no @"), ("a@x", "not an e-mail"),
     ("Ana a@x.org", "here stands: Ana")],
)  # fmt: skip
def test_no_emails(cell, reason):
    with pytest.raises(ValidationError, match=reason):
        RULES["emails"]("emails", cell)


@pytest.mark.parametrize(
    ("cell", "phones", "faxes"),
    [
        ("(212) 555-0150 / (212) 555-0151", ["(212) 555-0150", "(212) 555-0151"], []),
        ("8 (495) 555-01-02, доб. 12", ["8 (495) 555-01-02, доб. 12"], []),
        ("+41 22 555 01 01 / 02", ["+41 22 555 01 01 / 02"], []),
        ("030/5550 100", ["030/5550 100"], []),
        (
            "Tel: +41 22 555 01 01; Fax: +41 22 555 01 02",
            ["+41 22 555 01 01"],
            ["+41 22 555 01 02"],
        ),
        ("٠٢ ٢٥٥٥ ٠١٠١", ["02 2555 0101"], []),
    ],
)
def test_numbers(cell, phones, faxes):
    assert RULES["numbers"]("phones", cell) == {"phones": phones, "faxes": faxes}


@pytest.mark.parametrize(
    ("cell", "website"),
    [("www.x.org", "https://www.x.org"), ("http://x.org", "http://x.org"),
     ("['http://x.org/', 'http://y.org/']", "http://x.org/"), ("x.org:8080", "https://x.org:8080")],
)  # fmt: skip
def test_websites(cell, website):
    assert RULES["website"]("website", cell) == {"website": website}


def test_a_name_with_a_title_behind_it():
    facts = RULES["name"]("holder", "Mrs. Trần Thị LAN\nChargée d'affaires a.i.")
    assert (facts["holder"], facts["function"]) == ("Trần Thị Lan", "Chargée d'affaires a.i.")
    assert RULES["name"]("holder", "Mr. John Doe (Acting)")["function"] == "Acting"
    assert "function" not in RULES["name"]("holder", "Lima, Ana")


def test_a_short_name_too_long_for_an_acronym_is_another_name():
    assert RULES["acronym"]("acronym", "BBk Berlin") == {"acronym": "BBk Berlin"}
    assert RULES["acronym"]("acronym", "Crédit industriel et commercial") == {
        "aliases": ["Crédit industriel et commercial"]
    }


def test_names_of_organizations():
    assert RULES["organization"]("name", "France Télévisions¹") == {"name": "France Télévisions"}
    facts = RULES["name_acronym"]("name", "World Example Organization (WEO)")
    assert facts == {"name": "World Example Organization", "acronym": "WEO"}
