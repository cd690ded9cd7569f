"""E-mail addresses, telephone numbers and websites as cells have them."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from recipients.importing.days import ascii_figures
from recipients.text import cleaned

_IN_ANGLES = re.compile(r"<([^<>]*)>")
_IN_BRACKETS = re.compile(r"\([^()@]*\)|\[[^\[\]@]*\]")
_LABEL = re.compile(
    r"^(?:mailto|e-?mails?|e-?posta|courriels?|correos?|mail|pec|эл\. ?почта|почта|البريد)\s*:\s*",
    re.IGNORECASE,
)
_WORD_WITH_COLON = re.compile(r"(?<![\w@.])[^\W\d_][\w .'’-]{0,30}:(?!//)\s*")
_AT_IN_WORDS = re.compile(
    r"[(\[{<]\s*(?:at|a|arobase|ät|arroba|собака|@)\s*[)\]}>]| at ", re.IGNORECASE
)
_BETWEEN = re.compile(r"[;,|\s،、]+")
_JOINING = frozenset(
    {"or", "and", "et", "ou", "und", "oder", "y", "o", "e", "и", "/", "&", "-", "–"}
)

_FAX = re.compile(r"\b(?:tele)?fax|télécopie|факс|الفاكس|facsimile", re.IGNORECASE)
_PHONE_LABEL = re.compile(
    r"^\W*(?:(?:tele)?fax|facsimile|t[ée]l(?:[ée](?:phone|fono|fon|fax|copie)?)?s?|phones?|mobile|mob|cell|gsm|ph"
    r"|office|main|switchboard|т|тел|телефон|факс|моб|هاتف|الهاتف|الفاكس|t|f|m|p|tlf|handy)"
    r"(?:\s*(?:no|nr|n°|number)\b\.?)?(?:\s*[.:]+|\s)\s*(?=[\d+(])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"[;,|\n،、]+|\s+(?:or|and|et|ou|und|oder|y|и)\s+"
    r"|(?<=\d)\s+(?=\+\d)|(?<=[\d)])\s+(?=(?:t[ée]l|fax|mob|тел|факс))",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[\w.+-]+@[\w.-]+\w", re.ASCII)
_ONE_NUMBER = re.compile(r"\+?[0-9() .-]{5,20}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'\[\]]")


def email_of(written: str) -> str:
    """One e-mail address, out of its angles and without "mailto:"."""
    angled = _IN_ANGLES.findall(written)
    text = cleaned(angled[0] if len(angled) == 1 else written)
    text = _LABEL.sub("", text).rstrip(" .,;") if text else text
    if text.count("@") > 1 or any(one in text for one in ",;"):
        raise ValidationError(_("These are several e-mail addresses; choose how they are split."))
    return _checked(text)


def _checked(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        if "@" not in text and _AT_IN_WORDS.search(text):
            reason = _("This is not an e-mail address: write @ where it says “at”.")
        elif "@" not in text:
            reason = _("This is not an e-mail address: there is no @ in it.")
        else:
            reason = _("This is not an e-mail address.")
        raise ValidationError(reason) from None
    return text


def emails_of(cell: str) -> tuple[list[str], list[str]]:
    """Every e-mail address of a cell, and the telephone numbers beside them.

    Names before addresses in angles, words in brackets and labels ("Press: …") are left out. Any
    other word is a mistake.
    """
    if _ALONE.fullmatch(cell):
        return [_checked(cell)], []
    angled = [one for one in _IN_ANGLES.findall(cell) if "@" in one]
    text = " ".join(angled) if angled else _IN_BRACKETS.sub(" ", cell)
    words = _BETWEEN.split(_WORD_WITH_COLON.sub(" ", text).replace("/", " ").strip())
    found: list[str] = []
    others: list[str] = []
    for word in filter(None, words):
        if word.casefold() not in _JOINING:
            (found if "@" in word else others).append(word)
    rest = " ".join(others)
    if not found:
        _checked(cleaned(cell))
    emails = [_checked(cleaned(word.strip(".:<>"))) for word in found]
    if rest and not _is_number(rest):
        raise ValidationError(
            _("Beside e-mail addresses here stands: %(rest)s") % {"rest": rest[:60]}
        )
    return list(dict.fromkeys(emails)), phones_of(rest)[0] if rest else []


def phones_of(cell: str) -> tuple[list[str], list[str]]:
    """The telephone numbers of a cell, and the fax numbers beside them.

    What has fewer than five figures ("ext. 12", "/ 02") belongs to the number before it.
    """
    if _ONE_NUMBER.fullmatch(cell):
        return [cleaned(cell)], []
    phones: list[str] = []
    faxes: list[str] = []
    last = phones
    for part in _numbers(cell):
        text = cleaned(part)
        figures = sum(one.isdecimal() for one in text)
        if not figures:
            continue
        if figures < 5 and last:
            last[-1] += f", {text}" if text[0].isalpha() else f" / {text.lstrip('/ ')}"
            continue
        last = faxes if _FAX.search(text) else phones
        last.append(_PHONE_LABEL.sub("", text).strip())
    if not phones and not faxes:
        raise ValidationError(_("This is no telephone number: there is no figure in it."))
    return list(dict.fromkeys(phones)), list(dict.fromkeys(faxes))


def _numbers(cell: str) -> Iterator[str]:
    """The parts of a cell; a slash parts whole numbers only, not "030/5550 100"."""
    for part in _SEVERAL.split(cell if cell.isascii() else ascii_figures(cell)):
        pieces = part.split("/")
        if len(pieces) > 1 and all(sum(map(str.isdecimal, piece)) > 5 for piece in pieces):
            yield from pieces
        else:
            yield part


def number_of(cell: str) -> str:
    """One telephone number as written, without "Tel.:" before it."""
    text = cleaned(ascii_figures(cell) if not cell.isascii() else cell)
    if not any(map(str.isdecimal, text)):
        raise ValidationError(_("This is no telephone number: there is no figure in it."))
    return _PHONE_LABEL.sub("", text)


def _is_number(text: str) -> bool:
    """Whether a text is figures, with no more than a label in letters."""
    return sum(map(str.isdecimal, text)) >= 5 and sum(map(str.isalpha, text)) <= 12


def website_of(cell: str) -> str:
    """The first web address of a cell, with https:// where it names no scheme."""
    text = cleaned(cell)
    if " " in text or "," in text or ";" in text or "[" in text:
        words = re.split(r"[\s,;]+", _QUOTED.sub("", text))
        text = next((word for word in words if "." in word and "@" not in word), text)
    if not _SCHEME.match(text):
        text = f"https://{text}"
    return text
