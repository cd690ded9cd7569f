"""What a typesetter does to a text without changing a word of it: spaces, runts, isolates."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString

from correspondence.pdf.tables import with_wide_tables_fitted
from correspondence.words import Words

_TAG = re.compile(r"(<[^>]*>)")
_RUNT = re.compile(r" (\S{1,11})((?:</(?:em|strong)>)*(?:</p>|</li>))")
_LAST_WORD = re.compile(r" (\S{1,11})$")
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")
_HEAD_ROW = re.compile(
    r"<tbody>(<tr>(?:<th(?: [^>]*)?>(?:(?!</?t[hdr]\b|</?table).)*</th>)+</tr>)", re.DOTALL
)
_HEAD_CELL = re.compile(r"<th(?=[ >])(?! scope)")
_LEAD_IN = re.compile(r"<p>(?=(?:(?!</?p>).)*</p><(?:ol|ul|table|blockquote)\b)", re.DOTALL)
_NOTE = re.compile(r"<p>(?=<sup>(?:\d{1,2}|[*†])</sup>)")
_LIST_START = re.compile(r'<ol start="(\d+)">')
_LONG_WORD = re.compile(r"(?:&#?\w+;|[^\s&]){40}(?=\S)")
_BREAK = "\u200b"
# Entities are passed over, so that &amp; is not taken for a word of Latin letters. A number belongs
# to the Latin words it leads only where it begins the line, as in an address.
_LATIN = re.compile(
    r"&#?\w+;"
    r"|((?:^\d[\d/-]*[A-Za-z]?[ \u00a0])?"
    r"[A-Za-zÀ-ɏ](?:(?:[\wÀ-ɏ.,:/@'’+\u200b-]|[ \u00a0](?=[\wÀ-ɏ]))*[A-Za-zÀ-ɏ0-9])?)",
    re.ASCII,
)


def _spaces(text: str, words: Words) -> str:
    """No-break spaces where the language wants them; only spaces already typed are changed.

    French: before the colon and inside « » a full one, before ; ! ? a narrow one (Imprimerie
    nationale). Every language: between the day and the month.
    """
    months = "|".join(map(re.escape, words.months))
    text = re.sub(rf"(\d|1er) (?=(?:de )?(?:{months})\b)", "\\1\u00a0", text)
    text = re.sub(r"(№|n°|No\.|nº|n\.º) (?=\d)", "\\1\u00a0", text)
    if words.code == "ru":
        text = re.sub(r"(\d{4}) (?=гг?\.)", "\\1\u00a0", text)
    if words.code != "fr":
        return text
    text = re.sub(r" (?=[;!?])", "\u202f", text)
    return re.sub(r" (?=[:»])|(?<=«) ", "\u00a0", text)


def _breakable(escaped: str) -> str:
    """A place to break after every forty letters of a word that no line would hold."""
    return _LONG_WORD.sub(lambda match: match[0] + _BREAK, escaped)


def _isolated(escaped: str) -> str:
    """Latin runs of an Arabic text in isolates, in the Latin face, left to right."""

    def isolate(match: re.Match[str]) -> str:
        return f'<bdi class="ltr" dir="ltr">{match[1]}</bdi>' if match[1] else match[0]

    return _LATIN.sub(isolate, escaped)


def set_text(text: str, words: Words) -> SafeString:
    """A plain text as HTML, escaped, its spaces set and its last short word tied."""
    escaped = _breakable(escape(_LAST_WORD.sub("\u00a0\\1", _spaces(text, words))))
    return SafeString(_isolated(escaped) if words.is_rtl else escaped)


def _with_headed_tables(html: str) -> str:
    """A first row of headings becomes the table's head, repeated on every page it runs over.

    Every other heading cell heads its row (PDF/UA-1 wants each to say which).
    """

    def head(match: re.Match[str]) -> str:
        return f"<thead>{_HEAD_CELL.sub('<th scope="col"', match[1])}</thead><tbody>"

    return _HEAD_CELL.sub('<th scope="row"', _HEAD_ROW.sub(head, html))


def _starting_there(match: re.Match[str]) -> str:
    """A list that does not begin with 1, in words WeasyPrint follows."""
    return f'<ol style="counter-reset: list-item {int(match[1]) - 1}">'


def _with_notes(html: str) -> str:
    """Paragraphs that begin with a raised number are notes; the first has a rule above it."""
    return _NOTE.sub('<p class="footnote">', _NOTE.sub('<p class="footnote first">', html, count=1))


def set_body(html: str, words: Words) -> SafeString:
    """A sanitised body ready for the page: no empty paragraphs, no runts, tables with heads.

    :param html: well-formed HTML as the sanitiser serialises it.
    """
    html = _RUNT.sub("\u00a0\\1\\2", _with_headed_tables(_EMPTY.sub("", html)))
    html = with_wide_tables_fitted(_with_notes(html))
    html = _LIST_START.sub(_starting_there, _LEAD_IN.sub('<p class="lead-in">', html))
    pieces = _TAG.split(html)
    for i in range(0, len(pieces), 2):
        pieces[i] = _breakable(_spaces(pieces[i], words))
        if words.is_rtl:
            pieces[i] = _isolated(pieces[i])
    return SafeString("".join(pieces))
