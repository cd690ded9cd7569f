import pytest
from django.urls import reverse

from recipients.models import ImportMapping, ImportRow, ImportStatus
from tests.recipients.imports import lines, make_run
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

FIELDS = ("name", "country", "office", "holder", "emails")


@pytest.fixture
def run(keeper, tmp_path):
    return make_run(tmp_path, *lines(7), "No Country Institute,Atlantis,,,", by=keeper)


def page(name: str, run, *more: int) -> str:
    return reverse(f"recipients:{name}", args=[run.pk, *more])


def columns(*fields: str, **more: str) -> dict[str, str]:
    chosen = {f"column-{place}-field": field for place, field in enumerate(fields or FIELDS)}
    return {"language": "en", **chosen, **more}


def test_each_column_shows_samples_and_what_is_read_of_them(keeping, run):
    shown = words(keeping.get(page("import_match", run)))
    assert (
        "Read as: Unicode (UTF-8), commas between the columns, the first row names the columns."
        in shown
    )
    assert "Check 8 rows" in shown
    assert "Organization: country Fiji" in shown  # a whole row
    assert run.headers[0] in shown


def test_a_column_is_read_again_under_another_field(keeping, run):
    answer = keeping.get(page("import_column", run, 0), {"column-0-field": "country"})
    assert "This is no country." in answer.text
    assert 'id="column-0"' in answer.text
    answer = keeping.get(
        page("import_column", run, 3), {"column-3-field": "holder", "column-3-rule": "family_first"}
    )
    assert '<option value="family_first" selected>' in answer.text


def test_a_column_that_is_not_there(keeping, run):
    assert keeping.get(page("import_column", run, 99)).status_code == 404


def test_the_matching_is_kept_and_remembered(keeping, run):
    typed = columns(remember_as="Missions", tags="water, islands", verified_on="3.9.2024")
    answer = keeping.post(page("import_match", run), typed)
    assert answer.url == page("import_match", run)
    run.refresh_from_db()
    assert run.columns[0] == [0, "name", "organization"]
    assert run.constants == {
        "language": "en",
        "tags": ["water", "islands"],
        "verified_on": "2024-09-03",
    }
    assert ImportMapping.objects.get().name == "Missions"
    assert told(run)[0] == "Columns matched: missions.csv"
    shown = keeping.get(answer.url).text
    assert 'value="water, islands"' in shown
    assert "Matched as for “Missions”" in shown


def test_a_file_with_the_same_columns_is_matched_as_before(keeping, run, keeper, tmp_path):
    keeping.post(page("import_match", run), columns("name", "", "office", remember_as="Missions"))
    again = make_run(tmp_path, *lines(2), by=keeper, name="next.csv")
    assert [column[1] for column in again.columns] == ["name", "office"]
    assert "Matched as for “Missions”" in keeping.get(page("import_match", again)).text


def test_wrong_choices_are_named(keeping, run):
    answer = keeping.post(page("import_match", run), columns("office", "country", "office"))
    shown = words(answer)
    assert answer.status_code == 422
    assert "“Organization”, “Office” are all matched to “Office: short name in English”." in shown
    assert "No column is the name of the organization." in shown
    run.refresh_from_db()
    assert run.columns[0][1] == "name"


def test_a_name_for_every_row_does_instead_of_a_column(keeping, run):
    typed = columns("", "country", name="Embassy of {country}")
    assert keeping.post(page("import_match", run), typed).status_code == 302
    assert "Embassy of Fiji" in keeping.get(page("import_match", run)).text


@pytest.mark.parametrize("nasty", ["\x00", "9" * 400, "2026-02-30", "\u202egnp", "{{ x }}"])
def test_nothing_typed_breaks_it_and_all_of_it_stays(keeping, run, nasty):
    names = ("country", "verified_on", "tags", "style", "kind", "language", "remember_as", "name")
    typed = columns() | dict.fromkeys(names, nasty) | {"column-1-rule": nasty}
    for view in ("import_match", "import_check"):
        assert keeping.post(page(view, run), typed).status_code == 422
    assert keeping.get(page("import_column", run, 0), {"column-0-field": nasty}).status_code == 200


def test_the_check_is_asked_for(keeping, run):
    answer = keeping.post(page("import_check", run), columns())
    assert answer.url == run.get_absolute_url()
    run.refresh_from_db()
    assert run.status == ImportStatus.CHECKED
    assert run.counts["new"] == 7
    assert told(run)[:2] == ["Checked: missions.csv", "Being checked: missions.csv"]


def test_it_is_not_checked_while_something_is_wrong(keeping, run):
    assert keeping.post(page("import_check", run), columns("")).status_code == 422
    assert not ImportRow.objects.exists()


def test_an_import_under_way_is_not_checked(keeping, run):
    type(run).objects.update(status=ImportStatus.APPLYING)
    assert keeping.post(page("import_check", run), columns()).url == run.get_absolute_url()
    run.refresh_from_db()
    assert run.status == ImportStatus.APPLYING


def test_checking_needs_the_right_and_is_no_link(keeping, reading, run):
    assert keeping.get(page("import_check", run)).status_code == 405
    assert reading.post(page("import_check", run), columns()).status_code == 403
    assert reading.get(page("import_column", run, 0)).status_code == 403


def test_the_page_takes_as_many_queries_for_many_columns(
    keeping, run, keeper, tmp_path, django_assert_num_queries
):
    with django_assert_num_queries(5) as few:
        keeping.get(page("import_match", run))
    wide = make_run(
        tmp_path, header=",".join(f"Column {n}" for n in range(200)), by=keeper, name="wide.csv"
    )
    with django_assert_num_queries(len(few)):
        keeping.get(page("import_match", wide))
