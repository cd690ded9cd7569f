"""Files that people upload: looked at before anything keeps them."""

import unicodedata
from dataclasses import dataclass
from typing import Any, override

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.pdf.gate import NotAcceptable, examine

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
MAX_NAME = 150  # bytes of UTF-8, suffix included; every file system takes that


@dataclass(frozen=True)
class Upload:
    """A file that has passed the gate. `pages` is None for a picture."""

    content: bytes
    file_name: str
    media_type: str
    pages: int | None


def clean_name(name: str, media_type: str) -> str:
    """The last part of `name` as plain text, at most 150 bytes, with the suffix of its type.

    Without control, direction and other invisible characters, so that it reads as it is.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    visible = "".join(c if unicodedata.category(c)[0] != "C" else "" for c in last)
    stem, suffix = " ".join(visible.split()), SUFFIXES[media_type][0]
    for known in SUFFIXES[media_type]:
        if stem.lower().endswith(known):
            stem, suffix = stem[: -len(known)], stem[-len(known) :]
    room = MAX_NAME - len(suffix.encode())
    cut = stem.encode()[:room].decode(errors="ignore").strip(" .")
    return (cut or "file") + suffix


def media_type_of(content: bytes) -> str:
    """PDF, JPEG or PNG by its first bytes, whatever the file is called; else empty."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return ""


class PdfField(forms.FileField):
    """A PDF, up to UPLOAD_LIMIT_MB, that has passed the gate. Its cleaned value is an `Upload`."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty."),
        "invalid": gettext_lazy("The file did not arrive. Choose it again."),
        "missing": gettext_lazy("The file did not arrive. Choose it again."),
        "too_big": gettext_lazy("The file has %(size)s; up to %(limit)s MB are accepted."),
    }
    accept: tuple[str, ...] = (PDF,)
    widget = forms.FileInput

    @override
    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ",".join(self.accept)}

    @override
    def to_python(self, data: Any) -> Any:
        """The `Upload`, or None where nothing was sent.

        :raises ValidationError: if the file is too big, empty or does not pass the gate.
        """
        file = super().to_python(data)
        if file is None:
            return None
        size = file.size or 0
        if size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise ValidationError(
                self.error_messages["too_big"],
                code="too_big",
                params={"size": filesizeformat(size), "limit": settings.UPLOAD_LIMIT_MB},
            )
        content = file.read()
        try:
            return self.examined(content, name=file.name or "")
        except NotAcceptable as error:
            raise ValidationError(str(error), code="not_acceptable") from error

    def examined(self, content: bytes, *, name: str) -> Upload:
        """The file, once it has passed. Raises `NotAcceptable`."""
        found = examine(content)
        return Upload(
            content=content, file_name=clean_name(name, PDF), media_type=PDF, pages=found.pages
        )


class ScanField(PdfField):
    """A PDF, or a picture of a paper (JPEG or PNG): proofs and responses."""

    accept = (PDF, JPEG, PNG)

    @override
    def examined(self, content: bytes, *, name: str) -> Upload:
        media_type = media_type_of(content)
        if media_type == PDF:
            return super().examined(content, name=name)
        if not media_type:
            raise NotAcceptable(_("The file is neither a PDF nor a JPEG or PNG picture."))
        end = b"\xff\xd9" if media_type == JPEG else b"IEND\xaeB`\x82"
        if end not in content:
            raise NotAcceptable(_("The picture is cut off: its end is missing. Upload it again."))
        return Upload(
            content=content,
            file_name=clean_name(name, media_type),
            media_type=media_type,
            pages=None,
        )
