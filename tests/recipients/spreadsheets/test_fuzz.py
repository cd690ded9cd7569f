"""Whatever a file holds, it is read or refused; nothing else ever happens."""

import csv
import io
from contextlib import suppress
from itertools import islice

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recipients.spreadsheets.source import Reading, Unreadable, header, look, rows
from tests.recipients.spreadsheets.files import raw_file, shared, xlsx_file

ANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ENCODINGS = ["utf-8", "utf-16", "cp1251", "cp1254", "nonsense"]


def is_read_or_refused(path, readings):
    with suppress(Unreadable):
        seen = look(path, file_name="list")
        readings = [*readings, *(preview.reading for preview in seen.previews)]
    for reading in readings:
        with suppress(Unreadable):
            names = header(path, reading)
            for number, cells in islice(rows(path, reading), 1000):
                assert number >= 1
                assert len(cells) >= len(names)


@ANY
@given(
    content=st.one_of(
        st.binary(max_size=300),
        st.text(alphabet='a,;\t|"\r\n\x00é\u2028\x85 ', max_size=80).map(str.encode),
        st.binary(max_size=60).map(lambda tail: b"\xff\xfe" + tail),
    )
)
@example(b"PK\x05\x06" + bytes(18))
@example(b"PK\x03\x04" + b"PK\x05\x06" + bytes(18))
@example(b'"')
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
def test_any_bytes(tmp_path, content):
    path = raw_file(tmp_path, content)
    is_read_or_refused(path, [Reading(encoding, ";") for encoding in ENCODINGS])


@ANY
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6
    ),
    is_shared=st.booleans(),
)
def test_any_damage_to_a_workbook(tmp_path, changes, is_shared):
    path = xlsx_file(tmp_path, [["Name", "Since"], ["A", 7]])
    content = bytearray((shared(path) if is_shared else path).read_bytes())
    for place, byte in changes:
        content[int(place * len(content))] = byte
    is_read_or_refused(raw_file(tmp_path, bytes(content), name="x"), [Reading(sheet="List")])


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Cc"], exclude_characters="\ufeff")
    | st.sampled_from(' ,;"\t|\n'),
    max_size=12,
).map(str.strip)


@ANY
@given(
    table=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_writes_is_read_back(tmp_path, table, separator, encoding):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    path = raw_file(tmp_path, text.getvalue().encode(encoding))
    reading = Reading(encoding.removesuffix("-sig"), separator, has_header=False)
    kept = [(number, row) for number, row in enumerate(table, start=1) if any(row)]
    width = max((len(trimmed(row)) for number, row in kept), default=0)
    assert list(rows(path, reading)) == [(number, row[:width]) for number, row in kept]


def trimmed(row):
    while row and not row[-1]:
        row = row[:-1]
    return row
