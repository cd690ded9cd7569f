from collections import Counter

from django_countries import countries

from recipients.regions import (
    COUNTRIES,
    NAMES,
    PARTS,
    by_region,
    countries_in,
    regions_of,
    subregion_of,
)


def test_every_country_lies_in_exactly_one_subregion():
    counted = Counter(country for named in COUNTRIES.values() for country in named.split())
    assert set(counted) == {code for code, _name in countries}
    assert set(counted.values()) == {1}


def test_every_region_has_a_name_and_either_parts_or_countries():
    assert set(NAMES) == set(PARTS) | set(COUNTRIES)
    assert not set(PARTS) & set(COUNTRIES)
    parts = Counter(part for parts in PARTS.values() for part in parts)
    assert set(parts.values()) == {1}
    assert all(len(code) == 3 and code.isdecimal() for code in NAMES)


def test_a_region_has_the_countries_of_its_parts():
    assert countries_in(["018"]) == {"BW", "LS", "NA", "SZ", "ZA"}
    assert countries_in(["002"]) > countries_in(["202"]) > countries_in(["011"])
    assert len(countries_in(["002"])) == 60  # as many as M49 counts
    assert countries_in(["019", "021"]) == countries_in(["019"])
    assert countries_in(["999", "", "Africa"]) == set()


def test_a_country_knows_its_regions():
    assert regions_of("KM") == ["014", "202", "002"]
    assert regions_of("FR") == ["155", "150"]
    assert regions_of("AQ") == ["010"]
    assert regions_of("") == regions_of("ZZ") == []
    assert subregion_of("AZ") == "145"


def test_a_form_offers_every_region_once():
    groups = by_region()
    assert [name for name, _regions in groups] == [
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Oceania",
        "Antarctica",
    ]
    assert groups[3][1][:2] == [("150", "Europe, all of it"), ("151", "Eastern Europe")]
    offered = [code for _name, regions in groups for code, _label in regions]
    assert sorted(offered) == sorted(NAMES)
