"""An import is carried out, cancelled, goes on where it broke off, and is undone."""

import pytest
from django.urls import reverse

from recipients.importing import stages
from recipients.models import ImportStatus, Organization, RecipientImport
from tests.recipients.factories import make_list, make_organization
from tests.recipients.imports import lines, make_run
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

INVALID = "Far Institute,Atlantis,Director,Ana Lima,"


@pytest.fixture
def checked(keeper, tmp_path):
    return make_run(tmp_path, *lines(5), by=keeper, stage="checked")


@pytest.fixture
def applied(keeper, tmp_path):
    return make_run(tmp_path, *lines(5), by=keeper, stage="applied")


def page(name: str, run) -> str:
    return reverse(f"recipients:{name}", args=[run.pk])


def status(run) -> str:
    return RecipientImport.objects.get(pk=run.pk).status


def test_good_rows_are_imported_all_of_them(keeping, checked):
    assert "Import 5 new offices" in keeping.get(checked.get_absolute_url()).text
    answer = keeping.post(page("import_apply", checked), follow=True)
    assert "Imported: 5 new and 0 changed rows." in answer.text
    assert Organization.objects.first().get_absolute_url() in answer.text
    assert told(checked)[:2] == ["Imported: missions.csv", "Being imported: missions.csv"]


def test_beside_invalid_rows_the_good_ones_only_if_one_says_so(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(9), INVALID, by=keeper, stage="checked")
    shown = words(keeping.get(run.get_absolute_url()))
    assert "Import the 9 good rows only" in shown
    assert "Download the 1 invalid row" in shown
    assert keeping.post(page("import_apply", run)).status_code == 422
    assert status(run) == ImportStatus.CHECKED
    keeping.post(page("import_apply", run), {"is_good_rows_only": "on"})
    assert status(run) == ImportStatus.APPLIED
    assert Organization.objects.count() == 9


def test_a_suspect_column_asks_for_a_tick(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(2), INVALID, by=keeper, stage="checked")
    refused = keeping.post(page("import_apply", run), {"is_good_rows_only": "on"})
    assert refused.status_code == 422
    assert "tick “Import all the same”" in words(refused)
    assert status(run) == ImportStatus.CHECKED
    keeping.post(page("import_apply", run), {"is_good_rows_only": "on", "anyway": "on"})
    assert status(run) == ImportStatus.APPLIED


def test_what_is_imported_is_not_imported_twice(keeping, applied):
    answer = keeping.post(page("import_apply", applied), follow=True)
    assert "The import has moved on meanwhile." in answer.text
    assert Organization.objects.count() == 5


def test_an_import_is_cancelled_before_anything_was_entered(keeping, checked):
    answer = keeping.post(page("import_cancel", checked))
    assert answer.url == reverse("recipients:import_list")
    assert status(checked) == ImportStatus.CANCELLED
    assert told(checked)[0] == "Cancelled: missions.csv"
    assert "Nothing was changed" in keeping.get(checked.get_absolute_url()).text


def test_what_is_imported_is_not_cancelled(keeping, applied):
    keeping.post(page("import_cancel", applied))
    assert status(applied) == ImportStatus.APPLIED


def test_undoing_says_first_what_goes_and_what_stays(keeping, applied):
    used = Organization.objects.order_by("pk").first()
    make_list(used.offices.get())
    shown = words(keeping.get(page("import_undo", applied)))
    assert "Take out 4 organizations" in shown
    assert used.name in shown
    assert status(applied) == ImportStatus.APPLIED
    answer = keeping.post(page("import_undo", applied), follow=True)
    assert "Taken out again: 4 organizations." in answer.text
    assert list(Organization.objects.all()) == [used]
    assert told(applied)[0] == "Undone: missions.csv"


def test_changes_are_given_back(keeping, keeper, tmp_path):
    forum = make_organization("Water Forum", country="FJ", acronym="WF")
    run = make_run(
        tmp_path,
        "Water Forum,FJ,WAFO",
        header="Organization,Country,Acronym",
        by=keeper,
        stage="applied",
    )
    assert "Give back the changes of 1 row" in keeping.get(page("import_undo", run)).text
    keeping.post(page("import_undo", run))
    forum.refresh_from_db()
    assert forum.acronym == "WF"


def test_what_is_undone_is_not_undone_again(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(2), by=keeper, stage="undone")
    assert keeping.get(page("import_undo", run)).url == run.get_absolute_url()
    answer = keeping.post(page("import_undo", run), follow=True)
    assert "The import has moved on meanwhile." in answer.text


def test_the_confirmation_takes_as_many_queries_for_many(
    keeping, keeper, tmp_path, django_assert_num_queries
):
    few = make_run(tmp_path, *lines(2), by=keeper, stage="applied")
    with django_assert_num_queries(22) as counted:
        keeping.get(page("import_undo", few))
    many = make_run(tmp_path, *lines(60)[2:], by=keeper, stage="applied", name="many.csv")
    with django_assert_num_queries(len(counted)):
        keeping.get(page("import_undo", many))


def test_a_failed_import_says_why_and_what_to_do(keeping, checked):
    stages.start_check(checked, by=None)
    stages.give_up(checked)
    shown = words(keeping.get(checked.get_absolute_url()))
    assert "The check broke off because of a fault in Chancery." in shown
    assert "Look at the columns and check again" in shown
    assert keeping.get(page("import_match", checked)).status_code == 200


def test_an_import_that_broke_off_half_way_can_only_go_on(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(4), by=keeper, stage="applied", is_all_or_nothing=False)
    left = run.rows.last()
    Organization.objects.get(pk=left.organization_id).offices.get().holders.all().delete()
    left.organization.offices.all().delete()
    left.organization.delete()
    run.rows.filter(pk=left.pk).update(is_applied=False, organization=None, office=None)
    RecipientImport.objects.update(status=ImportStatus.FAILED, problem="It broke off.")
    shown = words(keeping.get(run.get_absolute_url()))
    assert "a part of the rows is in the directory" in shown
    assert "Import the rest" in shown
    keeping.post(page("import_cancel", run))
    assert keeping.get(page("import_match", run)).url == run.get_absolute_url()
    assert status(run) == ImportStatus.FAILED
    keeping.post(page("import_resume", run))
    assert status(run) == ImportStatus.APPLIED
    assert Organization.objects.count() == 4


def test_an_import_that_failed_before_anything_was_entered_does_not_go_on(keeping, checked):
    RecipientImport.objects.update(status=ImportStatus.FAILED)
    keeping.post(page("import_resume", checked))
    assert status(checked) == ImportStatus.FAILED


def test_an_import_that_cannot_be_undone_stays_imported(applied):
    stages.start_undo(applied, by=None)
    stages.give_up(applied)
    applied.refresh_from_db()
    assert applied.status == ImportStatus.APPLIED
    assert "could not be undone" in applied.problem
    assert told(applied)[0] == "Undoing failed: missions.csv"


def test_acts_need_the_right_and_are_no_links(keeping, reading, checked):
    for name in ("import_apply", "import_cancel", "import_resume"):
        assert keeping.get(page(name, checked)).status_code == 405
        assert reading.post(page(name, checked)).status_code == 403
    assert reading.post(page("import_undo", checked)).status_code == 403
    assert status(checked) == ImportStatus.CHECKED


def test_progress_is_told_until_it_is_done(keeping, reading, checked):
    RecipientImport.objects.update(status=ImportStatus.APPLYING, done=3, total=5)
    shown = keeping.get(checked.get_absolute_url()).text
    assert '<progress id="import-progress" class="progress-wide" max="5" value="3">' in shown
    assert "Look again" in shown
    watch = page("import_progress", checked)
    assert keeping.get(watch).url == checked.get_absolute_url()
    part = keeping.get(watch, {"said": "2"}, headers={"hx-request": "true"}).text
    assert "3 of 5 rows" in part
    assert 'role="status"' in part
    assert (
        'role="status"'
        not in keeping.get(watch, {"said": "6"}, headers={"hx-request": "true"}).text
    )
    RecipientImport.objects.update(status=ImportStatus.APPLIED)
    done = keeping.get(watch, headers={"hx-request": "true"})
    assert done["HX-Redirect"] == checked.get_absolute_url()
    assert reading.get(watch).status_code == 403
