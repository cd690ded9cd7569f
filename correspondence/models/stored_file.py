"""Files, kept once by their content."""

import errno
import hashlib
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models.frozen import KEPT_FOR_EVER
from correspondence.models.transition import NotAllowed
from correspondence.storage import DurableStorage, path_of

logger = logging.getLogger(__name__)

ROOM = 512 * 1024  # bytes; the file copy of a long letter has a tenth of it
_FULL = (errno.ENOSPC, errno.EDQUOT)


class FileDamaged(NotAllowed):
    """The bytes are "missing" from the store, "altered", or "unreadable" there: that is `how`."""

    def __init__(self, sentence: str, *, stored: "StoredFile", how: str) -> None:
        super().__init__(sentence)
        self.stored = stored
        self.how = how


class NotKept(NotAllowed):
    """The store took no file: the disk is full, or other bytes stand where these belong."""


class StoredFileManager(models.Manager["StoredFile"]):
    def keep(
        self,
        content: bytes,
        *,
        media_type: str,
        pages: int | None = None,
        apart: str | None = None,
    ) -> "StoredFile":
        """Keep these bytes, once: the same content gives the same record.

        The bytes are on disk, and synced, before the record is written. Raises `NotKept`.
        """
        digest = hashlib.sha256(content).hexdigest()
        try:
            default_storage.save(path_of(digest), ContentFile(content))
        except OSError as error:
            logger.exception("The file %s was not kept", digest[:12])
            raise NotKept(_why_not_kept(error)) from error
        stored, _is_new = self.get_or_create(
            sha256=digest,
            defaults={
                "size": len(content),
                "media_type": media_type,
                "pages": pages,
                "apart": apart,
            },
        )
        return stored

    def refuse_without_room(self, *, files: int) -> None:
        """Raise `NotKept` where the store has no room for so many letters: before one begins."""
        if isinstance(default_storage, DurableStorage) and default_storage.room < files * ROOM:
            logger.error("The store has no room left for %s letters", files)
            raise NotKept(_full())


def _full() -> str:
    return _(
        "The store of files is full, and nothing was saved. "
        "Tell the administrator, and try again when there is room."
    )


def _why_not_kept(error: OSError) -> str:
    if error.errno in _FULL:
        return _full()
    return _("The file could not be stored, and nothing was saved. Tell the administrator.")


class WhyApart(models.TextChoices):
    """Why the pages of a PDF may not be bound with others, in words that follow a "because".

    A signature holds for the file it stands in, and so does a protection. What the reader's
    program draws by itself (entries of a form, remarks) or hides (layers) is not in the pages.
    """

    PROTECTED = "protected", gettext_lazy("it is protected against changes")
    SIGNED = "signed", gettext_lazy("it is signed")
    DRAWN = "drawn", gettext_lazy("it has entries that only a program for reading PDFs draws")
    LAYERED = "layered", gettext_lazy("it has layers that are not shown")
    UNREADABLE = "unreadable", gettext_lazy("its pages cannot be read")


class StoredFile(models.Model):
    """Bytes in the file store, named by their SHA-256 (64 hexadecimal digits); never changed.

    `apart` is why its pages are not bound with others, empty where they may be; None where nobody
    has looked.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True)
    apart = models.CharField(  # noqa: DJ001 (None is not the same as empty)
        max_length=10, choices=WhyApart.choices, null=True, blank=True
    )
    stored_at = models.DateTimeField(auto_now_add=True)

    objects = StoredFileManager()

    class Meta:
        triggers = KEPT_FOR_EVER

    def __str__(self) -> str:
        return self.sha256[:12]

    def read(self) -> bytes:
        """The bytes, checked against the SHA-256. Raises `FileDamaged`."""
        try:
            with default_storage.open(path_of(self.sha256)) as file:
                content: bytes = file.read()
        except OSError as error:
            raise self._unread(error) from error
        self._refuse_other(hashlib.sha256(content).hexdigest())
        return content

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """The file, to be read from its start, all of it checked against the SHA-256 already.

        For large files: they are never in memory as a whole. Raises `FileDamaged`.
        """
        with ExitStack() as to_close:
            try:
                file = to_close.enter_context(default_storage.open(path_of(self.sha256)))
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError as error:
                raise self._unread(error) from error
            self._refuse_other(digest)
            file.seek(0)
            yield file

    def find(self) -> None:
        """Raise `FileDamaged` where no file of its size lies in its place; it is not read."""
        try:
            size = default_storage.size(path_of(self.sha256))
        except OSError as error:
            raise self._unread(error) from error
        if size != self.size:
            raise self._altered()

    def verify(self) -> None:
        """Raise `FileDamaged` if the bytes in the store are missing or altered."""
        with self.opened():
            pass

    def _unread(self, error: OSError) -> FileDamaged:
        is_missing = isinstance(error, FileNotFoundError)
        sentence = _("The file %(name)s is missing from the store. Restore it from the backup.")
        if not is_missing:
            sentence = _("The file %(name)s cannot be read from the store.")
        how = "missing" if is_missing else "unreadable"
        return FileDamaged(sentence % {"name": self}, stored=self, how=how)

    def _refuse_other(self, digest: str) -> None:
        if digest != self.sha256:
            raise self._altered()

    def _altered(self) -> FileDamaged:
        sentence = _("The file %(name)s was altered in the store. It is not served; restore it.")
        return FileDamaged(sentence % {"name": self}, stored=self, how="altered")
