"""Paper is made, and strangers' files are read, in child processes that can be killed.

    @on_the_press(raises=(CannotRender,))
    def render(sheet: Sheet) -> bytes: ...

runs in a child whenever it is called; `render.__wrapped__` is the function itself, for the child,
for benchmarks and for tests that watch it from inside. What it is given is pickled; only bytes,
whole numbers and the errors named in `raises` (as class and message) come back. A function that
yields may yield such errors too; its child is taken until it is exhausted or closed.
"""

import atexit
import inspect
import os
import pickle
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import update_wrapper
from time import monotonic
from typing import Any, cast

from django.conf import settings

from correspondence.pdf import frames
from correspondence.pdf.children import CannotStart, Child, Zygote
from correspondence.pdf.room import Room

RECYCLED_AFTER = 100  # papers: what a library keeps for itself is given back then
TOO_COMPLEX = "The text is too complex to be set on paper: make its lists and tables simpler."

#: True in the children, where one function of the press calls another directly.
is_child = False


class CannotRender(Exception):
    """The letter cannot be set on paper as it stands; the message says what to change."""


class PressBusy(CannotRender):
    """Nothing is wrong with the paper: others are being made, and the wait was too long."""

    def __init__(self) -> None:
        super().__init__("Many letters are being set on paper just now. Try again in a moment.")


class PressFailed(RuntimeError):
    """A fault of ours: an error that nobody allowed for, or no press at all; the log says which."""


@dataclass(frozen=True)
class Job:
    """What a child is asked to call, and what that may use of time (seconds) and memory (bytes)."""

    module: str
    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    seconds: float
    memory: int


@dataclass(frozen=True)
class Terms:
    """On what terms a function is called in a child, in the words of `on_the_press`."""

    raises: tuple[type[Exception], ...]
    too_much: str
    seconds: float | None
    memory_mb: int
    is_single_use: bool


class OnThePress[**P, R]:
    """A function that runs in a child when it is called."""

    def __init__(self, function: Callable[P, R], terms: Terms) -> None:
        update_wrapper(self, function)
        self.__wrapped__ = function
        self.terms = terms

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        if is_child:
            return self.__wrapped__(*args, **kwargs)
        job = Job(
            module=self.__wrapped__.__module__,
            name=self.__wrapped__.__name__,
            args=args,
            kwargs=kwargs,
            seconds=self.terms.seconds or settings.PRESS_SECONDS,
            memory=min(settings.PRESS_MEMORY_MB, self.terms.memory_mb) * 1024 * 1024,
        )
        values = _press.values(self, job)
        if inspect.isgeneratorfunction(self.__wrapped__):
            return cast(R, values)
        [value] = values
        return cast(R, value)

    def error(self, told: bytes) -> Exception:
        """An allowed error, as a child has told it."""
        place, _, message = told.decode(errors="replace").partition(" ")
        return self.terms.raises[int(place)](message)

    def too_much(self) -> Exception:
        """The error for a paper whose child was killed, or died of it."""
        return self.terms.raises[0](self.terms.too_much)

    def value(self, kind: bytes, content: bytes) -> object:
        """What a frame before the last one holds."""
        if kind == frames.ITEM_ERROR:
            return self.error(content)
        return content if kind == frames.BYTES else int(content)

    def outcome(self, kind: bytes, content: bytes) -> Exception | None:
        """How the job ended, by the last frame."""
        if kind == frames.DONE:
            return None
        if kind == frames.ERROR:
            return self.error(content)
        if kind == frames.TOO_MUCH:
            return self.too_much()
        return PressFailed(f"{self.__wrapped__.__qualname__} failed; the log says why")


def on_the_press[**P, R](
    *,
    raises: tuple[type[Exception], ...],
    too_much: str = TOO_COMPLEX,
    seconds: float | None = None,
    memory_mb: int = sys.maxsize,
    is_single_use: bool = False,
) -> Callable[[Callable[P, R]], OnThePress[P, R]]:
    """Decorate a function of a module: it is called in a child process.

    :param raises: the errors that come back; the first is raised, with the sentence `too_much`,
        where a child takes more than `seconds` (PRESS_SECONDS; of a function that yields, for each
        value) or more memory than PRESS_MEMORY_MB or `memory_mb`, or dies.
    :param is_single_use: for a function that reads files from outside. Its child ends after it,
        so that nothing a file does to it comes near a letter.
    :raises PressBusy: on call, or when the first value is asked for, if there is no free child
        within PRESS_PATIENCE seconds, or no room to wait for one.
    """
    terms = Terms(raises, too_much, seconds, memory_mb, is_single_use)
    return lambda function: OnThePress(function, terms)


class Press:
    """The children of this process: some set letters one after the other, others read one file.

    Each kind has PRESS_CHILDREN places of its own, so that who sets letters can count their pages.
    """

    def __init__(self) -> None:
        self.room = Room()
        self._turns = threading.Condition()
        self._busy: Counter[bool] = Counter()
        self._idle: list[Child] = []
        self._forking = threading.RLock()
        self._zygote: Zygote | None = None
        self._is_over = False

    def values[**P, R](self, function: OnThePress[P, R], job: Job) -> Iterator[object]:
        """What the function returns or yields in a child. Raises what it raises."""
        with entered(), self._turn(is_single_use=function.terms.is_single_use):
            child, frame = self._begun(function, job)
            outcome: Exception | None = function.too_much()
            is_well = False
            try:
                while frame[0] in frames.VALUES:
                    child.done += 1
                    yield function.value(*frame)
                    frame = child.answer(until=monotonic() + job.seconds)
                outcome = function.outcome(*frame)
                is_well = frame[0] in frames.WELL and not function.terms.is_single_use
            except (TimeoutError, frames.Gone, ValueError, IndexError):
                pass  # late, dead, or not speaking as our children do
            finally:
                self._put_back(child, is_well=is_well)
        self.top_up()
        if outcome:
            raise outcome

    def top_up(self) -> None:
        """Have as many children for letters as there are places, so that nobody waits for one."""
        with self._forking, suppress(CannotStart):  # the next to call sees that, or sees it work
            while len(self._idle) + self._busy[False] < settings.PRESS_CHILDREN:
                self._idle.insert(0, self._forked(warm=True))  # last: it is not warm yet

    def end(self) -> None:
        """Kill them all, for good; the zygote takes its children with it."""
        self._is_over = True
        if self._zygote:
            self._zygote.end()
        while self._idle:
            self._idle.pop().end()

    def forget(self) -> None:
        """Close what a copy of this process has of them; they are not its own."""
        for child in self._idle:
            child.forget()
        if self._zygote:
            self._zygote.forget()

    def _begun[**P, R](
        self, function: OnThePress[P, R], job: Job
    ) -> tuple[Child, tuple[bytes, bytes]]:
        """A child at work, and its first answer.

        One that dies without an answer is replaced once; not where a stranger's file may be why.
        """
        request = pickle.dumps(job)
        until = 0.0
        for is_last in (function.terms.is_single_use, True):
            child = self._child(function, is_fresh=is_last)
            until = until or monotonic() + job.seconds
            try:
                child.begin(request, until=until)
                return child, child.answer(until=until)
            except (TimeoutError, frames.Gone) as error:
                child.end()
                if is_last or isinstance(error, TimeoutError):
                    break
        raise function.too_much()

    @contextmanager
    def _turn(self, *, is_single_use: bool) -> Iterator[None]:
        """One of the places at the press, in turn. Raises `PressBusy`."""
        with self._turns:
            if not self._turns.wait_for(
                lambda: self._busy[is_single_use] < settings.PRESS_CHILDREN,
                timeout=settings.PRESS_PATIENCE,
            ):
                raise PressBusy
            self._busy[is_single_use] += 1
        try:
            yield
        finally:
            with self._turns:
                self._busy[is_single_use] -= 1
                self._turns.notify_all()

    def _child[**P, R](self, function: OnThePress[P, R], *, is_fresh: bool) -> Child:
        """One that waits for work, else a new one. Raises `PressFailed`."""
        while self._idle and not is_fresh:
            with suppress(CannotStart, IndexError):  # dead since; another thread took the last
                child = self._idle.pop()
                child.wait()
                return child
        try:
            child = self._forked(warm=not function.terms.is_single_use)
            child.wait()
        except CannotStart as error:
            raise PressFailed("The press does not start; the log says why") from error
        return child

    def _put_back(self, child: Child, *, is_well: bool) -> None:
        """To those that wait; one that is spent, or did not do well, is killed."""
        if is_well and child.done < RECYCLED_AFTER:
            self._idle.append(child)
        else:
            child.end()

    def _forked(self, *, warm: bool) -> Child:
        """A new child; of a new zygote, if the old one is gone. Raises `CannotStart`."""
        with self._forking:
            if self._zygote:
                with suppress(CannotStart):
                    return self._zygote.fork(warm=warm)
                self._zygote.end()
            if self._is_over:
                raise CannotStart
            self._zygote = Zygote()
            return self._zygote.fork(warm=warm)


_press = Press()


def entered() -> AbstractContextManager[None]:
    """Room at the press for all that this thread does within. Raises `PressBusy` if it is full."""
    return _press.room.entered(otherwise=PressBusy)


def warm_up(*, room: float = Room.most) -> None:
    """Start the press beside what this process does; `room` is for how many of its threads."""
    _press.room.most = room
    threading.Thread(target=_press.top_up, name="press", daemon=True).start()


def _begin_anew() -> None:
    global _press
    _press.forget()
    _press = Press()


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(lambda: _press.end())
