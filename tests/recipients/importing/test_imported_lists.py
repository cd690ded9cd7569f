"""Public lists through the command into the directory, with nothing chosen by anybody."""

import io

import pytest
from django.core.management import CommandError, call_command

from recipients.models import Office, OfficeHolder, Organization
from tests.recipients.importing import further_lists, other_lists, public_lists
from tests.recipients.spreadsheets.files import csv_file, raw_file

pytestmark = pytest.mark.django_db(transaction=True)

#: Every list, with how many organizations and holders it brings.
LISTS = [
    (public_lists.permanent_missions, 5, 5),
    (public_lists.european_officials, 3, 4),
    (public_lists.french_mayors, 4, 4),
    (public_lists.american_members, 1, 3),
    (public_lists.organizations_in_consultative_status, 6, 0),
    (public_lists.german_ministries, 4, 3),
    (public_lists.russian_regions, 4, 3),
    (public_lists.arab_ministries, 4, 4),
    (public_lists.turkish_municipalities, 2, 2),
    (public_lists.spanish_authorities, 2, 2),
    (other_lists.congress_members, 1, 2),
    (other_lists.european_parliament, 1, 3),
    (other_lists.embassies_on_a_map, 3, 0),
    (other_lists.public_bodies, 3, 2),
    (other_lists.universities, 4, 0),
    (other_lists.italian_municipalities, 2, 2),
    (other_lists.wikidata, 4, 3),
    (other_lists.canadian_contacts, 2, 2),
    (other_lists.japanese_offices, 2, 2),
    (other_lists.kazakh_bodies, 2, 1),
    (other_lists.swiss_authorities, 2, 2),
    (further_lists.bundestag, 1, 3),
    (further_lists.observers, 2, 4),
    (further_lists.french_prefectures, 2, 2),
    (further_lists.non_governmental_organizations, 3, 0),
    (further_lists.newspapers, 2, 2),
    (further_lists.arab_phone_book, 2, 2),
    (further_lists.ukrainian_councils, 2, 2),
    (further_lists.portuguese_authorities, 2, 2),
    (further_lists.chinese_names, 5, 5),
    (further_lists.one_cell_for_all, 2, 2),
    (further_lists.without_good_headers, 5, 5),
    (further_lists.whole_addresses, 4, 3),
    (further_lists.academies, 2, 1),
]


def import_list(folder, make, *options):
    """The lines that the command prints for a list."""
    some = make()
    rows = [some.headers, *some.rows]
    path = csv_file(folder, rows, encoding=some.encoding, separator=some.separator)
    if some.encoding.startswith("cp"):
        options = ("--encoding", some.encoding, *options)
    return import_file(path, *options)


def import_file(path, *options):
    out = io.StringIO()
    call_command("import_recipients", str(path), *options, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(("make", "bodies", "holders"), LISTS)
def test_every_row_comes_in_and_changes_nothing_the_next_time(tmp_path, make, bodies, holders):
    count = len(make().rows)
    out = import_list(tmp_path, make)
    assert out[-1] == (f"{count} new, 0 changed, 0 unchanged, 0 invalid, 0 possible duplicates"), (
        "\n".join(out)
    )
    assert Organization.objects.count() == bodies
    assert OfficeHolder.objects.count() == holders
    again = import_list(tmp_path, make, "--again", "--dry-run")
    if bodies > 1:
        assert again[-1].startswith(f"0 new, 0 changed, {count} unchanged, 0 invalid")


def test_what_stands_in_the_directory(tmp_path):
    import_list(tmp_path, public_lists.permanent_missions)
    mission = Organization.objects.get(country="TR")
    assert mission.name == "Permanent Mission of the Republic of Türkiye to the United Nations"
    assert mission.kind == "mission"
    [address] = mission.addresses.all()
    assert address.as_lines == ["885 Second Avenue, 45th Floor", "New York, NY 10017"]
    assert address.country == "US"
    assert {one.value for one in mission.contact_details.all()} == {
        "(212) 555-0150",
        "tr.mission@missions.example",
    }
    [office] = mission.offices.all()
    [holder] = office.holders.all()
    assert office.name == "Permanent Representative"
    assert office.style.slug == "permanent-representative"
    assert (holder.name, holder.family_name, holder.honorific, holder.gender) == (
        "Kerem Özdoğan",
        "Özdoğan",
        "Mr",
        "m",
    )


def test_a_vacant_seat_is_an_office_that_nobody_holds(tmp_path):
    import_list(tmp_path, other_lists.public_bodies)
    office = Office.objects.get(organization__name="Sample Advisory Committee")
    assert office.name == "Chair"
    assert not office.holders.exists()


def test_the_good_rows_come_in_and_the_others_are_told(tmp_path):
    out = import_list(tmp_path, other_lists.notes_above_and_below, "--good-rows")
    assert out[-1] == "2 new, 0 changed, 0 unchanged, 2 invalid, 0 possible duplicates"
    assert [line for line in out if line.startswith("Row")] == [
        "Row 3, E-mail: 'info(at)samples.example': "
        "This is not an e-mail address: write @ where it says “at”.",
        "Row 5, Appointed: '#REF!': The spreadsheet shows an error here, not a value.",
    ]
    assert "Left out as remarks or headings: row 6, 7" in out
    assert Organization.objects.count() == 2


def test_the_columns_are_told_first(tmp_path):
    out = import_list(tmp_path, further_lists.newspapers, "--dry-run")
    assert out[:2] == [
        "Columns:",
        "  Newspaper: Organization: official name in English (as written, without a footnote mark)",
    ]
    assert not Organization.objects.exists()


def test_of_many_problems_the_first_twenty_are_told(tmp_path):
    rows = [["Organization", "E-mail"], ["Good body", "a@good.example"]]
    rows += [
        [f"Body {number}", "a@b" if number > 9 else f"a@b{number}.example"] for number in range(40)
    ]
    out = import_file(csv_file(tmp_path, rows))
    assert sum(line.startswith("Row") for line in out) == 20
    assert "… and 10 more invalid rows." in out
    assert out[-2].startswith("Nothing was imported")
    assert out[-1] == "11 new, 0 changed, 0 unchanged, 30 invalid, 0 possible duplicates"


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (b"", (), "The file is empty"),
        (b"%PDF-1.7", (), "a PDF document"),
        (b"name\nB\xe9b\xe9\n", (), "not in Unicode"),
        (b"name\nB\xe9b\xe9\n", ("--encoding", "latin-9"), "latin-9 is none of"),
        (b"name\nA\n", ("--set", "planet=Mars"), "planet is none of"),
        (b"name\nA\n", ("--set", "country=Ruritania"), "Ruritania is no country"),
        (b"name\nA\n", ("--set", "country"), "lacks the value"),
        (b"name\nA\n", ("--mapping", "Blue Book"), "No mapping is called Blue Book"),
        (b"name\nA\n", ("--by", "nobody@example.org"), "may not keep recipients"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, content, options, reason):
    with pytest.raises(CommandError, match=reason):
        import_file(raw_file(tmp_path, content), *options)


def test_only_a_header(tmp_path):
    out = import_file(raw_file(tmp_path, b"Organization,Country,E-mail\n"))
    assert out[-1] == "0 new, 0 changed, 0 unchanged, 0 invalid, 0 possible duplicates"


def test_a_country_for_every_row(tmp_path):
    import_file(raw_file(tmp_path, b"Organization\nBody of Samples\n"), "--set", "country=France")
    assert Organization.objects.get().country == "FR"
