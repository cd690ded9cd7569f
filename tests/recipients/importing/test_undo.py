"""An import is taken back, as long as nothing was used."""

import datetime as dt

import pytest
from django.apps import apps
from django.core import serializers

from recipients.models import ImportStatus, Office, Organization
from tests.correspondence.factories import make_letter
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.importing.runs import applied, checked, table, undone
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db
KEPT = {"recipientimport", "importrow", "importmapping", "knownword"}


def snapshot() -> str:
    """Every row of the directory but those of imports themselves."""
    models = list(apps.get_app_config("recipients").get_models())
    rows = [
        row
        for model in models
        if model._meta.model_name not in KEPT
        for row in model._base_manager.order_by("pk")
    ]
    return serializers.serialize("json", rows)


def rows_of(name: str) -> list[str]:
    return [
        name,
        "NEW",
        "FJ",
        "9 Quay\nSuva",
        f"info@{name}.example",
        "Chair",
        "Ana Lima",
        "1.4.2025",
    ]


def test_everything_is_as_it_was(tmp_path, keeper):
    body = make_organization("Council", country="FJ", acronym="C")
    office = make_office(body, name="Chair")
    make_holder(office, "Paul Before", since_on=dt.date(2020, 1, 1))
    before = snapshot()
    run = applied(checked(table(tmp_path, rows_of("Council"), rows_of("Forum"))))
    assert snapshot() != before
    undone(run, by=keeper)
    assert run.status == ImportStatus.UNDONE
    assert snapshot() == before
    assert (run.counts["taken_out"], run.counts["given_back"], run.counts["kept"]) == (1, 1, 0)
    assert told(run)[0].startswith("Undone")


@pytest.mark.parametrize("use", ["letter", "list", "change"])
def test_what_was_used_or_changed_since_stays(tmp_path, keeper, use):
    run = applied(checked(table(tmp_path, rows_of("Council"), rows_of("Forum"))))
    used = Organization.objects.get(name="Council")
    if use == "letter":
        make_letter(offices=[used.offices.get()])
    elif use == "list":
        make_list(used.offices.get())
    else:
        used.acronym = "CC"
        used.keep(by=keeper)
    undone(run)
    assert Organization.objects.get() == used
    assert (run.counts["taken_out"], run.counts["kept"]) == (1, 1)


def test_a_change_on_which_somebody_has_built_stays(tmp_path, keeper):
    body = make_organization("Council", country="FJ", acronym="C")
    run = applied(checked(table(tmp_path, ["Council", "NEW", "FJ"])))
    body.refresh_from_db()
    body.note = "Spoke with them."
    body.keep(by=keeper)
    undone(run)
    body.refresh_from_db()
    assert (body.acronym, run.counts["kept"]) == ("NEW", 1)


def test_an_office_entered_in_a_body_that_was_there_goes_again(tmp_path):
    make_organization("Council", country="FJ", acronym="NEW", lines="9 Quay\nSuva")
    before = snapshot()
    undone(applied(checked(table(tmp_path, rows_of("Council")))))
    assert not Office.objects.exists()
    assert snapshot() == before
