"""One addressee's letter as a PDF."""

import datetime as dt
import re
from html import unescape
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.document import Document

from correspondence.models.sheet import Sheet
from correspondence.pdf.address import set_lines
from correspondence.pdf.engine import design_version, drawing_board, lay_out, sealed
from correspondence.pdf.glyphs import named, without_glyph
from correspondence.pdf.typography import set_body, set_text
from correspondence.pdf.words import Words, languages, words_of

_MM = 96 / 25.4  # CSS pixels
# DIN 5008 form B: of the field's 45 mm the upper 4 hold the return address.
_ADDRESS_HEIGHT = 41 * _MM
_RETURN_WIDTH = 80 * _MM
_HALF_PIXEL = 0.5
_LONG_LIST = 8  # lines; a longer list of enclosures or copies may run over the page
_WORTH_FITTING = range(2, 5)  # pages
_TAGS = re.compile(r"<[^>]*>")


RENDERER = f"WeasyPrint {weasyprint.__version__}, letter {design_version()}"


class CannotRender(Exception):
    """The letter cannot be set on paper as it stands; the message says what to change."""


def _enclosures(sheet: Sheet, words: Words) -> list[dict[str, str]]:
    return [
        {
            "title": set_text(line.title, words),
            "detail": words.enclosure_detail(language=line.language, pages=line.pages),
        }
        for line in sheet.enclosures
    ]


def _further_to(sheet: Sheet, words: Words) -> dict[str, str]:
    """The words before and after the reference of the letter this one follows."""
    before, _, after = words["further_to"].partition("{ref}")
    day = sheet.further_to_date
    return {
        "before": before,
        "reference": sheet.further_to_reference,
        "after": after.format(date=words.date(dt.date.fromisoformat(day)) if day else "–"),
    }


def _context(sheet: Sheet, words: Words, *, draft: bool) -> dict[str, Any]:
    reference = words["draft"] if draft else sheet.reference
    date = words.date(sheet.dated_on) if sheet.dated_on else ""
    # The mark keeps western digits of the date from joining a Latin reference.
    dot = "\u2002·\u2002" + ("\u200f" if words.is_rtl else "")
    return {
        "sheet": sheet,
        "words": words.strings,
        "draft": draft,
        "reference": reference,
        "date": date,
        "title": f"{sheet.subject} – {reference}",
        "running_head": dot.join(filter(None, [reference, date, sheet.marking])),
        "emblem_alt": words["emblem_alt"].format(name=sheet.sender_name),
        "return_line": set_text(sheet.return_line, words),
        "sender_foot": [set_text(line, words) for line in sheet.sender_foot],
        "address": set_lines(
            sheet.address, country=sheet.country, via=sheet.via, language=sheet.language
        ),
        "further_to": _further_to(sheet, words),
        "subject": set_text(sheet.subject, words),
        "salutation": set_text(sheet.salutation, words),
        "body": set_body(sheet.body, words),
        "closing": set_text(sheet.closing, words),
        "enclosures_heading": words.enclosures(len(sheet.enclosures)),
        "enclosures": _enclosures(sheet, words),
        "copies": [set_text(line, words) for line in sheet.copies],
        "long_list": _LONG_LIST,
    }


def _all_text(sheet: Sheet) -> str:
    """Every word on the sheet, tags of the body removed."""
    fields = sheet.as_json()
    lines = [value for value in fields.values() if isinstance(value, str)]
    lines += [
        line
        for value in fields.values()
        if isinstance(value, tuple)
        for line in value
        if isinstance(line, str)
    ]
    lines += [line.title for line in sheet.enclosures]
    lines.append(unescape(_TAGS.sub(" ", sheet.body)))
    lines.remove(sheet.body)
    return "\n".join(lines)


def _refuse_missing_glyphs(sheet: Sheet) -> None:
    missing = without_glyph(_all_text(sheet))
    if missing:
        raise CannotRender(
            "The letter's typefaces have no sign for "
            + ", ".join(map(named, missing[:5]))
            + (" and others" if len(missing) > 5 else "")
            + ": write it in another way."
        )


def _refuse_overflow(document: Document) -> None:
    """DIN 5008: what does not fit the window would be cut by the envelope."""
    anchors = document.pages[0].anchors
    _, top, _, bottom = anchors.pop("addressee")
    left, _, right, _ = anchors.pop("return-line")
    if bottom - top > _ADDRESS_HEIGHT + _HALF_PIXEL:
        raise CannotRender(
            "The address does not fit the window of the envelope: shorten a line or leave one out "
            "(nine lines fit, seven in Arabic; a long line counts as two)."
        )
    if right - left > _RETURN_WIDTH + _HALF_PIXEL:
        raise CannotRender(
            "The sender's return line does not fit above the address: shorten it to about "
            "seventy letters."
        )


def _laid_out(sheet: Sheet, words: Words, *, draft: bool) -> Document:
    """The pages; set one step tighter where that saves the last page (copyfitting)."""
    context = _context(sheet, words, draft=draft)
    stylesheets = ("base", "languages", sheet.layout, *(["draft"] if draft else []))

    def pages(fit: str) -> Document:
        html = render_to_string("letter/letter.html", {**context, "fit": fit})
        document = lay_out(html, stylesheets)
        _refuse_overflow(document)
        return document

    loose = pages("")
    if len(loose.pages) not in _WORTH_FITTING:
        return loose
    tight = pages("tight")
    return tight if len(tight.pages) < len(loose.pages) else loose


def render(sheet: Sheet, *, draft: bool = False) -> bytes:
    """The letter as a PDF (PDF/A-3a and PDF/UA-1, A4, DIN 5008 form B); same sheet, same bytes.

    A draft is marked as one behind the text of every page and shows no reference, even if the
    sheet has one.

    :raises CannotRender: if the address does not fit the window, a character has no glyph, the
        language has no words here, the text is too complex, or a letter has no reference.
    """
    if sheet.language not in languages():
        raise CannotRender(f"There are no words for a letter in the language “{sheet.language}”.")
    if not (draft or sheet.reference):
        raise CannotRender("A letter without a reference can only be shown as a draft.")
    _refuse_missing_glyphs(sheet)
    try:
        with drawing_board():
            return sealed(_laid_out(sheet, words_of(sheet.language), draft=draft))
    except (RecursionError, MemoryError, ArithmeticError) as error:
        raise CannotRender(
            "The text is too complex to be set on paper: make its lists and tables simpler."
        ) from error
