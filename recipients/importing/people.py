"""How cells are read in which people stand, with titles and organizations or without."""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from recipients.importing import envelope, names, vocabulary
from recipients.text import cleaned

type Facts = dict[str, Any]

_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")


def person(read: Callable[[str], names.Person]) -> Callable[[str, str], Facts]:
    def rule(field: str, cell: str) -> Facts:
        name, function = _name_and_function(cell)
        facts: Facts = dict(read(name).as_facts())
        return facts | {"function": function} if function else facts

    return rule


def _name_and_function(cell: str) -> tuple[str, str]:
    """ "Ana Lima, Director" or "Ana Lima" with "Director" on a second line: the two apart."""
    if "\n" in cell:
        lines = envelope.in_lines(cell)
        if len(lines) > 1:
            return cleaned(lines[0]), ", ".join(map(cleaned, lines[1:]))
    text = cleaned(cell)
    if (match := _BRACKETS.search(text)) and vocabulary.names_office(match[1]):
        return text[: match.start()], match[1]
    name, comma, rest = text.partition(", ")
    if comma and vocabulary.names_office(rest):
        return name, rest
    return text, ""


def exact_name(field: str, cell: str) -> Facts:
    return {field: cleaned(cell)}


def honorific(field: str, cell: str) -> Facts:
    """ "Mr" tells the gender too; an excellency is left to the form of address."""
    person = names.written_plainly(f"{cleaned(cell)} Xx")
    facts = {"honorific": person.honorific, "gender": person.gender}
    if person.name != "Xx":
        return {field: cleaned(cell)}
    return {name: value for name, value in facts.items() if value}


def name_title_organization(field: str, cell: str) -> Facts:
    """ "Mr. Ana Lima, Director, Institute for Islands": in this order, one a line or a comma."""
    parts = [cleaned(one) for one in re.split(r"\n|;|,(?!\s*(?:Jr|PhD)\b)", cell)]
    parts = [one for one in parts if one]
    if len(parts) < 2:
        raise ValidationError(_("Name, title and organization do not stand in it one by one."))
    facts: Facts = names.written_plainly(parts[0]).as_facts()
    if len(parts) == 2:
        return facts | title_of_organization(field, parts[1])
    return facts | {"office": ", ".join(parts[1:-1]), "name": parts[-1]}


def title_organization(field: str, cell: str) -> Facts:
    """ "Director, Institute for Islands"."""
    title, _comma, organization = cleaned(cell.replace("\n", ", ")).partition(",")
    if not organization.strip():
        raise ValidationError(_("Title and organization do not stand in it one by one."))
    return {"office": title.strip(), "name": organization.strip()}


def title_of_organization(field: str, cell: str) -> Facts:
    """ "Secretary-General of the United Nations"."""
    text = cleaned(cell)
    match = re.match(r"(.+?)\s+(?:of|for|to|de|du|des|d['’])\s*(?:the |la |l['’]|les )?(.+)", text)
    if match is None:
        raise ValidationError(_("No organization follows the title."))
    language = "fr" if re.search(r"\s(?:de|du|des)\s|\sd['’]", match[0]) else "en"
    return {"office": match[1], "name": match[2], f"title_{language}": text}
