"""One addressee's letter as a PDF."""

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import LineBox

from correspondence.models.kind import LetterKind
from correspondence.models.sheet import Sheet
from correspondence.pdf.address import set_lines
from correspondence.pdf.engine import design_version, drawing_board, emblem, lay_out, sealed
from correspondence.pdf.glyphs import named, without_glyph
from correspondence.pdf.layouts import Place, refuse_overflow
from correspondence.pdf.press import TOO_COMPLEX, CannotRender, on_the_press
from correspondence.pdf.qr import qr_drawing, qr_url
from correspondence.pdf.tables import MAX_COLUMNS, columns
from correspondence.pdf.typography import body_and_notes, set_body, set_text
from correspondence.words import Words, languages, words_of

_LONG_LIST = 8  # lines; a longer list of enclosures or copies may run over the page
_WORTH_FITTING = range(2, 5)  # pages
# What may be set tighter to save the last page, against the room on those before it. Of 274 letters
# in five languages 45 came out a page shorter, and the fullest of them held 1.153 times as much.
_TOO_MUCH = 1.2
_TAGS = re.compile(r"<[^>]*>")


RENDERER = f"WeasyPrint {weasyprint.__version__}, letter {design_version()}"


@dataclass(frozen=True)
class LaidOut:
    """A letter's pages, where on each of them what has an id stands, and the HTML."""

    document: Document
    places: list[dict[str, Place]]
    html: str


def _enclosures(sheet: Sheet, words: Words) -> list[dict[str, str]]:
    return [
        {
            "title": set_text(line.title, words),
            "detail": words.enclosure_detail(language=line.language, pages=line.pages),
        }
        for line in sheet.enclosures
    ]


def _around(sentence: str, reference: str, **others: str) -> dict[str, str]:
    """A sentence in the words before and after the reference, which is set left to right."""
    before, _, after = sentence.partition("{ref}")
    return {
        "before": before.format(**others),
        "reference": reference,
        "after": after.format(**others),
    }


def _further_to(sheet: Sheet, words: Words) -> dict[str, str]:
    """Which letter this one follows; a reminder says so in its heading."""
    if sheet.kind == LetterKind.REMINDER or not sheet.further_to_reference:
        return {}
    day = sheet.further_to_date
    date = words.date(dt.date.fromisoformat(day)) if day else "–"
    return _around(words["further_to"], sheet.further_to_reference, date=date)


def _heading(sheet: Sheet, words: Words) -> dict[str, str]:
    """What names the kind of the letter above its subject."""
    if sheet.kind == LetterKind.REMINDER:
        number = words.number(sheet.reminder)
        return _around(words["reminder_to"], sheet.further_to_reference, n=number)
    names = {
        LetterKind.NOTE: "note_title",
        LetterKind.CIRCULAR: "circular",
        LetterKind.SLIP: "slip_title",
    }
    return {"before": words[names[LetterKind(sheet.kind)]]} if sheet.kind in names else {}


def _kind_context(sheet: Sheet, words: Words) -> dict[str, Any]:
    """What stands where in this kind of letter: the date, the list of what is enclosed."""
    date = words.date(sheet.dated_on) if sheet.dated_on else ""
    is_note, is_slip = sheet.kind == LetterKind.NOTE, sheet.kind == LetterKind.SLIP
    pieces = [{**line, "number": words.number(1)} for line in _enclosures(sheet, words)]
    return {
        "heading": _heading(sheet, words),
        "further_to": _further_to(sheet, words),
        "date_above": "" if is_note else date,
        "date_below": date if is_note else "",
        "pieces": pieces if is_slip else [],
        "pieces_total": words["slip_total"].format(n=words.number(len(pieces))),
        "enclosures": [] if is_slip else pieces,
        "enclosures_heading": words.enclosures(len(sheet.enclosures)),
    }


def context_of(sheet: Sheet, *, draft: bool) -> dict[str, Any]:
    """What the letter's template is filled with."""
    words = words_of(sheet.language)
    reference = words["draft"] if draft else sheet.reference
    date = words.date(sheet.dated_on) if sheet.dated_on else ""
    marking = words[sheet.marking] if sheet.marking else ""
    code = "" if draft else sheet.check_code
    # The mark keeps western digits of the date from joining a Latin reference.
    body, notes = body_and_notes(sheet.body)
    dot = "\u2002·\u2002" + ("\u200f" if words.is_rtl else "")
    return {
        "sheet": sheet,
        "words": words.strings,
        "draft": draft,
        "reference": reference,
        "marking": marking,
        "handling": words[sheet.handling] if sheet.handling else "",
        "title": f"{sheet.subject} – {reference}",
        "running_head": dot.join(filter(None, [reference, date, marking])),
        "emblem": emblem(sheet.emblem, sheet.drawing),
        "emblem_alt": words["emblem_alt"].format(name=sheet.sender_name),
        "sender_name": set_text(sheet.sender_name, words),
        "sender_line": set_text(sheet.sender_line, words),
        "return_line": set_text(sheet.return_line, words),
        "sender_foot": [set_text(line, words) for line in sheet.sender_foot],
        "address": set_lines(
            sheet.address, country=sheet.country, via=sheet.via, language=sheet.language
        ),
        "subject": set_text(sheet.subject, words),
        "salutation": set_text(sheet.salutation, words),
        "body": set_body(body, words),
        "notes": set_body(notes, words),
        "closing": set_text(sheet.closing, words),
        "signatory_name": set_text(sheet.signatory_name, words),
        "signatory_function": set_text(sheet.signatory_function, words),
        "copies": [set_text(line, words) for line in sheet.copies],
        "long_list": _LONG_LIST,
        "check_code": code,
        "qr": qr_url(code),
        "qr_alt": words["qr_alt"].format(ref=reference, code=code),
        **_kind_context(sheet, words),
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


def _refuse_wide_tables(sheet: Sheet) -> None:
    found = columns(sheet.body)
    if found > MAX_COLUMNS:
        raise CannotRender(
            f"A table has {found} columns; the sheet is wide enough for {MAX_COLUMNS}. Turn it, or "
            "enclose it as a document."
        )


def _places(document: Document) -> list[dict[str, Place]]:
    """What stands where. It is taken off the pages, or the PDF would name it."""
    places = [dict(page.anchors) for page in document.pages]
    for page in document.pages:
        page.anchors.clear()
    return places


def styles_of(sheet: Sheet) -> tuple[str, ...]:
    """The style sheets that say where things stand."""
    return "base", "languages", sheet.layout


def _is_worth_fitting(loose: LaidOut) -> bool:
    """Whether the last page may be saved; to lay it all out once more takes long."""
    if len(loose.places) not in _WORTH_FITTING:
        return False
    if not all("text" in page for page in loose.places):
        return True
    *before, last = (page["text"] for page in loose.places)
    room = sum(map(_height, before))
    unused = before[-1][3] - _end_of_text(loose.document.pages[-2])
    return room - unused + _height(last) < _TOO_MUCH * room


def _height(place: Place) -> float:
    _, top, _, bottom = place
    return bottom - top


def _end_of_text(page: Page) -> float:
    """Where the lowest line of the text ends. WeasyPrint has no way to be asked for it."""
    boxes = page._page_box.descendants()
    [text] = [box for box in boxes if box.element is not None and box.element.get("id") == "text"]
    lines = [box for box in text.descendants() if isinstance(box, LineBox)]
    return float(max((line.position_y + line.height for line in lines), default=text.position_y))


def laid_out(sheet: Sheet, *, draft: bool) -> LaidOut:
    """The pages; set one step tighter where that saves the last page (copyfitting)."""
    context = context_of(sheet, draft=draft)
    stylesheets = (*styles_of(sheet), *(["draft"] if draft else []))

    def pages(fit: str) -> LaidOut:
        html = render_to_string("letter/letter.html", {**context, "fit": fit})
        document = lay_out(html, stylesheets)
        places = _places(document)
        refuse_overflow(places[0], sheet)
        return LaidOut(document, places, html)

    loose = pages("")
    if not _is_worth_fitting(loose):
        return loose
    tight = pages("tight")
    return tight if len(tight.document.pages) < len(loose.document.pages) else loose


def qr_of(sheet: Sheet, *, draft: bool) -> dict[str, bytes]:
    """The QR code by its URL; a draft has none."""
    if draft or not sheet.check_code:
        return {}
    return {qr_url(sheet.check_code): qr_drawing(f"{sheet.reference} {sheet.check_code}")}


def refuse(sheet: Sheet, *, draft: bool) -> None:
    """Raises `CannotRender` for what can be seen before the sheet is laid out."""
    if sheet.language not in languages():
        raise CannotRender(f"There are no words for a letter in the language “{sheet.language}”.")
    if not (draft or sheet.reference):
        raise CannotRender("A letter without a reference can only be shown as a draft.")
    _refuse_missing_glyphs(sheet)
    _refuse_wide_tables(sheet)


@on_the_press(raises=(CannotRender,))
def render(sheet: Sheet, *, draft: bool = False) -> bytes:
    """The letter as a PDF (PDF/A-3a and PDF/UA-1) in its layout; same sheet, same bytes.

    A draft is marked as one behind the text of every page and shows no reference, even if the
    sheet has one.

    :raises CannotRender: if the address does not fit the window, a character has no glyph, the
        language has no words here, the text is too complex, or a letter has no reference.
    """
    refuse(sheet, draft=draft)
    try:
        with drawing_board(qr_of(sheet, draft=draft)):
            return sealed(laid_out(sheet, draft=draft).document)
    except (RecursionError, MemoryError, ArithmeticError) as error:
        raise CannotRender(TOO_COMPLEX) from error
