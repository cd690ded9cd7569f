"""Persons' names as lists have them: joined or split, with honorifics, in any order."""

import re
from dataclasses import dataclass

from recipients.models import Gender

MAN, WOMAN, UNKNOWN = Gender.MAN.value, Gender.WOMAN.value, Gender.UNKNOWN.value

#: What may stand before a name → (the honorific as it is printed, gender). Excellencies are left
#: to the form of address; "M." and "Mme" are written out, as French usage wants it.
HONORIFICS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("mr", "mister"), ("Mr", MAN)),
    "ms": ("Ms", WOMAN),
    "mrs": ("Mrs", WOMAN),
    "miss": ("Miss", WOMAN),
    **dict.fromkeys(("m", "monsieur"), ("Monsieur", MAN)),
    **dict.fromkeys(("mme", "madame"), ("Madame", WOMAN)),
    **dict.fromkeys(("mlle", "mademoiselle"), ("Madame", WOMAN)),
    **dict.fromkeys(("sr", "señor", "senor", "don"), ("Señor", MAN)),
    **dict.fromkeys(("sra", "señora", "senora", "srta", "doña"), ("Señora", WOMAN)),
    "herr": ("Herr", MAN),
    "frau": ("Frau", WOMAN),
    "signor": ("Signor", MAN),
    **dict.fromkeys(("signora", "sig.ra"), ("Signora", WOMAN)),
    **dict.fromkeys(("г-н", "господин"), ("господин", MAN)),
    **dict.fromkeys(("г-жа", "госпожа"), ("госпожа", WOMAN)),
    "السيد": ("السيد", MAN),
    "السيدة": ("السيدة", WOMAN),
    "sir": ("Sir", MAN),
    "dame": ("Dame", WOMAN),
    "lord": ("Lord", MAN),
    "lady": ("Lady", WOMAN),
    "sheikh": ("Sheikh", MAN),
    "sheikha": ("Sheikha", WOMAN),
    "dr": ("Dr", UNKNOWN),
    **dict.fromkeys(("prof", "professor"), ("Professor", UNKNOWN)),
    "professeur": ("Professeur", UNKNOWN),
    **dict.fromkeys(("amb", "ambassador"), ("Ambassador", UNKNOWN)),
    "judge": ("Judge", UNKNOWN),
    "eng": ("Eng.", UNKNOWN),
    "fr": ("Father", MAN),
    "sister": ("Sister", WOMAN),
    "rev": ("Reverend", UNKNOWN),
    "msgr": ("Monsignor", MAN),
    **dict.fromkeys(
        ("h.e", "he", "h.e.m", "hon", "honourable", "honorable", "rt", "right", "the", "s.e"),
        ("", UNKNOWN),
    ),
    **dict.fromkeys(("excellency", "excellence", "excmo", "excelentísimo"), ("", UNKNOWN)),
    **dict.fromkeys(("his", "s.e.m", "sem", "excelentísimo señor"), ("", MAN)),
    **dict.fromkeys(("her", "s.e.mme"), ("", WOMAN)),
    **dict.fromkeys(("son", "معالي", "سعادة", "е.п", "его", "превосходительство"), ("", UNKNOWN)),
}
#: Never taken for an honorific when they stand alone before one word ("He Wei", "Son Ye-jin").
_ALSO_NAMES = frozenset({"he", "son", "don", "the", "fr", "m", "his", "her", "right", "eng", "sem"})

#: Parts of a family name that are written small.
PARTICLES = frozenset(
    "de da do dos das di del della van von der den ten ter du al bin ibn ben y e".split()  # noqa: SIM905
)
_BEHIND_A_NAME = frozenset({"jr", "sr", "ii", "iii", "phd", "md", "esq", "mp", "mep", "obe", "kc"})
_PATRONYMIC = ("вич", "вна", "ична", "инична", "оглы", "кызы", "угли", "ұлы", "қызы")
#: Written small after another particle only ("de la Cruz", but "Le Gall").
_AFTER_A_PARTICLE = frozenset({"la", "le", "el", "los", "las"})
_WORDS_OF_GENDER = {
    MAN: "m male man mr h homme masculin masculino hombre м муж мужской männlich herr monsieur"
    " mâle ذكر uomo maschio mann",
    WOMAN: "f female woman w ms mrs femme féminin femenino feminino mujer ж жен женский weiblich"
    " frau mme madame أنثى donna femmina fem",
    UNKNOWN: "x n/a na u - – ? unknown other autre divers d non",
}
GENDERS = {word: gender for gender, words in _WORDS_OF_GENDER.items() for word in words.split()}


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
    one comma stands in the name, the family name stands first.
    """
    words, honorific, gender = _without_honorifics(text)
    capitals = _leading_capitals(words)
    is_reversed = _has_family_name_first(words) or _ends_in_a_patronymic(words)
    if (capitals and len(capitals) < len(words)) or is_reversed:
        return family_first(text)
    if any(map(_is_capital, words)) and not all(map(_is_capital, words)):
        family = _run_of_capitals(words)
    else:
        family = _last_with_particles(words)
    return Person(_as_in_a_text(words), _as_in_a_text(family), honorific, gender)


def family_first(text: str) -> Person:
    """ "LIMA Ana Maria" or "Lima, Ana Maria": the family name stands first."""
    words, honorific, gender = _without_honorifics(text)
    text = " ".join(words)
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        more_words, more_honorific, more_gender = _without_honorifics(given)
        given = " ".join(more_words)
        honorific, gender = honorific or more_honorific, gender or more_gender
    else:
        capitals = _leading_capitals(words)
        cut = len(capitals) if capitals and len(capitals) < len(words) else 1
        family, given = " ".join(words[:cut]), " ".join(words[cut:])
    family, given = _as_in_a_text(family.split()), _as_in_a_text(given.split())
    return Person(f"{given} {family}".strip(), family, honorific, gender)


def joined(first: str, last: str) -> Person:
    """A name from its two cells; an honorific in either is taken out."""
    words, honorific, gender = _without_honorifics(first) if first else ([], "", UNKNOWN)
    family, given = _as_in_a_text(last.split()), _as_in_a_text(words)
    return Person(f"{given} {family}".strip(), family, honorific, gender)


def ordinary(word: str) -> str:
    """A word in capitals as one writes it in a text: "O'BRIEN-LÓPEZ" → "O'Brien-López"."""
    if not _is_capital(word):
        return word
    made = re.sub(r"[^\W\d_]+", lambda part: part[0][:1] + part[0][1:].lower(), word)
    return re.sub(r"\bMc([a-z])", lambda part: f"Mc{part[1].upper()}", made)


def starts_with_honorific(text: str) -> bool:
    """Whether a text looks like the name of a person: it begins with Mr, Mme, H.E.…"""
    words, honorific, _gender = _without_honorifics(text)
    return bool(honorific) or len(words) < len(text.split())


def _as_in_a_text(words: list[str]) -> str:
    """Words in capitals made ordinary, particles small; others as they are."""
    made: list[str] = []
    for word in words:
        small = word.casefold() in PARTICLES or (
            word.casefold() in _AFTER_A_PARTICLE and made and made[-1] in PARTICLES
        )
        made.append(word.lower() if small and _is_capital(word) else ordinary(word))
    return " ".join(made)


def _has_family_name_first(words: list[str]) -> bool:
    """ "Lima, Ana", but not "Martin Luther King, Jr." nor "Ana Lima, PhD"."""
    text = " ".join(words)
    last = text.rpartition(",")[2].strip(" .").replace(".", "").casefold()
    return text.count(",") == 1 and last not in _BEHIND_A_NAME


def _ends_in_a_patronymic(words: list[str]) -> bool:
    """ "Иванов Иван Иванович": the order of Russian lists."""
    return len(words) == 3 and words[-1].casefold().endswith(_PATRONYMIC)


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES | _AFTER_A_PARTICLE


def _is_capital(word: str) -> bool:
    """Whether a word is in capitals; an initial is not, nor is a script without capitals."""
    letters = [one for one in word if one.isalpha()]
    return len(letters) > 1 and all(one.isupper() for one in letters)


def _run_of_capitals(words: list[str]) -> list[str]:
    """The capitals from the first to the last, with what stands between ("DE la CRUZ")."""
    at = [place for place, word in enumerate(words) if _is_capital(word)]
    return words[at[0] : at[-1] + 1]


def _leading_capitals(words: list[str]) -> list[str]:
    count = 0
    for word in words:
        if not (_is_capital(word) or (count and _is_particle(word))):
            break
        count += 1
    return words[:count]


def _last_with_particles(words: list[str]) -> list[str]:
    if len(words) < 2:
        return []
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return words[start:]


def _without_honorifics(text: str) -> tuple[list[str], str, str]:
    """The words of a name, the honorifics that stood before it, and the gender they tell.

    "Mr", "Ms" and their like stand for themselves; of several the one that is more than that
    ("Dr", "Professor") is kept.
    """
    words = text.replace("\u00a0", " ").split()
    found: list[str] = []
    gender = UNKNOWN
    while len(words) > 1:
        key = words[0].strip(".,:").casefold()
        if key not in HONORIFICS or not _may_be_honorific(words, key):
            break
        honorific, tells = HONORIFICS[key]
        gender = gender or tells
        if honorific:
            found.append(honorific)
        words.pop(0)
    plain = {"Mr", "Ms", "Mrs", "Monsieur", "Madame", "Señor", "Señora", "Herr", "Frau"}
    special = [one for one in found if one not in plain]
    return words, (special or found or [""])[0], gender


def _may_be_honorific(words: list[str], key: str) -> bool:
    """ "He Wei" is a name; "H.E." with its dots, or before more words, is none."""
    if key not in _ALSO_NAMES:
        return True
    if words[0].endswith("."):
        return True
    if key in ("his", "her", "son", "the", "right"):
        following = words[1].strip(".,").casefold()
        return following in ("excellency", "excellence", "honourable", "honorable", "rt", "hon")
    return key in ("m", "he") and words[0].isupper() and len(words) > 2
