"""Letter texts: the language versions of a letter."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from correspondence.models.body import BodyField
from correspondence.models.frozen import frozen_with
from history.models import NEVER_EMPTIED
from recipients.languages import Language
from recipients.models.words import Plain


class LetterText(models.Model):
    """One language version of a letter: subject and body. The first one is the original."""

    letter = models.ForeignKey("correspondence.Letter", models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = BodyField(_("body"), blank=True)

    class Meta:
        ordering = ["letter", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "language"], name="one_text_a_language")
        ]
        indexes = [
            GinIndex(
                OpClass(Plain("subject", "body"), name="gin_trgm_ops"), name="letter_text_words"
            )
        ]
        triggers = [
            frozen_with("correspondence_letter", "letter_id", "registered_at"),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_language_display()})"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return Language(self.language).direction
