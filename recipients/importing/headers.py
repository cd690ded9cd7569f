"""Which field the head of a column names."""

import re
import unicodedata
from functools import cache

from recipients.importing.fields import FIELDS, PARTS
from recipients.importing.header_words import WORDS

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABELS = re.compile(r"\b(?:label|english|englisch|anglais|s)$")
#: Words anywhere in a header, where the whole header is not known; the first that stands in it.
_TELLING: tuple[tuple[str, str], ...] = (
    (r"\b(?:e ?mails?|courriels?|correo|e ?posta|pec|почта|البريد)\b", "emails"),
    (r"\b(?:tele)?fax\b|факс", "faxes"),
    (r"\b(?:tele)?phones?\b|\btel\b|telefon|телефон|الهاتف", "phones"),
    (r"\b(?:web ?sites?|homepage|url)\b|сайт", "website"),
    (r"\b(?:post ?code|zip|postal code|code postal|plz|postleitzahl)\b|индекс", "postal_code"),
    (r"\b(?:address|adresse|direccion|indirizzo|anschrift)\b|адрес", "address"),
    (r"\b(?:first|given) name\b|\bprenom\b|\bvorname\b", "first_name"),
    (r"^prenom\b|^nome (?:del )?(?:responsabile|sindaco|titolare|presidente|dirigente)"
     r"|^nombre (?:del )?(?:responsable|titular|alcalde)", "first_name"),
    (r"^cognome\b|^apellidos?\b|\b(?:last|family) name\b|\bsurname\b|\bnachname\b|фамилия",
     "last_name"),
    (r"^(?:name|full name) of (?:the )?(?:head|chief|director|minister|mayor|president|chair"
     r"|ambassador|representative|official|contact|member)|\bfull name\b", "holder"),
    (r"^(?:name|title) of (?:the )?(?:organi[sz]ation|institution|body|agency|company|ministry"
     r"|embassy|mission|school|university|court|centre|association)"
     r"|\b(?:organi[sz]ation|institution|agency|ministry|embassy) name\b"
     r"|^nom (?:de |du )(?:la |l )?(?:structure|organisme|service|entite|commune|societe)", "name"),
    (r"\b(?:organi[sz]ations?|institutions?|ministry|ministries|embassy|agency|university)$",
     "name"),
    (r"\bcountry\b|\bpays\b", "country"),
    (r"\b(?:job title|position|function|fonction|cargo)\b|должность", "office"),
    (r"\b(?:city|town|ville)\b", "city"),
)  # fmt: skip
#: What no field of ours is, though a word of it sounds like one.
_OTHER = re.compile(
    r"\b(?:birth|born|naissance|geburt|nacimiento|nascita|id|no|nr|number of"
    r"|code (?!postal|pays|post|sexe)|population|lat|lon|latitude|longitude|party|parti"
    r"|partei|partido|insee|siren|siret"
    r"|рождения)\b"
)


def field_of(header: str) -> str | None:
    """The field that a header names, also with what stands in brackets or a number behind it."""
    words, known = plain(header), field_by_header()
    short = plain(re.split(r"[(/\[|\n]", header)[0])
    for told in (words, short, plain(_CAMEL.sub(" ", header)), words.rstrip(" 0123456789")):
        if found := known.get(told) or known.get(_LABELS.sub("", told).strip()):
            return found
    for part in re.split(r"[/|\n]|\s[-–]\s", header)[1:]:  # "Nom / Name"
        if found := known.get(plain(part)):
            return found
    if _OTHER.search(words):
        return None
    return next((field for told, field in _TELLING if re.search(told, words)), None)


@cache
def field_by_header() -> dict[str, str]:
    """The field by the plain words of a header; those of our own exports come first."""
    found = {plain(field.header): name for name, field in (FIELDS | PARTS).items()}
    found |= {name.replace("_", " "): name for name in FIELDS | PARTS}
    for field, words in WORDS.items():
        for word in words.split("|"):
            found.setdefault(plain(word), field)
    return found


#: Headers of a column of names that say what office these people hold.
OFFICES = frozenset(
    "permanent representative|ambassador|minister|director|chair|president|mayor"  # noqa: SIM905
    "|head of mission|executive director|secretary general|chief executive|ceo|chairperson"
    "|director general|chairman|governor|rector|maire|ministre|directeur|ambassadeur|alcalde"
    "|директор|министр|президент|head of state|head of government|editor|editor in chief|principal"
    "|permanent observer|vice chancellor|chef de mission|directrice|alcaldesa|embajador|sindaco"
    "|prefeito|reitor|burgermeister|oberburgermeister|buyukelci|burgemeester|глава|посол"
    "|السفير|الوزير|رئيس البلدية|المدير|representante permanente|chief executive officer".split("|")
)

#: Words that tell in which language a list's own names and titles are.
TELL_LANGUAGE = {
    "en": "name organization organisation title address city country telephone email position",
    "fr": "nom prenom fonction organisme adresse courriel ville pays civilite qualite commune"
    " libelle sexe mandat",
    "es": "nombre apellidos cargo organizacion direccion correo ciudad pais",
    "ru": "наименование организация должность руководитель адрес телефон фамилия город страна",
    "ar": "الاسم المنصب الجهة البلد العنوان الهاتف المدينة الدولة",
}


def language_of_headers(headers: list[str]) -> str:
    """The language (ISO 639-1) that two words of the headers tell, or one and none in English."""
    words = {word for header in headers for word in plain(header).split()}
    found = {
        language: len(words & {plain(word) for word in told.split()})
        for language, told in TELL_LANGUAGE.items()
    }
    best = max(found, key=lambda language: found[language])
    return best if found[best] >= (2 if found["en"] else 1) else "en"


def plain(header: str) -> str:
    """A header in small letters, without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", header).casefold().replace("ı", "i")
    kept = (one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join("".join(kept).split())
