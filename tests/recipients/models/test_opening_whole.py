"""An opening is whole whoever holds the office: properties over names, vacancies, languages."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recipients.models import Gender, Office, Style
from tests.recipients.factories import make_holder, make_office

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 9, 9)
SLUGS = [
    "un-secretary-general",
    "european-commission-president",
    "au-commission-chairperson",
    "las-secretary-general",
    "oic-secretary-general",
    "chair-head-of-state",
    "permanent-representative",
    "foreign-minister",
    "ambassador",
    "ngo-director",
    "speaker",
    "mayor",
]
NAMES = st.text(
    alphabet=st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=20
)


def opening(office: Office, *, language: str = "en", on: dt.date = DAY, posted_in: str = ""):
    loaded = Office.objects.for_opening().get(pk=office.pk)
    return loaded.opening(language=language, on=on, posted_in=posted_in)


def texts(found) -> list[str]:
    return [*found.lines, found.salutation, found.closing]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    slug=st.sampled_from(SLUGS),
    language=st.sampled_from(["en", "fr"]),
    gender=st.sampled_from(Gender.values),
    given_name=NAMES,
    family_name=st.one_of(st.just(""), NAMES),
    is_vacant=st.booleans(),
)
def test_every_opening_is_whole(slug, language, gender, given_name, family_name, is_vacant):
    office = make_office(style=slug, title="The Office", titre="La Fonction")
    if not is_vacant:
        make_holder(
            office,
            f"{given_name} {family_name}".strip(),
            gender=gender,
            family_name=family_name,
        )
    found = opening(office, language=language)
    assert found.is_complete
    assert found.salutation.endswith(",")
    assert not found.salutation.startswith(("Dear The", "Dear ,"))
    for text in texts(found):
        assert not re.search(r"[{}]|  | ,|,,|Dear,", text), text
        assert text == text.strip()
    if language == "fr":
        assert found.salutation in found.closing
        assert not re.search(r"Dear|Excellency|Yours", " ".join(texts(found)))
        unnamed = office.style.forms.filter(language="fr").values_list("salutation", flat=True)
        assert found.salutation in unnamed  # word for word, so it names nobody
    if is_vacant:
        assert found.lines[0] in ("The Office", "La Fonction")


def test_all_twelve_styles_are_there_in_both_languages_for_everybody():
    assert set(SLUGS) <= set(Style.objects.values_list("slug", flat=True))
    for style in Style.objects.filter(slug__in=SLUGS).prefetch_related("forms"):
        assert style.missing() == []
        assert style.forms.count() == 6
