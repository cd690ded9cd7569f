"""Dispatches: one sending to one addressee by one channel."""

import datetime as dt
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from correspondence.lifecycle import (
    CAME_TO_NOTHING,
    DELIVER,
    LEFT_THE_HOUSE,
    LOSE,
    DispatchStatus,
    ProofKind,
)
from correspondence.models.coming_back import ComesBack
from correspondence.models.frozen import KEPT_FOR_EVER, Both
from correspondence.models.stored_file import StoredFile
from history.models import NEVER_EMPTIED, record
from recipients.channels import Channel


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    def visible_to(self, user: User) -> Self:
        """Those of letters this person may read."""
        return self if user.has_right(Right.READ_LETTERS) else self.none()

    def sent(self) -> Self:
        """Those that have left the house, wherever they are now."""
        return self.filter(status__in=LEFT_THE_HOUSE)

    def came_to_nothing(self) -> Self:
        """Those that came back or were lost."""
        return self.filter(status__in=CAME_TO_NOTHING)

    def last_to_each(self) -> Self:
        """The last sending to its addressee."""
        later = Dispatch.objects.sent().filter(
            addressee=models.OuterRef("addressee"), attempt__gt=models.OuterRef("attempt")
        )
        return self.sent().filter(~models.Exists(later))

    def without_proof(self) -> Self:
        """Those under way with nothing to show for it where their channel should give something.

        Ordinary post gives no receipt; by hand, the name of who carried it is enough.
        """
        carried = models.Q(channel=Channel.BY_HAND) & ~models.Q(handed_over_by="")
        return self.filter(
            ~models.Q(channel=Channel.POST),
            ~carried,
            ~models.Exists(Proof.objects.filter(dispatch=models.OuterRef("pk"))),
            status=DispatchStatus.SENT,
            tracking_number="",
            received_by="",
        )


class Dispatch(ComesBack):
    """One sending to one addressee; a second try is a second dispatch.

    `address_used` is the address as it stood on the envelope; it is never computed again.
    """

    addressee = models.ForeignKey(
        "correspondence.Addressee", models.PROTECT, related_name="dispatches"
    )
    attempt = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=12, choices=DispatchStatus.choices, default=DispatchStatus.SENT
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    sent_on = models.DateField(_("left the house on"))
    handed_over_by = models.CharField(_("handed over by"), max_length=120, blank=True)
    tracking_number = models.CharField(_("number"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    address_used = models.TextField()
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    received_by = models.CharField(_("received by"), max_length=120, blank=True)
    returned_on = models.DateField(_("back on"), null=True, blank=True)
    return_reason = models.CharField(_("reason"), max_length=200, blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="dispatches_logged"
    )
    logged_at = models.DateTimeField(auto_now_add=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        ordering = ["addressee", "attempt"]
        indexes = [
            models.Index(fields=["channel", "addressee"], name="dispatch_by_channel"),
            models.Index(fields=["status", "addressee"], name="dispatch_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["addressee", "attempt"], name="one_dispatch_an_attempt"
            ),
            models.CheckConstraint(
                condition=models.Q(delivered_on__isnull=True)
                | models.Q(delivered_on__gte=models.F("sent_on")),
                name="delivered_after_sent",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_on__isnull=True)
                | models.Q(returned_on__gte=models.F("sent_on")),
                name="returned_after_sent",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Protect(
                name="frozen",
                operation=pgtrigger.Update,
                condition=Both(
                    pgtrigger.Q(old__status__in=[str(one) for one in LEFT_THE_HOUSE]),
                    pgtrigger.AnyChange(
                        "addressee",
                        "attempt",
                        "channel",
                        "sent_on",
                        "handed_over_by",
                        "address_used",
                        "logged_by",
                        "logged_at",
                    ),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}"

    @property
    def has_left(self) -> bool:
        """It has left the house, wherever it is now."""
        return self.status in LEFT_THE_HOUSE

    @property
    def has_proof(self) -> bool:
        """Whether there is a number, a name or a file to show that it left or arrived."""
        return bool(self.tracking_number or self.received_by or self.proofs.all())

    @property
    def is_delivery_proven(self) -> bool:
        """Whether a name or a file shows that it arrived."""
        return bool(
            self.received_by or any(one.kind == ProofKind.DELIVERY for one in self.proofs.all())
        )

    def with_same_number(self) -> "models.QuerySet[Dispatch]":
        """Dispatches of other letters with the same number; none where it has no number."""
        same = (
            type(self)
            .objects.exclude(tracking_number="")
            .exclude(addressee__letter=self.addressee.letter_id)
        )
        return same.filter(tracking_number=self.tracking_number).select_related("addressee__letter")

    @transaction.atomic
    def deliver(
        self, *, on: dt.date, received_by: str, today: dt.date, by: User, without_proof: str = ""
    ) -> None:
        """It arrived; `without_proof` says why neither a name nor a file shows it.

        Raises `NotAllowed` for a day before the sending or after `today`.
        """
        self.check_day(on, today=today)
        self.undergo(
            DELIVER,
            by=by,
            about=self.addressee.letter,
            delivered_on=on,
            received_by=received_by,
            detail={
                "to": self.addressee,
                "on": on,
                "received by": received_by,
                "without proof": without_proof,
            },
        )

    def lose(self, *, reason: str, by: User) -> None:
        """The carrier gave it up."""
        self.undergo(
            LOSE,
            by=by,
            about=self.addressee.letter,
            return_reason=reason,
            detail={"to": self.addressee, "reason": reason},
        )

    @transaction.atomic
    def add_proof(
        self,
        content: bytes,
        *,
        kind: str,
        media_type: str,
        file_name: str,
        by: User,
        pages: int | None = None,
    ) -> "Proof":
        """Keep a file that shows that it left or arrived; `pages` of a PDF."""
        stored = StoredFile.objects.keep(content, media_type=media_type, pages=pages)
        proof = self.proofs.create(kind=kind, file=stored, file_name=file_name, added_by=by)
        record(
            self.addressee.letter,
            "proof added",
            by=by,
            of=self.addressee,
            shows=proof.get_kind_display(),
            sha256=stored.sha256,
        )
        return proof

    @transaction.atomic
    def note_number(self, number: str, *, by: User) -> None:
        """Add or correct the number under which the carrier knows it."""
        before = type(self).objects.select_for_update().get(pk=self.pk).tracking_number
        if before == number:
            return
        type(self).objects.filter(pk=self.pk).update(tracking_number=number)
        self.tracking_number = number
        record(
            self.addressee.letter,
            "number noted",
            by=by,
            of=self.addressee,
            changes={"number": (before, number)},
        )


class ProofQuerySet(models.QuerySet["Proof"]):
    def visible_to(self, user: User) -> Self:
        """Those of letters this person may read."""
        return self if user.has_right(Right.READ_LETTERS) else self.none()


class Proof(models.Model):
    """A file that shows that a dispatch left or arrived."""

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="proofs")
    kind = models.CharField(max_length=10, choices=ProofKind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="proofs")
    file_name = models.CharField(max_length=150)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        triggers = KEPT_FOR_EVER

    def __str__(self) -> str:
        return self.file_name
