"""What was checked is done: all of it or nothing, or the good rows only."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.rights import Role
from history.models import Event
from recipients.importing import stages
from recipients.models import ImportMoved, ImportStatus, Office, Organization
from tests.accounts_factory import make_user
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.importing.runs import applied, checked, table
from tests.recipients.reading import told

pytestmark = pytest.mark.django_db
COUNCIL = [
    *("Harbour Council", "HC", "Fiji", "1 Quay\nSuva", "info@hc.example"),
    *("Chair", "Ms Ana LIMA", "3.4.2025"),
]


def test_a_new_row_is_an_organization_with_all_that_belongs_to_it(tmp_path, keeper):
    applied(checked(table(tmp_path, COUNCIL), by=keeper), by=keeper)
    body = Organization.objects.get()
    assert (body.name, body.acronym, str(body.country)) == ("Harbour Council", "HC", "FJ")
    assert [one.as_lines for one in body.addresses.all()] == [["1 Quay", "Suva"]]
    assert [one.value for one in body.contact_details.all()] == ["info@hc.example"]
    office = body.offices.get()
    assert (office.name, office.title_in("en")) == ("Chair", "Chair")
    holder = office.holders.get()
    assert (holder.name, holder.family_name, holder.gender) == ("Ana Lima", "Lima", "f")
    assert (holder.honorific, holder.since_on) == ("Ms", dt.date(2025, 4, 3))
    event = Event.objects.about(body).get()
    assert (event.verb, event.actor, event.detail) == ("entered", keeper, {"from": "list.csv"})


def test_what_was_entered_is_found_at_once(tmp_path):
    applied(checked(table(tmp_path, COUNCIL)))
    assert Organization.objects.matching("lima harbour").get().acronym == "HC"
    assert Office.objects.matching("chair HC").get().name == "Chair"


def test_a_change_goes_the_way_of_the_forms_with_its_events(tmp_path, keeper):
    body = make_organization("Harbour Council", country="FJ", acronym="X")
    office = make_office(body, name="Chair", title="Chair")
    former = make_holder(office, "Paul Before", since_on=dt.date(2020, 1, 1))
    applied(checked(table(tmp_path, COUNCIL), by=keeper), by=keeper)
    former.refresh_from_db()
    assert former.until_on == dt.date(2025, 4, 2)
    assert office.holder_on(dt.date(2025, 4, 3)).name == "Ana Lima"
    assert "Changed" in told(body)
    assert told(office)[:2] == ["Holder entered: Ana Lima", "Holder changed: Paul Before"]


def test_of_whom_the_file_says_no_day_holds_the_office_from_the_day_of_the_import(tmp_path):
    office = make_office(make_organization("Council", country="FJ"), name="Chair")
    make_holder(office, "Paul Before", since_on=dt.date(2020, 1, 1))
    applied(checked(table(tmp_path, ["Council", "", "FJ", "", "", "Chair", "Ana Lima"])))
    assert office.holders.get(name="Ana Lima").since_on == timezone.localdate()


def test_an_empty_cell_takes_nothing_away(tmp_path):
    body = make_organization("Council", country="FJ", acronym="C", website="https://c.example")
    applied(checked(table(tmp_path, ["Council", "", "FJ"])))
    body.refresh_from_db()
    assert (body.acronym, body.website, body.addresses.count()) == ("C", "https://c.example", 1)


def test_invalid_rows_are_left_out_only_if_asked_for(tmp_path):
    run = checked(table(tmp_path, COUNCIL, ["Bad", "", "Atlantis"], ["Other", "", "FJ"]))
    applied(run, is_all_or_nothing=False)
    assert run.status == ImportStatus.APPLIED
    assert {one.name for one in Organization.objects.all()} == {"Harbour Council", "Other"}
    assert [row.is_applied for row in run.rows.all()] == [True, False, True]


def test_duplicates_follow_the_decision(tmp_path):
    known = make_organization("Institute for Islands", country="BE")
    rows = [[f"Institute {word} Islands", f"A{word}", "BE"] for word in ("of the", "to", "of")]
    run = checked(table(tmp_path, *rows))
    left_out, same, another = run.rows.undecided()
    for row, decision in ((same, "same"), (another, "another")):
        row.decision = decision
        row.save()
    applied(run)
    known.refresh_from_db()
    assert known.acronym == "Ato"
    assert set(Organization.objects.values_list("name", flat=True)) == {
        "Institute for Islands",
        "Institute of Islands",
    }
    assert not run.rows.get(pk=left_out.pk).is_applied


def test_a_body_entered_since_the_dry_run_is_changed_and_not_entered_twice(tmp_path):
    run = checked(table(tmp_path, COUNCIL))
    body = make_organization("the harbour council", country="FJ", lines="")
    applied(run)
    assert Organization.objects.get() == body
    assert body.addresses.get().as_lines == ["1 Quay", "Suva"]


def test_a_row_that_has_become_untrue_stops_all_or_is_left_out(tmp_path):
    office = make_office(make_organization("Council", country="FJ"), name="Chair")
    rows = [["Council", "", "FJ", "", "", "Chair", "Ana Lima", "1.1.2025"], ["Other", "", "FJ"]]
    runs = [checked(table(tmp_path, *rows, name=name)) for name in ("a.csv", "b.csv")]
    make_holder(office, "Olga Ray", since_on=dt.date(2025, 1, 1))
    applied(runs[0])
    assert runs[0].status == ImportStatus.FAILED
    assert "Row 2: Olga Ray holds the office" in runs[0].problem
    assert not Organization.objects.filter(name="Other").exists()
    applied(runs[1], is_all_or_nothing=False)
    assert runs[1].status == ImportStatus.APPLIED
    assert Organization.objects.filter(name="Other").exists()
    assert runs[1].rows.invalid().get().problems[0][1] == "Ana Lima"


def test_what_stands_further_down_may_be_what_a_body_is_part_of(tmp_path):
    headers = ["Organization", "Country", "Part of"]
    applied(checked(table(tmp_path, ["Twig", "FJ", "Tree"], ["Tree", "FJ", ""], headers=headers)))
    assert Organization.objects.get(name="Twig").parent == Organization.objects.get(name="Tree")


def test_an_import_is_done_once(tmp_path, keeper):
    run = applied(checked(table(tmp_path, COUNCIL), by=keeper), by=keeper)
    with pytest.raises(ImportMoved):
        stages.start_apply(run, is_all_or_nothing=True, by=keeper)
    with pytest.raises(ImportMoved):
        stages.start_check(run, by=keeper)
    with pytest.raises(ImportMoved):
        stages.cancel(run, by=keeper)
    assert [line.split(":")[0] for line in told(run)] == [
        *("Imported", "Being imported", "Checked", "Being checked", "Columns matched"),
        "File uploaded",
    ]


def test_a_verified_day_in_the_file_names_who_brought_it(tmp_path):
    person = make_user(Role.RECIPIENT_ADMINISTRATOR)
    run = checked(
        table(tmp_path, COUNCIL), by=person, verified_on="2026-03-01", source="their list"
    )
    applied(run, by=person)
    address = Organization.objects.get().addresses.get()
    assert (address.source, address.verified_by) == ("their list", person)
