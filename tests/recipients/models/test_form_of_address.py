import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from recipients.models import FormOfAddress, Style
from tests.recipients.factories import make_style
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db


def form(**texts) -> FormOfAddress:
    style, _ = Style.objects.get_or_create(slug="new", name="New")
    usual = {
        "language": "fr",
        "gender": "m",
        "envelope": "Monsieur {name}",
        "salutation": "Monsieur le Recteur,",
        "closing": "Veuillez agréer, Monsieur le Recteur, mes salutations.",
    }
    return FormOfAddress(style=style, **{**usual, **texts})


def test_a_french_closing_repeats_the_salutation_exactly():
    form().full_clean()
    with pytest.raises(ValidationError, match="repeats the salutation"):
        form(closing="Veuillez agréer, Monsieur, mes salutations.").clean()


@pytest.mark.parametrize(
    "texts",
    [
        {"salutation": "Cher Monsieur {family_name},", "closing": "Cher Monsieur {family_name},"},
        {"language": "en", "gender": "", "salutation": "Dear {name},"},
        {"language": "en", "gender": "", "salutation": "Dear Sir,", "closing": "{name}"},
    ],
)
def test_the_database_refuses_a_name_where_none_belongs(texts):
    with pytest.raises(IntegrityError), transaction.atomic():
        form(**texts).save()


@pytest.mark.parametrize("text", ["Dear {surname},", "Dear {name", "Dear {name},}", "{0}"])
def test_a_place_that_nothing_fills_is_refused(text):
    with pytest.raises(ValidationError, match="Only these"):
        form(language="en", salutation=text).clean()


def test_there_is_one_form_for_a_style_a_language_and_a_gender():
    style = make_style()
    with pytest.raises(IntegrityError), transaction.atomic():
        FormOfAddress.objects.create(
            style=style, language="en", gender="m", salutation="Sir,", closing="Yours,"
        )


def test_a_style_says_which_forms_it_lacks():
    style = make_style()
    style.forms.filter(gender="f").delete()
    assert [(one.value, gender.value) for one, gender in style.missing()] == [("en", "f")]


def test_the_history_of_a_form_stands_with_its_style(keeper):
    kept = form()
    kept.keep(by=keeper)
    assert told(kept.style) == ["Form of address entered: French, man"]


def test_every_form_that_comes_with_the_house_is_sound():
    for one in FormOfAddress.objects.all():
        one.full_clean()
    assert not FormOfAddress.objects.filter(closing__contains="  ").exists()


def test_the_forms_can_be_taken_out_and_brought_back():
    migrations = MigrationExecutor(connection).loader.disk_migrations
    data = migrations["recipients", "0002_forms_of_address"].operations[0]
    from django.apps import apps

    data.reverse_code(apps, None)
    assert not Style.objects.filter(slug="mayor").exists()
    data.code(apps, None)
    data.code(apps, None)
    assert Style.objects.get(slug="mayor").forms.count() == 6
