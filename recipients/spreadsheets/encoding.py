"""The encodings in which lists arrive. Only Unicode can be proved; the rest a person chooses."""

import codecs
from collections.abc import Iterator
from pathlib import Path

#: Western, Cyrillic, Turkish, Arabic, Greek, Central European: as Windows wrote them.
EIGHT_BIT = ("cp1252", "cp1251", "cp1254", "cp1256", "cp1253", "cp1250")
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", *EIGHT_BIT)

_CHUNK = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(path: Path, encoding: str) -> Iterator[str]:
    """The text, a piece at a time, without the mark of its byte order.

    What stands before a byte that does not decode is handed out first; then `UnicodeDecodeError`
    is raised.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    mark = "\ufeff"
    for chunk in _chunks(path):
        try:
            yield decoder.decode(chunk, final=not chunk).removeprefix(mark)
        except UnicodeDecodeError as error:
            family = encoding if error.encoding == "charmap" else error.encoding
            yield error.object[: error.start].decode(family).removeprefix(mark)
            raise
        mark = ""


def marked(start: bytes) -> str:
    """The encoding that the mark at the start of a file declares, or nothing."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "")


def unmarked(start: bytes) -> str:
    """UTF-16 that forgot its mark: every second byte of most letters is zero. Or nothing."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 5 < len(start) or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def is_text(start: bytes) -> bool:
    """Whether these bytes can be text of one byte a letter: hardly a control character."""
    controls = sum(start.count(code) for code in range(32) if code not in b"\t\n\r\f\x1a")
    return controls * 20 <= len(start)


def decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file can be read so."""
    try:
        return all(text is not None for text in decoded(path, encoding))
    except UnicodeDecodeError:
        return False


def eight_bit(path: Path) -> list[str]:
    """The encodings of eight bits in which every byte of the file means a letter."""
    used = {code for chunk in _chunks(path) for code in set(chunk)}
    return [encoding for encoding in EIGHT_BIT if _knows(encoding, bytes(used))]


def _knows(encoding: str, used: bytes) -> bool:
    try:
        used.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and nothing at its end."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
    yield b""
