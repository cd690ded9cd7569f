"""Reminders: letters of their own that follow one which was not answered."""

from typing import TYPE_CHECKING, Any

from django.db import models

from correspondence.lifecycle import LetterStatus
from correspondence.models.kind import LetterKind

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


class Reminding(models.Model):
    """What `Letter` knows of reminders: which letter it reminds of, and the how many'th it is."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        kind: Any
        objects: Any
        followed_by: Any
        further_to: Letter | None
        further_to_id: int | None

    @property
    def original(self) -> "Reminding":
        """The letter to remind of: for a reminder the one that it follows."""
        is_reminder = self.kind == LetterKind.REMINDER and self.further_to is not None
        return self.further_to if is_reminder and self.further_to else self

    @property
    def reminder_number(self) -> int:
        """The how many'th reminder this would be if it were registered now; 0 for other kinds."""
        if self.kind != LetterKind.REMINDER or self.further_to is None:
            return 0
        sent = self.further_to.followed_by.filter(
            kind=LetterKind.REMINDER, status__in=[LetterStatus.REGISTERED, LetterStatus.CLOSED]
        )
        return int(sent.exclude(pk=self.pk).count()) + 1

    def hold_reminded(self) -> None:
        """Lock the letter a reminder follows, so that two registered at once count each other."""
        if self.kind == LetterKind.REMINDER and self.further_to_id:
            list(type(self)._base_manager.select_for_update().filter(pk=self.further_to_id))
