"""A check code is read however somebody types it, and nothing else is taken for one."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.models.check_code import (
    ALPHABET,
    codes_in,
    new_check_code,
    plain,
    read_check_code,
    splits,
    strangers,
)


def test_codes_are_of_signs_that_nobody_takes_for_each_other():
    codes = {new_check_code() for _ in range(2_000)}
    assert len(codes) == 2_000
    assert set("".join(codes)) == {*ALPHABET, "-"}
    assert not set(ALPHABET) & set("01IO")


@pytest.mark.parametrize(
    "typed",
    [
        "7K3F-92QD",
        "7k3f92qd",
        " 7 K 3 F – 9 2 Q D ",
        "７Ｋ３Ｆ－９２ＱＤ",
        "7K3F−92QD",
        "7k3f\u00a092qd",
    ],
)
def test_it_is_read_however_it_is_typed(typed):
    assert read_check_code(typed) == "7K3F-92QD"


@pytest.mark.parametrize(
    "typed", ["", "7K3F-92Q", "7K3F-92QDD", "7K3F-92Q0", "7К3F-92QD", "7K3F/92QD"]
)
def test_nothing_else_is_a_code(typed):
    assert read_check_code(typed) == ""


@given(st.text(max_size=300))
def test_whatever_is_typed_splits_into_what_was_typed(typed):
    for reference, rest in splits(typed):
        assert (reference + rest).replace(" ", "") == plain(typed).replace(" ", "")
        assert "\x00" not in reference + rest
    assert splits(typed)[0] == (plain(typed), "")


REFERENCES = st.text(string.ascii_uppercase + string.digits + "/-. ", min_size=1, max_size=40)


@given(REFERENCES.filter(str.strip))
def test_the_content_of_a_qr_code_is_always_split_where_it_was_joined(reference):
    code = new_check_code()
    ways = splits(f"{reference} {code}")
    assert (plain(reference), code) in [(before, read_check_code(rest)) for before, rest in ways]


def test_letters_of_other_scripts_are_named():
    assert strangers("ОUТ/2026/0001 é") == ["О (Cyrillic)", "Т (Cyrillic)"]
    assert strangers("OUT/2026/0001") == []


def test_codes_in_a_text_are_found_once_each():
    text = "Check 7K3F-92QD, again 7K3F-92QD, not A7K3F-92QD or 7K3F-92QO; 2222-3333"
    assert codes_in(text) == ["7K3F-92QD", "2222-3333"]
