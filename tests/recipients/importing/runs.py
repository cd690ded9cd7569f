"""Imports from the file to the directory, as the pages and the command do them."""

from pathlib import Path

from recipients.importing import stages
from recipients.importing.begin import begin, choose_reading, match_columns
from recipients.importing.columns import Mapping
from recipients.importing.mapping import mapping_of
from recipients.models import RecipientImport, Verdict
from recipients.spreadsheets.source import look
from tests.recipients.spreadsheets.files import csv_file

HEADERS = ["Organization", "Acronym", "Country", "Address", "E-mail", "Office", "Holder", "Since"]


def checked(path: Path, *, by=None, **constants) -> RecipientImport:
    """The file after its dry run, read as proposed, with these facts for every row."""
    seen = look(path, file_name=path.name)
    run = begin(path, file_name=path.name, look=seen, by=by)
    choose_reading(run, seen.previews[0].reading, by=by)
    if constants:
        mapping = mapping_of(run.columns, run.constants)
        match_columns(run, Mapping(mapping.columns, mapping.constants | constants), name="", by=by)
    stages.start_check(run, by=by)
    stages.do_check(run)
    return run


def applied(run: RecipientImport, *, by=None, is_all_or_nothing: bool = True) -> RecipientImport:
    stages.start_apply(run, is_all_or_nothing=is_all_or_nothing, by=by)
    stages.do_apply(run)
    return run


def undone(run: RecipientImport, *, by=None) -> RecipientImport:
    stages.start_undo(run, by=by)
    stages.do_undo(run)
    return run


def table(folder: Path, *rows, headers=HEADERS, name: str = "list.csv") -> Path:
    """A CSV file with our usual columns; short rows are filled up."""
    filled = [[*row, *[""] * (len(headers) - len(row))] for row in rows]
    return csv_file(folder, [headers, *filled], name=name)


def verdicts(run: RecipientImport) -> list[str]:
    return list(run.rows.order_by("number").values_list("verdict", flat=True))


def counts(run: RecipientImport) -> dict[str, int]:
    """The verdicts that some row has, with their numbers."""
    return {str(Verdict(name)): number for name, number in run.counts.items() if number}
