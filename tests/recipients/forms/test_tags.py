"""Tags are typed in one line and kept in one spelling."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from recipients.forms.typed import TagsField
from tests.recipients.factories import make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

FACTS = {"name": "Harbour Institute", "kind": "ngo", "preferred_language": "en"}


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        (" , ;, ", []),
        ("water", ["water"]),
        ("  water ,small   islands,", ["water", "small islands"]),
        ("Water, water, WATER", ["Water"]),
        ("Straße, STRASSE", ["Straße"]),
        ("cafe\u0301, caf\u00e9", ["caf\u00e9"]),
        ("مياه، جزر", ["مياه", "جزر"]),
        ("one; two\nthree", ["one", "two", "three"]),
    ],
)
def test_what_is_typed_becomes_tags(typed, tags):
    assert TagsField(required=False).clean(typed) == tags


@pytest.mark.parametrize("typed", ["x" * 51, ",".join(str(n) for n in range(31)), "a\x00b"])
def test_what_cannot_be_kept_is_refused(typed):
    with pytest.raises(ValidationError):
        TagsField().clean(typed)


def test_a_tag_in_use_is_spelled_as_it_is_there():
    make_organization(tags=["Water"])
    assert TagsField().clean("water, fish") == ["Water", "fish"]


def test_an_organization_is_kept_with_channel_weekend_and_tags(keeping):
    organization = make_organization("Harbour Institute", country="")
    url = reverse("recipients:organization_edit", args=[organization.pk])
    facts = {"preferred_channel": "courier", "weekend": "fri_sat", "tags": "water, Islands,water"}
    assert keeping.post(url, FACTS | facts).status_code == 302
    organization.refresh_from_db()
    assert organization.tags == ["water", "Islands"]
    shown = words(keeping.get(organization.get_absolute_url()))
    for fact in ("Channel Courier", "Weekend Friday and Saturday", "Tags water, Islands"):
        assert fact in shown
    assert told(organization)[0] == "Changed"
    assert 'value="water, Islands"' in keeping.get(url).text
    assert keeping.post(url, FACTS | facts).status_code == 302
    assert len(told(organization)) == 1  # nothing changed, nothing to tell


def test_tags_that_are_too_long_stay_in_the_form(keeping):
    url = reverse("recipients:organization_new")
    answer = keeping.post(url, FACTS | {"tags": "x" * 60})
    assert answer.status_code == 422
    assert "a tag has at most 50 letters" in words(answer)
    assert "x" * 60 in answer.text


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("isl", ["Islands", "small islands"]),
        ("water, isl", ["water, Islands", "water, small islands"]),
        ("islands, isl", ["islands, small islands"]),
        ("ecole", ["école"]),
        ("water,", []),
        ("", []),
        ("\x00", []),
        ("%", []),
        ("x" * 5000, []),
    ],
)
def test_tags_in_use_are_offered_while_one_types(reading, typed, offered):
    make_organization(tags=["small islands", "Islands"])
    make_organization(tags=["Islands", "école"])
    make_organization(tags=["isles"], is_active=False, inactive_reason="dissolved")
    answer = reading.get(reverse("recipients:tag_names"), {"tags": typed})
    assert answer.status_code == 200
    assert answer.context["names"] == offered
