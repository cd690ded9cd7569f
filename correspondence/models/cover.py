"""What stands on one envelope or label: plain data between the models and the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from correspondence.models.addressee import Addressee
    from correspondence.models.letterhead import Letterhead


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


def titled(words: str, covers: Sequence[Cover]) -> str:
    """A title that names the reference, if all the covers are for one letter."""
    references = {cover.reference for cover in covers}
    return " – ".join([words, *references]) if len(references) == 1 and "" not in references else words
