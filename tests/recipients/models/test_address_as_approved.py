"""What stands on the envelope are the approved lines, and the country where the post needs it."""

import datetime as dt

import pytest

from recipients.models import Office
from recipients.posting import country_line
from tests.recipients.addresses import RIGHT
from tests.recipients.factories import make_office, make_organization

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 9, 9)


def lines(country: str, approved: str, *, posted_in: str, language: str = "en") -> list[str]:
    """The envelope below the title, for an address in that country."""
    organization = make_organization(lines=approved.replace("|", "\r\n"), country=country)
    office = make_office(organization, titre=f"Fonction, {organization}")
    loaded = Office.objects.for_opening().get(pk=office.pk)
    return list(loaded.opening(language=language, on=DAY, posted_in=posted_in).lines[1:])


@pytest.mark.parametrize(("country", "approved", "code"), RIGHT)
def test_within_the_country_the_lines_stand_as_approved_and_no_country(country, approved, code):
    assert lines(country, approved, posted_in=country) == approved.split("|")


@pytest.mark.parametrize(("country", "approved", "code"), RIGHT)
def test_from_abroad_the_country_follows_in_capitals(country, approved, code):
    abroad = "UG" if country != "UG" else "KE"
    last = country_line(country, posted_in=abroad, language="en")
    assert last == last.upper() != ""
    assert lines(country, approved, posted_in=abroad) == [*approved.split("|"), last]


@pytest.mark.parametrize(
    ("posted_in", "language", "country", "approved", "printed"),
    [
        (
            "DE",
            "en",
            "FR",
            "37 quai d’Orsay|CS 70512|75351 PARIS CEDEX 07",
            ["37 quai d’Orsay", "CS 70512", "75351 PARIS CEDEX 07", "FRANKREICH"],
        ),
        (
            "CH",
            "fr",
            "JP",
            "〒100-8919|東京都千代田区霞が関2-2-1",
            ["〒100-8919", "東京都千代田区霞が関2-2-1", "JAPON"],
        ),
        (
            "EG",
            "en",
            "BE",
            "Rue de la Loi 200|1049 Bruxelles",
            ["Rue de la Loi 200", "1049 Bruxelles", "بلجيكا"],
        ),
        (
            "AZ",
            "en",
            "US",
            "405 East 42nd Street|New York, NY 10017",
            ["405 East 42nd Street", "New York, NY 10017", "UNITED STATES OF AMERICA"],
        ),
    ],
)
def test_the_country_is_written_for_the_post_that_reads_it(
    posted_in, language, country, approved, printed
):
    assert lines(country, approved, posted_in=posted_in, language=language) == printed
