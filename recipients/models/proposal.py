"""What somebody who may not keep the directory proposes for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recipients.models.organization import Organization


class Proposal(models.Model):
    """A new organization, or a correction of one; waits until an administrator decides.

    `facts` are the values proposed, by the names of the form's fields.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="proposals"
    )
    facts = models.JSONField(default=dict)
    note = models.TextField(_("reason or source"), max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposals"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "-id"], name="proposal_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="waiting", decided_at__isnull=True)
                | (~models.Q(status="waiting") & models.Q(decided_at__isnull=False)),
                name="proposal_decided_or_waiting",
            )
        ]
