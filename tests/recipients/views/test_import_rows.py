"""The dry run: what is shown of each row, what is decided, and what can be taken home."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from recipients.models import ImportRow, ImportStatus, RecipientImport, Verdict
from tests.recipients.factories import make_organization
from tests.recipients.imports import HEADER, lines, make_run
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

TWIN = "Institute of Island Studies,FJ,Director,Ana Lima,"


@pytest.fixture
def twin():
    return make_organization("Institute for Island Studies", country="FJ")


@pytest.fixture
def run(keeper, twin, tmp_path):
    """Two new organizations, one that looks like another, two invalid rows."""
    bad = ["Far Institute,Atlantis,Director,Ana Lima,", "=Near Institute,Fiji,Director,Ana,no mail"]
    return make_run(tmp_path, *lines(2), TWIN, *bad, by=keeper, stage="checked")


def page(name: str, run) -> str:
    return reverse(f"recipients:{name}", args=[run.pk])


def test_the_figures_and_what_wants_a_decision_first(keeping, run):
    shown = words(keeping.get(run.get_absolute_url()))
    assert "New 2 Changed 0 Unchanged 0 Invalid 2 Possible duplicate 1" in shown
    assert "Looks like Institute for Island Studies" in shown
    assert "Nothing has been changed yet" in shown


@pytest.mark.parametrize(
    ("tab", "words_of_it"),
    [
        ("invalid", "5 Far Institute Director Country Atlantis This is no country."),
        ("new", "Organization: country Fiji"),
        ("unchanged", "No row is among these."),
        ("\x00", "Needs a decision: 1 of 5 rows"),
    ],
)
def test_each_tab_says_why(keeping, run, tab, words_of_it):
    shown = words(keeping.get(run.get_absolute_url(), {"tab": tab}))
    assert words_of_it in shown


def test_changes_show_the_old_and_the_new_value(keeping, keeper, tmp_path):
    make_organization("Water Forum", country="FJ", acronym="WF")
    run = make_run(
        tmp_path, "Water Forum,FJ,WAFO", header="Organization,Country,Acronym", stage="checked"
    )
    answer = keeping.get(run.get_absolute_url())
    assert '<del class="old">WF</del>' in answer.text
    assert '<ins class="new">WAFO</ins>' in answer.text


def test_decisions_are_kept_and_the_place_too(keeping, run):
    number = run.rows.get(verdict=Verdict.DUPLICATE).number
    answer = keeping.post(
        f"{page('import_decide', run)}?tab=duplicate", {f"row-{number}": "another"}
    )
    assert answer.url == f"{run.get_absolute_url()}?tab=duplicate"
    assert run.rows.get(number=number).decision == ImportRow.Decision.ANOTHER
    assert told(run)[0] == "Possible duplicates decided: 1 rows"
    assert "Import the 3 good rows only" in keeping.get(answer.url).text


def test_one_decision_for_all(keeping, run):
    keeping.post(page("import_decide_all", run), {"decision": "same"})
    assert run.rows.get(verdict=Verdict.DUPLICATE).decision == ImportRow.Decision.SAME


@pytest.mark.parametrize("nasty", ["\x00", "9" * 400, "٣", "-1", "x"])
def test_no_decision_breaks_anything(keeping, run, nasty):
    for name in ("import_decide", "import_decide_all"):
        answer = keeping.post(page(name, run), {f"row-{nasty}": nasty, "decision": nasty})
        assert answer.status_code == 302
    assert not run.rows.exclude(decision="").exists()


def test_nothing_is_decided_once_it_is_imported(keeping, run):
    RecipientImport.objects.update(status=ImportStatus.APPLIED)
    number = run.rows.get(verdict=Verdict.DUPLICATE).number
    keeping.post(page("import_decide", run), {f"row-{number}": "same"})
    keeping.post(page("import_decide_all", run), {"decision": "same"})
    assert not run.rows.exclude(decision="").exists()


def test_acts_need_the_right_and_are_no_links(keeping, reading, run):
    for name in ("import_decide", "import_decide_all"):
        assert keeping.get(page(name, run)).status_code == 405
        assert reading.post(page(name, run)).status_code == 403
    assert reading.get(page("import_rejects", run)).status_code == 403


def test_invalid_rows_go_home_with_their_reasons_and_come_back(keeping, run):
    answer = keeping.get(page("import_rejects", run))
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "missions" in answer["Content-Disposition"]
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert header == [*HEADER.split(","), "Reason"]
    assert rows[0][:2] == ["Far Institute", "Atlantis"]
    assert rows[0][-1].startswith("Country “Atlantis”: This is no country.")
    assert rows[1][0] == "'=Near Institute"

    corrected = content.decode("utf-8-sig").replace(",Atlantis,", ",Fiji,")
    corrected = corrected.replace(",no mail,", ",mail@near.example,").encode("utf-8-sig")
    keeping.post(
        reverse("recipients:import_new"), {"file": SimpleUploadedFile("right.csv", corrected)}
    )
    again = RecipientImport.objects.latest("pk")
    assert [column[0] for column in again.columns] == [0, 1, 2, 3, 4]
    fields = {f"column-{place}-field": field for place, field, _rule in again.columns}
    keeping.post(page("import_check", again), {"language": "en", **fields})
    again.refresh_from_db()
    assert again.counts["new"] == 2
    assert again.rows.get(number=3).facts["name"] == "=Near Institute"


def test_there_is_no_file_of_no_rows(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(1), by=keeper, stage="checked")
    assert keeping.get(page("import_rejects", run)).url == run.get_absolute_url()


def test_many_rows_are_paged_in_a_constant_number_of_queries(
    keeping, keeper, tmp_path, django_assert_num_queries
):
    run = make_run(tmp_path, *lines(1), by=keeper, stage="checked")
    with django_assert_num_queries(8) as few:
        keeping.get(run.get_absolute_url(), {"tab": "new"})
    ImportRow.objects.bulk_create(
        ImportRow(run=run, number=number, name="X", verdict=Verdict.NEW)
        for number in range(10, 150)
    )
    with django_assert_num_queries(len(few)):
        answer = keeping.get(run.get_absolute_url(), {"tab": "new"})
    further = keeping.get(f"{run.get_absolute_url()}?{answer.context['page'].older}")
    assert further.context["page"].rows[0].number == 59
    assert "tab=new" in answer.context["page"].older


def test_a_column_that_spoils_many_rows_is_named(keeping, keeper, tmp_path):
    rows = lines(3) + lines(2, country="Nowhere")
    run = make_run(tmp_path, *rows, by=keeper, stage="checked")
    shown = words(keeping.get(run.get_absolute_url()))
    assert "Column “Country”: it makes 40 % of the rows invalid. This is no country." in shown
    assert "Import all the same" in shown
