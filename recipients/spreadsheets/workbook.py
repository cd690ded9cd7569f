"""A workbook: its sheets, and how their cells are to be read."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from recipients.spreadsheets.parts import Elements, Parts, damaged
from recipients.spreadsheets.sheet import Formats, SheetParser, parsed
from recipients.spreadsheets.sheet_notes import notes
from recipients.spreadsheets.strings import shared_strings
from recipients.spreadsheets.styles import read_styles
from recipients.spreadsheets.table import (
    HEAD_ROWS,
    Look,
    Preview,
    Reading,
    Row,
    Unreadable,
    preview,
    title_height,
)

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass
class _Workbook:
    """What the workbook's own part and its relations say."""

    folder: str = ""
    is_1904: bool = False
    sheets: dict[str, str] = field(default_factory=dict)  # name of the sheet: name of its part
    hidden: list[str] = field(default_factory=list)
    strings: str = ""
    styles: str = ""


def sheet_rows(path: Path, sheet: str) -> Iterator[Row]:
    """The rows of a sheet that hold anything, with their numbers; of the first one by default."""
    with Parts(path) as parts:
        book = _workbook(parts)
        name = sheet or next((name for name in book.sheets if name not in book.hidden), "")
        if name not in book.sheets:
            raise Unreadable(_("The workbook has no sheet “%s”. Choose another") % name)
        yield from parsed(parts, book.sheets[name], SheetParser(_formats(parts, book)))


def look_at_workbook(path: Path) -> Look:
    """One preview for each visible sheet that holds anything."""
    with Parts(path) as parts:
        book = _workbook(parts)
        formats = _formats(parts, book)
        previews: list[Preview] = []
        remarks: list[str] = []
        for sheet in book.sheets:
            if sheet in book.hidden:
                continue
            parser = SheetParser(formats)
            if shown := _preview(parts, book, sheet, parser):
                previews.append(shown)
                remarks += [f"{sheet}: {note}" for note in notes(parser.remarks)]
        if not previews:
            raise Unreadable(_("The workbook holds no rows. Choose the file that holds the list"))
        return Look(
            is_workbook=True,
            previews=previews,
            sheets=[preview.reading.sheet for preview in previews],
            hidden_sheets=book.hidden,
            notes=[*_notes(parts, book), *remarks],
        )


def _preview(parts: Parts, book: _Workbook, sheet: str, parser: SheetParser) -> Preview | None:
    """The first rows of a sheet, which is parsed to its end for the parser's remarks."""
    found = parsed(parts, book.sheets[sheet], parser)
    rows = [cells for number, cells in islice(found, HEAD_ROWS)]
    for _row in found:
        pass
    if not rows:
        return None
    parser.remarks.title = title_height(rows)
    return preview(Reading(sheet=sheet), rows[parser.remarks.title :], is_certain=True)


def _notes(parts: Parts, book: _Workbook) -> Iterator[str]:
    if book.hidden:
        yield _("Hidden sheets are left out: %s") % ", ".join(book.hidden)
    if any(name.endswith("vbaProject.bin") for name in parts.names):
        yield _("The macros of the workbook are ignored; only values are read")
    if any("/externalLinks/" in name for name in parts.names):
        yield _("Links to other workbooks are not followed; the values saved with them are read")


def _workbook(parts: Parts) -> _Workbook:
    part = _related(parts, "").get("officeDocument", {"": "xl/workbook.xml"})
    name = next(iter(part.values()))
    relations = _related(parts, name)
    book = _Workbook()
    book.strings = next(iter(relations.get("sharedStrings", {}).values()), "")
    book.styles = next(iter(relations.get("styles", {}).values()), "")
    worksheets = relations.get("worksheet", {})

    def properties(attributes: dict[str, str]) -> None:
        book.is_1904 = attributes.get("date1904") in ("1", "true")

    def sheet(attributes: dict[str, str]) -> None:
        if target := worksheets.get(_id(attributes)):
            book.sheets[attributes.get("name", "")] = target
            if attributes.get("state", "visible") != "visible":
                book.hidden.append(attributes.get("name", ""))

    parts.parse_whole(name, Elements({"workbookPr": properties, "sheet": sheet}))
    if not all(part in parts.names for part in book.sheets.values()):
        raise damaged()
    return book


def _id(attributes: dict[str, str]) -> str:
    return attributes.get(f"{_RELATION} id") or attributes.get(f"{_STRICT_RELATION} id") or ""


def _related(parts: Parts, name: str) -> dict[str, dict[str, str]]:
    """The parts to which a part refers, by kind and id."""
    folder, own = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    related: dict[str, dict[str, str]] = {}

    def relationship(attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            related.setdefault(kind, {})[attributes.get("Id", "")] = target.lstrip("/")

    if relations in parts.names:
        parts.parse_whole(relations, Elements({"Relationship": relationship}))
    return related


def _formats(parts: Parts, book: _Workbook) -> Formats:
    return Formats(
        strings=shared_strings(parts, book.strings),
        styles=read_styles(parts, book.styles),
        is_1904=book.is_1904,
    )
