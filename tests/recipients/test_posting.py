"""The country on an envelope, as the post where the letter is posted reads it."""

import pytest
from django_countries import countries

from correspondence.pdf.glyphs import without_glyph
from recipients.languages import DirectoryLanguage
from recipients.posting import (
    _CATALOGS,
    _OFFICIAL,
    capitals,
    country_line,
    country_name,
    language_of_posting,
)

CODES = [code for code, _name in countries]


@pytest.mark.parametrize(
    ("posted_in", "language", "country", "line"),
    [
        ("DE", "en", "FR", "FRANKREICH"),
        ("DE", "en", "TR", "TÜRKEI"),
        ("FR", "en", "US", "ÉTATS-UNIS D'AMÉRIQUE"),
        ("ES", "fr", "DE", "ALEMANIA"),
        ("IT", "en", "CH", "SVIZZERA"),
        ("PT", "en", "NL", "PAÍSES BAIXOS"),
        ("AT", "en", "ET", "ÄTHIOPIEN"),
        ("PL", "en", "DE", "NIEMCY"),
        ("RU", "en", "FR", "ФРАНЦИЯ"),
        ("EG", "en", "FR", "فرنسا"),
        ("EG", "ar", "US", "الولايات المتحدة الأمريكية"),
        ("US", "en", "BE", "BELGIUM"),
        ("US", "es", "BE", "BELGIUM"),
        ("KE", "fr", "BE", "BELGIUM"),
        ("AZ", "en", "BE", "BELGIUM"),
        ("AZ", "ru", "BE", "BELGIUM"),
        ("AZ", "fr", "BE", "BELGIQUE"),
        ("JP", "en", "US", "UNITED STATES OF AMERICA"),
        ("CN", "fr", "US", "ÉTATS-UNIS D'AMÉRIQUE"),
        ("GR", "en", "CH", "ΕΛΒΕΤΙΑ"),
        ("TR", "en", "CH", "İSVİÇRE"),
        ("DE", "en", "SZ", "ESWATINI"),
    ],
)
def test_it_is_written_in_the_language_of_the_country_of_posting(
    posted_in, language, country, line
):
    assert country_line(country, posted_in=posted_in, language=language) == line


@pytest.mark.parametrize(
    ("posted_in", "language", "line"),
    [
        ("CH", "de", "BELGIEN"),
        ("CH", "fr", "BELGIQUE"),
        ("CH", "it", "BELGIO"),
        ("CH", "en", "BELGIEN"),
        ("CA", "en", "BELGIUM"),
        ("CA", "fr", "BELGIQUE"),
        ("CA", "es", "BELGIUM"),
        ("FI", "sv", "BELGIEN"),
        ("", "en", "BELGIUM"),
        ("", "fr", "BELGIQUE"),
        ("", "es", "BÉLGICA"),
        ("", "ru", "БЕЛЬГИЯ"),
        ("", "ja", "BELGIUM"),
    ],
)
def test_a_letter_in_a_language_of_the_country_keeps_its_language(posted_in, language, line):
    assert country_line("BE", posted_in=posted_in, language=language) == line


@pytest.mark.parametrize("country", CODES)
def test_domestic_mail_names_no_country_and_every_other_mail_does(country):
    assert country_line(country, posted_in=country, language="en") == ""
    elsewhere = "FR" if country != "FR" else "DE"
    assert country_line(country, posted_in=elsewhere, language="en")


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [
        ("tr", "Birleşik Krallık", "BİRLEŞİK KRALLIK"),
        ("az", "İsveçrə, Kipr", "İSVEÇRƏ, KİPR"),
        ("en", "Fiji", "FIJI"),
        ("de", "Großbritannien", "GROSSBRITANNIEN"),
        ("el", "Ταϊλάνδη", "ΤΑΪΛΑΝΔΗ"),
        ("el", "Βέλγιο", "ΒΕΛΓΙΟ"),
        ("fr", "Éthiopie", "ÉTHIOPIE"),
        ("ar", "مصر", "مصر"),
    ],
)
def test_capitals_are_those_of_the_language(language, name, written):
    assert capitals(name, language) == written


def test_every_language_of_posting_names_countries_and_is_known_to_the_directory():
    for language in _CATALOGS:
        assert language in DirectoryLanguage.values
        named = [code for code in CODES if country_name(code, language)]
        assert len(named) >= len(CODES) - 2, language
    assert set(_OFFICIAL) <= set(CODES)


def test_every_name_can_be_printed():
    for language in {"en", *_CATALOGS}:
        for code in CODES:
            assert without_glyph(capitals(country_name(code, language), language)) == []


@pytest.mark.parametrize("language", ["az", "xx", "", "ja"])
def test_a_language_without_names_names_nothing(language):
    assert country_name("FR", language) == ""


def test_what_is_no_country_is_not_made_one():
    assert country_line("", posted_in="FR", language="en") == ""
    assert country_line("XX", posted_in="FR", language="en") == "XX"
    assert language_of_posting("XX", language="es") == "en"
