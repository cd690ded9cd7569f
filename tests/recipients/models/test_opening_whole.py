"""An opening is whole whoever holds the office: properties over names, vacancies, languages."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recipients.models import FormOfAddress, Gender, Office, OfficeTitle, Style
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
#: Styles whose wording is certain in Spanish, Russian and Arabic too.
EVERYWHERE = [one for one in SLUGS if one.endswith(("general", "chairperson", "state"))]
EVERYWHERE += ["permanent-representative", "foreign-minister", "ambassador"]
TITLES = {
    "en": "The Office",
    "fr": "La Fonction",
    "es": "El Cargo",
    "ru": "Должность",
    "ar": "المنصب",
}
#: What an office may ask for itself; every place a form can have, in every text.
OWN = {
    "en": ("{honorific} {name}", "Dear {honorific} {family_name},", "Yours, dear {family_name},"),
    "fr": ("Maître {name}", "Maître,", "Veuillez agréer, Maître, mes salutations."),
    "es": ("Don {name}", "Estimado don {name}:", "Atentamente,"),
    "ru": ("{name}", "Уважаемый {name},", "С уважением,"),
    "ar": ("الأستاذ {name}", "الأستاذ {family_name}،", "مع التحية"),
}
NAMES = st.text(
    alphabet=st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=20
)


def opening(office: Office, *, language: str = "en", on: dt.date = DAY, posted_in: str = ""):
    loaded = Office.objects.for_opening().get(pk=office.pk)
    return loaded.opening(language=language, on=on, posted_in=posted_in)


def texts(found) -> list[str]:
    return [*found.lines, found.salutation, found.closing]


def in_all_languages(slug: str, *, own: list[str], language: str) -> Office:
    """An office titled in all five, with forms of its own in that language for those genders."""
    office = make_office(style=slug, title=TITLES["en"])
    for one, title in TITLES.items():
        OfficeTitle.objects.get_or_create(office=office, language=one, defaults={"title": title})
    envelope, salutation, closing = OWN[language]
    for gender in own:
        FormOfAddress.objects.create(
            office=office,
            language=language,
            gender=gender,
            envelope=envelope,
            salutation=salutation,
            closing=closing,
        )
    return office


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    style=st.one_of(
        st.tuples(st.sampled_from(SLUGS), st.sampled_from(["en", "fr"])),
        st.tuples(st.sampled_from(EVERYWHERE), st.sampled_from(["es", "ru", "ar"])),
    ),
    gender=st.sampled_from(Gender.values),
    given_name=NAMES,
    family_name=st.one_of(st.just(""), NAMES),
    honorific=st.sampled_from(["", "Dr"]),
    own=st.lists(st.sampled_from(["m", "f"]), unique=True),
    is_vacant=st.booleans(),
)
def test_every_opening_is_whole(style, gender, given_name, family_name, honorific, own, is_vacant):
    slug, language = style
    office = in_all_languages(slug, own=own, language=language)
    if not is_vacant:
        make_holder(
            office,
            f"{given_name} {family_name}".strip(),
            gender=gender,
            family_name=family_name,
            honorific=honorific,
        )
    found = opening(office, language=language)
    assert found.is_complete
    assert found.salutation.endswith((",", ":", "،"))
    assert not found.salutation.startswith(("Dear The", "Dear ,"))
    for text in texts(found):
        assert not re.search(r"[{}]|\s\s|\s[,:،]|,,|Dear[,.]", text), text
        assert text
        assert text == text.strip()
    if language != "en":
        assert not re.search(r"Dear|Excellency|Yours", " ".join(texts(found)))
    if language == "fr":
        assert found.salutation in found.closing
        forms = [*office.style.forms.filter(language="fr"), *office.forms.all()]
        unnamed = [form.salutation for form in forms]
        assert found.salutation in unnamed  # word for word, so it names nobody
    if is_vacant:
        assert found.lines[0] == TITLES[language]


def test_all_twelve_styles_are_there_in_both_languages_for_everybody():
    assert set(SLUGS) <= set(Style.objects.values_list("slug", flat=True))
    for style in Style.objects.filter(slug__in=SLUGS).prefetch_related("forms"):
        assert style.missing() == []
        assert style.forms.filter(language__in=["en", "fr"]).count() == 6
    for style in Style.objects.filter(slug__in=EVERYWHERE):
        assert style.forms.count() == 15
