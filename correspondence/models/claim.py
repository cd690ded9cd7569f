"""What a paper says of itself, against the register: which letter it is, and whose copy."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Value
from django.db.models.functions import Replace, Upper

from accounts.models import User
from correspondence.models.addressee import Addressee
from correspondence.models.check_code import codes_in, plain, read_check_code, splits
from correspondence.models.letter import Letter

_MOST_WORDS = 300  # of a text in which a reference is looked for


class Finding(StrEnum):
    """What came of comparing a paper with the register."""

    COPY = "copy"  # the code belongs to the copy of one addressee
    OTHER_CODE = "other_code"  # to no copy of this letter
    NO_CODE = "no_code"  # what was given is a reference without a code
    UNREAD_CODE = "unread_code"  # what stands behind the reference is no code
    WITHOUT_CODES = "without_codes"  # the copies of this letter bear none
    NO_REFERENCE = "no_reference"  # what was given is a code alone
    NO_LETTER = "no_letter"


@dataclass(frozen=True)
class Claim:
    """A reference and a code as they were given, and what they belong to."""

    finding: Finding
    reference: str = ""
    letter: Letter | None = None
    addressee: Addressee | None = None


def claimed(typed: str, *, seen_by: User) -> Claim:
    """What a typed or scanned "OUT/2026/0001 7K3F-92QD" belongs to, for this person.

    However it is spaced and capitalised. A wrong code is never answered with the right one.
    """
    ways = splits(typed)
    letters = _letters(seen_by, [reference for reference, _rest in ways])
    for reference, rest in ways:
        if letter := letters.get(_key(reference)):
            return _of_letter(letter, rest)
    if read_check_code(typed):
        return Claim(Finding.NO_REFERENCE)
    references = [reference for reference, rest in ways if read_check_code(rest)]
    return Claim(Finding.NO_LETTER, references[0] if references else ways[0][0])


def _of_letter(letter: Letter, rest: str) -> Claim:
    """What the rest behind the reference of a letter amounts to."""
    addressees = letter.addressees.exclude(check_code="")
    code = read_check_code(rest)
    addressee = addressees.filter(check_code=code).for_evidence().first() if code else None
    if addressee:
        return Claim(Finding.COPY, str(letter), addressee.letter, addressee)
    if not addressees.exists():
        finding = Finding.WITHOUT_CODES
    elif code:
        finding = Finding.OTHER_CODE
    else:
        finding = Finding.UNREAD_CODE if rest else Finding.NO_CODE
    return Claim(finding, str(letter), letter)


def claimed_in(text: str, *, seen_by: User) -> Claim | None:
    """Which letter, and whose copy, the words of a file say that it is; None if they do not."""
    key = _key(text)
    addressees = Addressee.objects.visible_to(seen_by).select_related("letter")
    for addressee in addressees.filter(check_code__in=codes_in(text)[:_MOST_WORDS]):
        if _key(str(addressee.letter)) in key:
            return Claim(Finding.COPY, str(addressee.letter), addressee.letter, addressee)
    words = [plain(word) for word in text.split() if any(map(str.isdecimal, word))]
    words = words[:_MOST_WORDS]
    letters = _letters(seen_by, words)
    letter = next((letters[_key(word)] for word in words if _key(word) in letters), None)
    return Claim(Finding.OTHER_CODE, str(letter), letter) if letter else None


def _letters(person: User, references: list[str]) -> dict[str, Letter]:
    """The letters in the register with one of these references, by its key."""
    letters = Letter.objects.visible_to(person).in_register()
    found = letters.alias(key=Upper(Replace("reference", Value(" ")))).filter(
        key__in=[_key(reference) for reference in references]
    )
    return {_key(str(letter)): letter for letter in found}


def _key(reference: str) -> str:
    """A reference as it is compared: without spaces, in capitals."""
    return "".join(reference.split()).upper()
