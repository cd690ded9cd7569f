"""What an edit of a draft changed, in words for the history."""

import re
from html import unescape
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Field
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from recipients.languages import Language

if TYPE_CHECKING:
    from correspondence.models.draft import Draft

type Changes = dict[str, tuple[Any, Any]]


def changes_of(
    letter: "Draft",
    *,
    facts: dict[str, Any],
    texts: dict[str, tuple[str, str]],
    requests: list[tuple[str, str]],
) -> Changes:
    """Each fact, text and the requests that differ from what is saved, old and new."""
    return (
        _changed_facts(letter, facts)
        | _changed_texts(letter, texts)
        | _changed_requests(letter, requests)
    )


def plain(html: str) -> str:
    """The words of a body, for the history."""
    items = re.sub(r"(</p>)?</li>", "; ", html)
    spaced = re.sub(r"<br>|</(p|h\d|t[dh]|blockquote)>", " ", items)
    return " ".join(unescape(strip_tags(spaced)).split())


def _changed_facts(letter: "Draft", facts: dict[str, Any]) -> Changes:
    changes: Changes = {}
    for name, value in facts.items():
        field = cast("Field[Any, Any]", letter._meta.get_field(name))
        words = dict(field.flatchoices)
        before = getattr(letter, name)
        if before != value:
            changes[str(field.verbose_name)] = (words.get(before, before), words.get(value, value))
    return changes


def _changed_texts(letter: "Draft", texts: dict[str, tuple[str, str]]) -> Changes:
    changes: Changes = {}
    for text in letter.texts.all():
        subject, body = texts.get(text.language, (text.subject, text.body))
        spoken = Language(text.language).label
        if subject != text.subject:
            changes[_("subject, %(language)s") % {"language": spoken}] = (text.subject, subject)
        if body != text.body:
            words = _("text, %(language)s") % {"language": spoken}
            changes[words] = _where_they_part(plain(text.body), plain(body))
    return changes


def _changed_requests(letter: "Draft", requests: list[tuple[str, str]]) -> Changes:
    before = [(one.text, one.label) for one in letter.requests.all()]
    if before == requests:
        return {}
    return {
        "requests": (
            "; ".join(text for text, _label in before),
            "; ".join(text for text, _label in requests),
        )
    }


def _where_they_part(old: str, new: str) -> tuple[str, str]:
    """Both texts from a little before the first difference to a little after the last."""
    start = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    begin = max(0, start - 40)
    return tuple(  # type: ignore[return-value]
        ("…" if begin else "")
        + text[begin : len(text) - tail + min(tail, 40)]
        + ("…" if tail > 40 else "")
        for text in (old, new)
    )
