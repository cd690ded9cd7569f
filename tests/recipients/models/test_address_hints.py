"""What the post of a country asks for: known codes are recognised, missing ones doubted."""

import pytest

from recipients.models import Organization, PostalAddress
from recipients.models.address_hints import hints_for
from tests.recipients.addresses import RIGHT

NEEDS_NONE = [
    ("AE", "P.O. Box 1|Abu Dhabi"),
    ("ET", "Roosevelt Street|P.O. Box 3243|Addis Ababa"),
    ("EG", "Tahrir Square|P.O. Box 11642|Cairo"),
    ("KE", "P.O. Box 30551|Nairobi"),
    ("UG", "Plot 1, Parliament Avenue|Kampala"),
    ("SA", "P.O. Box 178|Jeddah"),
    ("AZ", "50 Shikhali Gurbanov Street|Baku"),
    ("IE", "80 St Stephen’s Green|Dublin 2"),
]
WRONG = [
    ("US", "405 East 42nd Street|New York, NY 1001"),
    ("US", "10017 Sunset Boulevard|Los Angeles, CA"),
    ("US", "P.O. Box 10017|New York, NY"),
    ("GB", "King Charles Street|London"),
    ("FR", "37 quai d’Orsay|7507 PARIS"),
    ("FR", "BP 75007|PARIS CEDEX 07"),
    ("DE", "Werderscher Markt 1|1017 Berlin"),
    ("CH", "Bundesplatz 3|Bern"),
    ("BE", "Rue de la Loi 200|Bruxelles"),
    ("NL", "Rijnstraat 8|2515 Den Haag"),
    ("PT", "Largo do Rilvas|1399 Lisboa"),
    ("PL", "al. Szucha 23|00580 Warszawa"),
    ("RU", "Смоленская-Сенная пл., 32|Москва"),
    ("JP", "Kasumigaseki 2-2-1|Tokyo"),
    ("CA", "125 Sussex Drive|Ottawa ON K1A 0G"),
    ("AU", "2600 Kings Avenue|Barton ACT"),
    ("IN", "South Block|New Delhi"),
    ("BR", "Palácio Itamaraty|Brasília"),
    ("MX", "Plaza Juárez 20|Ciudad de México"),
]


@pytest.mark.parametrize(("country", "lines", "code"), RIGHT)
def test_a_postal_code_is_recognised(country, lines, code):
    hints = hints_for(country)
    assert hints.postal_code_in(lines.split("|")) == code
    assert hints.doubts(lines.split("|")) == []


@pytest.mark.parametrize(("country", "lines"), NEEDS_NONE)
def test_where_none_is_required_none_is_missed(country, lines):
    assert hints_for(country).doubts(lines.split("|")) == []
    assert hints_for(country).postal_code_in(lines.split("|")) == ""


@pytest.mark.parametrize(("country", "lines"), WRONG)
def test_a_wrong_or_missing_code_is_doubted(country, lines):
    hints = hints_for(country)
    assert hints.doubts(lines.split("|")) == [
        f"No {hints.code} as {hints.country_name} writes it: {hints.example}"
    ]


@pytest.mark.parametrize(
    ("country", "sentence"),
    [
        ("US", "asks for: street or box, city, state, ZIP code."),
        ("US", "Its ZIP code is written like 95014."),
        ("FR", "asks for: street or box, postal code, city."),
        ("FR", "CEDEX stays behind the place, as it is typed."),
        ("JP", "asks for: street or box, city, prefecture, postal code."),
        ("IN", "PIN code"),
        ("IE", "The Eircode, where there is one, is written like A65 F4E2."),
        ("AE", "street or box, emirate. No postal code is expected."),
        ("AZ", "The postal code, where there is one, is written like 1000."),
    ],
)
def test_it_says_what_belongs_into_an_address(country, sentence):
    assert sentence in " ".join(hints_for(country).sentences)


def test_one_line_is_too_few():
    doubts = hints_for("BE").doubts(["Rue de la Loi 200, 1049 Bruxelles"])
    assert doubts == ["One line only; Belgium asks for: street or box, postal code, city"]


@pytest.mark.parametrize("country", ["", "EA", "XX", "\x00", "../us", "9" * 50])
def test_of_a_country_nobody_knows_nothing_is_asked(country):
    assert hints_for(country) is None
    address = PostalAddress(organization=Organization(), lines="Somewhere", country=country[:2])
    assert address.doubts == []
