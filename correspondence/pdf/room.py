"""Room at the press: how many threads of this process may be there, or wait, at a time."""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Room:
    """A web process has room for fewer than it has threads; the others serve who wants no paper."""

    most: float = math.inf

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._here = threading.local()

    @contextmanager
    def entered(self, *, otherwise: type[Exception]) -> Iterator[None]:
        """A place for this thread, whatever it asks for within; raises `otherwise` if full."""
        if getattr(self._here, "is_inside", False):
            yield
            return
        with self._lock:
            if self._inside >= self.most:
                raise otherwise
            self._inside += 1
        self._here.is_inside = True
        try:
            yield
        finally:
            self._here.is_inside = False
            with self._lock:
                self._inside -= 1
