import pytest
from django.urls import reverse

from recipients.models import ImportStatus, RecipientImport
from tests.recipients.imports import lines, make_run, upload
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

WESTERN = "Organization,Country\nSociété d'Études,France\nInstitut d'Été,France\n".encode("cp1252")


@pytest.fixture
def run(keeping) -> RecipientImport:
    """A file in eight bits, of which nobody has said yet how it is read."""
    file = upload()
    file.file.seek(0)
    file.file.write(WESTERN)
    file.size = len(WESTERN)
    file.file.seek(0)
    keeping.post(reverse("recipients:import_new"), {"file": file})
    return RecipientImport.objects.get()


def page(name: str, run: RecipientImport) -> str:
    return reverse(f"recipients:{name}", args=[run.pk])


def test_the_reading_that_is_chosen_is_the_one(keeping, run):
    encodings = [preview["reading"]["encoding"] for preview in run.seen["previews"]]
    chosen = {"preview": str(encodings.index("cp1252")), "separator": ",", "has_header": "on"}
    answer = keeping.post(page("import_reading", run), chosen)
    assert answer.url == page("import_match", run)
    run.refresh_from_db()
    assert (run.status, run.encoding, run.total) == ("matched", "cp1252", 2)
    assert "Société d'Études" in words(keeping.get(answer.url))
    assert told(run)[0] == "Columns matched: missions.csv"


def test_nothing_is_read_before_somebody_chooses(keeping, run):
    answer = keeping.post(page("import_reading", run), {"separator": ",", "has_header": "on"})
    assert answer.status_code == 422
    assert "Choose the table in which every word is right." in answer.text
    run.refresh_from_db()
    assert run.status == ImportStatus.UPLOADED


def test_another_separator_is_shown_and_not_kept(keeping, run):
    shown = {"separator": ";", "has_header": "on", "preview": "1"}
    answer = keeping.post(page("import_preview", run), shown)
    assert "Organization,Country" in answer.text
    assert 'value="1" id="id_preview_1" checked' in answer.text
    run.refresh_from_db()
    assert run.separator == ","


def test_without_a_header_the_first_row_is_a_row(keeping, run):
    answer = keeping.post(page("import_preview", run), {"separator": ","})
    assert "Column 1" in answer.text
    keeping.post(page("import_reading", run), {"preview": "0", "separator": ","})
    run.refresh_from_db()
    assert not run.has_header
    assert run.headers == ["Column 1", "Column 2"]
    assert run.total == 3


@pytest.mark.parametrize("nasty", ["\x00", "9" * 400, "-1", "\u202e", "%s"])
def test_nothing_typed_breaks_it(keeping, run, nasty):
    typed = {"preview": nasty, "separator": nasty, "has_header": nasty}
    assert keeping.post(page("import_reading", run), typed).status_code == 422
    assert keeping.post(page("import_preview", run), typed).status_code == 200


def test_showing_is_no_link(keeping, run):
    assert keeping.get(page("import_preview", run)).status_code == 405


def test_what_is_imported_is_not_read_otherwise(keeping, keeper, tmp_path):
    run = make_run(tmp_path, *lines(1), by=keeper, stage="applied")
    for name in ("import_reading", "import_match"):
        assert keeping.get(page(name, run)).url == run.get_absolute_url()
        keeping.post(page(name, run), {"preview": "0", "separator": ";"})
    run.refresh_from_db()
    assert (run.status, run.separator) == ("applied", ",")


def test_who_may_only_read_sees_none_of_it(reading, run):
    for name in ("import_reading", "import_match", "import_detail"):
        assert reading.get(page(name, run)).status_code == 403
    assert reading.post(page("import_preview", run)).status_code == 403
