"""Bodies that are short and mean no good: what they would swell to, hide or slip past."""

import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from correspondence.models.body import MAX_LENGTH, sanitise

#: A counter of tags that reads attributes takes each for closed.
FONTS = "".join(f'<font a="{number}></font>">' for number in range(3_000))


def outcome(html):
    """What is kept, or the word for why nothing is; soon."""
    begun = time.process_time()
    try:
        return sanitise(html)
    except ValidationError as error:
        return error.code
    finally:
        assert time.process_time() - begun < 2


def test_tags_that_a_parser_repeats_in_every_paragraph_cost_nothing():
    """Kept apart by their attributes, they would be twenty-seven million."""
    assert outcome("<p>" + FONTS + "<p>x" * 9_000).count("<p>") == 9_001


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>" + "<b>" * 3 + "<i>" * 3 + "<p>x" * 40_000, "length"),
        ("<p>" + "&" * 60_000, "length"),
        ("<table>" + "<tbody><td>x</tbody>" * 501, "rows"),
        ("<p>x<br>" * 5_001, "parts"),
        ("<p>a" + "\u0301\u0316" * 90_000, "marks"),
        ("<p>a" + "&#x301;&#x316;" * 9_000, "marks"),
        ("<p>a" + "\U0001d16d\u302e" * 90_000, "marks"),
    ],
)
def test_what_would_swell_or_take_long_is_refused_before_it_is_kept(html, code):
    assert len(html) < MAX_LENGTH
    assert outcome(html) == code


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a&#8;b&#x1b;c&#x7f;d&#xfffe;</p>", "<p>abcd</p>"),
        ("<p>e&#x301;</p>", "<p>é</p>"),
        ("<p>\u0338a</p><p>&#x338;b</p>", "<p>\u0338a</p><p>\u0338b</p>"),
        ("<p>a\u202egpj\u2066\ufeff\ufffc\U000e0061</p>", "<p>agpj</p>"),
        ("<p>سلام\u200f, wo\u00adrd, a\u200b/\u2060b</p>",) * 2,
        ('<p><b title="x>y">a</b><a href="x">b</a></p>', '<p><strong>y"&gt;a</strong>b</p>'),
        ("<p>a\u2028b \n\t  c</p>" + " " * 9_000, "<p>a b c</p> "),
        ("<p>\u200b\u2060\u00ad</p><p>\u2800\u200f</p>", ""),
    ],
)
def test_signs_that_nobody_sees_are_not_kept(html, kept):
    assert outcome(html) == kept


PIECES = [
    *("<p>", "</p>", "<b a='1'>", '<i a="</i>">', "</b>", "<font size=1>", "<a href=x>", "<td>"),
    *("<table>", "</table>", "<li>", "&#8;", "&#x338;", "\u0338", "e\u0301", "\u202e", "\u200b"),
    *("&amp;", "&", "<", ">", '"', "x", "\ufffe", "\n", "\u0327", "&lt", "\u037e"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_is_kept_would_be_kept_again(html):
    try:
        once = sanitise(html)
    except ValidationError:
        assume(False)
    assert sanitise(once) == once
