"""Whether there is a virus in a file: asked of clamd, the daemon of ClamAV (its word INSTREAM).

In words of our own: the libraries there are (clamav-client, clamd) count the time of each read and
write and not that of the whole, wait without end for a busy socket, and lose the reason of a clamd
that hangs up.
"""

import logging
import re
import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from time import monotonic

from django.conf import settings
from django.utils.translation import gettext as _

_NOTHING_FOUND = b"stream: OK\0"
_FOUND = re.compile(rb"stream: ([^\0]+) FOUND\0")
_LONGEST_ANSWER = 4_096  # bytes

logger = logging.getLogger(__name__)


class NotScanned(Exception):
    """Nobody could say whether there is a virus in the file; the log has the reason."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The file could not be checked for viruses just now, so nothing was saved. "
                "Choose it again in a moment."
            )
        )


def scan(chunks: Iterable[bytes]) -> str:
    """What clamd calls that which it found in a file; empty if that is nothing.

    Where CLAMD_ADDRESS is empty nobody is asked, and nothing found.

    :raises NotScanned: if there is no clamd, or its answer has not come within CLAMD_SECONDS, or
        is that it has not looked at the file (which is too large for it, for example).
    """
    if not settings.CLAMD_ADDRESS:
        return ""
    try:
        answer = _answer(chunks, until=monotonic() + settings.CLAMD_SECONDS)
    except OSError as error:
        logger.exception("clamd at %s does not answer", settings.CLAMD_ADDRESS)
        raise NotScanned from error
    if answer == _NOTHING_FOUND:
        return ""
    if found := _FOUND.fullmatch(answer):
        return found[1].decode(errors="replace")
    logger.error("clamd at %s answers: %r", settings.CLAMD_ADDRESS, answer)
    raise NotScanned


def _answer(chunks: Iterable[bytes], *, until: float) -> bytes:
    """What clamd says of a file, or until it hangs up. Raises `OSError`."""
    answer = b""
    with _connected(until=until) as clamd:
        with suppress(ConnectionError):  # it has hung up, and said why
            for part in _asked(chunks):
                clamd.settimeout(_left(until))
                clamd.sendall(part)
        while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
            clamd.settimeout(_left(until))
            part = clamd.recv(_LONGEST_ANSWER)
            if not part:
                break
            answer += part
    return answer


def _asked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The question as it is sent: each piece behind its length, and none at the end."""
    yield b"zINSTREAM\0"
    for chunk in filter(None, chunks):
        yield struct.pack("!I", len(chunk))
        yield chunk
    yield struct.pack("!I", 0)


def _connected(*, until: float) -> socket.socket:
    """A connection to CLAMD_ADDRESS: the path of a socket, or host:port. Raises `OSError`."""
    address: str = settings.CLAMD_ADDRESS
    if not address.startswith("/"):
        host, _colon, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), _left(until))
    clamd = socket.socket(socket.AF_UNIX)
    try:
        clamd.settimeout(_left(until))
        clamd.connect(address)
    except OSError:
        clamd.close()
        raise
    return clamd


def _left(until: float) -> float:
    """Seconds until then. Raises `TimeoutError` if there are none."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left
