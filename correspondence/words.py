"""The letter's own words, dates and counts in its language."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_STRINGS = Path(__file__).resolve().parent / "pdf" / "assets" / "strings.json"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Words:
    """The strings of one language (ISO 639-1 code), and how it writes numbers and dates."""

    code: str
    strings: dict[str, Any]

    def __getitem__(self, name: str) -> str:
        return str(self.strings[name])

    @property
    def is_rtl(self) -> bool:
        return self["dir"] == "rtl"

    @property
    def months(self) -> list[str]:
        return list(self.strings["months"])

    def number(self, n: int) -> str:
        """In Arabic, prose has Arabic-Indic digits (use of the United Nations)."""
        return str(n).translate(_ARABIC_INDIC) if self.is_rtl else str(n)

    def date(self, day: dt.date) -> str:
        """The date as a letter writes it, its day tied to its month."""
        first_in_french = self.code == "fr" and day.day == 1
        return self["date_format"].format(
            day="1er" if first_in_french else self.number(day.day),
            month=self.months[day.month - 1],
            year=self.number(day.year),
        )

    def pages(self, n: int) -> str:
        """ "4 pages"; Arabic by the plural rules of CLDR (two; few: 3 to 10, 103 to 110 ...)."""
        return str(self.strings[f"pages_{self._plural(n)}"]).format(n=self.number(n))

    def _plural(self, n: int) -> str:
        if n == 1:
            return "one"
        if not self.is_rtl:
            return "many"
        if n == 2:
            return "two"
        return "few" if 3 <= n % 100 <= 10 else "many"

    def enclosures(self, n: int) -> str:
        """The heading over the list: "Enclosure", "Enclosures (2)"."""
        name = "enclosure_one" if n == 1 else "enclosures"
        return self[name].format(n=self.number(n))

    def enclosure_detail(self, *, language: str, pages: int) -> str:
        """ "(English, 4 pages)"; a language without a name here is left out."""
        named = self.strings["languages"].get(language)
        if named is None:
            return f"({self.pages(pages)})"
        return self["enclosure_detail"].format(language=named, pages=self.pages(pages))


@cache
def _strings() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(_STRINGS.read_text(encoding="utf-8"))
    return loaded


def languages() -> tuple[str, ...]:
    """The languages a letter can be written in."""
    return tuple(_strings())


@cache
def words_of(language: str) -> Words:
    """
    :raises KeyError: for a language the letter has no words of.
    """
    return Words(language, _strings()[language])
