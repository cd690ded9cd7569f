"""What a letter knows of its paper: kind, letterhead, layout, marks; and of reminders."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from correspondence.lifecycle import LetterStatus
from correspondence.models.kind import Handling, Layout, LetterKind, Marking
from correspondence.models.letterhead import Letterhead

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


class OnPaper(models.Model):
    """The half of `Letter` that says on what paper it leaves.

    An empty `layout` is that of the letterhead; `unit` says whose letterhead.
    """

    kind = models.CharField(
        _("kind"), max_length=10, choices=LetterKind.choices, default=LetterKind.FORMAL
    )
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    layout = models.CharField(_("layout"), max_length=12, choices=Layout.choices, blank=True)
    marking = models.CharField(_("marking"), max_length=12, choices=Marking.choices, blank=True)

    handling = models.CharField(
        _("above the address"), max_length=12, choices=Handling.choices, blank=True
    )

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        followed_by: Any
        further_to: Letter | None
        further_to_id: int | None

    @cached_property
    def letterheads(self) -> dict[str, Letterhead]:
        """The letterheads of its unit, by language."""
        heads = Letterhead.objects.filter(unit=self.unit).select_related("emblem")
        return {head.language: head for head in heads}

    def posted_in(self, language: str) -> str:
        """The country (ISO 3166) in which its letters in that language are posted."""
        head = self.letterheads.get(language)
        return str(head.country) if head else ""

    @property
    def original(self) -> "OnPaper":
        """The letter to remind of: for a reminder the one that it follows."""
        if self.kind == LetterKind.REMINDER and self.further_to is not None:
            return self.further_to
        return self

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
