"""Responses: whatever comes back."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from correspondence.lifecycle import SETTLING, Outcome, ResponseKind
from correspondence.models.frozen import Both
from correspondence.models.stored_file import StoredFile
from correspondence.models.transition import NotAllowed
from history.models import NEVER_EMPTIED, record
from recipients.channels import Channel


class ResponseQuerySet(models.QuerySet["Response"]):
    def visible_to(self, user: User) -> Self:
        """Those this person may read."""
        return self if user.has_right(Right.READ_LETTERS) else self.none()

    def matching(self, words: str) -> Self:
        """Those with every word in a reference (theirs or ours), the summary or the sender."""
        found = self
        for word in words.split()[:8]:
            found = found.filter(
                models.Q(their_reference__icontains=word)
                | models.Q(summary__unaccent__icontains=word)
                | models.Q(sender__unaccent__icontains=word)
                | models.Q(addressee__letter__reference__icontains=word)
                | models.Q(addressee__organization_name__unaccent__icontains=word)
            )
        return found

    def valid(self) -> Self:
        """Those not voided."""
        return self.filter(voided_at__isnull=True)

    def of(self, *kinds: str) -> Self:
        """Valid ones of these kinds."""
        return self.valid().filter(kind__in=kinds)

    def settling(self) -> Self:
        """Those that settle: a reply or a decline."""
        return self.of(*SETTLING)


class Response(models.Model):
    """One thing that came back. A wrong one is voided with a reason, never erased."""

    addressee = models.ForeignKey(
        "correspondence.Addressee", models.PROTECT, null=True, related_name="responses"
    )
    sender = models.CharField(
        _("from"), max_length=200, blank=True, help_text=_("Only if it is linked to no letter")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ResponseKind.choices)
    received_on = models.DateField(_("received on"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices, blank=True)
    their_reference = models.CharField(_("their reference"), max_length=80, blank=True)
    summary = models.TextField(_("summary"), blank=True, max_length=2000)
    promised_on = models.DateField(_("reply promised by"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="responses")
    file_name = models.CharField(max_length=150, blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="responses_logged"
    )
    logged_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True, editable=False)
    void_reason = models.CharField(max_length=200, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["addressee", "kind"], name="response_of_addressee"),
            models.Index(fields=["-received_on", "-id"], name="response_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(addressee__isnull=False) | ~models.Q(sender=""),
                name="response_from_somebody",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Protect(
                name="frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "addressee",
                    "sender",
                    "kind",
                    "received_on",
                    "channel",
                    "their_reference",
                    "summary",
                    "promised_on",
                    "file",
                    "file_name",
                    "logged_by",
                    "logged_at",
                ),
            ),
            pgtrigger.Protect(
                name="voided_once",
                operation=pgtrigger.Update,
                condition=Both(
                    pgtrigger.Q(old__voided_at__isnull=False),
                    pgtrigger.AnyChange("voided_at", "void_reason"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("correspondence:response_detail", args=[self.pk])

    @property
    def is_valid(self) -> bool:
        """Whether it counts: it was not voided."""
        return self.voided_at is None

    @property
    def origin(self) -> str:
        """From whom it came, in words."""
        return str(self.addressee) if self.addressee else self.sender

    @transaction.atomic
    def void(self, *, reason: str, by: User) -> None:
        """Set a response aside that was logged in error, and take back what followed from it.

        Its outcomes no longer count, a day that it promised is no longer waited for, a dispatch
        that it marked as returned is not. Raises `NotAllowed` a second time.
        """
        changed = (
            type(self)
            .objects.valid()
            .filter(pk=self.pk)
            .update(voided_at=timezone.now(), void_reason=reason)
        )
        if not changed:
            raise NotAllowed(_("This response has been voided already."))
        self.refresh_from_db()
        about = self.addressee.letter if self.addressee else self
        record(
            about,
            "response voided",
            by=by,
            kind=self.get_kind_display(),
            of=self.addressee,
            reason=reason,
        )
        for noted in self.outcomes.select_related("addressee__letter", "request"):
            noted.addressee.note_outcome(noted.request, outcome=Outcome.NO_ANSWER, quote="", by=by)
        if self.addressee:
            self.addressee.take_back(self, by=by)
