"""Files as people bring them."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl


def csv_file(
    folder: Path,
    rows: Iterable[Iterable[object]],
    *,
    encoding: str = "utf-8",
    separator: str = ",",
    line_end: str = "\r\n",
    name: str = "list.csv",
) -> Path:
    """A table as text; `encoding` is any that Python knows (`utf-8-sig` writes the mark)."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    return raw_file(folder, text.getvalue().encode(encoding), name=name)


def raw_file(folder: Path, content: bytes, *, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def xlsx_file(
    folder: Path,
    rows: Iterable[Iterable[object]] = (),
    *,
    sheets: dict[str, Iterable[Iterable[object]]] | None = None,
    hidden: Iterable[str] = (),
    name: str = "list.xlsx",
) -> Path:
    """A workbook of one sheet called “List”, or of several by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, content in (sheets or {"List": rows}).items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        for row in content:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def repacked(path: Path, changes: dict[str, bytes | None], *, name: str = "") -> Path:
    """The workbook with some of its parts replaced, added or left out (`None`)."""
    changed = path.with_name(name or f"repacked-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in changes:
                new.writestr(part, old.read(part))
        for part, content in changes.items():
            if content is not None:
                new.writestr(part, content)
    return changed


def sheet_xml(rows: str, *, start: str = "") -> bytes:
    """A sheet as it lies in the package."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{start}<worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


def shared(path: Path) -> Path:
    """The workbook as Excel would save it: each text once, in a part that the sheets share."""
    strings: list[bytes] = []

    def share(match: re.Match[bytes]) -> bytes:
        strings.append(match["text"])
        return b't="s"><v>%d</v>' % (len(strings) - 1)

    changes: dict[str, bytes | None] = {}
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/sheet"):
                inline = rb't="inlineStr"><is>(?P<text>.*?)</is>'
                changes[part] = re.sub(inline, share, archive.read(part), flags=re.DOTALL)
        relations = archive.read("xl/_rels/workbook.xml.rels")
    changes["xl/_rels/workbook.xml.rels"] = relations.replace(
        b"</Relationships>",
        b'<Relationship Id="shared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats'
        b'.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    )
    changes["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + b"".join(b"<si>%s</si>" % text for text in strings)
        + b"</sst>"
    )
    return repacked(path, changes)
