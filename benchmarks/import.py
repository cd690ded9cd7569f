"""How long an import takes, and how much memory.

    python benchmarks/import.py [--rows 100000] [--organizations 0] [--one-by-one 300]

A made-up file of 13 columns (organization, acronym, country, three parts of an address, e-mail,
telephone, website, office, holder, gender, since) is checked and imported, all or nothing, into a
database of its own, beside as many organizations as are asked for. Each row is an organization
with an office, its title, its holder, an address and two contact details. The last line compares
it with entering the same records one by one, as forms do.
"""

import argparse
import csv
import random
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

from directory_of import LATIN as NAMES
from directory_of import directory_of, name_of

from recipients.importing import stages
from recipients.importing.begin import begin, choose_reading
from recipients.importing.check import planner_of, styles, texts_of
from recipients.importing.columns import mapping_of
from recipients.importing.entry import read_row
from recipients.importing.file import opened, reading_of
from recipients.importing.keys import Keys
from recipients.models import RecipientImport
from recipients.spreadsheets.source import look, rows

HEADERS = [
    *("Organization", "Acronym", "Country", "Street", "Postal code", "City"),
    *("E-mail", "Telephone", "Website", "Position", "Head", "Gender", "Since"),
]
COUNTRIES = ["FR", "DE", "IT", "ES", "BE", "EG", "KE", "AZ", "JP", "US", "BR", "CA", "IN", "SE"]
SORTS = ["Institute", "Foundation", "Council", "Network", "Centre"]


def main() -> None:
    asked = arguments()
    with directory_of(asked.organizations), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recipients.csv"
        write(path, asked.rows)
        run, began = started(path), time.perf_counter()
        stages.start_check(run, by=None)
        stages.do_check(run)
        checked = time.perf_counter()
        stages.start_apply(run, is_all_or_nothing=True, by=None)
        stages.do_apply(run)
        done = time.perf_counter()
        print(f"{run.get_status_display()}: {run.counts}")
        told("dry run", asked.rows, checked - began)
        told("import", asked.rows, done - checked)
        told("together", asked.rows, done - began)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory of the process: {peak:.0f} MB")
        slow = one_by_one(run, asked.one_by_one) / asked.one_by_one
        print(f"one by one takes {slow / ((done - began) / asked.rows):.1f} times as long a row")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--organizations", type=int, default=0)
    parser.add_argument("--one-by-one", type=int, default=300)
    return parser.parse_args()


def write(path: Path, count: int) -> None:
    chance = random.Random(7)  # noqa: S311 - the same file each time
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(row(chance, number) for number in range(count))


def row(chance: random.Random, number: int) -> list[str]:
    words = [name_of(chance, NAMES) for _ in range(5)]
    return [
        f"{words[0]} {words[1]} {chance.choice(SORTS)} of {words[2]}",
        f"Y{number}",
        chance.choice(COUNTRIES),
        f"{number % 300} Main Street",
        f"{number % 99_999:05}",
        words[2],
        f"info@q{number}.example",
        f"+1 555 {number}",
        f"https://q{number}.example",
        "Director",
        f"{words[3]} {words[4]}",
        chance.choice("MF"),
        f"2020-01-{number % 28 + 1:02}",
    ]


def started(path: Path) -> RecipientImport:
    seen = look(path, file_name=path.name)
    run = begin(path, file_name=path.name, look=seen, by=None)
    choose_reading(run, seen.previews[0].reading, by=None)
    return run


def told(what: str, count: int, took: float) -> None:
    print(f"{what}: {took:.1f} s, {count / took:,.0f} rows a second")


def one_by_one(run: RecipientImport, count: int) -> float:
    """Seconds that the first rows take, entered anew under other names as a form would."""
    mapping = mapping_of(run.columns, run.constants)
    with opened(run) as path:
        some = islice(rows(path, reading_of(run)), count)
        found = [(number, [f"{cells[0]} anew", *cells[1:]]) for number, cells in some]
    began, known_styles = time.perf_counter(), styles()
    for number, cells in found:
        entry, keys = read_row(number, cells, mapping, run.headers), Keys()
        keys.learn(texts_of(entry))
        planner = planner_of([entry], keys, known_styles)
        known = planner.new(entry)
        known.organization.keep(by=None)
        for step in planner.plan(entry, known)[0]:
            step.record.keep(by=None)  # type: ignore[attr-defined]
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
