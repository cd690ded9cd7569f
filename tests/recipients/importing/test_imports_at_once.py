"""Two administrators import at the same moment, each on a connection of their own (F083)."""

import pytest

from recipients.importing import stages
from recipients.models import ImportMoved, ImportStatus, Organization, RecipientImport
from tests.correspondence.models.test_registering_at_once import at_once
from tests.recipients.importing.runs import checked, table

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [[f"Council {number}", "C", "FJ", "", "", "Chair", "Ana Lima"] for number in range(150)]


def run_both(runs):
    for run in runs:
        stages.start_apply(run, is_all_or_nothing=True, by=None)
    return at_once(stages.do_apply, [RecipientImport.objects.get(pk=run.pk) for run in runs])


def test_the_same_organizations_from_two_files_are_entered_once(tmp_path):
    runs = [
        checked(table(tmp_path, *ROWS, name="one.csv")),
        checked(table(tmp_path, *reversed(ROWS), name="two.csv")),
    ]
    assert run_both(runs) == [None, None]
    for run in runs:
        run.refresh_from_db()
    assert [run.status for run in runs] == [ImportStatus.APPLIED] * 2
    assert Organization.objects.count() == 150
    assert all(body.offices.count() == 1 for body in Organization.objects.all())


def test_one_import_that_two_people_start_is_started_once(tmp_path):
    run = checked(table(tmp_path, *ROWS[:5]))

    def start(_number):
        one = RecipientImport.objects.get(pk=run.pk)
        stages.start_apply(one, is_all_or_nothing=True, by=None)

    answers = at_once(start, range(4))
    assert sorted(type(one).__name__ for one in answers) == ["ImportMoved"] * 3 + ["NoneType"]


def test_one_job_that_two_workers_take_is_done_once(tmp_path):
    run = checked(table(tmp_path, *ROWS))
    stages.start_apply(run, is_all_or_nothing=False, by=None)
    answers = at_once(stages.do_apply, [RecipientImport.objects.get(pk=run.pk) for _ in "ab"])
    assert [one for one in answers if one is not None and not isinstance(one, ImportMoved)] == []
    run.refresh_from_db()
    assert run.status == ImportStatus.APPLIED
    assert Organization.objects.count() == 150
