"""Merge fields: what stands in braces in a text, and is filled in for each addressee.

A field is looked up in a dictionary by its whole name and nothing else: no attribute, index or
expression is ever evaluated.
"""

import re
from collections.abc import Iterator, Mapping

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models.body import MAX_LENGTH
from correspondence.models.transition import NotAllowed

#: Every field with what it stands for.
FIELDS = {
    "addressee.name": gettext_lazy("Name of the person who holds the office"),
    "addressee.title": gettext_lazy("Title of the office"),
    "addressee.organization": gettext_lazy("Name of the organization"),
    "enclosures.count": gettext_lazy("How many enclosures go with the letter"),
    "further_to.date": gettext_lazy("Date of the letter this one follows"),
    "further_to.reference": gettext_lazy("Reference of the letter this one follows"),
    "letter.date": gettext_lazy("Date of the letter"),
    "letter.reference": gettext_lazy("Reference of the letter"),
    "reply.due": gettext_lazy("Date by which a reply is asked for"),
    "sender.name": gettext_lazy("Name in the letterhead"),
    "signatory.name": gettext_lazy("Who signs"),
}

_FIELD = re.compile(r"\{([^{}]*)\}")
_LONGEST = 40  # characters of an unknown field that a message repeats
_MOST = 5  # sentences on one text; who mends these sees the next ones


class NotFilled(NotAllowed):
    """A text has fields that cannot be filled in; the message names the first."""


def problems(text: str, values: Mapping[str, str]) -> list[str]:
    """What is wrong with the fields of a text (plain or HTML): the first few things, in order."""
    found: dict[str, None] = {}
    for sentence in _wrong(text, values):
        found[sentence] = None
        if len(found) == _MOST:
            break
    return list(found)


def _wrong(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """Sentences on the fields of a text; the same one may come again."""
    lengths = {name: len(escape(value)) for name, value in values.items()}
    length = len(text)
    for match in _FIELD.finditer(text):
        name = match[1].strip()
        length += lengths.get(name, 0) - len(match[0])
        if name not in values:
            shown = strip_tags(name)[:_LONGEST]
            yield _("There is no merge field “{%(name)s}”") % {"name": shown}
        elif not values[name]:
            yield (
                _("“{%(name)s}” is empty (%(what)s)")
                % {"name": name, "what": str(FIELDS[name]).lower()}
            )
    if re.search(r"[{}]", _FIELD.sub("", text)):
        yield _("A brace stands alone in the text; braces mark merge fields")
    if length > MAX_LENGTH:
        yield _("With its merge fields filled in, the text is too long")


def filled(text: str, values: Mapping[str, str], *, is_html: bool) -> str:
    """The text with every field replaced by its value, escaped in HTML.

    :raises NotFilled: if a field is unknown or its value is empty, or the text becomes longer than
        a body may be.
    """
    if wrong := problems(text, values):
        raise NotFilled(f"{wrong[0]}.")

    ready = {name: escape(value) if is_html else value for name, value in values.items()}
    return _FIELD.sub(lambda match: ready[match[1].strip()], text)
