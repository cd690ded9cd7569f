"""What stands on one addressee's letter: plain data between the models and the paper."""

import datetime as dt
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self


@dataclass(frozen=True)
class EnclosureLine:
    """One enclosure at the foot of the letter: its title, language (ISO 639-1) and pages."""

    title: str
    language: str
    pages: int


@dataclass(frozen=True)
class Sheet:
    """Everything one addressee's letter says. The same sheet always gives the same bytes.

    `address` are the lines of the envelope, country included; `via` stands among them already.
    `body` is sanitised HTML; everything else is plain text. `date` is ISO (2024-09-03) or empty,
    `reference` is empty on a draft, which carries no number.
    """

    language: str
    sender_name: str
    sender_line: str
    return_line: str
    sender_foot: tuple[str, ...]
    address: tuple[str, ...]
    reference: str
    date: str
    subject: str
    salutation: str
    body: str
    closing: str
    signatory_name: str
    signatory_function: str
    enclosures: tuple[EnclosureLine, ...] = ()
    copies: tuple[str, ...] = ()
    country: str = ""  # the last address line, when it is the country: set in capitals
    via: str = ""  # the address line that names the mission
    handling: str = ""  # "By courier", above the address
    marking: str = ""  # "Confidential"
    further_to_reference: str = ""
    further_to_date: str = ""
    layout: str = field(default="din5008b")

    @property
    def dated_on(self) -> dt.date | None:
        return dt.date.fromisoformat(self.date) if self.date else None

    def as_json(self) -> dict[str, Any]:
        """The sheet as it is kept with the addressee."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The sheet as it was kept; lists become tuples again."""
        names = {one.name for one in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in kept.items()
            if name in names
        }
        values["enclosures"] = tuple(EnclosureLine(**line) for line in kept["enclosures"])
        return cls(**values)
