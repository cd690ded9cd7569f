"""Realistic letters in five languages, for what is validated, measured and looked at.

Facts are public; reference, signatory, the sender's address, pages and figures are invented.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from correspondence.models.sheet import EnclosureLine, Sheet

LANGUAGES = ("en", "fr", "es", "ru", "ar")
_FOLDER = Path(__file__).with_name("samples")


@cache
def _texts(language: str) -> dict[str, Any]:
    texts = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    for name in ("body", "rich"):
        texts[name] = texts[name].replace("\n", "")
    return texts


def letter(language: str, **changes: Any) -> Sheet:
    """A letter of one or two pages with two enclosures; `changes` are fields of the sheet."""
    texts = dict(_texts(language))
    del texts["rich"], texts["rich_subject"]
    fields = {
        **texts,
        "language": language,
        "reference": "BIG/2024/OUT/0147",
        "date": "2024-09-12",
        "sender_foot": tuple(texts["sender_foot"]),
        "address": tuple(texts["address"]),
        "enclosures": tuple(EnclosureLine(**one) for one in texts["enclosures"]),
        "copies": (),
    }
    return Sheet(**{**fields, **changes})


def rich_letter(language: str, **changes: Any) -> Sheet:
    """A letter of several pages with everything a body may hold, copies and a predecessor."""
    texts = _texts(language)
    fields = {
        "reference": "SEC/2024/OUT/0312",
        "subject": texts["rich_subject"],
        "body": texts["rich"],
        "copies": tuple(texts["copies"]),
        "further_to_reference": "SEC/2024/OUT/0147",
        "further_to_date": "2024-04-01",
    }
    return letter(language, **{**fields, **changes})
