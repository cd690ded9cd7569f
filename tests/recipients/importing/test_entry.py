"""Rows as facts, whatever stands in their cells."""

# ruff: noqa: E501 (a case is a line)

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recipients.importing.demands import ROOM
from recipients.importing.entry import read_row
from recipients.importing.fields import FIELDS, PARTS
from recipients.importing.mapping import Column, Mapping
from recipients.importing.rules import rules_of
from recipients.spreadsheets.table import ERROR_CELLS

EVERYTHING = [
    (field, rule.name) for field in FIELDS | PARTS for rule in rules_of(field)
]  # every rule of every field
awkward = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        ["\x00", "\ud800", "x" * 10_000, "a\n" * 200, "\u202eabc", "👩‍👩‍👧", "H.E.", "Mr", ",", "@", "()",
         "1e9", "9" * 40, "(0)", "&", "\\", "; ;", "#REF!", "Ltd.", "Dr. Dr. Dr.", "é" * 300, ", ,"]
    ),
)  # fmt: skip


def read(headers: dict[str, str], constants=None, **cells):
    """The entry of a row with these cells, by field; `headers` has the rules."""
    columns = [Column(place, field, rule) for place, (field, rule) in enumerate(headers.items())]
    row = [cells.get(field, "") for field in headers]
    return read_row(2, row, Mapping(columns, constants or {}), list(headers))


def address(cell="", *, country="", rule="commas", language="en", **parts):
    """Lines and country of an address whose parts stand in these cells."""
    headers = {"name": "written", "address": rule, "country": "country"}
    headers |= {part: rules_of(part)[0].name for part in parts}
    entry = read(headers, {"language": language}, name="X", address=cell, country=country, **parts)
    assert not entry.problems
    return entry.facts.get("address"), entry.facts.get("address_country")


@settings(max_examples=150, deadline=None)
@given(st.lists(awkward, min_size=6, max_size=6), st.data())
def test_no_cell_stops_the_import(cells, data):
    chosen = data.draw(st.lists(st.sampled_from(EVERYTHING), min_size=6, max_size=6))
    columns = [Column(place, field, rule) for place, (field, rule) in enumerate(chosen)]
    entry = read_row(2, cells, Mapping(columns, {"language": "fr"}), ["?"] * 6)
    if not entry.problems:
        for name, most in ROOM.items():
            value = entry.facts.get(name, "")
            assert all(len(one) <= most for one in ([value] if isinstance(value, str) else value))
        for name in ("since_on", "until_on", "verified_on"):
            assert name not in entry.facts or dt.date.fromisoformat(entry.facts[name])
        assert entry.facts.keys() <= FIELDS.keys()


@pytest.mark.parametrize("error", sorted(ERROR_CELLS))
def test_what_a_spreadsheet_could_not_compute_is_no_value(error):
    entry = read({"name": "organization"}, name=error)
    assert ("name", error, "The spreadsheet shows an error here, not a value.") in entry.problems


@pytest.mark.parametrize(
    ("cell", "lines", "country"),
    [
        ("405 East 42nd Street, New York, NY 10017, USA", "405 East 42nd Street\nNew York, NY 10017", "US"),
        ("1800 K Street NW, Suite 400, Washington, D.C. 20006", "1800 K Street NW, Suite 400\nWashington, D.C. 20006", "US"),
        ("503 Hart Building Washington DC 20510", "503 Hart Building\nWashington DC 20510", "US"),
        ("10 Downing Street, London SW1A 2AA, UK", "10 Downing Street\nLondon SW1A 2AA", "GB"),
        ("57, rue de Varenne, 75700 Paris SP 07, France", "57, rue de Varenne\n75700 Paris SP 07", "FR"),
        ("12 rue X, BP 45, 35026 Rennes, Cedex 9, France", "12 rue X\nBP 45\n35026 Rennes Cedex 9", "FR"),
        ("Friedrichstr. 5, 10117 Berlin", "Friedrichstr. 5\n10117 Berlin", "DE"),
        ("1-1 Marunouchi, Chiyoda-ku, Tokyo 100-0005, Japan", "1-1 Marunouchi\nChiyoda-ku\nTokyo 100-0005", "JP"),
        ("690091, г. Владивосток, ул. Светланская, д. 22", "690091, г. Владивосток\nул. Светланская, д. 22", "RU"),
        ("Tahrir Square, P.O. Box 11642, Cairo - Egypt", "Tahrir Square\nP.O. Box 11642\nCairo", "EG"),
        ("Rue de la Loi 200<br>1049 Brussels (Belgium)", "Rue de la Loi 200\n1049 Brussels", "BE"),
        ("2 rue du Fort, Luxembourg", "2 rue du Fort\nLuxembourg", "LU"),
        ("111 Wellington St, Ottawa, ON K1A 0A9, Canada", "111 Wellington St\nOttawa, ON K1A 0A9", "CA"),
        ("C/ Mayor, 1, 01001 Vitoria, España", "C/ Mayor, 1\n01001 Vitoria", "ES"),
    ],
)  # fmt: skip
def test_one_cell_becomes_the_lines_of_an_envelope(cell, lines, country):
    assert address(cell) == (lines, country)


def test_parts_stand_as_their_country_has_them():
    assert address(street="Pariser Platz", house_number="5", postal_code="10117", city="Berlin")[
        0
    ] == ("Pariser Platz 5\n10117 Berlin")
    made = address(country="GB", street="Downing Street", house_number="10", city="London",
                   postal_code="SW1A 2AA")  # fmt: skip
    assert made == ("10 Downing Street\nLondon\nSW1A 2AA", "GB")
    assert address(country="FR", street="5 rue de Paris", city="Paris", postal_code="75001")[0] == (
        "5 rue de Paris\n75001 Paris"
    )
    made = address(country="CH", street="Effingerstrasse 20\n3003 Bern", box="25", language="de")
    assert made[0] == "Effingerstrasse 20\nPostfach 25\n3003 Bern"


def test_what_stands_in_the_lines_is_not_said_twice():
    made = address("5 rue X, 75001 Paris", country="FR", city="Paris", postal_code="75001")
    assert made == ("5 rue X\n75001 Paris", "FR")


def test_an_address_that_could_be_anywhere_stays_in_the_note():
    entry = read({"name": "written", "address": "lines"}, name="X", address="1 High Street")
    assert not entry.problems
    assert entry.facts["note"] == "Address: 1 High Street"


def test_a_mission_is_not_in_the_country_that_sends_it():
    headers = {"name": "written", "country": "country", "address": "lines", "phones": "numbers"}
    entry = read(headers, name="Embassy of Kenya", country="Kenya", address="Markgrafenstraße 63",
                 phones="+49 30 259 26 60")  # fmt: skip
    assert (entry.facts["country"], entry.facts["address_country"]) == ("KE", "DE")


words = st.lists(st.text("abcdefgßéñ", min_size=4, max_size=9), min_size=1, max_size=12)


@given(words, st.sampled_from([", ", "; ", "\n", " | "]), st.sampled_from(["KE", "FR", "US", "JP"]))
def test_no_word_of_an_address_is_lost(parts, between, country):
    lines, _country = address(between.join(parts), country=country)
    assert re.findall(r"\w+", lines) == parts
    assert len(lines.split("\n")) <= 6


def test_a_vacancy_is_an_office_without_a_holder():
    headers = {"name": "written", "holder": "name"}
    entry = read(headers, {"office": "Director"}, name="X", holder="vacant")
    assert (entry.facts["office"], "holder" in entry.facts) == ("Director", False)


def test_several_people_in_one_office_have_one_each():
    headers = {"name": "written", "office": "seat", "holder": "name"}
    assert read(headers, name="X", office="Counsellor", holder="Ana Lima").facts["office"] == (
        "Counsellor (Ana Lima)"
    )
    made = read(headers, name="X", office="President", holder="Ana Lima")
    assert made.facts["office"] == "President"


def test_what_is_no_day_is_left_in_the_note():
    headers = {"name": "written", "since_on": "day_first"}
    entry = read(headers, name="X", since_on="March 2021")
    assert (entry.problems, entry.facts["note"]) == ([], "since_on: March 2021")
    assert read(headers, name="X", since_on="31/02/2021").problems


@pytest.mark.parametrize(
    "cells",
    [["Source: Example Statistics", "", ""], ["", "* Provisional", ""], ["Total", "193", ""],
     ["AFGHANISTAN", "", ""], ["A", "", ""], ["name", "country", "holder"], ["© 2024 X", "", ""]],
)  # fmt: skip
def test_rows_that_name_nobody(cells):
    mapping = Mapping([Column(0, "name", "organization")], {})
    entry = read_row(9, cells, mapping, ["name", "country", "holder"])
    assert entry.is_aside
    assert "names nobody" in entry.problems[0][2]


def test_a_body_of_which_only_the_name_is_known_is_one():
    mapping = Mapping([Column(0, "name", "organization")], {})
    entry = read_row(9, ["Total Energy Society", "", ""], mapping, ["name", "country", "holder"])
    assert not entry.problems


@pytest.mark.parametrize("cell", ["," * 50_000, "A B, " * 10_000, "1 " * 25_000, "\n1" * 20_000])
@pytest.mark.parametrize(
    ("field", "rule"), [("address", "commas"), ("since_on", "day_first"), ("emails", "emails")]
)
def test_a_cell_of_any_length_is_read_at_once(cell, field, rule):
    before = time.process_time()
    assert read({"name": "written", field: rule}, name="X", **{field: cell})
    assert time.process_time() - before < 1
