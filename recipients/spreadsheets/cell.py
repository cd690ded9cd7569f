"""What a cell of a workbook says, as the text a person sees in it."""

import datetime as dt
import math
import re
from decimal import Decimal, InvalidOperation

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

#: Not a number that a spreadsheet can hold.
NO_NUMBER = "#NUM!"

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^]]*\]')
_DIGITS = re.compile(r"[+( ]*0[0# ()-]*[0#]")
_MIDNIGHT = re.compile(r"T00:00(:00(\.0+)?)?Z?\Z")


def number_text(stored: str, number_format: str = "") -> str:
    """A number without exponent and without “.0”: 75008, 33142961234, 0.5.

    A format of digits keeps the zeros that a postal code or a telephone number begins with.
    Fractions have the fifteen digits that spreadsheets show.
    """
    try:
        value = float(stored)
        exact = Decimal(stored)
    except (ValueError, InvalidOperation):
        return NO_NUMBER
    if not math.isfinite(value):
        return NO_NUMBER
    if exact == exact.to_integral_value():
        text = f"{exact:.0f}"
    else:
        text = f"{Decimal(f'{value:.15g}'):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    if text.isdecimal():
        return _in_places(text, number_format)
    return "0" if text == "-0" else text


def _in_places(digits: str, number_format: str) -> str:
    """The digits in the places of a format like 00000 or 0#" "##" "##; others change nothing."""
    places = _LITERAL.sub(r"\1\2", number_format.partition(";")[0])
    count = places.count("0") + places.count("#")
    if not _DIGITS.fullmatch(places) or len(digits) > count:
        return digits
    following = iter(digits.zfill(count))
    return "".join(next(following) if place in "0#" else place for place in places)


def date_text(stored: str, *, is_1904: bool) -> str:
    """The day as 2024-09-03, with the time behind it where there is one, or the time alone."""
    try:
        value = float(stored)
        found = from_excel(value, MAC_EPOCH if is_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError):
        return number_text(stored)
    if value < 0:
        return number_text(stored)
    if isinstance(found, dt.datetime):
        return iso_text(found.isoformat(timespec="seconds"))
    return found.isoformat(timespec="minutes") if isinstance(found, dt.time) else str(found)


def iso_text(stored: str) -> str:
    """A day that the file spells out, without a midnight behind it."""
    return _MIDNIGHT.sub("", stored).replace("T", " ")
