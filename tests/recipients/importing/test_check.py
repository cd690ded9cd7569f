"""The dry run says of every row what it would do, and does nothing."""

import datetime as dt

import pytest

from history.models import Event
from recipients.models import ImportStatus, Organization
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.importing.runs import applied, checked, counts, table, verdicts

pytestmark = pytest.mark.django_db
ROAD = "12 Harbour Road\n1000 Port Sample"


@pytest.fixture
def institute():
    """A body with an office, its holder, an address and an e-mail address."""
    body = make_organization("Institute for Islands", acronym="IFI", kind="ngo")
    office = make_office(body, name="Director", title="Director")
    make_holder(office, "Ana Lima", since_on=dt.date(2020, 1, 1))
    body.contact_details.create(sort="email", value="info@ifi.example")
    return body


def test_nothing_is_entered_by_looking(tmp_path, institute):
    before = Event.objects.exclude(subject_type="recipients.recipientimport").count()
    run = checked(table(tmp_path, ["Harbour Council", "HC", "Fiji"], ["Institute for Islands"]))
    assert (run.status, run.total) == (ImportStatus.CHECKED, 2)
    assert counts(run) == {"new": 1, "unchanged": 1}
    assert Organization.objects.get() == institute
    assert Event.objects.exclude(subject_type="recipients.recipientimport").count() == before


def test_every_change_is_told_old_and_new(tmp_path, institute):
    row = ["Institute for Islands", "IfI", "BE", "5 Quay\n1000 Port Sample"]
    run = checked(
        table(tmp_path, [*row, "post@ifi.example", "Director", "Ms Olga Ray", "3.4.2025"])
    )
    assert run.rows.get().changes == [
        ["Organization: acronym", "IFI", "IfI"],
        [
            "Address: lines, without the country",
            ROAD.replace("\n", ", "),
            "5 Quay, 1000 Port Sample",
        ],
        ["E-mail addresses", "", "post@ifi.example"],
        ["Holder: full name", "Ana Lima", "Olga Ray, since 3 April 2025"],
    ]
    assert verdicts(run) == ["changed"]


@pytest.mark.parametrize(
    "name",
    [
        "INSTITUTE FOR ISLANDS",
        " the Institute  for Islands",
        "Institute for Íslands",
        "Institutе for Islands",  # with a Cyrillic letter
    ],
)
def test_one_body_however_its_name_is_written(tmp_path, institute, name):
    run = checked(table(tmp_path, [name, "", "Belgium"]))
    assert verdicts(run) == ["unchanged"]


def test_a_former_or_other_name_leads_to_the_body_and_does_not_rename_it(tmp_path, institute):
    institute.names.create(sort="former", language="en", name="Island Study Group")
    run = checked(table(tmp_path, ["Island Study Group", "ISG", "BE"]))
    assert run.rows.get().organization == institute
    assert run.rows.get().changes == [["Organization: acronym", "IFI", "ISG"]]


def test_the_same_name_in_another_country_is_another_body(tmp_path, institute):
    run = checked(table(tmp_path, ["Institute for Islands", "", "Fiji"]))
    (row,) = run.rows.all()
    assert (row.verdict, row.organization) == ("new", None)


def test_a_likely_twin_waits_for_a_decision_with_score_and_reason(tmp_path, institute):
    run = checked(table(tmp_path, ["Institute of the Islands", "", "BE"]))
    (row,) = run.rows.undecided()
    pk, name, score, reason = row.twins[0]
    assert (pk, name) == (institute.pk, "Institute for Islands")
    assert score >= 75
    assert reason


def test_what_is_wrong_is_told_by_row_column_value_and_reason(tmp_path):
    run = checked(
        table(tmp_path, ["", "X", "Fiji"], ["Council", "", "Atlantis"], ["Good", "", "FJ"])
    )
    assert counts(run) == {"new": 1, "invalid": 2}
    told = [(row.number, *row.problems[0][:2]) for row in run.rows.invalid()]
    assert told == [(2, "Organization", ""), (3, "Country", "Atlantis")]
    assert run.rows.invalid()[1].cells[:3] == ["Council", "", "Atlantis"]


def test_rows_of_one_new_body_belong_together(tmp_path):
    run = checked(
        table(
            tmp_path,
            ["Council", "C", "FJ", "", "", "Chair", "Ana Lima"],
            ["Other", "", "FJ"],
            ["the COUNCIL", "", "FJ", "", "", "Secretary", "Olga Ray"],
            ["Council", "", "FJ", "", "", "Chair", "Ana Lima"],
        )
    )
    assert [row.leader for row in run.rows.all()] == [2, 3, 2, 2]
    assert verdicts(run) == ["new", "new", "new", "unchanged"]


@pytest.mark.parametrize("is_there", [False, True])
def test_of_rows_that_contradict_each_other_the_first_stands(tmp_path, is_there):
    """So the same list changes nothing when it is imported again."""
    if is_there:
        make_organization("Council", acronym="OLD", country="FJ")
    path = table(
        tmp_path,
        ["Council", "C", "FJ"],
        ["Council", "CNL", "FJ"],
        ["Council", "", "FJ"],
        ["Council", "COU", "FJ", "", "info@council.example"],
    )
    applied(checked(path))
    council = Organization.objects.get()
    assert council.acronym == "C"
    assert council.contact_details.get().value == "info@council.example"
    assert verdicts(checked(path)) == ["unchanged"] * 4


def test_an_invalid_row_says_nothing_first(tmp_path):
    make_organization("Council", country="FJ")
    path = table(tmp_path, ["Council", "X", "FJ", "", "no address"], ["Council", "C", "FJ"])
    applied(checked(path), is_all_or_nothing=False)
    assert Organization.objects.get().acronym == "C"


def test_two_people_in_one_office_without_days_are_refused(tmp_path):
    run = checked(
        table(
            tmp_path,
            ["Council", "", "FJ", "", "", "Chair", "Ana Lima"],
            ["Council", "", "FJ", "", "", "Chair", "Olga Ray"],
        )
    )
    assert verdicts(run) == ["new", "invalid"]
    assert run.rows.invalid().get().problems[0][2] == (
        "Row 2 names another holder of the same office."
    )


def test_a_tenure_beside_another_is_refused(tmp_path, institute):
    row = ["Institute for Islands", "", "BE", "", "", "Director", "Olga Ray", "1.1.2019"]
    run = checked(table(tmp_path, row))
    assert "Ana Lima holds the office" in run.rows.invalid().get().problems[0][2]


def test_an_unknown_parent_or_number_is_refused(tmp_path):
    headers = ["Organization ID", "Organization", "Country", "Part of"]
    run = checked(
        table(
            tmp_path,
            ["99999999", "Council", "FJ", ""],
            ["", "Branch", "FJ", "Council of Nobody"],
            ["", "Twig", "FJ", "Branch"],
            headers=headers,
        )
    )
    assert verdicts(run) == ["invalid", "invalid", "new"]


def test_checking_again_forgets_what_was_found_before(tmp_path, institute):
    from recipients.importing import stages

    run = checked(table(tmp_path, ["Council", "", "FJ"]))
    make_organization("Council", country="FJ")
    stages.start_check(run, by=None)
    stages.do_check(run)
    assert verdicts(run) == ["unchanged"]


def test_the_dry_run_costs_the_same_for_more_rows(tmp_path, django_assert_num_queries):
    few = table(tmp_path, *([f"Body {n}", "", "FJ"] for n in range(3)), name="few.csv")
    many = table(tmp_path, *([f"Group {n}", "", "FJ"] for n in range(300)), name="many.csv")
    with django_assert_num_queries(35) as spent:
        checked(few)
    with django_assert_num_queries(len(spent)):
        checked(many)
