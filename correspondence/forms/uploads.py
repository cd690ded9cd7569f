"""Files that people upload: looked at before anything keeps them."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, override

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from correspondence.pdf.gate import NotAcceptable, examine, examine_picture
from correspondence.pdf.press import PressBusy
from recipients.forms.uploads import UploadField

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
# What a browser may say of a file: its type in one of many spellings, or that it does not know.
SENT_AS = {PDF: "pdf|acrobat", JPEG: "jpe?g", PNG: "png"}
UNKNOWN = "^$|octet-stream|binary|download|unknown|text/plain"
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}$")
MAX_NAME = 150  # bytes of UTF-8, suffix included; every file system takes that


@dataclass(frozen=True)
class Upload:
    """A file that has passed the gate. `pages` is None for a picture.

    `notes` are sentences on personal details in it; `apart` is why its pages are not bound with
    others (`WhyApart`).
    """

    content: bytes
    file_name: str
    media_type: str
    pages: int | None
    notes: tuple[str, ...] = ()
    apart: str | None = None


def clean_name(name: str, media_type: str) -> str:
    """The last part of `name` as plain text, at most 150 bytes, with the suffix of its type.

    Without control, direction and other invisible characters, so that it reads as it is.
    """
    stem, suffix = _visible(name), SUFFIXES[media_type][0]
    for known in SUFFIXES[media_type]:
        if stem.lower().endswith(known):
            stem, suffix = stem[: -len(known)], stem[-len(known) :]
    room = MAX_NAME - len(suffix.encode())
    cut = stem.encode()[:room].decode(errors="ignore").strip(" .")
    return (cut or "file") + suffix


def _visible(name: str) -> str:
    """What one sees of the last part of a name, on one line."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    return " ".join("".join(c for c in last if c == " " or c.isprintable()).split())


def media_type_of(content: bytes) -> str:
    """PDF, JPEG or PNG by its first bytes, whatever the file is called; else empty."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return ""


def refuse_other_claims(media_type: str, *, name: str, sent_as: str) -> None:
    """A file is what it says it is, three times: by its content, its name and its type as sent.

    :raises NotAcceptable: if its name ends like that of another kind ("a.pdf.exe"), or the browser
        sent it as one.
    """
    suffix = _SUFFIX.search(_visible(name).lower())
    kind = media_type.rpartition("/")[2].upper()
    if suffix and suffix[0] not in SUFFIXES[media_type]:
        raise NotAcceptable(
            _("The file is a %(kind)s, but its name ends in “%(suffix)s”. Rename it.")
            % {"kind": kind, "suffix": suffix[0]}
        )
    if not re.search(f"{SENT_AS[media_type]}|{UNKNOWN}", sent_as.lower()):
        raise NotAcceptable(
            _("The file is a %(kind)s, but it was sent as “%(sent_as)s”.")
            % {"kind": kind, "sent_as": sent_as[:80]}
        )


class PdfField(UploadField):
    """A PDF that has passed the gate. Its cleaned value is an `Upload`."""

    accept: tuple[str, ...] = (PDF,)

    @override
    def to_python(self, data: Any) -> Any:
        """The `Upload`, or None where nothing was sent.

        :raises ValidationError: as for any upload, or if it does not pass the gate.
        """
        file = super().to_python(data)
        if file is None:
            return None
        content = file.read()
        try:
            return self.examined(content, name=file.name or "", sent_as=data.content_type or "")
        except (NotAcceptable, PressBusy) as error:
            raise ValidationError(str(error), code="not_acceptable") from error

    def examined(self, content: bytes, *, name: str, sent_as: str) -> Upload:
        """The file, once it has passed. Raises `NotAcceptable`, or `PressBusy`."""
        found = examine(content)
        refuse_other_claims(PDF, name=name, sent_as=sent_as)
        return Upload(
            content=content,
            file_name=clean_name(name, PDF),
            media_type=PDF,
            pages=found.pages,
            notes=found.notes,
            apart=found.apart,
        )


class ScanField(PdfField):
    """A PDF, or a picture of a paper (JPEG or PNG): proofs and responses."""

    accept = (PDF, JPEG, PNG)

    @override
    def examined(self, content: bytes, *, name: str, sent_as: str) -> Upload:
        media_type = media_type_of(content)
        if media_type == PDF:
            return super().examined(content, name=name, sent_as=sent_as)
        if not media_type:
            raise NotAcceptable(_("The file is neither a PDF nor a JPEG or PNG picture."))
        notes = examine_picture(content)
        refuse_other_claims(media_type, name=name, sent_as=sent_as)
        return Upload(
            content=content,
            file_name=clean_name(name, media_type),
            media_type=media_type,
            pages=None,
            notes=notes,
        )
