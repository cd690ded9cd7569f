"""The forms that come with the house: what each rests on, and that they come and go."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from recipients.models import FormOfAddress, Style

pytestmark = pytest.mark.django_db

LOOKED_UP_ON = dt.date(2026, 11, 23)


@pytest.fixture
def migration():
    migrations = MigrationExecutor(connection).loader.disk_migrations
    return migrations["recipients", "0005_more_forms_of_address"].operations[0]


def form(slug: str, language: str, gender: str) -> FormOfAddress:
    return FormOfAddress.objects.get(style__slug=slug, language=language, gender=gender)


def test_every_form_says_what_it_rests_on():
    assert FormOfAddress.objects.count() == 12 * 6 + 8 * 9
    assert not FormOfAddress.objects.filter(source="").exists()
    assert not FormOfAddress.objects.exclude(verified_by=None).exists()


def test_a_day_stands_only_where_the_wording_has_a_public_source():
    dated = FormOfAddress.objects.exclude(verified_on=None)
    assert set(dated.values_list("verified_on", flat=True)) == {LOOKED_UP_ON}
    assert set(dated.values_list("source", flat=True)) == {
        "formsofaddress.info",
        "dico-lettres",
        "modele-lettre.com",
        "Canadian Heritage, styles of address for foreign dignitaries",
    }
    assert not dated.exclude(language__in=["en", "fr"]).exists()
    assert not dated.filter(gender="").exists()
    assert form("ngo-director", "en", "m").source.endswith("to be verified with protocol")
    assert form("ambassador", "ar", "m").source.endswith("to be verified by a translator")


def test_they_are_taken_out_and_brought_back(migration):
    migration.reverse_code(apps, None)
    assert not FormOfAddress.objects.exclude(language__in=["en", "fr"]).exists()
    assert form("ambassador", "fr", "m").verified_on is None
    assert form("ngo-director", "en", "m").source == ""
    migration.code(apps, None)
    migration.code(apps, None)
    test_every_form_says_what_it_rests_on()
    assert form("ambassador", "fr", "m").verified_on == LOOKED_UP_ON


def test_what_somebody_has_changed_stays_as_it_is(migration, keeper):
    changed = form("ambassador", "es", "m")
    changed.salutation = "Señor Embajador:"
    changed.keep(by=keeper)
    verified = form("ambassador", "ar", "m")
    verified.verify(on=LOOKED_UP_ON, by=keeper)
    migration.reverse_code(apps, None)
    assert form("ambassador", "es", "m").salutation == "Señor Embajador:"
    assert form("ambassador", "ar", "m").verified_by == keeper
    migration.code(apps, None)
    assert form("ambassador", "es", "m").salutation == "Señor Embajador:"
    assert Style.objects.get(slug="ambassador").forms.count() == 15


def test_a_style_that_was_given_up_gets_no_forms(migration):
    Style.objects.get(slug="ambassador").delete()
    migration.code(apps, None)
    assert not Style.objects.filter(slug="ambassador").exists()
