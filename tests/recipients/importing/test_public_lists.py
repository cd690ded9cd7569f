"""Lists that were not made for us come out as they are, as text and as a workbook."""

import pytest

from recipients.spreadsheets.source import Reading, header, look, rows
from tests.recipients.importing import public_lists
from tests.recipients.spreadsheets.files import csv_file, xlsx_file

LISTS = [
    public_lists.permanent_missions,
    public_lists.european_officials,
    public_lists.french_mayors,
    public_lists.american_members,
    public_lists.organizations_in_consultative_status,
    public_lists.german_ministries,
    public_lists.russian_regions,
    public_lists.arab_ministries,
    public_lists.turkish_municipalities,
    public_lists.spanish_authorities,
]


@pytest.mark.parametrize("make", LISTS)
def test_as_text_in_its_own_encoding(tmp_path, make):
    headers, content, encoding, separator = make()
    path = csv_file(tmp_path, [headers, *content], encoding=encoding, separator=separator)
    ways = {preview.reading: preview for preview in look(path, file_name="list.csv").previews}
    reading = Reading(encoding.removesuffix("-sig"), separator)
    assert ways[reading].is_certain == encoding.startswith("utf")
    assert header(path, reading) == headers
    assert list(rows(path, reading)) == list(enumerate(content, start=2))


@pytest.mark.parametrize("make", LISTS)
def test_as_a_workbook(tmp_path, make):
    headers, content, _encoding, _separator = make()
    path = xlsx_file(tmp_path, [headers, *content])
    [preview] = look(path, file_name="list.xlsx").previews
    assert preview.reading == Reading(sheet="List")
    assert header(path, preview.reading) == headers
    assert list(rows(path, preview.reading)) == list(enumerate(content, start=2))
