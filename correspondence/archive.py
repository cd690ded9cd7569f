"""The file copies of a letter outside the house: how each is called, and the list beside them."""

import csv
import datetime as dt
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import IO, TextIO

from django.utils.translation import gettext as _

from correspondence.models import Addressee, Letter, NotAllowed, StoredFile

MANIFEST = "manifest.csv"
COLUMNS = ("addressee", "file", "sha256", "pages")

_MOST_NAMED = 10
_LONGEST = 120  # bytes of a name without its suffix; every file system takes that
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a ZIP knows no day before
_ACTING = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")  # begin a formula in a spreadsheet


class NotSealed(NotAllowed):
    """A file copy of the letter is not sealed yet, so there is nothing to hand out."""


@dataclass(frozen=True)
class Line:
    """One line of the manifest: who got which file, its SHA-256 (hexadecimal) and pages."""

    addressee: str
    file: str
    sha256: str
    pages: int
    stored: StoredFile


def file_name(addressee: Addressee) -> str:
    """The name of an addressee's file copy: "OUT-2024-0001 United Nations.pdf".

    The same everywhere, and different from that of every other addressee of the letter.
    """
    return _names(addressee.letter)[addressee.pk]


def archive_name(letter: Letter) -> str:
    """The name of the archive of all file copies: "OUT-2024-0001.zip"."""
    return f"{_plain(str(letter))}.zip"


def ascii_name(name: str) -> str:
    """A name in ASCII for programs that know no other, accents taken off: "reponse.pdf"."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, suffix = " ".join(_FORBIDDEN.sub(" ", letters).split()).rpartition(".")
    return f"{stem.strip(' .') or 'file'}{dot}{suffix}"


def manifest(letter: Letter) -> list[Line]:
    """Every addressee with its file copy, in their order. Raises `NotSealed`."""
    names = _names(letter)
    addressees = list(
        letter.addressees.select_related("file_copy__file", "office__organization", "letter")
    )
    missing = [one for one in addressees if not one.has_file_copy]
    if missing or not addressees:
        raise NotSealed(_not_sealed(letter, missing if letter.is_registered else []))
    return [
        Line(
            addressee=str(one),
            file=names[one.pk],
            sha256=one.file_copy.file.sha256,
            pages=one.file_copy.pages,
            stored=one.file_copy.file,
        )
        for one in addressees
    ]


def _not_sealed(letter: Letter, missing: list[Addressee]) -> str:
    """Whose file copies are missing, and why where it is known."""
    named = [f"{one} ({one.sealing_problem or _('being sealed')})" for one in missing]
    if len(named) > _MOST_NAMED:
        named[_MOST_NAMED:] = [_("%(n)s others") % {"n": len(named) - _MOST_NAMED}]
    return " ".join(
        [
            _("The file copies of %(letter)s are not all sealed yet.") % {"letter": letter},
            *([_("Missing: %(names)s.") % {"names": "; ".join(named)}] if named else []),
        ]
    )


def write_manifest(lines: list[Line], out: TextIO) -> None:
    """The manifest as CSV with a header; no cell begins like a formula."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([_inert(line.addressee), line.file, line.sha256, line.pages])


def write_zip(letter: Letter, out: IO[bytes]) -> None:
    """All file copies of the letter and the manifest, as a ZIP; the same letter, the same bytes.

    :raises NotSealed: before anything is written.
    :raises FileDamaged: if a file is not, or no longer, what was sealed.
    """
    lines = manifest(letter)
    listed = io.StringIO()
    write_manifest(lines, listed)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for line in lines:
            archive.writestr(_entry(line.file, letter.dated_on), line.stored.read())
        archive.writestr(_entry(MANIFEST, letter.dated_on), listed.getvalue())


def _entry(name: str, day: dt.date | None) -> zipfile.ZipInfo:
    """An entry of the archive, dated like the letter, since the hour would change the bytes."""
    at = (day.year, day.month, day.day, 0, 0, 0) if day else _EARLIEST
    entry = zipfile.ZipInfo(name, max(at, _EARLIEST))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _names(letter: Letter) -> dict[int, str]:
    """The file name of each addressee, the office named where an organization occurs twice."""
    addressees = list(letter.addressees.select_related("office__organization"))
    organizations = [_folded(one.display_organization) for one in addressees]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for addressee in addressees:
        words = f"{letter} {addressee.display_organization}"
        if organizations.count(_folded(addressee.display_organization)) > 1:
            words += f", {addressee.display_office}"
        stem = name = _plain(words)
        number = 1
        while _folded(name) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(_folded(name))
        names[addressee.pk] = f"{name}.pdf"
    return names


def _folded(name: str) -> str:
    """What a file system that ignores case and composition compares."""
    return unicodedata.normalize("NFKC", name).casefold()


def _plain(words: str) -> str:
    """Words as part of a file name: visible characters, none that a file system refuses."""
    composed = unicodedata.normalize("NFC", words).replace("/", "-").replace("\\", "-")
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in composed)
    text = " ".join(_FORBIDDEN.sub(" ", visible).split())
    return text.encode()[:_LONGEST].decode(errors="ignore").strip(" .") or "letter"


def _inert(cell: str) -> str:
    """A cell that a spreadsheet reads as text."""
    return f"'{cell}" if cell.lstrip(" \t\r\n'\"").startswith(_ACTING) else cell
