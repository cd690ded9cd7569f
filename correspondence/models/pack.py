"""Packs: what goes into each addressee's envelope, and whether all of it is there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from correspondence.models.addressee import Addressee
from correspondence.models.damage import note_damage
from correspondence.models.dispatch import Dispatch
from correspondence.models.enclosure import EnclosureEdition
from correspondence.models.file_copy import AddresseeEnclosure
from correspondence.models.stored_file import FileDamaged, StoredFile
from correspondence.models.transition import NotAllowed

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


class Incomplete(NotAllowed):
    """Something that belongs to it is not there; `missing` names every part, a sentence each."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


class Missing:
    """What is found missing or altered while files are read, so that all of it is told at once."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.files: set[str] = set()

    @contextmanager
    def noted(self, what: str) -> Iterator[None]:
        """Note a `FileDamaged` for what was read, and go on."""
        try:
            yield
        except FileDamaged as error:
            note_damage(error.stored, error.how)
            self.sentences.append(f"{what}: {error}")
            self.files.add(error.stored.sha256)

    def refuse(self) -> None:
        """Raise `Incomplete` where something was noted."""
        if self.sentences:
            raise Incomplete(self.sentences)


@dataclass(frozen=True)
class Part:
    """One document of a pack: the sealed letter, or an enclosure (then `edition` is which).

    `stored` is None while the letter is not sealed. `language` (ISO 639-1) is that of the title.
    """

    title: str
    language: str
    stored: StoredFile | None
    pages: int
    edition: EnclosureEdition | None = None


@dataclass(frozen=True)
class Pack:
    """What one addressee gets, in order; it is the `number`th of all `of` addressees."""

    number: int
    of: int
    addressee: Addressee
    parts: tuple[Part, ...]

    @property
    def last_dispatch(self) -> Dispatch | None:
        """The sending logged last, wherever it is now."""
        return max(self.addressee.dispatches.all(), key=lambda one: one.attempt, default=None)

    @property
    def channel(self) -> str:
        """How it left; before that, how the organization is reached best, if that is known."""
        if dispatch := self.last_dispatch:
            return str(dispatch.get_channel_display())
        organization = self.addressee.office.organization
        return str(organization.get_preferred_channel_display())

    def without_enclosures(self) -> "Pack":
        """The letter alone."""
        return replace(self, parts=self.parts[:1])

    @property
    def files(self) -> list[StoredFile]:
        """The file of each part that has one."""
        return [part.stored for part in self.parts if part.stored]

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(one.size for one in self.files)


def packs_of(letter: "Letter") -> list[Pack]:
    """The packs of a letter in the order of its addressees, in a constant number of queries."""
    editions = EnclosureEdition.objects.select_related("file")  # few, and each goes to many
    chosen = AddresseeEnclosure.objects.prefetch_related(Prefetch("edition", editions))
    addressees = letter.addressees.select_related(
        "office__organization", "file_copy__file"
    ).prefetch_related(Prefetch("chosen_editions", chosen), "dispatches")
    prefetch_related_objects([letter], "texts", "matter")
    return [
        Pack(number, len(addressees), one, tuple(parts_of(one)))
        for number, one in enumerate(addressees, start=1)
    ]


def parts_of(addressee: Addressee) -> Iterable[Part]:
    """The letter, then the enclosures in the editions fixed for this addressee."""
    copy = addressee.file_copy if addressee.has_file_copy else None
    yield Part(
        title=_("Letter %(reference)s") % {"reference": addressee.letter},
        language="",
        stored=copy.file if copy else None,
        pages=copy.pages if copy else 0,
    )
    for one in addressee.chosen_editions.all():
        yield Part(
            title=one.edition.title,
            language=one.edition.language,
            stored=one.edition.file,
            pages=one.edition.pages,
            edition=one.edition,
        )


def each_file[T](packs: Iterable[Pack], look: Callable[[StoredFile], T]) -> dict[str, T]:
    """What `look` finds in every file of some packs, by SHA-256; the same file is looked at once.

    `look` raises `FileDamaged` where the file is missing or altered.

    :raises Incomplete: for files like that, and letters that are not sealed: all of them at once.
    """
    missing = Missing()
    needed: dict[str, tuple[StoredFile, list[tuple[Pack, Part]]]] = {}
    for pack in packs:
        for part in pack.parts:
            if part.stored is None:
                sentence = _("%(who)s: the letter is not sealed yet. %(why)s")
                why = {"who": pack.addressee, "why": pack.addressee.sealing_problem}
                missing.sentences.append((sentence % why).strip())
            else:
                needed.setdefault(part.stored.sha256, (part.stored, []))[1].append((pack, part))
    found = {}
    for stored, uses in needed.values():
        with missing.noted(_named(uses)):
            found[stored.sha256] = look(stored)
    missing.refuse()
    return found


def _named(uses: list[tuple[Pack, Part]]) -> str:
    """For whom a file is, and what: "Institute of Tides, Director, Letter OUT/2024/0001"."""
    (pack, part), *others = uses
    if not others:
        return f"{pack.addressee}, {part.title}"
    for_whom = ngettext("%(n)s addressee", "%(n)s addressees", len(uses)) % {"n": len(uses)}
    return f"{part.title} ({for_whom})"
