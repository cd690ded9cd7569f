import pytest
from django.urls import reverse

from tests.recipients.imports import lines, make_run
from tests.recipients.reading import words

pytestmark = pytest.mark.django_db
LIST = reverse("recipients:import_list")


def test_it_says_what_belongs_here_while_there_is_nothing(keeping):
    shown = words(keeping.get(LIST))
    assert "Nothing has been imported yet" in shown
    assert "Import recipients" in shown


def test_the_newest_import_comes_first_with_what_became_of_it(keeping, keeper, tmp_path):
    make_run(tmp_path, *lines(2), by=keeper, stage="applied", name="old.csv")
    make_run(tmp_path, *lines(3), by=keeper, stage="matched", name="young.csv")
    shown = words(keeping.get(LIST))
    assert shown.index("young.csv") < shown.index("old.csv")
    assert "Tomas Berg Imported 2 new" in shown
    assert "Columns matched" in shown


def test_a_long_list_is_paged_in_a_constant_number_of_queries(
    keeping, keeper, tmp_path, django_assert_num_queries
):
    run = make_run(tmp_path, *lines(1), by=keeper)
    with django_assert_num_queries(4) as few:
        keeping.get(LIST)
    for number in range(60):
        run.pk, run.file_name = None, f"list-{number}.csv"
        run.save()
    with django_assert_num_queries(len(few)):
        answer = keeping.get(LIST)
    assert len(answer.context["page"].rows) == 50
    older = keeping.get(f"{LIST}?{answer.context['page'].older}")
    assert len(older.context["page"].rows) == 11


def test_only_who_keeps_the_directory_sees_the_tab_and_the_page(keeping, reading):
    directory = reverse("recipients:organization_list")
    assert LIST in keeping.get(directory).text
    assert LIST not in reading.get(directory).text
    assert reading.get(LIST).status_code == 403
