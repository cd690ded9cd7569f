"""The check code of a letter: with the reference it says which addressee's paper one holds."""

import re
import secrets

#: Letters and digits that nobody takes for each other.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_HALF = 4  # signs before and after the hyphen


def new_check_code() -> str:
    """A code that nobody can guess: "7K3F-92QD", forty random bits."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(2 * _HALF))
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def read_check_code(typed: str) -> str:
    """The code in what somebody typed or scanned, however it is spaced; empty if it is none."""
    signs = re.sub(r"[\s\-–]", "", typed.upper()).replace("O", "0")
    if len(signs) != 2 * _HALF or any(sign not in ALPHABET for sign in signs):
        return ""
    return f"{signs[:_HALF]}-{signs[_HALF:]}"
