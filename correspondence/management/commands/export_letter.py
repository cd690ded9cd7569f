"""manage.py export_letter REFERENCE FOLDER"""

import io
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from correspondence import archive
from correspondence.models import Letter, NotAllowed
from correspondence.models.pack import packs_of
from correspondence.pdf.press import CannotRender
from correspondence.tasks import seal_letter

UNKNOWN, NOT_SEALED, NOT_WRITTEN = 3, 4, 5  # exit codes; 2 is argparse's own


class Command(BaseCommand):
    help = (
        "Write what every addressee gets of a letter, its file copy and the enclosures, into a "
        "folder for each, and manifest.csv (reference, addressee, file, SHA-256, pages). "
        "Nothing is overwritten; a second run is harmless. "
        "Exit codes: 3 no such letter, 4 a file copy cannot be made or is damaged, 5 cannot be "
        "written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", help="as printed on the letter: OUT/2024/0001")
        parser.add_argument("folder", type=Path, help="made if it is not there")

    def handle(self, *args: Any, reference: str, folder: Path, **options: Any) -> None:
        letter = Letter.objects.in_register().filter(reference__iexact=reference.strip()).first()
        if letter is None:
            raise CommandError(
                f"No letter in the register has the reference “{reference}”.", returncode=UNKNOWN
            )
        try:
            files = contents(letter)
        except (CannotRender, NotAllowed) as error:
            raise CommandError(str(error), returncode=NOT_SEALED) from error
        try:
            new = write(files, folder)
        except OSError as error:
            raise CommandError(
                f"Nothing more could be written to {folder}: {error.strerror or error}.",
                returncode=NOT_WRITTEN,
            ) from error
        self.stdout.write(
            f"{letter}: {len(files) - 1} files and {archive.MANIFEST} are in {folder} "
            f"({new} written, {len(files) - new} there already)."
        )


def contents(letter: Letter) -> dict[str, bytes]:
    """Every file by its name, the manifest last; seals what is not sealed yet.

    :raises CannotRender: if a letter cannot be set on paper.
    :raises NotAllowed: if a file is damaged or missing, or nobody is addressed.
    """
    seal_letter.call(letter.pk)
    lines = archive.manifest(packs_of(letter))
    listed = io.StringIO()
    archive.write_manifest(lines, listed)
    return archive.contents(lines) | {archive.MANIFEST: listed.getvalue().encode()}


def write(files: dict[str, bytes], folder: Path) -> int:
    """Write the files that are not there yet; how many were.

    :raises CommandError: before anything is written, if a name is taken by another content.
    :raises OSError: if the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = {name for name in files if (folder / name).exists()}
    for name in sorted(there):
        if not is_same(folder / name, files[name]):
            raise CommandError(
                f"{folder / name} is there already with another content. Nothing was written; "
                "name another folder.",
                returncode=NOT_WRITTEN,
            )
    for name in files.keys() - there:
        whole = folder / name
        whole.parent.mkdir(exist_ok=True)
        part = whole.with_name(f".{whole.name}.part")  # a full disk leaves no half file behind
        try:
            part.write_bytes(files[name])
            part.rename(whole)
        finally:
            part.unlink(missing_ok=True)
    return len(files) - len(there)


def is_same(path: Path, content: bytes) -> bool:
    """Whether the file holds exactly these bytes."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
