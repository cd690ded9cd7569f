"""Envelopes: a page of their size for every addressee, with the zones of the post kept free."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from weasyprint.document import Document

from correspondence.models.cover import Cover, titled
from correspondence.pdf.engine import drawing_board, emblem, lay_out, sealed
from correspondence.pdf.fitting import Block, Type, fitted, refuse_missing_glyphs
from correspondence.pdf.press import CannotRender, on_the_press
from correspondence.pdf.printing import at_full_size
from correspondence.words import languages, words_of

_GREAT, _PLAIN, _DENSE = Type("great", 14, 6.4), Type("plain", 11.5, 5.3), Type("dense", 10, 4.6)
_NO_SHIFT = (Decimal(0), Decimal(0))
_SENDER_FROM = Decimal(15)  # mm from the left edge


@dataclass(frozen=True)
class Envelope:
    """An envelope held with its longer side down, in mm from its top left corner.

    The address stands in a zone `to_width` wide that begins at `to_left` and `to_top` and ends
    above the zone of the sorting code. The stamp has the upper right corner to itself. These
    zones are general knowledge; the posts of single countries publish their own.
    """

    name: str
    width: int
    height: int
    to_left: int
    to_top: int
    to_width: int
    types: tuple[Type, ...]
    sorting: int = 15  # mm kept free at the foot
    stamp: tuple[int, int] = (74, 40)  # mm kept free in the upper right corner

    @property
    def to_bottom(self) -> int:
        return self.height - self.sorting


#: By their names in ISO 269.
ENVELOPES = {
    one.name: one
    for one in (
        Envelope("DL", 220, 110, to_left=105, to_top=52, to_width=95, types=(_PLAIN, _DENSE)),
        Envelope("C5", 229, 162, to_left=112, to_top=84, to_width=97, types=(_PLAIN, _DENSE)),
        Envelope(
            "C4", 324, 229, to_left=170, to_top=124, to_width=134, types=(_GREAT, _PLAIN, _DENSE)
        ),
    )
}


@on_the_press(
    raises=(CannotRender,),
    seconds=60,
    too_much="These are too many envelopes for one file: choose fewer addressees.",
)
def render(
    covers: Sequence[Cover],
    envelope: Envelope,
    *,
    handling: str = "",
    shift: tuple[Decimal, Decimal] = _NO_SHIFT,
) -> bytes:
    """An envelope for each of these covers, in their order (PDF/A-3a and PDF/UA-1).

    :param handling: what stands above the address, a `Handling`, in the cover's language.
    :param shift: mm by which the printer must print further to the right, and further down.
    :raises CannotRender: if an address does not fit its zone or has a character without a glyph,
        or if the shift would take text off the paper; the message names what it is.
    """
    refuse_missing_glyphs(covers)
    _refuse_beyond_paper(envelope, shift)
    blocks = [
        Block(
            number=number,
            cover=cover,
            types=envelope.types,
            top=float(envelope.to_top + shift[1]),
            floor=float(envelope.to_bottom + shift[1]),
        )
        for number, cover in enumerate(covers, 1)
    ]

    context = {
        "lang": get_language(),
        "title": titled(_("Envelopes %(size)s") % {"size": envelope.name}, covers),
        "envelope": envelope,
        "shift": f"left: {shift[0]}mm; top: {shift[1]}mm",
    }

    def draw() -> Document:
        pages = [{"block": block, **_words(block.cover, handling)} for block in blocks]
        html = render_to_string("paper/envelopes.html", {**context, "pages": pages})
        return lay_out(html, ("office", "envelopes"))

    with drawing_board():
        document = fitted(blocks, draw, into=_("an envelope %(size)s") % {"size": envelope.name})
        return at_full_size(sealed(document), on_envelopes=True)


def _refuse_beyond_paper(envelope: Envelope, shift: tuple[Decimal, Decimal]) -> None:
    right, down = shift
    inside = (
        right + _SENDER_FROM >= 0
        and right + envelope.to_left + envelope.to_width <= envelope.width
        and down + envelope.sorting >= 0
        and down + envelope.to_bottom <= envelope.height
    )
    if not inside:
        raise CannotRender(_("With this printer's correction the address would leave the paper."))


def _words(cover: Cover, handling: str) -> dict[str, str]:
    """What stands on the envelope beside the address, in the language of the letter in it."""
    words = words_of(cover.language if cover.language in languages() else "en")
    return {
        "dir": words["dir"],
        "lang": words["lang"],
        "handling": words[handling] if handling else "",
        "emblem": emblem(cover.emblem, cover.drawing),
        "emblem_alt": words["emblem_alt"].format(name=cover.sender_name),
    }
