"""Realistic letters, for what is validated, measured and looked at.

Facts are public; reference, signatory, the sender's address, pages and figures are invented.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from correspondence.models.kind import LetterKind
from correspondence.models.sheet import EnclosureLine, Sheet
from correspondence.words import languages

#: In these there is a sample of everything; in the others a letter.
LANGUAGES = ("en", "fr", "es", "ru", "ar")
OTHER_LANGUAGES = tuple(sorted(set(languages()) - set(LANGUAGES)))
_FOLDER = Path(__file__).with_name("samples")
_SPEAKING_FOR_THEMSELVES = {LetterKind.NOTE, LetterKind.SLIP}  # no salutation, no closing


@cache
def _texts(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _as_fields(texts: dict[str, Any]) -> dict[str, Any]:
    """Lists as tuples, lines of enclosures as such, and HTML as the sanitiser writes it."""
    fields = {
        name: tuple(value) if isinstance(value, list) else value for name, value in texts.items()
    }
    if "enclosures" in texts:
        fields["enclosures"] = tuple(EnclosureLine(**line) for line in texts["enclosures"])
    if "body" in texts:
        fields["body"] = texts["body"].replace("\n", "")
    return fields


def letter(language: str, kind: str = LetterKind.FORMAL, **changes: Any) -> Sheet:
    """A letter of one or two pages with its enclosures; `changes` are fields of the sheet."""
    texts = _texts(language)
    fields: dict[str, Any] = {
        "language": language,
        "kind": kind,
        "reference": "BIG/2024/OUT/0147",
        "date": "2024-09-12",
        "check_code": "7K3M-92QX",
        **_as_fields(texts["letter"]),
        **_as_fields(texts.get(kind, {})),
    }
    if kind in _SPEAKING_FOR_THEMSELVES:
        fields |= {"salutation": "", "closing": ""}
    return Sheet(**{**fields, **changes})


def rich_letter(language: str, **changes: Any) -> Sheet:
    """A letter of several pages with everything a body may hold, copies and a predecessor."""
    return letter(language, **{**_as_fields(_texts(language)["rich"]), **changes})
