"""The transmittal slip (*bordereau d'envoi*): what goes to one addressee, piece by piece."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from correspondence.lifecycle import Copy
from correspondence.models.addressee import Addressee
from correspondence.models.enclosure import Enclosure, EnclosureEdition
from correspondence.models.kind import LetterKind
from correspondence.models.letterhead import RUBRIC, Letterhead
from correspondence.models.sheet import Sheet
from recipients.posting import country_name

_COMMAS = re.compile("[,،]")


class Formula(TextChoices):
    """What the addressee is asked to do with a piece; each language has its set phrase."""

    ATTRIBUTION = "attribution", _("for attention")
    ACTION = "action", _("for action")
    INFORMATION = "information", _("for information")
    USEFUL = "useful", _("for any use")
    COMMUNICATION = "communication", _("for perusal and return")


@dataclass(frozen=True)
class Piece:
    """The letter itself (`is_letter`) or one of its enclosures, with its pages."""

    title: str
    pages: int
    language: str = ""
    is_letter: bool = False
    usual: str = Formula.INFORMATION


@dataclass(frozen=True)
class Item:
    """A row of the slip: so many copies of a piece, and what is observed of it."""

    piece: Piece
    copies: int
    observation: str = ""  # one of `Formula`, or nothing


@dataclass(frozen=True)
class Frame:
    """What stands around the pieces, as on the letter to this addressee.

    `emblem` names a drawing as sheets do, empty for the house's own.
    """

    sender_name: str
    sender_line: str
    address: tuple[str, ...]
    place: str
    signatory: str
    function: str
    colour: str = RUBRIC
    emblem: str = ""


@dataclass(frozen=True)
class Slip:
    """Everything a slip says. The same slip always gives the same bytes."""

    language: str
    sender_name: str
    sender_line: str
    address: tuple[str, ...]
    reference: str
    dated_on: dt.date  # of the letter
    place: str
    on: dt.date  # of the slip
    signatory: str
    function: str
    items: tuple[Item, ...]
    kind: str = LetterKind.FORMAL  # of the letter
    colour: str = RUBRIC
    emblem: str = ""
    drawing: bytes = field(default=b"", repr=False)


def frame_of(addressee: Addressee) -> Frame:
    """From the sheet of a letter composed here, else from the letterhead and the address kept.

    `place` is read from the return address; a person can put it right.
    """
    letter = addressee.letter
    head = letter.letterheads.get(addressee.language) or Letterhead()
    if addressee.sheet:
        return _frame_of_sheet(Sheet.from_json(addressee.sheet), country=str(head.country or ""))
    signatory = letter.signatory
    return Frame(
        sender_name=head.name,
        sender_line=head.line,
        address=tuple(addressee.address_block.splitlines()),
        place=place_in(head.return_line, str(head.country or ""), addressee.language),
        signatory=signatory.name if signatory else "",
        function=signatory.function_in(addressee.language) if signatory else "",
        colour=head.colour,
        emblem=head.emblem_name,
    )


def _frame_of_sheet(sheet: Sheet, *, country: str) -> Frame:
    return Frame(
        sender_name=sheet.sender_name,
        sender_line=sheet.sender_line,
        address=sheet.address,
        place=place_in(sheet.return_line, country, sheet.language),
        signatory=sheet.signatory_name,
        function=sheet.signatory_function,
        colour=sheet.colour,
        emblem=sheet.emblem,
    )


def place_in(return_line: str, country: str, language: str) -> str:
    """The town at the end of a return address: "Baku" in "1 Sample Street, AZ1000 Baku".

    The country (ISO 3166) behind it, in that language, and the postal code are left out.
    """
    parts = [part.strip() for part in _COMMAS.split(return_line) if part.strip()]
    named = country_name(country, language).casefold() if country else ""
    if len(parts) > 1 and parts[-1].casefold() == named:
        parts.pop()
    words = parts[-1].split() if parts else []
    return " ".join(word for word in words if not any(map(str.isdigit, word)))


def pieces_of(addressee: Addressee) -> list[Piece]:
    """What this addressee gets: the letter, then each enclosure in the edition it got."""
    is_copy = addressee.role == Copy.CC
    letter = Piece(
        title="",
        pages=addressee.file_copy.pages,
        is_letter=True,
        usual=Formula.INFORMATION if is_copy else Formula.ATTRIBUTION,
    )
    chosen = addressee.chosen_editions.select_related("edition__enclosure", "edition__file")
    return [letter, *(_enclosure(one.edition) for one in chosen)]


def _enclosure(edition: EnclosureEdition) -> Piece:
    is_brochure = edition.enclosure.kind == Enclosure.Kind.BROCHURE
    return Piece(
        title=edition.title,
        pages=edition.pages,
        language=edition.language,
        usual=Formula.USEFUL if is_brochure else Formula.INFORMATION,
    )
