"""What stands on one addressee's letter: plain data between the models and the paper."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
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
    `reference` is empty on a draft, which carries no number. `emblem` names the drawing in the
    letterhead ("<sha256>.svg", empty for the house's own), `drawing` are its bytes, which are kept
    by that name and so not with the sheet.
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
    handling: str = ""  # a `Handling`: "by_courier", above the address
    marking: str = ""  # a `Marking`: "confidential"
    further_to_reference: str = ""
    further_to_date: str = ""
    layout: str = "din5008b"
    kind: str = "formal"  # a `LetterKind`
    reminder: int = 0  # its number
    check_code: str = ""  # "7K3F-92QD", stands beside the QR code
    colour: str = "#762a26"
    emblem: str = ""
    drawing: bytes = field(default=b"", repr=False)

    @property
    def dated_on(self) -> dt.date | None:
        return dt.date.fromisoformat(self.date) if self.date else None

    def as_json(self) -> dict[str, Any]:
        """The sheet as it is kept with the addressee."""
        return {name: value for name, value in asdict(self).items() if name != "drawing"}

    @classmethod
    def from_json(cls, kept: dict[str, Any], *, drawing: bytes = b"") -> Self:
        """The sheet as it was kept; lists become tuples again."""
        names = {one.name for one in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in kept.items()
            if name in names
        }
        values["enclosures"] = tuple(EnclosureLine(**line) for line in kept["enclosures"])
        return cls(**values, drawing=drawing)


def digest_of(sheets: Iterable[Sheet]) -> str:
    """SHA-256 (64 hexadecimal digits) of all that these sheets say, in their order."""
    digest = hashlib.sha256()
    for sheet in sheets:  # one after the other: all in one text may be hundreds of megabytes
        digest.update(json.dumps(sheet.as_json(), sort_keys=True).encode() + b"\n")
    return digest.hexdigest()
