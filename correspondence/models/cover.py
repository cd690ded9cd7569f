"""What stands on one envelope or label: plain data between the models and the paper."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from correspondence.models.addressee import Addressee
from correspondence.models.letterhead import Letterhead, emblem_drawing, posted_in
from recipients.languages import Language
from recipients.models import Office


@dataclass(frozen=True)
class Cover:
    """An address with what stands beside it.

    `who` names it in messages. `lines` are those of the address, country included; `country` and
    `via` say which of them names the country, and which the mission. The sender stands on
    envelopes, the reference on both.
    """

    who: str
    language: str
    lines: tuple[str, ...]
    country: str = ""
    via: str = ""
    reference: str = ""
    sender_name: str = ""
    sender_line: str = ""
    emblem: str = ""  # as on a `Sheet`
    drawing: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class LeftOut:
    """An office that gets no label, and what the directory lacks for one."""

    office: Office
    missing: tuple[str, ...]


def covers_of(addressees: Iterable[Addressee]) -> list[Cover]:
    """The addresses as they were fixed when the letter was registered, in this order.

    A letter written elsewhere has fixed no sender: its envelopes bear that of the letterhead.
    """
    heads = {head.language: head for head in Letterhead.objects.filter(unit="")}
    return [_cover(one, heads.get(one.language)) for one in addressees]


def _cover(addressee: Addressee, head: Letterhead | None) -> Cover:
    cover = Cover(
        who=str(addressee),
        language=addressee.language,
        lines=tuple(addressee.address_block.splitlines()),
        reference=addressee.letter.reference or "",
    )
    if addressee.sheet:
        printed = addressee.printed
        return replace(
            cover,
            country=printed.country,
            via=printed.via,
            sender_name=printed.sender_name,
            sender_line=printed.return_line,
            emblem=printed.emblem,
            drawing=printed.drawing,
        )
    if head is None:
        return cover
    return replace(
        cover,
        sender_name=head.name,
        sender_line=head.return_line,
        emblem=head.emblem_name,
        drawing=emblem_drawing(head.emblem_name),
    )


def covers_of_offices(
    offices: Iterable[Office], *, on: dt.date
) -> tuple[list[tuple[Office, Cover]], list[LeftOut]]:
    """The addresses of these offices as the directory knows them on that day, in this order.

    And those that are left out since something is missing. Each in the language in which its
    organization gets letters. Load the offices with `Office.objects.for_opening`.
    """
    posted = posted_in()
    covers, left_out = [], []
    for office in offices:
        language = office.organization.preferred_language
        opening = office.opening(
            language=language,
            on=on,
            posted_in=posted.get(language) or posted.get(Language.ENGLISH) or "",
        )
        if opening.is_complete:
            cover = Cover(
                who=str(office),
                language=language,
                lines=opening.lines,
                country=opening.country,
                via=opening.via,
            )
            covers.append((office, cover))
        else:
            left_out.append(LeftOut(office, opening.missing))
    return covers, left_out


def titled(words: str, covers: Sequence[Cover]) -> str:
    """A title that names the reference, if all the covers are for one letter."""
    references = {cover.reference for cover in covers}
    if len(references) != 1 or "" in references:
        return words
    return f"{words} – {references.pop()}"
