"""The text of a letter: what it may contain, and that nothing else gets into the database."""

import re
import unicodedata
from typing import Any, override

import nh3
from django.core.exceptions import ValidationError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import ProseEditorWidget
from js_asset import Media, Script

from recipients.text import REFUSED, REMOVED, refuse_flood

MAX_LENGTH = 200_000  # characters of HTML, some eighty pages
MAX_DEPTH = 40  # WeasyPrint fails at 60 nested tables and at 150 nested blocks
MAX_PARTS = 10_000  # paragraphs, items, cells, words set apart; WeasyPrint takes 1 ms for each
MAX_ROWS = 500  # table rows; 1,000 take WeasyPrint three seconds
MAX_SPAN = 20  # columns or rows of one cell; 100,000 take WeasyPrint 38 seconds
MAX_START = 999  # the first number of a list

# What the editor offers. Links are not among it: paper has none, and a reader could not see where
# one leads; the words of a pasted link stay, its address does not.
EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    # Plain buttons: the editor's own drop-downs cannot be reached by keyboard.
    "Menu": {
        "groups": [
            {"group": "marks"},
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "table"},
            {"group": "history"},
        ]
    },
}
TAGS = frozenset(
    {"p", "br", "strong", "em", "sub", "sup", "h2", "h3", "ol", "ul", "li", "blockquote"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = {"ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_CLOSED_BY_NEXT = {
    "p": {"p"},
    "li": {"p", "li"},
    "td": {"p", "td", "th"},
    "th": {"p", "td", "th"},
    "tr": {"p", "td", "th", "tr"},
}
_ROUNDS = 8  # of cleaning; ordinary texts need two
_COUNTED_UP_TO = 400  # levels; beyond, the message says "more than"
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ROW = re.compile(r"<tr[\s/>]", re.IGNORECASE)
_HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_HEADING = re.compile(r"<(/?)(h1|h4|h5|h6)(?=[\s/>])", re.IGNORECASE)
# What a parser repeats in every paragraph until it is closed: for ever, where attributes differ.
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_REPEATED = re.compile(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])([^>]{0,200}>)?",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"(<[^>]*>)")
_NO_TEXT = re.compile(rf"{REFUSED.pattern}|[\x0b\x0c\x85]")
_SPACES = re.compile(r"[\t\n\r ]{2,}|[\u2028\u2029]")  # the last two have no sign to be printed
_BREAKS = "\u00ad\u200b\u2060"  # unseen too, but they say where a word may break
_EMPTY = re.compile(r"(?:<[^>]*>|&nbsp;|[\s\u00ad\u061c\u200b-\u200f\u2060\u2800\ufe00-\ufe0f])*")


def _limited(element: str, attribute: str, value: str) -> str | None:
    """The value of an allowed attribute, or None where it is no number within its limit."""
    limit = MAX_START if attribute == "start" else MAX_SPAN
    if value.isascii() and value.isdigit() and len(value) <= len(str(limit)):
        return value if 1 <= int(value) <= limit else None
    return None


_cleaner = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, attribute_filter=_limited, link_rel=None
)


def _depth(html: str) -> int:
    """The deepest nesting of tags, counted no further than a little over 400.

    Counted on the raw text, since a parser needs seconds for the very texts that are refused.
    """
    deepest, open_tags = 0, list[str]()
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _VOID:
            continue
        if closing:
            if tag in open_tags:
                while open_tags.pop() != tag:
                    pass
            continue
        while open_tags and open_tags[-1] in _CLOSED_BY_NEXT.get(tag, ()):
            open_tags.pop()
        open_tags.append(tag)
        deepest = max(deepest, len(open_tags))
        if deepest > _COUNTED_UP_TO:
            break
    return deepest


def _refuse_depth(html: str) -> None:
    depth = _depth(html)
    if depth > _COUNTED_UP_TO:
        raise ValidationError(
            _("The text is nested too deeply: more than %(found)d levels, %(limit)d are allowed.")
            % {"found": _COUNTED_UP_TO, "limit": MAX_DEPTH},
            code="depth",
        )
    if depth > MAX_DEPTH:
        raise ValidationError(
            _("The text is nested too deeply: %(found)d levels, %(limit)d are allowed.")
            % {"found": depth, "limit": MAX_DEPTH},
            code="depth",
        )


def _refuse_unprintable(html: str) -> None:
    if "\x00" in html or any("\ud800" <= c <= "\udfff" for c in html):
        raise ValidationError(
            _("The text contains characters that are not text. Paste it again as plain text."),
            code="characters",
        )


def _refuse_size(html: str) -> None:
    if len(html) > MAX_LENGTH:
        raise ValidationError(
            _("The text is too long: %(found)s characters, %(limit)s are allowed.")
            % {"found": f"{len(html):,}", "limit": f"{MAX_LENGTH:,}"},
            code="length",
        )
    rows = len(_ROW.findall(html))
    if rows > MAX_ROWS:
        raise ValidationError(
            _("The tables are too long: %(found)s rows, %(limit)s are allowed.")
            % {"found": f"{rows:,}", "limit": f"{MAX_ROWS:,}"},
            code="rows",
        )


def _renamed(html: str) -> str:
    """The tags that mean the same as one of ours, named like it.

    Marks come without attributes, and those that are not kept as plain spans: so a parser repeats
    six of them at most, and a short text does not become a very long one.
    """

    def plain(tag: re.Match[str]) -> str:
        slash, name, rest = tag.groups(default="")
        mark = _MARKS.get(name.lower())
        return f"<{slash}{mark}>" if mark and rest else f"<{slash}span{rest}"

    headed = _HEADING.sub(lambda tag: f"<{tag[1]}{_HEADINGS[tag[2].lower()]}", html)
    return _REPEATED.sub(plain, headed)


def _tidied(html: str) -> str:
    """Composed, without signs that nobody can see; the `>` of a tag composes with nothing."""
    refuse_flood(html)
    seen = REMOVED.sub(lambda sign: sign[0] if sign[0] in _BREAKS else "", _NO_TEXT.sub("", html))
    pieces = _ANY_TAG.split(_SPACES.sub(" ", seen))
    return "".join(unicodedata.normalize("NFC", piece) for piece in pieces)


def _refuse_parts(cleaned: str) -> None:
    parts = cleaned.count("<") - cleaned.count("</")
    if parts > MAX_PARTS:
        raise ValidationError(
            _(
                "The text has too many parts: %(found)s paragraphs, list items, cells and words "
                "set apart, %(limit)s are allowed."
            )
            % {"found": f"{parts:,}", "limit": f"{MAX_PARTS:,}"},
            code="parts",
        )


def _cleaned(html: str) -> str:
    """What is allowed, cleaned until cleaning changes nothing.

    A browser may read crossed tags (a heading in a table in a heading) otherwise than they were
    written; what it will read is what must be clean.
    """
    for _round in range(_ROUNDS):
        before, html = html, _tidied(_cleaner.clean(html))
        _refuse_size(html)
        if html == before:
            return html
    raise ValidationError(
        _("The text is too tangled to be read. Paste it again as plain text."), code="tangled"
    )


def sanitise(html: str) -> str:
    """The text with nothing in it but what a letter may contain; an empty text is "".

    Composed (NFC). Sanitising again changes nothing.

    :raises ValidationError: if the text is longer than 200,000 characters, nested deeper than 40
        levels, has more than 500 table rows or 10,000 parts, more than four accents on a letter, a
        NUL or a lone surrogate. Checked before parsing, and again of what is kept.
    """
    _refuse_size(html)
    _refuse_unprintable(html)
    _refuse_depth(html)
    cleaned = _cleaned(_renamed(html))
    _refuse_depth(cleaned)
    _refuse_parts(cleaned)
    return "" if _EMPTY.fullmatch(cleaned) else cleaned


class BodyWidget(ProseEditorWidget):
    """The rich editor, which our script gives the name of its label and the role of a textbox.

    Print its media with the page's nonce, `{% csp_nonce_attr form.media %}`, once.
    """

    @property
    def media(self) -> Any:
        # First, so that it listens when an editor is ready.
        return Media(js=[Script("letter/body-editor.js", type="module")]) + super().media


class BodyField(ProseEditorField):
    """A rich text that is sanitised on every way into the database, and edited in a rich editor.

    Forms, `full_clean`, `save`, `update`, `bulk_create` and `bulk_update` all pass here; only an
    SQL expression does not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("config", {"extensions": EXTENSIONS})
        kwargs.setdefault("sanitize", sanitise)
        super().__init__(*args, **kwargs)

    @override
    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"sanitize": sanitise, "widget": BodyWidget, **kwargs})

    @override
    def pre_save(self, model_instance: Model, add: bool) -> Any:
        """What is saved is also what the instance holds afterwards."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = sanitise(value)
            setattr(model_instance, self.attname, value)
        return value

    @override
    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        return super().get_db_prep_save(
            sanitise(value) if isinstance(value, str) else value, connection
        )
