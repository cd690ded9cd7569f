"""Requests of a letter, and what each addressee did about them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from correspondence.lifecycle import Outcome
from correspondence.models.frozen import frozen_with
from history.models import NEVER_EMPTIED


class Request(models.Model):
    """One thing a letter asks for, in one sentence."""

    letter = models.ForeignKey("correspondence.Letter", models.CASCADE, related_name="requests")
    position = models.PositiveIntegerField()
    text = models.CharField(_("request"), max_length=300)
    label = models.CharField(
        _("short"), max_length=30, blank=True, help_text=_("One or two words for the board")
    )

    class Meta:
        ordering = ["letter", "position", "pk"]
        triggers = [
            frozen_with("correspondence_letter", "letter_id", "registered_at"),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return self.label or self.text


class RequestOutcome(models.Model):
    """What one addressee did about one request, with the words that show it.

    Set through `Addressee.note_outcome`; earlier values stand in the history.
    """

    addressee = models.ForeignKey(
        "correspondence.Addressee", models.PROTECT, related_name="outcomes"
    )
    request = models.ForeignKey(Request, models.PROTECT, related_name="outcomes")
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    quote = models.TextField(_("their words"), blank=True, max_length=2000)
    response = models.ForeignKey(
        "correspondence.Response", models.PROTECT, null=True, related_name="outcomes"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["addressee", "request"], name="one_outcome_a_request")
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}"
