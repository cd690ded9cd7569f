"""The strings that all sheets of a workbook share."""

import re
from array import array
from collections.abc import Sequence
from typing import overload

from recipients.spreadsheets.parts import Elements, Parts

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with characters that XML cannot hold, which a workbook writes as _x0001_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


class Strings(Sequence[str]):
    """Many short texts in one block of bytes: a million of them take a third of the memory."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        self._bytes += text.encode()
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode()


class _Parser:
    """Takes the strings one by one, without the reading aids that East Asian ones carry."""

    def __init__(self) -> None:
        self.strings = Strings()
        self._text: list[str] = []
        self._is_text = False
        self._is_aid = False

    def elements(self) -> Elements:
        return Elements(
            starts={"si": self._start, "t": self._start_text, "rPh": self._start_aid},
            ends={"si": self._end, "t": self._end_text, "rPh": self._end_aid},
            letters=self._letters,
        )

    def _start(self, _attributes: dict[str, str]) -> None:
        self._text = []

    def _end(self) -> None:
        self.strings.add(unescaped("".join(self._text)))

    def _start_text(self, _attributes: dict[str, str]) -> None:
        self._is_text = not self._is_aid

    def _end_text(self) -> None:
        self._is_text = False

    def _start_aid(self, _attributes: dict[str, str]) -> None:
        self._is_aid = True

    def _end_aid(self) -> None:
        self._is_aid = False

    def _letters(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)


def shared_strings(parts: Parts, name: str) -> Strings:
    """The shared strings in the part of this name; none where there is no such part."""
    parser = _Parser()
    if name in parts.names:
        parts.parse_whole(name, parser.elements())
    return parser.strings
