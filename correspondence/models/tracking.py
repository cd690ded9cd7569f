"""Numbers under which a carrier knows an item."""

import re

_S10 = re.compile(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def has_wrong_check_digit(number: str) -> bool:
    """Whether it is written like a registered item (RR 1234 5678 5 AZ) and cannot be one.

    The check digit of UPU standard S10: the weighted sum of the eight digits, modulo 11, taken
    from 11; 10 is written 0 and 11 is written 5. Other numbers have none and are not judged.
    """
    item = _S10.fullmatch(re.sub(r"[\s-]", "", number).upper())
    if item is None:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, item[1], strict=True))
    digit = 11 - total % 11
    return {10: 0, 11: 5}.get(digit, digit) != int(item[2])
