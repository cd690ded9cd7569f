"""The outgoing register as it is read: an entry for each letter, a line for each addressee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Prefetch,
    QuerySet,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.utils import formats
from django.utils.translation import gettext as _

from correspondence.lifecycle import Copy, DispatchStatus, LetterStatus, ResponseKind
from correspondence.models.addressee import Addressee, AddresseeQuerySet
from correspondence.models.dispatch import Dispatch
from correspondence.models.letter import Letter
from correspondence.models.letter_text import LetterText
from correspondence.models.register import Register
from correspondence.models.response import Response
from recipients.channels import Channel

CHUNK = 50  # letters read at once where a whole register is read
_FROM_PEOPLE = (
    ResponseKind.ACKNOWLEDGEMENT,
    ResponseKind.INTERIM,
    ResponseKind.REPLY,
    ResponseKind.DECLINE,
    ResponseKind.REFERRAL,
)
_YEAR, _SERIES = 10**10, 10**14  # a number has at most ten digits, a year four


@dataclass(frozen=True)
class Sending:
    """One sending as the register tells it."""

    dispatch: Dispatch

    @property
    def manner(self) -> str:
        """By what way it left."""
        return str(self.dispatch.get_channel_display())

    @property
    def proof(self) -> str:
        """What shows that it left or arrived, in a few words; empty where nothing does."""
        return proof_of(self.dispatch)


def proof_of(dispatch: Dispatch) -> str:
    """What became of a sending, or shows that it left; empty where nothing shows it."""
    day = dispatch.delivered_on or dispatch.returned_on
    words = {
        "day": formats.date_format(day, "j M Y") if day else "",
        "who": dispatch.received_by,
        "reason": dispatch.return_reason or _("no reason given"),
    }
    match dispatch.status:
        case DispatchStatus.RETURNED:
            return _("came back: %(reason)s") % words
        case DispatchStatus.LOST:
            return _("lost: %(reason)s") % words
        case DispatchStatus.DELIVERED if dispatch.received_by:
            return _("received by %(who)s, %(day)s") % words
        case DispatchStatus.DELIVERED if dispatch.is_delivery_proven:
            return _("delivered %(day)s, proof on file") % words
        case DispatchStatus.DELIVERED:
            return _("delivered %(day)s, without proof") % words
    return _shown_by(dispatch)


def _shown_by(dispatch: Dispatch) -> str:
    """What shows that something under way has left."""
    number = dispatch.tracking_number
    shown = [
        _("No. %(number)s") % {"number": number} if number else "",
        _("proof on file") if dispatch.proofs.all() else "",
    ]
    if not any(shown) and dispatch.channel == Channel.POST:
        return _("presumed")
    if not any(shown) and dispatch.channel == Channel.BY_HAND and dispatch.handed_over_by:
        return _("carried by %(who)s") % {"who": dispatch.handed_over_by}
    return ", ".join(filter(None, shown))


@dataclass(frozen=True)
class Line:
    """What the register says of one addressee."""

    addressee: Addressee

    @property
    def who(self) -> str:
        """The person who held the office, and the office: as they stood on the letter."""
        holder = self.addressee.holder
        names = [holder.name if holder else "", self.addressee.display_office]
        return ", ".join(filter(None, names))

    @property
    def organization(self) -> str:
        return self.addressee.display_organization

    @property
    def via(self) -> str:
        """The line of the envelope that names the mission through which it went."""
        return getattr(self.addressee, "printed_via", None) or ""

    @property
    def is_copy(self) -> bool:
        """It got the letter for information."""
        return self.addressee.role == Copy.CC

    @property
    def sendings(self) -> list[Sending]:
        """Every sending that has left the house, in order."""
        return [Sending(one) for one in self.addressee.dispatches.all() if one.has_left]

    @property
    def enclosures(self) -> tuple[int, int]:
        """How many enclosures it got, and their pages together."""
        editions = [chosen.edition for chosen in self.addressee.chosen_editions.all()]
        return len(editions), sum(edition.pages for edition in editions)

    @property
    def answer(self) -> Response | None:
        """The first thing a person there sent back: the best evidence that it arrived."""
        valid = [one for one in self.addressee.responses.all() if one.kind in _FROM_PEOPLE]
        return min(valid, key=lambda one: (one.received_on, one.pk), default=None)


@dataclass(frozen=True)
class Row:
    """One row of the table: a line, with the facts of its letter if it is the first of them."""

    line: Line | None
    is_first: bool
    enclosures: tuple[int, int] | None  # None: as in the row above

    @property
    def enclosures_in_short(self) -> str:
        """ "2 (40)": how many, and their pages."""
        count, pages = self.enclosures or (0, 0)
        return f"{count} ({pages})" if count else "–"


@dataclass(frozen=True)
class Entry:
    """One letter of the register, with all its lines or some of them."""

    letter: Letter
    lines: list[Line]
    is_continued: bool = False  # its first lines stand elsewhere
    left_out: int = 0  # further lines that are not among `lines`

    @property
    def is_cancelled(self) -> bool:
        """The number stays taken, and its line says why it is not used."""
        return self.letter.status == LetterStatus.CANCELLED

    @property
    def further_to(self) -> str:
        """The reference of the letter that this one follows."""
        earlier = self.letter.further_to
        return (earlier.reference or "") if earlier else ""

    @property
    def rows(self) -> list[Row]:
        """A row for each line, at least one; what is the same as above is not said again."""
        rows: list[Row] = []
        before: tuple[int, int] | None = None
        some: list[Line | None] = [*self.lines] or [None]
        for line in some:
            now = line.enclosures if line else (0, 0)
            rows.append(Row(line, not rows, None if now == before else now))
            before = now
        return rows


def in_order(letters: "QuerySet[Letter]", registers: Sequence[Register]) -> "QuerySet[Letter]":
    """The letters of these registers with their `place`: by series, year and number.

    One register is read in the order of its index, so that a page costs the same at any depth.
    """
    bases = {one.pk: one.series_id * _SERIES + one.year * _YEAR for one in registers}
    place: Combinable = F("number")
    if len(bases) != 1:
        cases = [When(register_year=pk, then=base + F("number")) for pk, base in bases.items()]
        place = Case(*cases, output_field=BigIntegerField())
    found = letters.filter(register_year__in=list(bases))
    return found.annotate(place=place).order_by("place")


def with_facts(letters: "QuerySet[Letter]") -> "QuerySet[Letter]":
    """With what an entry says of the letter itself; bodies stay where they are.

    Nothing is joined, so that what is sorted is narrow.
    """
    texts = LetterText.objects.only("letter", "language", "subject")
    return letters.prefetch_related(
        "matter",
        "signatory",
        "drafted_by",
        "further_to",
        "register_year__series",
        Prefetch("texts", texts),
    )


def addressees_with_facts() -> AddresseeQuerySet:
    """Addressees in order with what a line says of them; the sheets stay where they are."""
    responses = Response.objects.of(*_FROM_PEOPLE).defer("summary")
    return (
        Addressee.objects.select_related("holder")
        .defer("sheet", "address_block", "salutation", "closing")
        .annotate(printed_via=KeyTextTransform("via", "sheet"))
        .prefetch_related(
            "dispatches__proofs",
            Prefetch("responses", responses),
            "chosen_editions__edition__file",
        )
        .order_by("letter_id", "-role", "position", "pk")
    )


def with_first_lines(letters: "QuerySet[Letter]", *, shown: int) -> "QuerySet[Letter]":
    """With what `shortened` needs: so many addressees of each letter, in their order."""
    first = Prefetch("addressees", addressees_with_facts()[:shown], to_attr="first_addressees")
    return with_facts(letters).prefetch_related(first)


def shortened(letters: Sequence[Letter]) -> list[Entry]:
    """Entries with the first lines of each letter read `with_first_lines`."""
    counts = dict(
        Addressee.objects.filter(letter__in=letters)
        .order_by()
        .values_list("letter")
        .annotate(Count("pk"))
    )
    return [
        Entry(one, lines, left_out=counts.get(one.pk, 0) - len(lines))
        for one in letters
        for lines in [[Line(first) for first in one.first_addressees]]  # type: ignore[attr-defined]
    ]


def whole(letters: "QuerySet[Letter]") -> Iterator[Entry]:
    """Every entry with every line, read some letters at a time."""
    read = with_facts(letters).prefetch_related(Prefetch("addressees", addressees_with_facts()))
    return (
        Entry(one, [Line(addressee) for addressee in one.addressees.all()])
        for one in read.iterator(chunk_size=CHUNK)
    )


def count_lines(letters: "QuerySet[Letter]") -> int:
    """How many lines the letters have; one without addressees has one."""
    return letters.order_by().values_list("pk", "addressees").count()


def part_of(letters: "QuerySet[Letter]", *, part: int, size: int) -> list[Entry]:
    """The entries of the `part`-th `size` lines in the order of the books, counted from 1.

    A letter whose lines do not all fit goes on in the next part.
    """
    start = (part - 1) * size
    order = ["place", "-addressees__role", "addressees__position", "addressees__pk"]
    places = letters.order_by(*order).values_list("pk", "addressees__pk")
    before = places[start - 1][0] if start else None
    found = list(places[start : start + size])
    known = with_facts(letters).in_bulk({letter for letter, _line in found})
    lines = addressees_with_facts().in_bulk({line for _letter, line in found if line})
    return [
        Entry(
            known[letter],
            [Line(lines[line]) for _letter, line in pairs if line],
            is_continued=letter == before,
        )
        for letter, pairs in groupby(found, key=itemgetter(0))
    ]
