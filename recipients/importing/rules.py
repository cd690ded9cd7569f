"""How the cells of a column are read: named rules that a person can choose and preview.

A rule turns one cell into facts, by the names of `fields.FIELDS` and `fields.PARTS`. It raises
`ValidationError` with a sentence for a cell that it cannot read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recipients.countries import code_of
from recipients.dates import read_day
from recipients.importing import names, vocabulary
from recipients.importing.cells import parted
from recipients.importing.fields import FIELDS
from recipients.text import cleaned

type Facts = dict[str, Any]

_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$")
_IN_ANGLES = re.compile(r"<([^<>]*)>")
_SEVERAL = re.compile(r"[;,|\n]+|\s+(?:or|/|et|and)\s+")
_ADDRESS_LINES = re.compile(r"\s*[,;\n]\s*")
_NO_LINE = re.compile(
    r"\d{1,4}[a-zа-я]?|(?:[A-Z]\.? ?){2,3}\.?,? \d{5}(?:-\d{4})?|\w{1,3}"
    r"|(?:д|кв|стр|корп)\.? ?\d+.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rule:
    """One way of reading a column; `label` is how a person chooses it."""

    name: str
    label: Promise
    read: Callable[[str, str], Facts]

    def __call__(self, field: str, cell: str) -> Facts:
        """The facts that `cell` states of `field`."""
        return self.read(field, cell)


def _as_written(field: str, cell: str) -> Facts:
    return {field: cleaned(cell)}


def _lines(field: str, cell: str) -> Facts:
    return {field: cleaned(cell, lines=True)}


def _lines_at_commas(field: str, cell: str) -> Facts:
    """Commas part the lines of an address; a house number or "NY 10017" begins none."""
    lines: list[str] = []
    for part in filter(None, _ADDRESS_LINES.split(cell)):
        if lines and _NO_LINE.fullmatch(part):
            lines[-1] += f", {part}"
        else:
            lines.append(part)
    return {field: cleaned("\n".join(lines), lines=True)}


def _parted(field: str, cell: str) -> Facts:
    return {field: [one for part in parted(cell) if (one := cleaned(part))]}


def _one(field: str, cell: str) -> Facts:
    return {field: [cleaned(cell)]}


def _one_email(field: str, cell: str) -> Facts:
    return {field: [_email(cell)]}


def _several_emails(field: str, cell: str) -> Facts:
    found = [part for part in re.split(r"[;,|\s]+(?![^<]*>)", _bare(cell)) if "@" in part or part]
    return {field: list(dict.fromkeys(_email(one) for one in found if one))}


def _bare(cell: str) -> str:
    """Addresses alone where names stand before them: "Ana Lima <ana@x.org>, …"."""
    found = _IN_ANGLES.findall(cell)
    return " ".join(found) if found else cell


def _email(written: str) -> str:
    angled = _IN_ANGLES.findall(written)
    text = cleaned(angled[0] if len(angled) == 1 else written).removeprefix("mailto:")
    if any(one in text for one in ",; "):
        raise ValidationError(_("These are several e-mail addresses; choose how they are split."))
    try:
        validate_email(text)
    except ValidationError:
        raise ValidationError(_("This is not an e-mail address.")) from None
    return text


def _several(field: str, cell: str) -> Facts:
    parts = [one for part in _SEVERAL.split(cell) if (one := cleaned(part))]
    return {field: list(dict.fromkeys(parts))}


def _country(field: str, cell: str) -> Facts:
    code = code_of(cleaned(cell))
    if code is None:
        raise ValidationError(_("This is no country. Write its name or its code."))
    return {field: code}


def _kind(field: str, cell: str) -> Facts:
    kind = vocabulary.kind_of(cleaned(cell))
    if kind is None:
        raise ValidationError(_("This kind of organization is not known here."))
    return {field: kind}


def _kind_or_tag(field: str, cell: str) -> Facts:
    word = cleaned(cell)
    return {field: vocabulary.kind_of(word)} if vocabulary.kind_of(word) else {"tags": [word[:50]]}


def _language(field: str, cell: str) -> Facts:
    language = vocabulary.language_of(cleaned(cell))
    if language is None:
        raise ValidationError(_("Letters are not written in this language."))
    return {field: language}


def _channel(field: str, cell: str) -> Facts:
    channel = vocabulary.channel_of(cleaned(cell))
    if channel is None:
        raise ValidationError(_("This channel is not known here."))
    return {field: channel}


def _gender(field: str, cell: str) -> Facts:
    gender = names.gender_of(cleaned(cell))
    if gender is None:
        raise ValidationError(_("This says neither man nor woman. Write M or F."))
    return {field: gender} if gender else {}


def _number(field: str, cell: str) -> Facts:
    text = cleaned(cell)
    if not text.isdecimal() or len(text) > 9:
        raise ValidationError(_("This is not a number."))
    return {field: int(text)}


def _website(field: str, cell: str) -> Facts:
    text = cleaned(cell)
    if not re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        text = f"https://{text}"
    return {field: text}


def _day(cell: str, *, month_first: bool = False) -> str:
    text = _TIME.sub("", cleaned(cell))
    if match := _SLASHES.fullmatch(text):
        day, month, year = match.groups()
        if month_first:
            day, month = month, day
        text = f"{day}.{month}.{year}"
    return read_day(text, today=None).isoformat()


def _day_first(field: str, cell: str) -> Facts:
    return {field: _day(cell)}


def _month_first(field: str, cell: str) -> Facts:
    return {field: _day(cell, month_first=True)}


def _person(read: Callable[[str], names.Person]) -> Callable[[str, str], Facts]:
    def rule(field: str, cell: str) -> Facts:
        return read(cleaned(cell)).as_facts()

    return rule


def _exact_name(field: str, cell: str) -> Facts:
    return {field: cleaned(cell)}


def _honorific(field: str, cell: str) -> Facts:
    """ "Mr" tells the gender too; an excellency is left to the form of address."""
    person = names.written_plainly(f"{cleaned(cell)} X")
    facts = {"honorific": person.honorific, "gender": person.gender}
    if person.name != "X":
        return {field: cleaned(cell)}
    return {name: value for name, value in facts.items() if value}


def _name_title_organization(field: str, cell: str) -> Facts:
    """ "Mr. Ana Lima, Director, Institute for Islands": in this order, one a line or a comma."""
    parts = [cleaned(one) for one in re.split(r"\n|;|,(?!\s*(?:Jr|PhD)\b)", cell)]
    parts = [one for one in parts if one]
    if len(parts) < 2:
        raise ValidationError(_("Name, title and organization do not stand in it one by one."))
    facts: Facts = names.written_plainly(parts[0]).as_facts()
    if len(parts) == 2:
        return facts | _title_of_organization(field, parts[1])
    return facts | {"office": ", ".join(parts[1:-1]), "name": parts[-1]}


def _title_organization(field: str, cell: str) -> Facts:
    """ "Director, Institute for Islands"."""
    title, _comma, organization = cleaned(cell.replace("\n", ", ")).partition(",")
    if not organization.strip():
        raise ValidationError(_("Title and organization do not stand in it one by one."))
    return {"office": title.strip(), "name": organization.strip()}


def _title_of_organization(field: str, cell: str) -> Facts:
    """ "Secretary-General of the United Nations"."""
    text = cleaned(cell)
    match = re.match(r"(.+?)\s+(?:of|for|to|de|du|des|d['’])\s*(?:the |la |l['’]|les )?(.+)", text)
    if match is None:
        raise ValidationError(_("No organization follows the title."))
    language = "fr" if re.search(r"\s(?:de|du|des)\s|\sd['’]", match[0]) else "en"
    return {"office": match[1], "name": match[2], f"title_{language}": text}


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("written", gettext_lazy("as written"), _as_written),
        Rule("lines", gettext_lazy("line by line"), _lines),
        Rule("commas", gettext_lazy("a line ends at each comma"), _lines_at_commas),
        Rule("parted", gettext_lazy("several, parted by semicolons"), _parted),
        Rule("one", gettext_lazy("one number"), _one),
        Rule("email", gettext_lazy("one address"), _one_email),
        Rule("emails", gettext_lazy("several addresses, split at , ; and spaces"), _several_emails),
        Rule("several", gettext_lazy("several, split at , ; and /"), _several),
        Rule("country", gettext_lazy("name or code of a country"), _country),
        Rule("kind", gettext_lazy("one of our kinds"), _kind),
        Rule("kind_or_tag", gettext_lazy("one of our kinds, else a tag"), _kind_or_tag),
        Rule("language", gettext_lazy("name or code of a language"), _language),
        Rule("channel", gettext_lazy("one of our channels"), _channel),
        Rule("gender", gettext_lazy("M/F, Mr/Ms, man/woman"), _gender),
        Rule("number", gettext_lazy("a number"), _number),
        Rule("website", gettext_lazy("an address on the web"), _website),
        Rule("day_first", gettext_lazy("day first: 3/9/2024"), _day_first),
        Rule("month_first", gettext_lazy("month first: 9/3/2024"), _month_first),
        Rule("name", gettext_lazy("Ms Ana Lima"), _person(names.written_plainly)),
        Rule("family_first", gettext_lazy("LIMA Ana, or Lima, Ana"), _person(names.family_first)),
        Rule("exact", gettext_lazy("exactly as written"), _exact_name),
        Rule("honorific", gettext_lazy("Mr, Mme, Dr: tells the gender too"), _honorific),
        Rule(
            "name_title_organization",
            gettext_lazy("name, title, organization"),
            _name_title_organization,
        ),
        Rule("title_organization", gettext_lazy("title, organization"), _title_organization),
        Rule(
            "title_of_organization",
            gettext_lazy("title of the organization"),
            _title_of_organization,
        ),
    )
}

_DAYS = ("day_first", "month_first")
_OF_FIELD: dict[str, tuple[str, ...]] = {
    "organization_id": ("number",),
    "kind": ("kind", "kind_or_tag"),
    "country": ("country",),
    "website": ("website",),
    "preferred_language": ("language",),
    "preferred_channel": ("channel",),
    "note": ("lines",),
    "address": ("lines", "commas"),
    "street": ("lines", "commas"),
    "address_country": ("country",),
    "emails": ("email", "emails"),
    "phones": ("one", "several"),
    "faxes": ("one", "several"),
    "verified_on": _DAYS,
    "since_on": _DAYS,
    "until_on": _DAYS,
    "office_id": ("number",),
    "protocol_order": ("number",),
    "holder": ("name", "family_first", "exact"),
    "honorific": ("honorific", "written"),
    "gender": ("gender",),
    "everything": ("name_title_organization", "title_organization", "title_of_organization"),
}


def rules_of(field: str) -> list[Rule]:
    """The rules that can read a column of that field; the first is the usual one."""
    if field in _OF_FIELD:
        return [RULES[name] for name in _OF_FIELD[field]]
    if field in FIELDS and FIELDS[field].is_many:
        return [RULES["parted"], RULES["several"]]
    return [RULES["written"]]
