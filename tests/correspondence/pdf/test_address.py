"""The lines of an address: each in its own script, the country in capitals of its own language."""

import pytest

from correspondence.pdf.address import set_lines


@pytest.mark.parametrize(
    ("language", "country", "set_as", "said_in"),
    [
        ("tr", "India", "INDIA", "en"),
        ("tr", "Hindistan", "HİNDİSTAN", ""),
        ("az", "FINLAND", "FINLAND", "en"),
        ("fr", "France", "FRANCE", ""),
        ("fr", "UNITED STATES OF AMERICA", "UNITED STATES OF AMERICA", "en"),
        ("ru", "Россия", "РОССИЯ", ""),
        ("ar", "مصر", "مصر", ""),
        ("en", "Germany", "GERMANY", ""),
    ],
)
def test_a_country_stands_in_the_capitals_of_its_language(language, country, set_as, said_in):
    (line,) = set_lines((country,), country=country, via="", language=language)
    assert (line.text, line.lang, line.kind) == (set_as, said_in, "country")


def test_lines_in_another_script_say_so():
    lines = set_lines(("ميدان التحرير", "1 Tahrir Square", " "), country="", via="", language="ar")
    assert [(one.dir, one.lang) for one in lines] == [("rtl", ""), ("ltr", "en")]
    (arabic,) = set_lines(("ميدان التحرير",), country="", via="", language="en")
    assert (arabic.dir, arabic.lang) == ("rtl", "ar")
