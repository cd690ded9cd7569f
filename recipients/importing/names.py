"""Persons' names as lists have them: joined or split, with honorifics, in any order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from recipients.importing.capitals import as_in_a_text, is_capital, is_particle
from recipients.importing.honorifics import (
    AFTER_OPENERS,
    ALSO_NAMES,
    BEFORE_FAMILY,
    BEFORE_MORE_WORDS,
    BEHIND_A_NAME,
    FAMILY_IS_FIRST,
    GENDERS,
    HONORIFICS,
    OPENERS,
    PLAIN,
    UNKNOWN,
)

_PATRONYMIC = re.compile(
    r"\w+(?:вич|вна|ична|івна|ївна|ұлы|қызы|[oe]vich|[oe]vna)|оглы|оғлы|кызы|қызы|угли|улы|ұлы|o[gğ]lu",
    re.IGNORECASE,
)
_BEHIND_THE_FATHER = frozenset({"оглы", "кызы", "қызы", "угли", "улы", "ұлы"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?-?){1,3}|[^\W\d_]")
_FOOTNOTE = re.compile(r"(?<=\w\w)\s*(?:[*†‡§¹²³⁴-⁹⁰]+|\[\d{1,2}\]|\(\d{1,2}\))+$")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
_FRENCH_OFFICES = frozenset(
    "juge président présidente ministre professeur professeure docteur ambassadeur préfet préfète"  # noqa: SIM905
    " sénateur sénatrice député députée maire directeur directrice conseiller secrétaire".split()
)


@dataclass(frozen=True)
class Person:
    """A name taken apart. `family_name` is empty where the order does not tell."""

    name: str
    family_name: str = ""
    honorific: str = ""
    gender: str = UNKNOWN

    def as_facts(self) -> dict[str, str]:
        """The fields of an import; an empty one says nothing."""
        facts = {
            "holder": self.name,
            "family_name": self.family_name,
            "honorific": self.honorific,
            "gender": self.gender,
        }
        return {name: value for name, value in facts.items() if value}


def gender_of(written: str) -> str | None:
    """The gender a cell names ("M", "Mme", "женский"); None for a word nobody knows."""
    return GENDERS.get(written.strip().strip(".").casefold())


def written_plainly(text: str) -> Person:
    """ "Mr. Juan Carlos DE LA CRUZ": the words in capitals, else the last word, are the family's.

    Particles ("van", "de la") before the last word belong to it. Where the capitals come first, or
    one comma stands in the name, or the last word is a patronymic, the family name stands first.
    """
    words, honorific, gender = without_honorifics(_without_footnote(text))
    words, behind = _without_letters_behind(words)
    if _is_family_first(words):
        return _family_first(words, behind, honorific, gender)
    if any(map(is_capital, words)) and not all(map(is_capital, words)):
        family = _run_of_capitals(words)
    elif len(words) == 2 and _stands_first(*words):
        family = words[:1]
    elif len(words) == 1 and honorific in BEFORE_FAMILY:
        family = words
    else:
        family = _last_with_particles(words)
    name = " ".join([as_in_a_text(words), *behind])
    return Person(name, as_in_a_text(family), honorific, gender)


def family_first(text: str) -> Person:
    """ "LIMA Ana Maria" or "Lima, Ana Maria": the family name stands first."""
    words, honorific, gender = without_honorifics(_without_footnote(text))
    words, behind = _without_letters_behind(words)
    return _family_first(words, behind, honorific, gender)


def _family_first(words: list[str], behind: list[str], honorific: str, gender: str) -> Person:
    text = " ".join(words)
    if "," in text:
        family, given = (part.strip(" ,").split() for part in text.split(",", 1))
        given, more, more_gender = without_honorifics(" ".join(given))
        honorific, gender = honorific or more, gender or more_gender
        given, letters = _without_letters_behind(given)
        behind = [*letters, *behind]
    else:
        capitals = _leading_capitals(words)
        cut = len(capitals) if capitals and len(capitals) < len(words) else 1
        family, given = words[:cut], words[cut:]
        if _is_called_by_family_first(family, given):
            name = " ".join([as_in_a_text([*family, *given]), *behind])
            return Person(name, as_in_a_text(family), honorific, gender)
    name = " ".join(filter(None, (as_in_a_text(given), as_in_a_text(family), " ".join(behind))))
    return Person(name, as_in_a_text(family), honorific, gender)


def joined(first: str, last: str, *, middle: str = "", suffix: str = "") -> Person:
    """A name from its cells; an honorific in any is taken out."""
    words, honorific, gender = without_honorifics(_without_footnote(first))
    families, more, more_gender = without_honorifics(_without_footnote(last))
    family, given = as_in_a_text(families), as_in_a_text([*words, *middle.split()])
    name = " ".join(filter(None, (given, family, suffix.strip(" ,"))))
    return Person(name, family, honorific or more, gender or more_gender)


def starts_with_honorific(text: str) -> bool:
    """Whether a text looks like the name of a person: it begins with Mr, Mme, H.E.…"""
    words, honorific, _gender = without_honorifics(text)
    return bool(honorific) or len(words) < len(text.split())


def weightier(one: str, other: str) -> str:
    """Of two honorifics the one that says more than "Mr" or "Ms"."""
    return other if one in PLAIN or not one else one


def without_honorifics(text: str) -> tuple[list[str], str, str]:
    """The words of a name, the honorifics that stood before it, and the gender they tell.

    "Mr", "Ms" and their like stand for themselves; of several the one that is more than that
    ("Dr", "Professor") is kept.
    """
    words = _together(text).split()
    found: list[str] = []
    gender = UNKNOWN
    while len(words) > 1:
        key = _key(words[0])
        if key not in HONORIFICS or not _may_be_honorific(words, key):
            break
        honorific, tells = HONORIFICS[key]
        gender = gender or tells
        if honorific:
            found.append(honorific)
        words.pop(0)
        if len(words) > 2 and words[0] in ("le", "la") and words[1].casefold() in _FRENCH_OFFICES:
            words = words[2:]  # "M. le Juge Paul Exemple"
    special = [one for one in found if one not in PLAIN]
    return words, (special or found or [""])[0], gender


_APART = re.compile(r"\b(H\. E\.|S\. E\.|h\. c\.|(?:Lt|Maj|Brig)\. Gen\.)", re.IGNORECASE)
_GLUED = re.compile(r"^((?:H\.E|S\.E|Dr|Mr|Mrs|Ms|Mme|Prof|Hon|Sr|Sra)\.)(?=[^\W\d_]{2})")


def _together(text: str) -> str:
    """ "H. E." as one word, "Mr.Ahmed" as two."""
    if "." not in text:
        return text
    text = _APART.sub(lambda found: found[0].replace(" ", ""), text.strip())
    return _GLUED.sub(r"\1 ", text)


@lru_cache(maxsize=5000)
def _key(word: str) -> str:
    key = word.strip("(),:").casefold()
    return key.rstrip(".").strip(".") if key not in HONORIFICS else key


def _may_be_honorific(words: list[str], key: str) -> bool:
    """ "He Wei" is a name; "H.E." with its dots, or before more words, is none."""
    if key not in ALSO_NAMES:
        return True
    if words[0].rstrip(",").endswith("."):
        return True
    if key in OPENERS:
        return words[1].strip(".,").casefold() in AFTER_OPENERS
    if key in ("m", "he", "se"):
        return words[0].isupper() and len(words) > 2
    return key in BEFORE_MORE_WORDS and len(words) > 2 and not words[0].isupper()


def _without_footnote(text: str) -> str:
    return text if text[-1:].isalpha() else _FOOTNOTE.sub("", text)


def _without_letters_behind(words: list[str]) -> tuple[list[str], list[str]]:
    """ "Keir Starmer KC MP": the letters apart, a comma before them gone."""
    cut = len(words)
    while cut > 1 and _is_behind(words[cut - 1], has_comma=words[cut - 2].endswith(",")):
        cut -= 1
    if cut < 2 and len(words) > 1:
        return words, []
    kept, behind = words[:cut], words[cut:]
    if behind:
        kept[-1] = kept[-1].rstrip(",")
    return kept, [word.strip(",") for word in behind]


def _is_behind(word: str, *, has_comma: bool) -> bool:
    """ "MP" and "Ph.D." are letters behind a name; "Ma" is not, but after a comma."""
    letters = word.strip(",").replace(".", "")
    if letters.casefold() not in BEHIND_A_NAME:
        return False
    return (
        has_comma
        or letters in ("Jr", "Sr", "PhD", "Esq")
        or (
            letters.isupper()
            and letters not in ("MA", "MS", "AM", "BA", "SC", "SR", "AO", "TD", "MD")
        )
    )


def _is_family_first(words: list[str]) -> bool:
    """Whether the order of the words tells that the family name is the first."""
    if " ".join(words).count(",") == 1:
        return True  # "Lima, Ana"
    capitals = _leading_capitals(words)
    if capitals and len(capitals) < len(words) and not any(map(is_capital, words[len(capitals) :])):
        return True
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[2]):
        return True  # "Иванов Иван Иванович": the order of Russian lists
    if len(words) == 4 and words[3].casefold() in _BEHIND_THE_FATHER:
        return True
    if len(words) > 1 and len(words[0]) > 2 and _INITIALS.fullmatch(" ".join(words[1:])):
        return "." in words[-1]  # "Ёлкин П. А."
    return False


def _is_called_by_family_first(family: list[str], given: list[str]) -> bool:
    """ "WANG Yi" is called so, where "LIMA Ana" is called Ana Lima."""
    if len(family) != 1 or not 1 <= len(given) <= 3:
        return False
    return family[0].casefold() in FAMILY_IS_FIRST


def _stands_first(family: str, given: str) -> bool:
    """ "Ban Ki-moon", and names in Chinese, Japanese and Korean letters."""
    if _EASTERN.match(family):
        return True
    return family.casefold() in FAMILY_IS_FIRST and bool(_TWO_SYLLABLES.fullmatch(given))


def _run_of_capitals(words: list[str]) -> list[str]:
    """The capitals from the first to the last, with what stands between ("DE la CRUZ")."""
    at = [place for place, word in enumerate(words) if is_capital(word)]
    start = at[0]
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    return words[start : at[-1] + 1]


def _leading_capitals(words: list[str]) -> list[str]:
    count = 0
    for word in words:
        if not (is_capital(word) or (count and is_particle(word))):
            break
        count += 1
    while count > 1 and not is_capital(words[count - 1]):
        count -= 1
    return words[:count]


def _last_with_particles(words: list[str]) -> list[str]:
    if len(words) < 2:
        return []
    start = len(words) - 1
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    is_small = words[0].islower() or (is_capital(words[0]) and words[0] not in ("AL", "BEN", "DO"))
    if start == 1 and is_small and is_particle(words[0]):
        start = 0  # "de Gaulle"
    return words[start:]
