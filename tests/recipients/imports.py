"""Imports for tests: a file, and how far it has come."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from accounts.rights import Role
from recipients.importing import stages
from recipients.importing.begin import begin, choose_reading
from recipients.models import RecipientImport
from recipients.spreadsheets.source import look
from tests.accounts_factory import make_user

HEADER = "Organization,Country,Office,Holder,E-mail"


def keeper() -> User:
    return make_user(Role.RECIPIENT_ADMINISTRATOR, name="Nadia Rahimi")


def lines(count: int, *, country: str = "Fiji") -> list[str]:
    """Rows of organizations whose names have nothing in common."""
    return [
        f"{word(n)} {word(n * 7 + 3)} Institute,{country},Director,Ana {word(n + 5)},"
        f"d{n}@x{n}.example"
        for n in range(count)
    ]


def word(number: int) -> str:
    """A made-up word for a number, unlike that of any other."""
    syllables = [
        "ba",
        "de",
        "fi",
        "go",
        "hu",
        "ka",
        "le",
        "mi",
        "no",
        "pu",
        "ra",
        "se",
        "ti",
        "vo",
        "zu",
    ]
    found = ""
    number = number * 7919 + 104729
    while number:
        number, rest = divmod(number, len(syllables))
        found += syllables[rest]
    return found.capitalize()


def upload(*rows: str, name: str = "missions.csv", header: str = HEADER) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([header, *rows]).encode())


def make_run(
    folder: Path,
    *rows: str,
    by: User | None = None,
    header: str = HEADER,
    stage: str = "matched",
    is_all_or_nothing: bool = True,
    name: str = "missions.csv",
) -> RecipientImport:
    """An import of a CSV file, taken on to a stage: uploaded, matched, checked, applied, undone."""
    path = folder / name
    path.write_text("\n".join([header, *rows]))
    by = by or keeper()
    found = look(path, file_name=path.name)
    run = begin(path, file_name=path.name, look=found, by=by)
    order = ["uploaded", "matched", "checked", "applied", "undone"]
    wanted = order.index(stage)
    if wanted >= 1:
        choose_reading(run, found.previews[0].reading, by=by)
    if wanted >= 2:
        stages.start_check(run, by=by)
        stages.do_check(run)
    if wanted >= 3:
        stages.start_apply(run, is_all_or_nothing=is_all_or_nothing, by=by)
        stages.do_apply(run)
    if wanted >= 4:
        stages.start_undo(run, by=by)
        stages.do_undo(run)
    return RecipientImport.objects.get(pk=run.pk)
