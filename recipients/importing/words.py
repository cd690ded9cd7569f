"""Facts of a row as a person reads them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django_countries import countries

from recipients.channels import Channel
from recipients.dates import in_words as day_in_words
from recipients.importing.fields import FIELDS, PARTS
from recipients.languages import Language
from recipients.models import Gender, Kind

type Told = tuple[str, str]


def told(facts: dict[str, Any]) -> list[Told]:
    """Each fact as (what it is, what it says), in the order of the fields."""
    known = FIELDS | PARTS
    return [
        (str(known[name].label), in_words(name, facts[name]))
        for name in known
        if facts.get(name) not in (None, "", [])
    ]


def in_words(name: str, value: Any) -> str:
    """What a fact says, on one line."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    words = _WORDS.get(name)
    return words(str(value)) if words else str(value).replace("\n", " / ")


def _day(value: str) -> str:
    return day_in_words(dt.date.fromisoformat(value))


def _country(code: str) -> str:
    return str(countries.name(code) or code)


_WORDS: dict[str, Callable[[str], str]] = {
    "kind": lambda value: str(Kind(value).label),
    "country": _country,
    "address_country": _country,
    "preferred_language": lambda value: str(Language(value).label),
    "preferred_channel": lambda value: str(Channel(value).label),
    "gender": lambda value: str(Gender(value).label) if value else _("not said"),
    "since_on": _day,
    "until_on": _day,
    "verified_on": _day,
}
