import time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django_prose_editor.config import allowlist_from_extensions
from hypothesis import given
from hypothesis import strategies as st

from correspondence.models import LetterText
from correspondence.models.body import ATTRIBUTES, EXTENSIONS, TAGS, BodyField, sanitise
from tests.correspondence.factories import make_letter

FULL = (
    "<h2>Background</h2><h3>Then</h3><p>A <strong>b</strong> <em>c</em><br>H<sub>2</sub>O "
    '10<sup>3</sup></p><ol start="3"><li><p>x</p><ul><li>y</li></ul></li></ol>'
    "<blockquote><p>q</p></blockquote><table><thead><tr><th>h</th></tr></thead><tbody><tr>"
    '<td colspan="2" rowspan="20">d</td></tr></tbody></table>'
)


def test_what_a_letter_may_contain_stays():
    assert sanitise(FULL) == FULL


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<p onload="x" style="color:red" class="y" id="z">a</p>', "<p>a</p>"),
        ('<p>See <a href="https://example.org/">the site</a></p>', "<p>See the site</p>"),
        ('<p><a href="javascript:x">a</a></p>', "<p>a</p>"),
        ('<p>a<img src="x" onerror="y"></p>', "<p>a</p>"),
        ('<p>a<svg><image href="x"/></svg></p>', "<p>a</p>"),
        ("<p>a<object data=x></object><embed src=x><iframe src=x></iframe></p>", "<p>a</p>"),
        ('<base href="x"><link rel="attachment" href="x"><p>a</p>', "<p>a</p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<p><b>a</b> <i>b</i> <u>c</u></p>", "<p><strong>a</strong> <em>b</em> c</p>"),
        ("<h1>a</h1><h4>b</h4>", "<h2>a</h2><h3>b</h3>"),
        ("<div><p>a</p></div>", "<p>a</p>"),
        ("<p>e\u0301</p>", "<p>é</p>"),
        ("<p>a\x0bb\x1f</p>", "<p>ab</p>"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_nothing_else_does(given_html, kept):
    assert sanitise(given_html) == kept


@pytest.mark.parametrize("empty", ["", "<p></p>", "<p><br></p>", "<p> </p><p>&nbsp;</p>\n"])
def test_a_text_without_words_is_empty(empty):
    assert sanitise(empty) == ""


@pytest.mark.parametrize("span", ["21", "100000", "0", "-1", "2x", "", "٣", "1" * 5000])
def test_a_span_beyond_its_limit_is_dropped(span):
    html = f'<table><tbody><tr><td colspan="{span}" rowspan="{span}">a</td></tr></tbody></table>'
    assert sanitise(html) == "<table><tbody><tr><td>a</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<div>" * 150, "The text is nested too deeply: 150 levels, 40 are allowed."),
        ("<ul><li>" * 21, "The text is nested too deeply: 42 levels, 40 are allowed."),
        ("<table><tr><td>" * 60, "The text is nested too deeply: 180 levels, 40 are allowed."),
        ("<div>" * 30_000, "nested too deeply: more than 400 levels"),
        ("<div></x>" * 20_000, "nested too deeply"),
        ("x" * 200_001, "The text is too long: 200,001 characters, 200,000 are allowed."),
        ("<table>" + "<tr><td>x" * 501, "The tables are too long: 501 rows, 500 are allowed."),
        ("<p>a\x00b</p>", "characters that are not text"),
        ("<p>a\ud800b</p>", "characters that are not text"),
    ],
)
def test_what_would_choke_the_typesetter_is_refused_at_once(html, sentence):
    begun = time.monotonic()
    with pytest.raises(ValidationError) as refused:
        sanitise(html)
    assert sentence in refused.value.messages[0]
    assert time.monotonic() - begun < 1


def test_a_counter_that_is_fooled_is_still_caught_before_the_database():
    fooled = '<blockquote title="></blockquote>">' * 100
    with pytest.raises(ValidationError, match="nested too deeply: 100 levels"):
        sanitise(fooled)


def test_unclosed_paragraphs_and_rows_are_not_nesting():
    assert sanitise("<p>a" * 300).count("<p>") == 300
    assert sanitise("<table>" + "<tr><td>a<td>b" * 100).count("<td>") == 200


TOKENS = [
    *("<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "</table>", "<b>", "</b>"),
    *("<a href='x'>", "<svg>", "<math>", "<style>", "<!--", "-->", "&lt;", "a", " ", "&nbsp;"),
    *("<th colspan='3'>", "<h1>", "<textarea>", "<title>", "<noscript>", "]]>", "<script>"),
]
MARKUP = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)


@given(MARKUP)
def test_sanitising_again_changes_nothing(html):
    once = sanitise(html)
    assert sanitise(once) == once


def test_the_editor_offers_what_the_sanitiser_keeps():
    offered = allowlist_from_extensions(EXTENSIONS)
    assert offered["tags"] == TAGS
    assert all(ATTRIBUTES[tag] <= offered["attributes"][tag] for tag in ATTRIBUTES)


def test_the_form_says_what_is_wrong():
    class Form(forms.Form):
        body = BodyField().formfield()

    form = Form({"body": "<div>" * 150})
    assert form.errors["body"] == ["The text is nested too deeply: 150 levels, 40 are allowed."]
    assert Form({"body": "<p>a<script>b</script></p>"}).fields["body"].clean("<i>x</i>") == (
        "<em>x</em>"
    )


def test_the_field_migrates_as_plain_text():
    assert BodyField(blank=True).deconstruct()[1:] == (
        "django.db.models.TextField",
        [],
        {"blank": True},
    )


@pytest.mark.django_db
class TestEveryWayIn:
    """Into the database goes only what was sanitised."""

    HOSTILE = "<p>a<script>b</script></p>"

    @pytest.fixture
    def text(self):
        return make_letter().texts.get()

    def stored(self, text):
        return LetterText.objects.values_list("body", flat=True).get(pk=text.pk)

    def test_save(self, text):
        text.body = self.HOSTILE
        text.save()
        assert text.body == self.stored(text) == "<p>a</p>"

    def test_update(self, text):
        LetterText.objects.update(body=self.HOSTILE)
        assert self.stored(text) == "<p>a</p>"

    def test_bulk_update(self, text):
        text.body = self.HOSTILE
        LetterText.objects.bulk_update([text], ["body"])
        assert self.stored(text) == "<p>a</p>"

    def test_bulk_create(self, text):
        new = LetterText(letter=text.letter, language="fr", body=self.HOSTILE)
        LetterText.objects.bulk_create([new])
        assert self.stored(new) == "<p>a</p>"

    def test_too_deep_a_text_is_not_saved(self, text):
        before = self.stored(text)
        text.body = "<div>" * 150
        for way in (text.save, lambda: LetterText.objects.update(body=text.body)):
            with (
                pytest.raises(ValidationError, match="150 levels, 40 are allowed"),
                transaction.atomic(),
            ):
                way()
        assert self.stored(text) == before
