"""What a file is by its content, whatever its name says."""

import codecs
import re
import zipfile
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recipients.spreadsheets.table import Unreadable

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SAVE = gettext_lazy("Open it in a spreadsheet program and save the list as .xlsx or CSV")
_OTHERS: tuple[tuple[re.Pattern[bytes], Promise], ...] = tuple(
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*" + pattern, re.IGNORECASE), name)
    for pattern, name in [
        (rb"%PDF-", gettext_lazy("a PDF document")),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*", gettext_lazy("a picture")),
        (rb"RIFF....WEBP", gettext_lazy("a picture")),
        (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", gettext_lazy("a packed archive")),
        (rb"\{\\rtf", gettext_lazy("a text document (RTF)")),
        (rb"BEGIN:VCARD", gettext_lazy("a file of vCards")),
        (
            rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|body)\b",
            gettext_lazy("a web page"),
        ),
        (rb"<\?xml", gettext_lazy("an XML document")),
        (rb"SQLite format 3", gettext_lazy("a database")),
    ]
)


def is_workbook(path: Path) -> bool:
    """True: a packed workbook. False: text. Raises `Unreadable` for anything else."""
    with path.open("rb") as file:
        start = file.read(4096)
    if not start:
        raise Unreadable(_("The file is empty. Choose the file that holds the list"))
    if start.startswith(_ZIP):
        return _is_packed_workbook(path)
    if start.startswith(_OLD_OFFICE):
        raise Unreadable(_old_office(path))
    plain = start.replace(b"\0", b"").lstrip(codecs.BOM_UTF16_LE)  # as it is in UTF-16
    for pattern, name in _OTHERS:
        if pattern.match(start) or pattern.match(plain):
            raise Unreadable(
                _("The file is %(what)s. %(advice)s") % {"what": name, "advice": _SAVE}
            )
    return False


def _is_packed_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable(_("The file is damaged. Save the list again as .xlsx or CSV")) from None
    if "xl/workbook.bin" in names:
        raise Unreadable(_("The file is a binary workbook (.xlsb). %s") % _SAVE)
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return True
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable(_("The file is an OpenDocument file. %s") % _SAVE)
    if any(name.endswith(".iwa") for name in names):
        raise Unreadable(_("The file is a Numbers document. %s") % _SAVE)
    if "[Content_Types].xml" in names:
        raise Unreadable(_("The file is an Office document without a table. %s") % _SAVE)
    raise Unreadable(_("The file is a ZIP archive. Unpack it and choose the list itself"))


def _old_office(path: Path) -> str:
    """Both the protected new files and the files of Office before 2007 come in this wrapping."""
    with path.open("rb") as file:
        before = b""
        while chunk := file.read(1 << 20):
            if _ENCRYPTED in before + chunk:
                return _("The workbook is protected by a password. Save it without one")
            before = chunk[-len(_ENCRYPTED) :]
    return _("The file is of an old kind (.xls). %s") % _SAVE
