"""Words in capitals, and how one writes them in a text."""

import re

#: Particles of a family name that are written small.
PARTICLES = frozenset(
    "de da do dos das di del della van von der den ten ter du al bin ibn bint ben y e zu zur af"  # noqa: SIM905
    " بن بنت ابن آل أبو عبد ال".split()
)
#: Written small after another particle only ("de la Cruz", but "Le Gall").
_AFTER_A_PARTICLE = frozenset({"la", "le", "el", "los", "las", "der", "den"})
_TURKISH = re.compile("[İŞĞ]")
_ROMAN = re.compile(r"[IVX]{2,4}")


def ordinary(word: str, *, is_turkish: bool = False) -> str:
    """A word in capitals as one writes it in a text: "O'BRIEN-LÓPEZ" → "O'Brien-López"."""
    if not is_capital(word) or _ROMAN.fullmatch(word):
        return word
    if is_turkish or _TURKISH.search(word):
        word = re.sub("(?<!^)(?<![-'’])I", "ı", word)
        word = re.sub("(?<!^)(?<![-'’])İ", "i", word)
    made = re.sub(r"[^\W\d_]+", lambda part: part[0][:1] + part[0][1:].lower(), word)
    return re.sub(r"\bMc([a-z])", lambda part: f"Mc{part[1].upper()}", made)


def as_in_a_text(words: list[str]) -> str:
    """Words in capitals made ordinary, particles small; others as they are."""
    made: list[str] = []
    is_turkish = _TURKISH.search(" ".join(words)) is not None
    for word in words:
        small = word.casefold() in PARTICLES or (
            word.casefold() in _AFTER_A_PARTICLE and made and made[-1] in PARTICLES
        )
        made.append(
            word.lower() if small and is_capital(word) else ordinary(word, is_turkish=is_turkish)
        )
    return " ".join(made)


def is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES or word.casefold() in _AFTER_A_PARTICLE


def is_capital(word: str) -> bool:
    """Whether a word is in capitals; an initial is not, nor is a script without capitals."""
    if not word.isupper():
        return False
    letters = [one for one in word if one.isalpha()]
    return len(letters) > 1 and "." not in word
