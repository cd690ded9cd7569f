"""The check code of a letter: with the reference it says which addressee's paper one holds."""

import re
import secrets
from unicodedata import category, decimal, name, normalize

#: Letters and digits that nobody takes for each other.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
MOST_TYPED = 200  # signs; a reference has eighty at most
_HALF = 4  # signs before and after the hyphen
_IN_TEXT = re.compile(rf"\b[{ALPHABET}]{{{_HALF}}}-[{ALPHABET}]{{{_HALF}}}\b")


def new_check_code() -> str:
    """A code that nobody can guess: "7K3F-92QD", forty random bits."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(2 * _HALF))
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def read_check_code(typed: str) -> str:
    """The code in what somebody typed or scanned, however it is spaced; empty if it is none."""
    signs = re.sub(r"[\s-]", "", plain(typed).upper())
    if len(signs) != 2 * _HALF or any(sign not in ALPHABET for sign in signs):
        return ""
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def plain(typed: str) -> str:
    """What somebody typed or scanned, with plain digits, hyphens and single spaces.

    Full-width signs, the digits of other scripts and every kind of dash are brought to one form;
    letters of other scripts stay what they are (`strangers`).
    """
    return " ".join("".join(map(_plain, normalize("NFKC", typed[:MOST_TYPED]))).split())


def _plain(sign: str) -> str:
    if category(sign) == "Pd" or sign == "−":
        return "-"
    return " " if category(sign).startswith("C") else str(decimal(sign, sign))


def splits(typed: str) -> list[tuple[str, str]]:
    """Each way to read what was typed as a reference and the rest of it, which may be a code.

    The longest reference comes first. The rest begins behind a space, or with the last eight
    signs: some scanners leave the space out.
    """
    words = plain(typed)
    ends = [place for place, sign in enumerate(words) if sign == " "]
    signs = [place for place, sign in enumerate(words) if sign not in " -"]
    if len(signs) > 2 * _HALF:
        ends.append(signs[-2 * _HALF])
    ways = ((words[:end].rstrip(), words[end:].lstrip()) for end in (len(words), *reversed(ends)))
    return sorted(dict.fromkeys(ways), key=lambda way: -len(way[0]))


def codes_in(text: str) -> list[str]:
    """The check codes in a text, each once."""
    return list(dict.fromkeys(_IN_TEXT.findall(text)))


def strangers(typed: str) -> list[str]:
    """Letters of other scripts than Latin, each with its script; they may look alike."""
    letters = dict.fromkeys(sign for sign in plain(typed) if sign.isalpha())
    scripts = {sign: name(sign, "UNKNOWN").partition(" ")[0].title() for sign in letters}
    return [f"{sign} ({script})" for sign, script in scripts.items() if script != "Latin"]
