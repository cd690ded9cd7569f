"""The strings that all sheets of a workbook share."""

import re
from array import array
from collections.abc import Sequence
from typing import overload

from recipients.importing.parts import Parts

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
            raise ValueError(place)
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode()


class _StringsParser:
    def __init__(self) -> None:
        self.strings = Strings()
        self._text: list[str] = []
        self._is_text = False
        self._is_reading_aloud = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "t":
            self._is_text = not self._is_reading_aloud
        elif name == "si":
            self._text = []
        elif name == "rPh":
            self._is_reading_aloud = True

    def end(self, name: str) -> None:
        if name == "t":
            self._is_text = False
        elif name == "si":
            self.strings.add(unescaped("".join(self._text)))
        elif name == "rPh":
            self._is_reading_aloud = False

    def letters(self, text: str) -> None:
        if self._is_text:
            self._text.append(text)


def shared_strings(parts: Parts, name: str) -> Strings:
    """The shared strings in the part of this name; none where there is no such part."""
    parser = _StringsParser()
    if name in parts.names:
        pieces = parts.parse(name, start=parser.start, end=parser.end, letters=parser.letters)
        for _piece in pieces:
            pass
    return parser.strings
