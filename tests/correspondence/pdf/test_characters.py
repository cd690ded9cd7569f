import pytest

from correspondence.pdf.glyphs import named, without_glyph
from correspondence.pdf.letter import render
from correspondence.pdf.press import CannotRender
from correspondence.pdf.typography import set_text
from correspondence.words import words_of
from tests.correspondence.pdf.sheets import make_sheet


@pytest.mark.parametrize(
    "text", ["Əliyev, Ğ, ş", "naïve “quoted” – 91% €", "№ 5, Ё", "أ. ن.", "a\u00adb\u200b\u2060"]
)
def test_the_typefaces_have_what_letters_need(text):
    assert without_glyph(text) == []


@pytest.mark.parametrize("sign", ["\u2028", "\u0605", "\u070f", "\ufff9", "\U00013430"])
def test_a_sign_that_orders_others_is_missed_where_it_would_show_as_a_box(sign):
    assert without_glyph(f"a{sign}b") == [sign]


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(CannotRender, match="U\\+6F22"):
        render(make_sheet(subject="Exchange of 漢"))
    with pytest.raises(CannotRender, match="“🙂” \\(U\\+1F642, Slightly smiling face\\)"):
        render(make_sheet(body="<p>Dear &#128578;</p>"))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ud800"])
def test_what_is_no_character_at_all_is_refused_by_its_number(character):
    with pytest.raises(CannotRender, match=f"U\\+{ord(character):04X}"):
        render(make_sheet(signatory_name=f"A{character}B"))
    assert named(character) == f"U+{ord(character):04X}"


@pytest.mark.parametrize("field", ["sender_foot", "address", "copies"])
def test_lines_are_looked_at_too(field):
    with pytest.raises(CannotRender, match="U\\+6F22"):
        render(make_sheet(**{field: ("漢",)}))


def test_a_text_too_deep_for_the_typesetter_is_refused_with_a_sentence():
    with pytest.raises(CannotRender, match="too complex"):
        render(make_sheet(body="<div>" * 2000))


def test_a_language_without_words_is_refused():
    with pytest.raises(CannotRender, match="“xx”"):
        render(make_sheet(language="xx"))


def test_arabic_words_of_another_text_are_isolated():
    words = set_text("On ميدان التحرير 12 & others", words_of("en"))
    assert (
        words == 'On <bdi class="rtl" dir="rtl" lang="ar">ميدان التحرير 12</bdi> &amp;\u00a0others'
    )
    words = set_text("О جامعة Arab League", words_of("ru"))
    assert words.startswith(
        'О\u00a0<bdi class="rtl" dir="rtl" lang="ar">جامعة</bdi> <span lang="en">'
    )
