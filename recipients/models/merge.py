"""Two entries that are one body, and two that are not."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from history.models import record
from recipients.models.ledger import put_back
from recipients.models.merging import MergeNotAllowed, Merging, find_anew
from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.recipient_list import RecipientList
from recipients.models.uses import fingerprint, new_uses


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at=None)


class MergeManager(models.Manager.from_queryset(MergeQuerySet)):  # type: ignore[misc]
    @transaction.atomic
    def carry_out(
        self, *, kept: Organization, merged: Organization, by: User, chosen: Mapping[str, str]
    ) -> "Merge":
        """Make two entries one. Raises `MergeNotAllowed` where one of them was merged meanwhile.

        `chosen` says for a fact, or for "address", whose stays: "kept", "merged" or "both".
        """
        kept, merged = _locked(kept.pk, merged.pk)
        merging = Merging(kept=kept, merged=merged)
        try:
            with transaction.atomic():
                merging.carry_out(chosen, by=by)
        except IntegrityError as error:
            raise MergeNotAllowed(
                _("A third entry has this name and country already. Merge with that one first.")
            ) from error
        moved = {
            "lines": merging.ledger.lines,
            "offices": merging.offices,
            "lists": merging.lists,
            "uses": fingerprint(Office, merging.offices),
        }
        merge: Merge = self.create(kept=kept, merged=merged, merged_by=by, moved=moved)
        return merge


def _locked(kept: int, merged: int) -> tuple[Organization, Organization]:
    """Both, and all that belong to the second, locked in the order of their ids."""
    both = models.Q(pk__in=[kept, merged]) | models.Q(parent=merged) | models.Q(successor=merged)
    found = Organization.objects.filter(both).select_for_update().order_by("pk")
    known = {one.pk: one for one in found}
    if kept == merged or kept not in known or merged not in known:
        raise MergeNotAllowed(_("A merge needs two entries."))
    for pk in (merged, kept):
        if other := known[pk].merged_into:
            raise MergeNotAllowed(
                _("%(name)s has been merged into %(other)s already.")
                % {"name": known[pk], "other": other}
            )
    return known[kept], known[merged]


class Merge(models.Model):
    """One act of merging: everything of `merged` went over to `kept`.

    `moved` is what pointed where before, so that the act can be undone: the lines of a ledger,
    the offices concerned, and what pointed to them from other apps (`uses.fingerprint`).
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

    objects = MergeManager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=models.Q(undone_at__isnull=True),
                name="organization_merged_once",
            ),
        ]

    @transaction.atomic
    def undo(self, *, by: User, at: dt.datetime) -> None:
        """Part the two again, as they were. Raises `MergeNotAllowed` with the reason why not."""
        pks = sorted([self.kept_id, self.merged_id])
        list(Organization.objects.filter(pk__in=pks).select_for_update().order_by("pk"))
        if not Merge.objects.standing().filter(pk=self.pk).update(undone_by=by, undone_at=at):
            raise MergeNotAllowed(_("This merge has been undone already."))
        self._refuse_what_came_after()
        try:
            with transaction.atomic():
                put_back(self.moved["lines"])
                find_anew(self.kept, self.merged)
        except IntegrityError as error:
            raise MergeNotAllowed(
                _("Something entered since stands where the merged entry was.")
            ) from error
        record(self.kept, "merge undone", by=by, entry=self.merged)
        record(self.merged, "merge undone", by=by, entry=self.kept)
        for model, noun in ((Office, "offices"), (RecipientList, "lists")):
            for one in model._base_manager.filter(pk__in=self.moved[noun]):
                record(one, "merge undone", by=by, of=self.merged)

    def _refuse_what_came_after(self) -> None:
        """A later merge, or a letter: what was written to the joined entry stays joined."""
        kept = models.Q(kept=self.kept_id) | models.Q(merged=self.kept_id)
        if later := Merge.objects.standing().filter(kept, pk__gt=self.pk).first():
            raise MergeNotAllowed(
                _("%(merged)s was merged into %(kept)s later. Undo that first.")
                % {"merged": later.merged, "kept": later.kept}
            )
        count = new_uses(self.moved["uses"], fingerprint(Office, self.moved["offices"]))
        if count:
            raise MergeNotAllowed(
                _("Since the merge letters were addressed to its offices (%(count)s); it stays.")
                % {"count": count}
            )


class DistinctManager(models.Manager["Distinct"]):
    @transaction.atomic
    def say(self, one: Organization, other: Organization, *, by: User) -> "Distinct":
        """These are two: nobody is asked again."""
        first, second = sorted((one, other), key=lambda each: each.pk)
        distinct, is_new = self.get_or_create(one=first, other=second, defaults={"said_by": by})
        if is_new:
            for this, that in ((first, second), (second, first)):
                apart: dict[str, Any] = {"from": that}
                record(this, "told apart", by=by, **apart)
        return distinct


class Distinct(models.Model):
    """Two organizations that look alike, of which somebody has said that they are two."""

    one = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    objects = DistinctManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinct_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="distinct_in_order"
            ),
        ]
        verbose_name = gettext_lazy("pair of distinct organizations")
