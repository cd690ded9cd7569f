"""What leaves the house as files: how each is called, the list beside them, and the ZIP."""

import csv
import datetime as dt
import hashlib
import io
import re
import shutil
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from typing import IO, Self, TextIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from correspondence.models import Addressee, Letter, NotAllowed, StoredFile
from correspondence.models.evidence import Evidence
from correspondence.models.pack import Incomplete, Missing, Pack, each_file
from correspondence.pdf.pages import count_pages

MANIFEST = "manifest.csv"
COLUMNS = ("reference", "addressee", "file", "sha256", "pages")
LARGEST = 2 * 1024**3  # bytes of files in a ZIP; programs that know no more end at two gigabytes

_LONGEST = 120  # bytes of a name without its suffix; every file system takes that
_LONGEST_WITHIN = 100  # bytes of a folder, or of a name in it
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a ZIP knows no day before
_ACTING = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")  # begin a formula in a spreadsheet


class TooLarge(NotAllowed):
    """The files are more than a ZIP can hold that everybody can open."""


@dataclass(frozen=True)
class Line:
    """One line of the manifest: who got which file (its path), its SHA-256 and pages.

    `content` is the file in the store, or its bytes where it was made just now; a picture has no
    `pages`.
    """

    reference: str
    addressee: str
    file: str
    sha256: str
    pages: int | None
    content: StoredFile | bytes

    @classmethod
    def of(cls, stored: StoredFile, *, pages: int | None, file: str, addressee: Addressee) -> Self:
        """The line of a file of the store."""
        return cls(str(addressee.letter), str(addressee), file, stored.sha256, pages, stored)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.size

    def read(self) -> bytes:
        """The file. Raises `FileDamaged`."""
        return self.content if isinstance(self.content, bytes) else self.content.read()


def file_name(addressee: Addressee) -> str:
    """The name of an addressee's file copy: "OUT-2024-0001 United Nations.pdf".

    The same everywhere, and different from that of every other addressee of the letter.
    """
    return _names(addressee.letter)[addressee.pk]


def archive_name(letter: Letter) -> str:
    """The name of the archive of all file copies: "OUT-2024-0001.zip"."""
    return f"{_plain(str(letter))}.zip"


def pdf_name(words: str) -> str:
    """The name of a PDF that is called by these words: "OUT-2024-0001 labels.pdf"."""
    return f"{_plain(words)}.pdf"


def print_name(letter: Letter, *, number: int, of: int) -> str:
    """The name of the `number`th of so many print files: "OUT-2024-0001 print.pdf"."""
    words = _("%(letter)s print") % {"letter": letter}
    if of > 1:
        words = _("%(letter)s print %(number)s of %(of)s") % {
            "letter": letter,
            "number": number,
            "of": of,
        }
    return f"{_plain(words)}.pdf"


def ascii_name(name: str) -> str:
    """A name in ASCII for programs that know no other, accents taken off: "reponse.pdf"."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, suffix = " ".join(_FORBIDDEN.sub(" ", letters).split()).rpartition(".")
    return f"{stem.strip(' .') or 'file'}{dot}{suffix}"


def manifest(packs: list[Pack]) -> list[Line]:
    """Every file of some packs, in a folder for each addressee: the letter, then the enclosures.

    The files are not read for it.

    :raises Incomplete: if nobody is addressed, or something is not there; it names everything.
    """
    if not packs:
        raise Incomplete([_("Nobody is addressed yet.")])
    each_file(packs, StoredFile.find)
    names = _names(packs[0].addressee.letter)
    return [line for pack in packs for line in _lines(pack, names[pack.addressee.pk])]


def refuse_too_large(lines: list[Line]) -> None:
    """Raise `TooLarge` where the files are more than go into one ZIP."""
    if (size := size_of(lines)) > LARGEST:
        raise TooLarge(
            _("The files have %(size)s together; up to %(limit)s go into a ZIP. Choose fewer.")
            % {"size": filesizeformat(size), "limit": filesizeformat(LARGEST)}
        )


def _lines(pack: Pack, letter_name: str) -> Iterator[Line]:
    """The files of one pack. Those of an enclosure begin with its number."""
    width = len(str(pack.of))
    who = pack.addressee
    folder = _plain(f"{pack.number:0{width}} {who.display_organization}", _LONGEST_WITHIN)
    for number, part in enumerate(pack.parts):
        title = _("Enclosure %(n)s %(title)s") % {"n": number, "title": part.title}
        name = letter_name if number == 0 else f"{_plain(title, _LONGEST_WITHIN)}.pdf"
        if part.stored:
            file = f"{folder}/{name}"
            yield Line.of(part.stored, pages=part.pages, file=file, addressee=who)


def evidence_name(addressee: Addressee, suffix: str) -> str:
    """The name of an addressee's evidence file: "OUT-2024-0001 United Nations evidence.pdf"."""
    stem = file_name(addressee).removesuffix(".pdf")
    return f"{_plain(_('%(letter)s evidence') % {'letter': stem})}.{suffix}"


def evidence_manifest(evidence: Evidence, pdf: bytes) -> list[Line]:
    """The evidence file, just made, and every file that stands in it, as it was kept."""
    who = evidence.addressee
    digest = hashlib.sha256(pdf).hexdigest()
    name = evidence_name(who, "pdf")
    lines = [Line(str(who.letter), str(who), name, digest, count_pages(pdf), pdf)]
    for one in evidence.exhibits:
        stem, _dot, suffix = one.file_name.rpartition(".")
        file = f"{_plain(stem)}.{suffix}"
        lines.append(Line.of(one.stored, pages=one.pages, file=file, addressee=who))
    return lines


def size_of(lines: Iterable[Line]) -> int:
    """Bytes of all the files together; in the ZIP they have nearly as many."""
    return sum(line.size for line in lines)


def contents(lines: Iterable[Line]) -> dict[str, bytes]:
    """What stands in each file, by its name.

    :raises Incomplete: if a file is not what was kept; it names every one.
    """
    missing = Missing()
    read: dict[str, bytes] = {}
    found = {}
    for line in (one for one in lines if one.sha256 not in missing.files):
        with missing.noted(line.file):
            if line.sha256 not in read:
                read[line.sha256] = line.read()
            found[line.file] = read[line.sha256]
    missing.refuse()
    return found


def write_manifest(lines: Iterable[Line], out: TextIO) -> None:
    """The manifest as CSV with a header; no cell begins like a formula."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        cells = (line.reference, line.addressee, line.file)
        writer.writerow([*map(_inert, cells), line.sha256, line.pages or ""])


def write_zip(lines: list[Line], out: IO[bytes], *, day: dt.date | None) -> None:
    """The files and their manifest as a ZIP, dated `day`; the same files, the same bytes.

    Files stand in it as they are: a PDF is packed already.

    :raises Incomplete: if a file is not what was kept; it names every one.
    """
    missing = Missing()
    listed = io.StringIO()
    write_manifest(lines, listed)
    with zipfile.ZipFile(out, "w") as archive, _Sources(lines) as sources:
        for line in (one for one in lines if one.sha256 not in missing.files):
            entry = _entry(line.file, day)
            with (
                missing.noted(line.file),
                sources.of(line) as source,
                archive.open(entry, "w") as place,
            ):
                shutil.copyfileobj(source, place)
        archive.writestr(_entry(MANIFEST, day), listed.getvalue())
    missing.refuse()


class _Sources(ExitStack):
    """The files of a ZIP, open for reading; one that goes in several times is checked once."""

    def __init__(self, lines: Iterable[Line]) -> None:
        super().__init__()
        self._uses = Counter(line.sha256 for line in lines)
        self._shared: dict[str, IO[bytes]] = {}

    def of(self, line: Line) -> AbstractContextManager[IO[bytes]]:
        """The file of a line, at its start."""
        if isinstance(line.content, bytes):
            return io.BytesIO(line.content)
        if self._uses[line.sha256] == 1:
            return line.content.opened()
        if line.sha256 not in self._shared:
            self._shared[line.sha256] = self.enter_context(line.content.opened())
        self._shared[line.sha256].seek(0)
        return nullcontext(self._shared[line.sha256])


def _entry(name: str, day: dt.date | None) -> zipfile.ZipInfo:
    """An entry of the archive, dated like the letter, since the hour would change the bytes."""
    at = (day.year, day.month, day.day, 0, 0, 0) if day else _EARLIEST
    entry = zipfile.ZipInfo(name, max(at, _EARLIEST))
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


def _plain(words: str, longest: int = _LONGEST) -> str:
    """Words as part of a file name: visible characters, none that a file system refuses."""
    composed = unicodedata.normalize("NFC", words).replace("/", "-").replace("\\", "-")
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in composed)
    text = " ".join(_FORBIDDEN.sub(" ", visible).split())
    return text.encode()[:longest].decode(errors="ignore").strip(" .,") or "letter"


def _inert(cell: str) -> str:
    """A cell that a spreadsheet reads as text."""
    return f"'{cell}" if cell.lstrip(" \t\r\n'\"").startswith(_ACTING) else cell
