"""Countries as lists write them."""

# ruff: noqa: E501 (a case is a line)

import pytest

from recipients.countries import code_of

WRITTEN = {
    "BO": "Bolivia (Plurinational State of)|Bolivia, Plurinational State of|Bolivie",
    "CD": "Congo, Dem. Rep.|DR Congo|République démocratique du Congo|Democratic Republic of the Congo",
    "CG": "Congo|Republic of the Congo|Congo, Rep.",
    "CI": "Côte d'Ivoire|Cote d’Ivoire|Ivory Coast",
    "CN": "China|PRC|People's Republic of China|中国",
    "CZ": "Czech Rep.|Czechia|Czech Republic",
    "DO": "Dominican Rep.|República Dominicana",
    "GB": "UK|U.K.|United Kingdom|GBR|Royaume-Uni|Großbritannien|Великобритания",
    "GR": "EL|Greece|Hellenic Republic",
    "HK": "Hong Kong SAR|Hong Kong, China",
    "IR": "Iran (Islamic Republic of)|Iran, Islamic Rep.",
    "JP": "Japan|日本|Japon",
    "KP": "DPRK|North Korea|Korea, Dem. People's Rep.",
    "KR": "Korea (Rep. of)|Korea, Rep.|South Korea|Republic of Korea",
    "LA": "Lao P.D.R.|Lao People's Democratic Republic",
    "MK": "North Macedonia|The former Yugoslav Republic of Macedonia",
    "PS": "Palestine, State of|State of Palestine",
    "RU": "Russian Federation|Россия|РФ|Russie",
    "SA": "KSA|Kingdom of Saudi Arabia|المملكة العربية السعودية",
    "SS": "South Sudan|Sudan, South",
    "TR": "Türkiye|Turkey|Republic of Türkiye",
    "TZ": "Tanzania, United Rep. of|United Republic of Tanzania",
    "US": "USA|U.S.A.|United States|United States of America|États-Unis|США|840|Estados Unidos",
    "VA": "Holy See|Vatican City State|Saint-Siège",
    "VE": "Venezuela, RB|Venezuela (Bolivarian Republic of)",
    "NA": "NA|Namibia",
    "NO": "NO|Norway|Norge",
}


@pytest.mark.parametrize(
    ("written", "code"),
    [(name, code) for code, names in WRITTEN.items() for name in names.split("|")],
)
def test_a_country_by_any_of_its_names(written, code):
    assert code_of(written) == code
    assert code_of(f" {written.upper()} ") == code


@pytest.mark.parametrize("written", ["", "?", "Ruritania", "Kosovo", "Serbia and Montenegro", "XX"])
def test_no_country(written):
    assert code_of(written) is None
