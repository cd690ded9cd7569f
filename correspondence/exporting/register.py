"""The outgoing register as a file of rows: a row a line, the facts of its letter in each.

Every cell is text; days are written 2024-09-03.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from correspondence.models.register_entry import Entry, Line, Sending
from recipients.exporting.sheets import Layout, csv_parts, workbook_parts

HEADERS = [
    "Reference",
    "Series",
    "Year",
    "Number",
    "Date",
    "As",
    "Addressee",
    "Organization",
    "Via",
    "Subject",
    "Kind",
    "Marking",
    "Matter",
    "Language",
    "Enclosures",
    "Enclosure pages",
    "Dispatched by",
    "Dispatched on",
    "Number of the carrier",
    "Proof",
    "Answer",
    "Answered on",
    "Their reference",
    "Further to",
    "Reference printed on it",
    "State",
    "Reason of cancelling",
    "Reason of an earlier date",
    "Signed by",
    "Drafted by",
    "Unit",
]
LAYOUT = Layout(
    "Outgoing register",
    HEADERS,
    {"Addressee": 36, "Organization": 36, "Via": 36, "Subject": 48, "Matter": 36, "Proof": 36},
)


class Format(TextChoices):
    """The kinds of file in which a register leaves the house; Excel wants a byte order mark."""

    WORKBOOK = "xlsx", _("XLSX")
    CSV = "csv", _("CSV")
    CSV_FOR_EXCEL = "csv-bom", _("CSV for Excel")

    @property
    def media_type(self) -> str:
        if self is Format.WORKBOOK:
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return "text/csv; charset=utf-8"

    def file_name(self, on: dt.date) -> str:
        """The same for every period: nothing that was typed stands in it."""
        return f"outgoing-register-{on:%Y-%m-%d}.{self.value.removesuffix('-bom')}"

    def written(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The file, written while the register is read."""
        if self is Format.WORKBOOK:
            return workbook_parts(rows(entries), layout=LAYOUT)
        return csv_parts(rows(entries), with_bom=self is Format.CSV_FOR_EXCEL, layout=LAYOUT)


def rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """The cells of each line, in the order of the headers; a further sending is a further row."""
    for entry in entries:
        of_letter = _letter(entry)
        for of_line in [
            _line(line) | of_sending for line in entry.lines for of_sending in _sendings(line)
        ] or [{}]:
            cells = of_letter | of_line
            yield [cells.get(header, "") for header in HEADERS]


def _letter(entry: Entry) -> dict[str, str]:
    letter = entry.letter
    register = letter.register_year
    return {
        "Reference": letter.reference or "",
        "Series": register.series.code if register else "",
        "Year": str(register.year) if register else "",
        "Number": str(letter.number or ""),
        "Date": letter.dated_on.isoformat() if letter.dated_on else "",
        "Subject": letter.subject,
        "Kind": str(letter.get_kind_display()),
        "Marking": str(letter.get_marking_display()),
        "Matter": str(letter.matter),
        "Further to": entry.further_to,
        "Reference printed on it": letter.other_reference,
        "State": str(letter.get_status_display()),
        "Reason of cancelling": letter.cancel_reason,
        "Reason of an earlier date": letter.backdating_reason,
        "Signed by": str(letter.signatory or ""),
        "Drafted by": str(letter.drafted_by),
        "Unit": letter.unit,
    }


def _line(line: Line) -> dict[str, str]:
    enclosures, pages = line.enclosures
    told = {
        "As": line.addressee.role,
        "Addressee": line.who,
        "Organization": line.organization,
        "Via": line.via,
        "Language": str(line.addressee.get_language_display()),
        "Enclosures": str(enclosures),
        "Enclosure pages": str(pages),
    }
    if answer := line.answer:
        told |= {
            "Answer": str(answer.get_kind_display()),
            "Answered on": answer.received_on.isoformat(),
            "Their reference": answer.their_reference,
        }
    return told


def _sendings(line: Line) -> list[dict[str, str]]:
    """The cells of each sending; empty ones where nothing has left yet."""
    return [_sending(one) for one in line.sendings] or [{}]


def _sending(sending: Sending) -> dict[str, str]:
    return {
        "Dispatched by": sending.manner,
        "Dispatched on": sending.dispatch.sent_on.isoformat(),
        "Number of the carrier": sending.dispatch.tracking_number,
        "Proof": sending.proof,
    }
