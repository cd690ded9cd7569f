"""An import of an export changes nothing: what leaves the house comes back as it was."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from recipients.exporting.rows import entries, rows
from recipients.exporting.sheets import csv_parts, workbook_parts
from recipients.models import Organization, OrganizationName
from recipients.text import cleaned
from tests.recipients.factories import make_holder, make_office, make_organization
from tests.recipients.importing.runs import checked, counts

pytestmark = pytest.mark.django_db

#: What spreadsheets, CSV and names stumble over.
ODD = [
    "=HYPERLINK(1)",
    "'=quoted",
    "+41 22 917",
    "-dash",
    "@at",
    "a; b \\ c",
    'say "so", he said',
    "وزارة الخارجية",
    "Министерство",
    "İstanbul Valiliği",
    "Straße & Söhne",
    "O’Brien-López",
    "中华人民共和国",
]


def exported(folder, form: str):
    """The whole directory in a file."""
    found = rows(
        entries(Organization.objects.all(), on=timezone.localdate()), on=timezone.localdate()
    )
    if form == "xlsx":
        parts = workbook_parts(found)
    else:
        parts = csv_parts(found, with_bom=form == "csv-bom")
    path = folder / f"directory.{form[:4]}".replace("csv-", "csv")
    path.write_bytes(b"".join(parts))
    return path


@pytest.fixture
def odd(db):
    """Organizations called oddly, in every column."""
    for number, text in enumerate(ODD):
        body = (
            make_organization(
                f"{text} {number}",
                acronym=text[:10],
                country=["FR", "EG", "", "JP"][number % 4],
                lines=f"{text}\n1000 Port Sample",
                note=f"{text}\nsecond line",
                tags=[text, "water"],
                website="https://a.example/?q=1;2",
                preferred_channel="courier",
                preferred_language=["en", "fr", "ar"][number % 3],
            )
            if number % 4 != 2
            else make_organization(text, lines="", country="")
        )
        OrganizationName.objects.create(organization=body, language="fr", name=text)
        for sort in ("former", "alias"):
            name = f"{sort} {text}"
            OrganizationName.objects.create(organization=body, language="es", sort=sort, name=name)
        for sort, value in (("email", "a@b.example"), ("phone", "+41 22; 3"), ("fax", "=1")):
            body.contact_details.create(sort=sort, value=value, source="letter")
        office = make_office(body, name=text[:50], protocol_order=number)
        make_holder(
            office,
            text,
            family_name="",
            gender=["m", "f", ""][number % 3],
            honorific="Dr" if number % 2 else "",
            since_on=dt.date(2020, 2, 29) if number % 5 else None,
        )
        make_office(body, name="Deputy; the other")


@pytest.mark.parametrize("form", ["csv", "csv-bom", "xlsx"])
def test_whatever_things_are_called(tmp_path, odd, form):
    run = checked(exported(tmp_path, form))
    assert [row.changes or row.problems for row in run.rows.exclude(verdict="unchanged")] == []
    assert counts(run) == {"Unchanged": 2 * len(ODD)} or counts(run) == {"unchanged": 2 * len(ODD)}


def test_the_demo_comes_back_unchanged(tmp_path):
    call_command("demo", verbosity=0)
    run = checked(exported(tmp_path, "csv"))
    assert set(counts(run)) == {"unchanged"}


class AnyName(TestCase):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.text(min_size=1, max_size=60),
        st.text(max_size=80),
        st.lists(st.text(min_size=1, max_size=20), max_size=3),
    )
    def test_any_text_comes_back(self, name, note, tags):
        import tempfile
        from pathlib import Path

        try:
            name, note = cleaned(name), cleaned(note, lines=True)
            tags = [one for tag in tags if (one := cleaned(tag).replace(",", ""))]
        except Exception:  # a text that no form would have kept
            return
        if not name or not name.strip():
            return
        make_organization(name, note=note, tags=tags, country="FJ")
        with tempfile.TemporaryDirectory() as folder:
            run = checked(exported(Path(folder), "csv"))
            odd = run.rows.exclude(verdict="unchanged")
            assert [(row.verdict, row.changes, row.problems) for row in odd] == []
