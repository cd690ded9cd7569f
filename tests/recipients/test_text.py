import re
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, example, given
from hypothesis import strategies as st

from recipients.text import REFUSED, REMOVED, cleaned, has_mixed_scripts

HIDDEN = [
    chr(code) for code in (0x200B, 0xAD, 0x2060, 0xFEFF, 0x3164, 0x200D, 0x200E, 0xFE0F, 0x2800)
]
ORDERING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
AWKWARD = st.sampled_from(
    [
        *HIDDEN,
        *ORDERING,
        *"aéяβسक葛☃👩 \n\t\xa0\u2003\u2028\u0301\u0327\u094d\u064e\u0344\u200c\u061c",
    ]
)
TEXTS = st.one_of(st.text(), st.text(AWKWARD), st.lists(st.one_of(AWKWARD, st.text())).map("".join))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Secretary-General", "Secretary-General"),
        ("  United   Nations ", "United Nations"),
        ("United\xa0Nations\u2003Office\u3000here", "United Nations Office here"),
        ("United\r\nNations\tOffice\x0bhere", "United Nations Office here"),
        ("Sécurite\u0301", "Sécurité"),
        ("Й", "Й"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2067وزارة الخارجية\u2069", "وزارة الخارجية"),
        ("co\xadoperation\u200b", "cooperation"),
        ("\ufeffCode", "Code"),
        ("Ministry\u200e", "Ministry"),
        ("مصر\u200f!", "مصر\u200f!"),  # a mark of direction that the letters need
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian is not written without the non-joiner
        ("क्\u200dष", "क्\u200dष"),
        ("UN\u200dHCR", "UNHCR"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
        ("葛\U000e0100城市", "葛\U000e0100城市"),  # the form of the sign that the city writes
        ("a\ufe0f", "a"),
        ("\U00020000 𝄞 🕊", "\U00020000 𝄞 🕊"),
    ],
)
def test_text_is_kept_in_one_form(typed, kept):
    assert cleaned(typed) == kept


@pytest.mark.parametrize("hidden", HIDDEN + ORDERING)
def test_what_nobody_sees_is_nothing(hidden):
    assert cleaned(hidden) == cleaned(f" {hidden}\n{hidden}{hidden} ") == ""


@pytest.mark.parametrize("code", [0, 7, 0x1B, 0x7F, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0x10FFFF])
@pytest.mark.parametrize("lines", [False, True])
def test_what_is_no_text_is_refused_in_a_sentence(code, lines):
    for text in (chr(code), f"Ministry {chr(code)}", f"é{chr(code)}"):
        with pytest.raises(ValidationError) as refused:
            cleaned(text, lines=lines)
        assert f"U+{code:04X}" in refused.value.messages[0]


def test_a_letter_has_at_most_four_marks():
    assert cleaned("x" + "\u0300" * 4 + "y" + "\u0323" * 4)
    notes = "\U0001d16d\u302e"  # spacing marks, which are put in order as the others are
    for flood in ("x" + "\u0300" * 5, "é" + "\u0301\u0323" * 50_000, "x" + "\u0344" * 3, notes * 3):
        with pytest.raises(ValidationError, match="more than 4 accents"):
            cleaned(flood)


def test_joiners_between_marks_hide_no_flood():
    with pytest.raises(ValidationError):
        cleaned("س" + "\u064e\u200d" * 5 + "س")


def test_punctuation_is_no_mark():
    assert cleaned("“…”—(!)«»") == "“…”—(!)«»"


def test_lines_stay_and_empty_ones_go():
    assert cleaned(" 1  rue X \r\n\u200b\n\n75001\xa0Paris\u2028France ", lines=True) == (
        "1 rue X\n75001 Paris\nFrance"
    )


@given(TEXTS, st.booleans())
@example("س\u200f\u200d ", False)
@example("س\u200f\u2800", False)
@example("\u0600\u200c\u061c", False)
@example("\u0301\u17d2\u200c\u09c7", False)
def test_it_holds_of_everything_that_is_kept(typed, lines):
    try:
        kept = cleaned(typed, lines=lines)
    except ValidationError:
        assume(False)
    assert cleaned(kept, lines=lines) == kept
    assert normalize("NFC", kept) == kept
    assert not REFUSED.search(kept)
    assert not REMOVED.search(kept)
    assert not re.search(r"\s\s|^\s|\s\Z|[^\S \n]", kept)
    assert lines or "\n" not in kept
    assert not kept or not set(kept) <= {*HIDDEN, "\u200c", "\u061c", "\u200f"}


@given(TEXTS)
def test_twins_are_kept_as_one(typed):
    try:
        composed, decomposed = (cleaned(normalize(form, typed)) for form in ("NFC", "NFD"))
    except ValidationError:
        assume(False)
    assert composed == decomposed


@pytest.mark.parametrize(
    ("text", "is_mixed"),
    [
        ("Oxfam", False),
        ("Oxf\u0430m", True),  # the Cyrillic а
        ("\u039fxfam", True),  # the Greek Ο
        ("info@\u0430cme.example", True),
        ("Министерство (MFA)", False),
        ("Газпром-Media", False),
        ("Ψ Psi", False),
        ("5 µm", False),
        ("Société Générale", False),
        ("e\u0301\u0430", True),
    ],
)
def test_look_alikes_within_a_word_are_seen(text, is_mixed):
    assert has_mixed_scripts(text) is is_mixed
