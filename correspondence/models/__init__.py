"""What we write, send and receive: one noun a module."""

from correspondence.models.addressee import Addressee
from correspondence.models.dispatch import Dispatch, Proof
from correspondence.models.enclosure import Enclosure, EnclosureEdition, LetterEnclosure
from correspondence.models.file_copy import AddresseeEnclosure, FileCopy
from correspondence.models.label_sheet import LabelSheet, Printer
from correspondence.models.letter import Letter
from correspondence.models.letter_text import LetterText
from correspondence.models.letterhead import Letterhead, Signatory
from correspondence.models.matter import Matter
from correspondence.models.register import Register, Series
from correspondence.models.request import Request, RequestOutcome
from correspondence.models.response import Response
from correspondence.models.stored_file import StoredFile
from correspondence.models.transition import Conflict, NotAllowed, TransitionNotAllowed
from correspondence.models.trial import Then, Trial, TrialStatus

__all__ = [
    "Addressee",
    "AddresseeEnclosure",
    "Conflict",
    "Dispatch",
    "Enclosure",
    "EnclosureEdition",
    "FileCopy",
    "LabelSheet",
    "Letter",
    "LetterEnclosure",
    "LetterText",
    "Letterhead",
    "Matter",
    "NotAllowed",
    "Printer",
    "Proof",
    "Register",
    "Request",
    "RequestOutcome",
    "Response",
    "Series",
    "Signatory",
    "StoredFile",
    "Then",
    "TransitionNotAllowed",
    "Trial",
    "TrialStatus",
]
