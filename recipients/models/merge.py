"""Two entries that are one body, and two that are not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recipients.models.organization import Organization


class Merge(models.Model):
    """One act of merging: everything of `merged` went over to `kept`.

    `moved` is what pointed where before, so that the act can be undone.
    """

    kept = models.ForeignKey(Organization, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Organization, models.PROTECT, related_name="merges_away")
    moved = models.JSONField(default=dict)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=models.Q(undone_at__isnull=True),
                name="organization_merged_once",
            ),
        ]


class Distinct(models.Model):
    """Two organizations that look alike, of which somebody has said that they are two."""

    one = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinct_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="distinct_in_order"
            ),
        ]
        verbose_name = _("pair of distinct organizations")
