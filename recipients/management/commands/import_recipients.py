"""Import recipients from a file: the same steps as on the pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.rights import Right
from recipients.countries import code_of
from recipients.importing import stages
from recipients.importing.begin import begin, choose_reading, earlier, match_columns
from recipients.importing.fields import CONSTANTS, FIELDS, PARTS
from recipients.importing.mapping import Mapping, mapping_of
from recipients.importing.rules import RULES
from recipients.models import ImportMapping, ImportRow, ImportStatus, RecipientImport, Verdict
from recipients.spreadsheets.encoding import ENCODINGS
from recipients.spreadsheets.source import Look, Reading, Unreadable, look

#: So many rows of a kind are printed; of the others their number.
MOST_LINES = 20


class Command(BaseCommand):
    help = (
        "Imports organizations, their offices and holders from a CSV or XLSX file. Without a "
        "mapping it proposes one from the headers and prints it. Nothing is entered if a row is "
        "invalid, unless --good-rows is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list, as CSV or XLSX")
        parser.add_argument("--mapping", help="a mapping remembered from an earlier import")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--good-rows", action="store_true", help="leave invalid rows out")
        parser.add_argument(
            "--duplicates",
            choices=["leave-out", "same", "another"],
            default="leave-out",
            help="possible duplicates: left out, taken for the one they look like, or entered",
        )
        parser.add_argument("--encoding", default="", help="of a CSV file that is not Unicode")
        parser.add_argument("--separator", default="", help="of a CSV file")
        parser.add_argument("--sheet", default="", help="of a workbook")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="FIELD=VALUE",
            help=f"a fact of every row that does not state it: {', '.join(CONSTANTS)}",
        )
        parser.add_argument("--by", help="e-mail of the person who imports; else Chancery itself")
        parser.add_argument("--again", action="store_true", help="even if this file was imported")

    def handle(self, *args: Any, **options: Any) -> None:
        by = self._person(options["by"])
        run = self._read(options, by=by)
        if options["mapping"] or options["set"]:
            self._match(run, options, by=by)
        self._print_mapping(run)
        stages.start_check(run, by=by)
        stages.do_check(run)
        self._decide(run, options["duplicates"])
        self._print_problems(run)
        if run.status == ImportStatus.FAILED:
            raise CommandError(run.problem)
        if not options["dry_run"]:
            self._apply(run, is_good_rows_only=options["good_rows"], by=by)
        self.stdout.write(_summary(run.counts))
        if run.status == ImportStatus.FAILED:
            raise CommandError(run.problem)

    def _person(self, email: str | None) -> User | None:
        if email is None:
            return None
        person = User.objects.filter(email=email.lower(), is_active=True).first()
        if person is None or not person.has_right(Right.KEEP_RECIPIENTS):
            raise CommandError(f"{email} may not keep recipients.")
        return person

    def _read(self, options: dict[str, Any], *, by: User | None) -> RecipientImport:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            seen = look(path, file_name=path.name)
            run = begin(path, file_name=path.name, look=seen, by=by)
            if (before := earlier(run)) and not options["again"]:
                raise CommandError(
                    f"This file was imported on {before.applied_at:%d %B %Y} already; "
                    "give --again to import it again."
                )
            choose_reading(run, _reading(seen, options), by=by)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for note in seen.notes:
            self.stdout.write(note)
        return run

    def _match(self, run: RecipientImport, options: dict[str, Any], *, by: User | None) -> None:
        mapping = mapping_of(run.columns, run.constants)
        if name := options["mapping"]:
            kept = ImportMapping.objects.filter(name=name).first()
            if kept is None:
                known = ", ".join(ImportMapping.objects.values_list("name", flat=True)) or "none"
                raise CommandError(f"No mapping is called {name}. Known: {known}.")
            mapping = mapping_of(kept.columns, kept.constants)
        for one in options["set"]:
            field, sign, value = one.partition("=")
            if not sign:
                raise CommandError(f"{one} lacks the value: write {one}=…")
            mapping.constants[field] = _constant(field, value)
        match_columns(run, mapping, name="", by=by)

    def _print_mapping(self, run: RecipientImport) -> None:
        mapping: Mapping = mapping_of(run.columns, run.constants)
        self.stdout.write("Columns:")
        places = {column.place: column for column in mapping.columns}
        for place, header in enumerate(run.headers):
            column = places.get(place)
            if column is None:
                self.stdout.write(f"  {header}: not read")
            else:
                label = (FIELDS | PARTS)[column.field].label
                self.stdout.write(f"  {header}: {label} ({RULES[column.rule].label})")
        for name, value in mapping.constants.items():
            self.stdout.write(f"  every row that says nothing else: {name} = {value}")

    def _decide(self, run: RecipientImport, choice: str) -> None:
        decision = {"same": ImportRow.Decision.SAME, "another": ImportRow.Decision.ANOTHER}
        if choice in decision:
            run.rows.undecided().update(decision=decision[choice])

    def _print_problems(self, run: RecipientImport) -> None:
        if run.aside:
            rows = ", ".join(map(str, run.aside))
            self.stdout.write(f"Left out as remarks or headings: row {rows}")
        invalid = run.rows.invalid()
        for row in invalid[:MOST_LINES]:
            for column, value, reason in row.problems:
                self.stdout.write(f"Row {row.number}, {column}: {value!r}: {reason}")
        self._print_rest(invalid.count(), "invalid rows")
        duplicates = run.rows.filter(verdict=Verdict.DUPLICATE)
        for row in duplicates[:MOST_LINES]:
            twin = row.twins[0]
            self.stdout.write(f"Row {row.number}, {row.name}: looks like {twin[1]} ({twin[2]})")
        self._print_rest(duplicates.count(), "possible duplicates")

    def _print_rest(self, count: int, what: str) -> None:
        if count > MOST_LINES:
            self.stdout.write(f"… and {count - MOST_LINES} more {what}.")

    def _apply(self, run: RecipientImport, *, is_good_rows_only: bool, by: User | None) -> None:
        if run.counts.get(Verdict.INVALID) and not is_good_rows_only:
            self.stdout.write(
                "Nothing was imported: rows are invalid. Give --good-rows to leave them out."
            )
            return
        stages.start_apply(run, is_all_or_nothing=not is_good_rows_only, by=by)
        stages.do_apply(run)


def _reading(seen: Look, options: dict[str, Any]) -> Reading:
    """The proposed reading, with what was said on the command line; never a guess."""
    wanted = {
        name: value for name in ("encoding", "separator", "sheet") if (value := options[name])
    }
    if (encoding := wanted.get("encoding")) and encoding not in ENCODINGS:
        raise CommandError(f"{encoding} is none of {', '.join(ENCODINGS)}.")
    fitting = [
        one
        for one in seen.previews
        if all(getattr(one.reading, name) == value for name, value in wanted.items())
    ]
    if len(seen.previews) > 1 and not wanted and not seen.is_workbook:
        likely = ", ".join(one.reading.encoding for one in seen.previews)
        raise CommandError(f"The file is not in Unicode. Give --encoding, likely one of: {likely}.")
    first = (fitting or seen.previews)[0].reading
    return Reading(
        encoding=wanted.get("encoding", first.encoding),
        separator=wanted.get("separator", first.separator),
        sheet=wanted.get("sheet", first.sheet),
        has_header=first.has_header,
    )


def _constant(field: str, value: str) -> Any:
    if field not in CONSTANTS:
        raise CommandError(f"{field} is none of {', '.join(CONSTANTS)}.")
    if field in ("country", "address_country"):
        if (code := code_of(value)) is None:
            raise CommandError(f"{value} is no country.")
        return code
    return [one.strip() for one in value.split(",")] if field == "tags" else value


def _summary(counts: dict[str, int]) -> str:
    return (
        f"{counts.get('new', 0)} new, {counts.get('changed', 0)} changed, "
        f"{counts.get('unchanged', 0)} unchanged, {counts.get('invalid', 0)} invalid, "
        f"{counts.get('duplicate', 0)} possible duplicates"
    )
