"""Files that people upload: a virus scanner looks at each before anybody else does."""

import hashlib
import logging
from typing import Any, override

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import record
from recipients.clamd import NotScanned, scan

REFUSED = "upload refused by the virus scanner"

logger = logging.getLogger(__name__)


class UploadField(forms.FileField):  # noqa: TID251 - the one that the others are made of
    """A file, up to UPLOAD_LIMIT_MB, in which the virus scanner found nothing, if there is one."""

    default_error_messages = {
        "required": _("Choose a file."),
        "empty": _("The file is empty."),
        "invalid": _("The file did not arrive. Choose it again."),
        "missing": _("The file did not arrive. Choose it again."),
        "too_big": _("The file has %(size)s; up to %(limit)s MB are accepted."),
        "infected": _(
            "The virus scanner found “%(found)s” in the file, so it is refused and nothing was "
            "saved. The administrators are told."
        ),
    }
    widget = forms.FileInput
    accept: tuple[str, ...] = ()  # media types that the browser offers

    @override
    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ",".join(self.accept)} if self.accept else {}

    @override
    def to_python(self, data: Any) -> Any:
        """The file, to be read from its beginning; None where nothing was sent.

        :raises ValidationError: if it is too big, empty, infected, or could not be looked at.
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
        self._refuse_infected(file)
        file.seek(0)
        return file

    def _refuse_infected(self, file: "File[Any]") -> None:
        try:
            found = scan(file.chunks())
        except NotScanned as error:
            raise ValidationError(str(error), code="not_scanned") from error
        if found:
            _tell(file, found=found, by=getattr(file, "sent_by", None))
            raise ValidationError(
                self.error_messages["infected"], code="infected", params={"found": found}
            )


def sha256_of(file: "File[Any]") -> str:
    """The SHA-256 of a file that may be larger than memory is for."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _tell(file: "File[Any]", *, found: str, by: User | None) -> None:
    """The administrators, by the log and the history of who sent it: the file itself is gone."""
    sha256 = sha256_of(file)
    logger.warning(
        "The virus scanner found %s in %r, SHA-256 %s, sent by person %s",
        found,
        file.name,
        sha256,
        by.pk if by else None,
    )
    if by:
        record(by, REFUSED, by=by, file=file.name, found=found, sha256=sha256)
