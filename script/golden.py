"""Shows which golden pages look otherwise now, and keeps the new looks; see script/golden."""  # noqa: INP001

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import transaction  # noqa: E402 - need the settings
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from tests.correspondence.pdf import contact_sheets, golden  # noqa: E402
from tests.correspondence.pdf.papers import PAPERS  # noqa: E402


@contextmanager
def test_database() -> Iterator[None]:
    """A new one, for the papers of the office are made of records."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        teardown_databases(databases, verbosity=0)


def main(words: list[str]) -> int:
    """Compares all; 1 if something has changed and is not accepted."""
    is_accepting = "--accept" in words
    shutil.rmtree(golden.RESULTS, ignore_errors=True)
    changed = {}
    for name, paper in PAPERS.items():
        pages = golden.drawn(paper.pdf(), pages=paper.pages)
        found = golden.changes(name, pages)
        changed |= found
        if found and is_accepting:
            golden.keep(name, pages)
    for file in golden.left_over(PAPERS):
        changed[file.stem] = "is of no paper any more"
        if is_accepting:
            file.unlink()
    for page, what in changed.items():
        print(f"{page} {what}")
    if is_accepting:
        print("\n".join(contact_sheets.make()))
    elif changed:
        print(f"Look at them in {golden.RESULTS}; if they are right: script/golden --accept")
    else:
        print(f"{len(PAPERS)} papers look as accepted.")
    return bool(changed) and not is_accepting


if __name__ == "__main__":
    with test_database():
        found = main(sys.argv[1:])
    sys.exit(found)
