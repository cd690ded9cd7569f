"""What passes between the press and its children: a kind, a length, bytes; nothing is unpickled."""

import socket
import struct
from time import monotonic

_HEAD = struct.Struct("!cQ")
_LARGEST = 256 * 1024 * 1024  # bytes of one frame; no paper of ours is as large

# The kinds. A child is sent jobs; the others come from it.
JOB = b"j"
READY = b"r"  # the first word of a child
BYTES = b"b"
NUMBER = b"n"
ERROR = b"e"  # raised: the place of its class among those allowed, a space, the message
ITEM_ERROR = b"v"  # the same, yielded as a value
TOO_MUCH = b"m"  # memory or recursion came to their end
BROKEN = b"!"  # an error that nobody allowed for
DONE = b"."
VALUES = {BYTES, NUMBER, ITEM_ERROR}
WELL = {DONE, ERROR}  # after which a child may be given another job


class Gone(Exception):
    """The other end is closed, or has sent what is no frame."""


def send(
    to: socket.socket, kind: bytes, content: bytes = b"", *, until: float | None = None
) -> None:
    """Write one frame.

    :param until: by the monotonic clock.
    :raises TimeoutError: if the other end does not take it in time.
    :raises Gone: if there is no other end any more.
    """
    try:
        _limit(to, until)
        to.sendall(_HEAD.pack(kind, len(content)))
        to.sendall(content)
    except ConnectionError as error:
        raise Gone from error


def receive(source: socket.socket, *, until: float | None = None) -> tuple[bytes, bytes]:
    """The kind and the content of the next frame.

    :param until: by the monotonic clock.
    :raises TimeoutError: if it has not come by then.
    :raises Gone: if there is no other end any more, or the frame is larger than any of ours.
    """
    try:
        kind, length = _HEAD.unpack(_exactly(source, _HEAD.size, until))
        if length > _LARGEST:
            raise Gone
        return kind, bytes(_exactly(source, length, until))
    except ConnectionError as error:
        raise Gone from error


def _exactly(source: socket.socket, length: int, until: float | None) -> bytearray:
    read = bytearray(length)
    rest = memoryview(read)
    while rest:
        _limit(source, until)
        count = source.recv_into(rest)
        if not count:
            raise Gone
        rest = rest[count:]
    return read


def _limit(sock: socket.socket, until: float | None) -> None:
    """The next call on the socket ends by then."""
    if until is None:
        sock.settimeout(None)
        return
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    sock.settimeout(left)
