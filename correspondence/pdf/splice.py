"""Many letters at once: what they share is set once, and each addressee's own parts are put in.

The letters of a mail-merge differ in a few lines: address, salutation, closing, check code and QR
code. The first letter of a shape is laid out in full and becomes a stencil; the own parts of all
its addressees are laid out together; and a letter is the stencil with the slip of its addressee.

The result is, byte for byte, what `render` gives. So a letter does not depend on those it was made
with, and its typefaces, cut to its own glyphs, do not tell which signs stand in others' names; it
costs a third of the time that splicing takes. That is also how it is checked: the first letter of
a stencil and one from the middle are compared with what `render` makes of their sheets. Where they
differ, and where anything is not as expected (another version of WeasyPrint), all are rendered one
by one; so is a letter whose parts wrap otherwise than those of most.
"""

import logging
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import batched

from correspondence.models.sheet import Sheet
from correspondence.pdf.letter import refuse, render
from correspondence.pdf.press import TOO_COMPLEX, CannotRender, PressBusy, on_the_press
from correspondence.pdf.segments import Unlike
from correspondence.pdf.stencil import OWN, Stencil

logger = logging.getLogger(__name__)

_AT_ONCE = 100  # letters; bounds the memory
_FEWEST = 4  # letters to a stencil; fewer take longer together than one by one
_MOST_IN_A_ROW = 3  # that cost a child each: their text is the reason, and all have it
_TRIES = 3  # stencils for letters of one shape, of which some wrap otherwise, or do not fit at all


def render_all(
    sheets: Sequence[Sheet], *, draft: bool = False
) -> Generator[bytes | CannotRender, None, None]:
    """Each sheet's letter as `render` gives it, or the error it raises; in order, as one goes.

    Where one takes the child along, that one and those after it are set each by itself.

    :raises PressBusy: if there is no free child for the first.
    """
    done = 0
    try:
        for outcome in spliced(sheets, draft=draft):
            done += 1
            yield outcome
    except PressBusy:
        raise
    except CannotRender:  # no letter's error, which would have been yielded: the child is dead
        yield from _each_by_itself(sheets[done:], draft=draft)


def _each_by_itself(sheets: Sequence[Sheet], *, draft: bool) -> Iterator[bytes | CannotRender]:
    """Letters of which some are too complex; after a few in a row the others are taken to be so.

    The others in the same language, that is: each language has a text of its own.
    """
    in_a_row: Counter[str] = Counter()
    for sheet in sheets:
        if in_a_row[sheet.language] == _MOST_IN_A_ROW:
            yield CannotRender(TOO_COMPLEX)
            continue
        try:
            yield render(sheet, draft=draft)
            in_a_row[sheet.language] = 0
        except PressBusy:
            raise
        except CannotRender as error:
            before = in_a_row[sheet.language]
            in_a_row[sheet.language] = before + 1 if str(error) == TOO_COMPLEX else 0
            yield error


@on_the_press(raises=(CannotRender,), seconds=60)
def spliced(sheets: Sequence[Sheet], *, draft: bool = False) -> Iterator[bytes | CannotRender]:
    """What `render_all` does, in one child.

    A hundred are taken at a time; those among them that differ in their addressees alone, and are
    four or more, are made with one stencil.
    """
    for some in batched(sheets, _AT_ONCE):
        shapes = _grouped(some, _shape)
        stencils: dict[Sheet, Stencil] = {}
        for sheet in some:
            if alike := shapes.pop(_shape(sheet), []):  # the first of its shape
                sound = [one for one in alike if _is_sound(one, draft=draft)]
                stencils |= _stencils(sound, draft=draft)
            yield _letter(sheet, stencils.get(sheet), draft=draft)


def _letter(sheet: Sheet, stencil: Stencil | None, *, draft: bool) -> bytes | CannotRender:
    if stencil:
        try:
            return stencil.letter(sheet)
        except Unlike as error:
            logger.warning("A letter %s is rendered alone: %s", sheet.reference, error)
    try:
        return render.__wrapped__(sheet, draft=draft)
    except CannotRender as error:
        return error


def _shape(sheet: Sheet) -> tuple[object, ...]:
    """What a letter has in common with those that can be made with the same stencil."""
    values = ((one.name, getattr(sheet, one.name)) for one in fields(sheet))
    return tuple(bool(value) if name in OWN else value for name, value in values)


def _grouped[Key](sheets: Iterable[Sheet], key: Callable[[Sheet], Key]) -> dict[Key, list[Sheet]]:
    """Each sheet once, with those that are like it."""
    groups: dict[Key, list[Sheet]] = {}
    for sheet in dict.fromkeys(sheets):
        groups.setdefault(key(sheet), []).append(sheet)
    return groups


def _is_sound(sheet: Sheet, *, draft: bool) -> bool:
    try:
        refuse(sheet, draft=draft)
    except CannotRender:
        return False
    return True


def _stencils(sheets: Sequence[Sheet], *, draft: bool, tries: int = _TRIES) -> dict[Sheet, Stencil]:
    """The stencil of each sheet that has one. The sheets are of one shape."""
    if len(sheets) < _FEWEST or not tries:
        return {}
    try:
        stencil = Stencil(sheets, draft=draft)
    except CannotRender:  # the first: it wraps in too many lines
        return _stencils(sheets[1:], draft=draft, tries=tries - 1)
    except Unlike as error:
        logger.warning("Letters %s are rendered one by one: %s", sheets[0].reference, error)
        return {}
    found: dict[Sheet, Stencil] = {}
    for form, same in _grouped(sheets, stencil.form_of).items():
        if form != stencil.form:
            found |= _stencils(same, draft=draft, tries=tries - 1)
        elif len(same) >= _FEWEST and _is_true(stencil, same, draft=draft):
            logger.debug("%s letters are made with a stencil", len(same))
            found |= dict.fromkeys(same, stencil)
    return found


def _is_true(stencil: Stencil, sheets: Sequence[Sheet], *, draft: bool) -> bool:
    """Whether the first letter and one from the middle are what `render` makes of their sheets."""
    first, middle = sheets[0], sheets[len(sheets) // 2]
    if stencil.letter(first) == stencil.whole:
        spliced, rendered = (_letter(middle, one, draft=draft) for one in (stencil, None))
        if spliced == rendered:
            return True
    logger.warning("Letters %s are rendered one by one: they would differ", first.reference)
    return False
