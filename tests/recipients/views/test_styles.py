import pytest
from django.urls import reverse

from recipients.models import Style
from tests.recipients.factories import make_office, make_style
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

FORM = {
    "language": "fr",
    "gender": "f",
    "envelope": "Madame {name}",
    "salutation": "Madame la Rectrice,",
    "closing": "Veuillez agréer, Madame la Rectrice, mes salutations.",
}


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def test_the_kinds_of_offices_are_listed_by_name(reading, django_assert_num_queries):
    with django_assert_num_queries(4):  # session, person, styles, forms
        answer = reading.get(reverse("recipients:style_list"))
    shown = words(answer)
    assert shown.index("Ambassador") < shown.index("Mayor") < shown.index("Minister for")
    assert "Monsieur l’Ambassadeur, / Madame l’Ambassadrice, / Excellence," in shown


def test_every_form_of_a_style_is_shown_with_an_example(reading):
    style = Style.objects.get(slug="ngo-director")
    office = make_office(style=style)
    shown = words(reading.get(style.get_absolute_url()))
    assert "English woman Ms Ana Sample Dear Ms Sample, Yours sincerely," in shown
    assert str(office) in shown
    assert "{" not in shown


def test_a_missing_form_is_named(reading):
    style = make_style()
    style.forms.filter(gender="m").delete()
    assert "missing English, man" in words(reading.get(style.get_absolute_url()))


def test_a_style_is_entered_with_a_short_name_of_its_own(keeping):
    url = reverse("recipients:style_new")
    keeping.post(url, {"name": "Rector: of a university"})
    keeping.post(url, {"name": "Rector of a university"})
    keeping.post(url, {"name": "رئيس الجامعة"})
    slugs = Style.objects.order_by("-pk").values_list("slug", flat=True)[:3]
    assert sorted(slugs) == ["rector-of-a-university", "rector-of-a-university-2", "style"]


def test_a_style_keeps_its_short_name_when_it_is_changed(keeping):
    style = make_style("rector")
    keeping.post(page("style_edit", style), {"name": "Rector, dean"})
    style.refresh_from_db()
    assert (style.slug, style.name) == ("rector", "Rector, dean")
    assert told(style) == ["Changed"]


def test_a_form_is_entered_and_changed(keeping):
    style = make_style()
    keeping.post(page("form_new", style), FORM)
    form = style.forms.get(language="fr")
    keeping.post(page("form_edit", form), FORM | {"source": "their protocol"})
    assert told(style) == [
        "Form of address changed: French, woman",
        "Form of address entered: French, woman",
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"closing": "Salutations."}, "In French the closing repeats the salutation exactly"),
        ({"salutation": "Chère {name},"}, "In French the closing repeats"),
        (
            {"salutation": "Chère {name},", "closing": "Chère {name}, salut."},
            "A French salutation names the office, no person.",
        ),
        ({"envelope": "Madame {surname}"}, "Only these can be filled in"),
        ({"language": "en", "gender": "f"}, "This style has that form already."),
    ],
)
def test_a_form_that_would_go_wrong_on_paper_is_refused(keeping, wrong, sentence):
    answer = keeping.post(page("form_new", make_style()), FORM | wrong)
    assert answer.status_code == 422
    assert sentence in words(answer)
