"""A worker that kills itself at one place, as `kill -9` or a power cut would.

    python -m tests.correspondence.faulty_worker file:3 procrastinate worker

`file:3` dies when the third file is on disk and no row refers to it yet; `letter:TEXT` dies each
time a letter is set on which TEXT stands.
"""

import os
import sys

import django
from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from correspondence import sealing  # noqa: E402
from correspondence.storage import DurableStorage  # noqa: E402

DIED = 137


def die_after_file(number: int) -> None:
    save = DurableStorage._save
    left = [number]

    def _save(self, name, content):
        kept = save(self, name, content)
        left[0] -= 1
        if left[0] == 0:
            os._exit(DIED)
        return kept

    DurableStorage._save = _save


def die_at_letter(text: str) -> None:
    render_all = sealing.render_all

    def _dying(sheets):
        for sheet, letter in zip(sheets, render_all(sheets), strict=True):
            if text in "".join(sheet.address):
                os._exit(DIED)
            yield letter

    sealing.render_all = _dying


if __name__ == "__main__":
    place, _, what = sys.argv[1].partition(":")
    die_after_file(int(what)) if place == "file" else die_at_letter(what)
    execute_from_command_line(["manage.py", *sys.argv[2:]])
