"""What a typesetter does to a text without changing a word of it: spaces, runts, isolates."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString

from correspondence.pdf.address import NOT_IN_LATIN
from correspondence.pdf.tables import with_numbers_aligned, with_wide_tables_fitted
from correspondence.words import Words

_TAG = re.compile(r"(<[^>]*>)")
_RUNT = re.compile(r" (\S{1,11})((?:</(?:em|strong)>)*(?:</p>|</li>))")
_LAST_WORD = re.compile(r" (\S{1,11})$")
_BLOCK = r"(?:p|li|ol|ul|h2|h3|blockquote|table|t[hd])"
# WeasyPrint may leave a word alone on the line before a space that ends a paragraph.
_TRAILING = re.compile(
    rf"(?:\s|&nbsp;|<br>)+(?=(?:</(?:em|strong|su[bp])>)*</?{_BLOCK}(?: [^>]*)?>)"
)
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")
_HEAD_ROWS = re.compile(
    r"<tbody>((?:<tr>(?:<th(?: [^>]*)?>(?:(?!</?t[hdr]\b|</?table).)*</th>)+</tr>)+)(?=<tr)",
    re.DOTALL,
)
_HEAD_ALONE = re.compile(r"<table><thead>((?:(?!</thead>).)*)</thead></table>", re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th(?=[ >])(?! scope)")
_LEAD_IN = re.compile(r"<p>(?=(?:(?!</?p>).)*</p><(?:ol|ul|table|blockquote)\b)", re.DOTALL)
_NOTES = re.compile(r"(?:<p><sup>(?:\d{1,2}|[*†])</sup>(?:(?!<p>).)*</p>)+$", re.DOTALL)
_LIST_START = re.compile(r'<ol start="(\d+)">')
_LONG_WORD = re.compile(r"(?:&#?\w+;|[^\s&]){40}(?=\S)")
_BREAK = "\u200b"
# "A/RES/79/1" and "OUT/2026/0001" are one word, and so is an Arabic month with both its names. An
# address of the web is none: it may end a line at any of its strokes.
_STROKES = re.compile(r"(?<![\w/.:])\w{1,12}(?:/\w{1,12}){1,6}(?![\w/]|\.\w)")
_NO_BREAK = "\u2060"
# From its first letter on: figures alone are no Arabic words.
_ARABIC = re.compile(
    r"[\u0621-\u064a\u066e-\u06d3](?:[\u0600-\u06ff\d\s\u2060/.]*[\u0600-\u06ff\d])?"
)
_MARKS = dict.fromkeys(map(ord, f"{_BREAK}{_NO_BREAK}\u00a0’"), " ")
# Words of one letter that do not end a line.
_CLITICS = {
    "pl": re.compile(r"(?<![\w’])([aiouwz]) ", re.IGNORECASE),
    "ru": re.compile(r"(?<![\w’-])([авиокусвя]) ", re.IGNORECASE),
    "uk": re.compile(r"(?<![\w’-])([авзійоуяє]) ", re.IGNORECASE),
}
# Entities are passed over, so that &amp; is not taken for a word of Latin letters. A number belongs
# to the Latin words it leads only where it begins the line, as in an address.
_LATIN = re.compile(
    r"&#?\w+;"
    r"|((?:^\d[\d/-]*[A-Za-z]?[ \u00a0])?"
    r"[A-Za-zÀ-ɏ](?:(?:[\wÀ-ɏ.,:/@'’+\u200b\u2060-]|[ \u00a0](?=[\wÀ-ɏ]))*[A-Za-zÀ-ɏ0-9])?)",
    re.ASCII,
)


def _spaces(text: str, words: Words) -> str:
    """No-break spaces where the language wants them; only spaces already typed are changed.

    French: before the colon and inside « » a full one, before ; ! ? a narrow one (Imprimerie
    nationale). Polish, Russian, Ukrainian: after a word of one letter. Every language: between the
    day and the month.
    """
    months = "|".join(map(re.escape, words.months))
    text = re.sub(rf"(\d|1er) (?=(?:de )?(?:{months})\b)", "\\1\u00a0", text)
    text = re.sub(r"(№|n°|No\.|nº|n\.º) (?=\d)", "\\1\u00a0", text)
    text = re.sub(r"(\d{4}) (?=(?:гг?|рр?|r)\.)", "\\1\u00a0", text)
    if clitics := _CLITICS.get(words.code):
        text = clitics.sub("\\1\u00a0", text)
    text = _STROKES.sub(lambda match: match[0].replace("/", f"/{_NO_BREAK}"), text)
    if words.code != "fr":
        return text
    text = re.sub(r" (?=[;!?])", "\u202f", text)
    return re.sub(r" (?=[:»])|(?<=«) ", "\u00a0", text)


def _breakable(escaped: str) -> str:
    """A place to break after every forty letters of a word that no line would hold."""
    return _LONG_WORD.sub(lambda match: match[0] + _BREAK, escaped)


def _in_language(escaped: str, words: Words) -> str:
    """Latin runs in isolates, in the Latin face and left to right, where the text is Arabic; and
    Arabic ones in other texts.

    In Arabic and Cyrillic, words without accents are taken to be English (as in an address).
    """

    def isolate(match: re.Match[str]) -> str:
        run = match[1]
        if not run:
            return match[0]
        words_of_it = run.translate(_MARKS).strip()
        said = ' lang="en"' if " " in words_of_it and words_of_it.isascii() else ""
        if words.is_rtl:
            return f'<bdi class="ltr" dir="ltr"{said}>{run}</bdi>'
        return f"<span{said}>{run}</span>" if said else run

    if words.code in NOT_IN_LATIN:
        escaped = _LATIN.sub(isolate, escaped)
    if words.is_rtl:
        return escaped
    return _ARABIC.sub(r'<bdi class="rtl" dir="rtl" lang="ar">\g<0></bdi>', escaped)


def set_text(text: str, words: Words) -> SafeString:
    """A plain text as HTML, escaped, its spaces set and its last short word tied."""
    escaped = _breakable(escape(_LAST_WORD.sub("\u00a0\\1", _spaces(text.strip(), words))))
    return SafeString(_in_language(escaped, words))


def _with_headed_tables(html: str) -> str:
    """First rows of headings become the table's head, repeated on every page it runs over.

    Every other heading cell heads its row (PDF/UA-1 wants each to say which).
    """
    html = _HEAD_ALONE.sub(r"<table><tbody>\1</tbody></table>", html)
    html = _HEAD_ROWS.sub(r"<thead>\1</thead><tbody>", html)
    html = _HEAD.sub(lambda head: _HEAD_CELL.sub('<th scope="col"', head[0]), html)
    return _HEAD_CELL.sub('<th scope="row"', html)


def _starting_there(match: re.Match[str]) -> str:
    """A list that does not begin with 1, in words WeasyPrint follows."""
    return f'<ol style="counter-reset: list-item {int(match[1]) - 1}">'


def body_and_notes(html: str) -> tuple[str, str]:
    """The body (HTML) and the notes at its end: paragraphs that begin with a raised number."""
    notes = _NOTES.search(html)
    return (html[: notes.start()], notes[0]) if notes else (html, "")


def _without_skipped_level(html: str) -> str:
    """Lower headings before the first higher one look as they do, and are read as higher ones."""
    first, higher, rest = html.partition("<h2>")
    first = first.replace("<h3>", '<h2 class="lower">').replace("</h3>", "</h2>")
    return first + higher + rest


def set_body(html: str, words: Words) -> SafeString:
    """A sanitised body ready for the page: no empty paragraphs, no runts, tables with heads.

    :param html: well-formed HTML as the sanitiser serialises it.
    """
    html = _without_skipped_level(_EMPTY.sub("", _TRAILING.sub("", html)))
    html = _with_headed_tables(html)
    html = with_wide_tables_fitted(with_numbers_aligned(_RUNT.sub("\u00a0\\1\\2", html)))
    html = _LIST_START.sub(_starting_there, _LEAD_IN.sub('<p class="lead-in">', html))
    pieces = _TAG.split(html)
    for i in range(0, len(pieces), 2):
        pieces[i] = _in_language(_breakable(_spaces(pieces[i], words)), words)
    return SafeString("".join(pieces))
