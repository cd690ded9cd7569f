"""What exactly one addressee got: the file copy, and the edition of each enclosure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from correspondence.models.addressee import Addressee
from correspondence.models.enclosure import EnclosureEdition
from correspondence.models.frozen import KEPT_FOR_EVER, frozen_with
from correspondence.models.stored_file import StoredFile
from history.models import NEVER_EMPTIED


class AddresseeEnclosure(models.Model):
    """The edition of an enclosure that this addressee got; chosen at registration."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="chosen_editions")
    edition = models.ForeignKey(EnclosureEdition, models.PROTECT, related_name="went_to")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["addressee", "position"]
        constraints = [
            models.UniqueConstraint(fields=["addressee", "edition"], name="edition_once_addressee")
        ]
        triggers = [
            frozen_with("correspondence_addressee", "addressee_id", "frozen_at"),
            NEVER_EMPTIED,
        ]


class FileCopy(models.Model):
    """Exactly what left the house for one addressee: stored bytes; never rendered again."""

    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="file_copy")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="file_copies")
    pages = models.PositiveIntegerField()
    renderer = models.CharField(max_length=60, help_text=_("What made the PDF, with its version"))
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = KEPT_FOR_EVER

    def __str__(self) -> str:
        return f"{self.addressee}: {self.file}"
