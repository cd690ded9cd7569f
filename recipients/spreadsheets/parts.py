"""The parts of a packed workbook, unpacked within limits and parsed as they come.

openpyxl reads a sheet of 100,000 rows in a quarter of a minute, believes what a file claims of its
size, and does not tell a formula without a result from an empty cell; so the sheets are read here.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from django.utils.translation import gettext as _

from recipients.spreadsheets.table import Unreadable

MOST_BYTES = 300 * 2**20
MOST_BYTES_OF_A_PART = 200 * 2**20
MOST_PARTS = 2_000

#: Real sheets are packed to a fifth or a twentieth; beyond this, a big part is a bomb.
_MOST_PACKED = 100
_SMALL = 20 * 2**20
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ValueError,
)

Start = Callable[[dict[str, str]], None]
End = Callable[[], None]


@dataclass(frozen=True)
class Elements:
    """What to do at the start and the end of elements, by their local names, and with letters."""

    starts: dict[str, Start]
    ends: dict[str, End] = field(default_factory=dict)
    letters: Callable[[str], None] | None = None


class Parts:
    """An opened workbook. Raises `Unreadable` for one that is damaged, locked or far too big."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except _DAMAGED:
            raise damaged() from None
        self.names = set(self._archive.namelist())
        try:
            self._check()
        except Unreadable:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    def _check(self) -> None:
        parts = self._archive.infolist()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise Unreadable(_("The workbook is protected by a password. Save it without one"))
        if any(part.compress_type not in _PACKINGS for part in parts):
            raise damaged()
        sizes = [part.file_size for part in parts]
        if (
            len(parts) > MOST_PARTS
            or sum(sizes) > MOST_BYTES
            or max(sizes, default=0) > MOST_BYTES_OF_A_PART
            or any(_is_bomb(part) for part in parts)
        ):
            raise too_big()

    def parse(self, name: str, elements: Elements) -> Iterator[None]:
        """Parse a part and pause after each piece of it."""
        parser = _parser(elements)
        try:
            with self._archive.open(name) as file:
                read = 0
                while piece := file.read(_CHUNK):
                    read += len(piece)
                    if read > MOST_BYTES_OF_A_PART:
                        raise too_big()
                    parser.Parse(piece, False)  # noqa: FBT003
                    yield
                parser.Parse(b"", True)  # noqa: FBT003
        except _DAMAGED:
            raise damaged() from None
        yield

    def parse_whole(self, name: str, elements: Elements) -> None:
        """Parse a part to its end."""
        for _piece in self.parse(name, elements):
            pass


class _ByName[Act](dict[str, Act | None]):
    """What to do by the full name of an element, looked up once for each namespace it comes in."""

    def __init__(self, acts: dict[str, Act]) -> None:
        super().__init__()
        self._acts = acts

    def __missing__(self, name: str) -> Act | None:
        self[name] = self._acts.get(name[name.rfind(" ") + 1 :])
        return self[name]


def _parser(elements: Elements) -> expat.XMLParserType:
    starts, ends = _ByName(elements.starts), _ByName(elements.ends)

    def start(name: str, attributes: dict[str, str]) -> None:
        if act := starts[name]:
            act(attributes)

    def end(name: str) -> None:
        if act := ends[name]:
            act()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = elements.letters
    return parser


def _refuse(*declared: object) -> None:
    """No workbook declares a document type; what does wants to grow or to fetch something."""
    raise damaged()


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > part.compress_size * _MOST_PACKED


def damaged() -> Unreadable:
    return Unreadable(
        _("The workbook is damaged. Open it in a spreadsheet program and save it again")
    )


def too_big() -> Unreadable:
    return Unreadable(
        _("The workbook unpacks to more than can be read. Copy the list into a new workbook")
    )
