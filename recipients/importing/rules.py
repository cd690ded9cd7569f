"""How the cells of a column are read: named rules that a person can choose and preview.

A rule turns one cell into facts, by the names of `fields.FIELDS` and `fields.PARTS`. It raises
`ValidationError` with a sentence for a cell that it cannot read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recipients.countries import code_of
from recipients.importing import contacts, envelope, names, people, vocabulary
from recipients.importing.days import ascii_figures, day_of
from recipients.importing.fields import FIELDS
from recipients.importing.nothing import Unkept
from recipients.models import Organization
from recipients.spreadsheets.cells import parted
from recipients.text import cleaned

type Facts = dict[str, Any]

_ACRONYM = re.compile(r"(.{4,}?)\s*(?:\(([A-ZÀ-Þ][\w&./-]{1,14})\)|\s[-–—]\s([A-Z]{2,10}))$")
_LONGEST_ACRONYM = int(Organization._meta.get_field("acronym").max_length or 0)
_FOOTNOTE = re.compile(r"(?<=\w\w\w)(?:[*†‡¹²³⁴-⁹⁰]+|\[\d{1,2}\])+$|^[*†‡]+\s*(?=\w)")
#: Written where a country is asked for, and none of ISO 3166.
_NOWHERE = frozenset(
    {
        "international",
        "global",
        "worldwide",
        "world",
        "regional",
        "various",
        "multiple",
        "kosovo",
        "european union",
        "eu",
        "union européenne",
        "somaliland",
        "northern cyprus",
        "asia",
        "africa",
        "europe",
        "xk",
        "serbia and montenegro",
    }
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
    if field == "note":
        return {field: cleaned(cell, lines=True)}
    return {field: cleaned("\n".join(envelope.in_lines(cell)), lines=True)}


def _lines_at_commas(field: str, cell: str) -> Facts:
    """Commas part the lines of an address; a house number or "NY 10017" begins none."""
    return {field: cleaned("\n".join(envelope.at_commas(cell)), lines=True)}


def _organization(field: str, cell: str) -> Facts:
    return {field: _without_mark(cleaned(cell))}


def _without_mark(text: str) -> str:
    """ "France*" without its mark of a footnote."""
    return text if text[-1:].isalpha() and text[:1].isalpha() else _FOOTNOTE.sub("", text)


def _acronym(field: str, cell: str) -> Facts:
    """A "short name" that is no acronym is another name of the organization."""
    text = cleaned(cell)
    return {field: text} if len(text) <= _LONGEST_ACRONYM else {"aliases": [text]}


def _name_acronym(field: str, cell: str) -> Facts:
    """ "World Health Organization (WHO)"; a cell without an acronym is a name."""
    text = _without_mark(cleaned(cell))
    if match := _ACRONYM.fullmatch(text):
        return {field: match[1], "acronym": match[2] or match[3]}
    return {field: text}


def _name_address(field: str, cell: str) -> Facts:
    """The first line is the name, the others are the address."""
    name, *lines = envelope.in_lines(cell) or [""]
    return {
        field: _without_mark(cleaned(name)),
        "address": cleaned("\n".join(lines), lines=True),
    }


def _seat(field: str, cell: str) -> Facts:
    """An office that several people hold at a time: each has one of their own in the directory."""
    office = cleaned(cell)
    return (
        {field: office} if vocabulary.is_held_by_one(office) else {field: office, "is_seat": True}
    )


def _parted(field: str, cell: str) -> Facts:
    return {field: [one for part in parted(cell) if (one := cleaned(part))]}


def _one_email(field: str, cell: str) -> Facts:
    return {field: [contacts.email_of(cell)]}


def _several_emails(field: str, cell: str) -> Facts:
    emails, phones = contacts.emails_of(cell)
    return {field: emails, "phones": phones}


def _one(field: str, cell: str) -> Facts:
    return {field: [contacts.number_of(cell)]}


def _several_numbers(field: str, cell: str) -> Facts:
    phones, faxes = contacts.phones_of(cell)
    return {"faxes": [*faxes, *phones]} if field == "faxes" else {field: phones, "faxes": faxes}


def _several(field: str, cell: str) -> Facts:
    parts = [one for part in re.split(r"[;,|\n]+", cell) if (one := cleaned(part))]
    return {field: list(dict.fromkeys(parts))}


def _country(field: str, cell: str) -> Facts:
    text = _without_mark(cleaned(cell))
    code = code_of(text)
    if code is None and text.casefold() in _NOWHERE:
        raise Unkept
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
    text = ascii_figures(cleaned(cell))
    if not text.isdecimal() or len(text) > 9:
        raise ValidationError(_("This is not a number."))
    return {field: int(text)}


def _website(field: str, cell: str) -> Facts:
    return {field: contacts.website_of(cell)}


def _day_first(field: str, cell: str) -> Facts:
    return {field: day_of(cell)}


def _month_first(field: str, cell: str) -> Facts:
    return {field: day_of(cell, is_month_first=True)}


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("written", gettext_lazy("as written"), _as_written),
        Rule("lines", gettext_lazy("line by line"), _lines),
        Rule("commas", gettext_lazy("a line ends at each comma"), _lines_at_commas),
        Rule("parted", gettext_lazy("several, parted by semicolons"), _parted),
        Rule("organization", gettext_lazy("as written, without a footnote mark"), _organization),
        Rule("acronym", gettext_lazy("an acronym; a longer one is another name"), _acronym),
        Rule("name_acronym", gettext_lazy("name (ACRONYM)"), _name_acronym),
        Rule(
            "name_address", gettext_lazy("name, with the address on the lines below"), _name_address
        ),
        Rule("seat", gettext_lazy("several people hold it: one office for each"), _seat),
        Rule("one", gettext_lazy("one number"), _one),
        Rule("numbers", gettext_lazy("several numbers, parted by , ; or /"), _several_numbers),
        Rule("email", gettext_lazy("one address"), _one_email),
        Rule("emails", gettext_lazy("several addresses, split at , ; and spaces"), _several_emails),
        Rule("several", gettext_lazy("several, split at , and ;"), _several),
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
        Rule("name", gettext_lazy("Ms Ana Lima"), people.person(names.written_plainly)),
        Rule(
            "family_first",
            gettext_lazy("LIMA Ana, or Lima, Ana"),
            people.person(names.family_first),
        ),
        Rule("exact", gettext_lazy("exactly as written"), people.exact_name),
        Rule("honorific", gettext_lazy("Mr, Mme, Dr: tells the gender too"), people.honorific),
        Rule(
            "name_title_organization",
            gettext_lazy("name, title, organization"),
            people.name_title_organization,
        ),
        Rule("title_organization", gettext_lazy("title, organization"), people.title_organization),
        Rule(
            "title_of_organization",
            gettext_lazy("title of the organization"),
            people.title_of_organization,
        ),
    )
}

_DAYS = ("day_first", "month_first")
_OF_FIELD: dict[str, tuple[str, ...]] = {
    "organization_id": ("number",),
    "name": ("organization", "name_acronym", "name_address", "written"),
    "acronym": ("acronym", "written"),
    "kind": ("kind", "kind_or_tag"),
    "country": ("country",),
    "website": ("website", "written"),
    "preferred_language": ("language",),
    "preferred_channel": ("channel",),
    "note": ("lines",),
    "address": ("lines", "commas"),
    "street": ("lines", "commas"),
    "address_country": ("country",),
    "emails": ("emails", "email"),
    "phones": ("numbers", "one", "parted"),
    "faxes": ("numbers", "one", "parted"),
    "verified_on": _DAYS,
    "since_on": _DAYS,
    "until_on": _DAYS,
    "office_id": ("number",),
    "office": ("written", "seat"),
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
