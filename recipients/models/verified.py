"""Details that somebody has to make sure of from time to time."""

import calendar
import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import record
from recipients.models.part import Part

#: Stands for a check that never was, and so before every other one.
NEVER = dt.date.min
LAST_CHECK = Coalesce("verified_on", models.Value(NEVER, output_field=models.DateField()))


class Worry(models.TextChoices):
    """Why a detail is to be verified; the strongest reason counts."""

    RETURNED = "returned", _("Mail came back")
    NEVER = "never", _("Never verified")
    STALE = "stale", _("Not verified lately")


def stale_before(on: dt.date) -> dt.date:
    """What was last verified before this day is stale: `STALE_AFTER_MONTHS` before `on`."""
    months = on.year * 12 + on.month - 1 - settings.STALE_AFTER_MONTHS
    year, month = divmod(months, 12)
    if year < dt.MINYEAR:
        return NEVER
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(on.day, last))


class VerifiedQuerySet[M: models.Model](models.QuerySet[M]):
    def in_use(self, *, on: dt.date) -> Self:
        """Those of organizations we write to."""
        return self.filter(organization__is_active=True)

    def of_organizations(self, organizations: models.QuerySet[Any]) -> Self:
        """Those of some organizations."""
        return self.filter(organization__in=organizations)

    def for_verifying(self) -> Self:
        """With the organization they belong to."""
        return self.select_related("organization")

    def with_check(self) -> Self:
        """Each with `checked_on`: when it was last made sure of, `NEVER` where it is in doubt."""
        last_check: Combinable = self.model.last_check  # type: ignore[attr-defined]
        return self.annotate(checked_on=last_check)

    def to_verify(self, *, on: dt.date) -> Self:
        """Those in use that were never verified, or not lately, or from which mail came back."""
        return self.in_use(on=on).with_check().filter(checked_on__lt=stale_before(on))

    def worrying(self, worry: str, *, on: dt.date) -> Self:
        """Of those to verify, the ones for this reason."""
        found, reasons = self.to_verify(on=on), self.reasons()
        return found.filter(reasons[worry]) if worry in reasons else found.none()

    def worries(self, *, on: dt.date, most: int) -> dict[str, int]:
        """How many are to be verified, by reason; of each, `most` at most are counted."""
        found = self.to_verify(on=on)
        return {
            str(worry): found.filter(reason).order_by()[:most].count()
            for worry, reason in self.reasons().items()
        }

    def reasons(self) -> dict[str, models.Q]:
        """What parts those to verify by reason; each has exactly one."""
        return {
            Worry.NEVER: models.Q(checked_on=NEVER),
            Worry.STALE: models.Q(checked_on__gt=NEVER),
        }


class Verified(Part):
    """Where a detail comes from, and who last made sure when that it is right."""

    source = models.CharField(_("source"), max_length=200, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    #: When it was last made sure of, as the database reckons; lists are paged by it.
    last_check: ClassVar[Combinable] = LAST_CHECK

    class Meta:
        abstract = True

    @property
    def noun(self) -> str:
        """What it is, in a word."""
        return str(self._meta.verbose_name)

    @property
    def key(self) -> str:
        """What a form calls it: "postaladdress-12"."""
        return f"{self._meta.model_name}-{self.pk}"

    def worry(self, *, on: dt.date) -> Worry | None:
        """Why it is to be verified; None while it need not."""
        if self.verified_on is None:
            return Worry.NEVER
        return Worry.STALE if self.verified_on < stale_before(on) else None

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed; whoever enters another day of verification has verified it."""
        known = type(self)._base_manager.filter(pk=self.pk).values_list("verified_on", flat=True)
        if self.verified_on != known.first():
            self.verified_by = by if self.verified_on else None
        super().keep(by=by)

    @transaction.atomic
    def verify(self, *, on: dt.date, by: User) -> bool:
        """Somebody has made sure that it is right; whether that was not known for `on` already.

        Verified twice on one day, it is told once.
        """
        doubted: models.QuerySet[Any] = type(self)._base_manager.filter(self._not_verified(on))
        cleared = self._cleared_by_verifying()
        facts = {"verified_on": on, "verified_by": by, **cleared}
        if not doubted.filter(pk=self.pk).update(**facts):
            return False
        for name, value in facts.items():
            setattr(self, name, value)
        record(self.whole, f"{self._meta.verbose_name} verified", by=by, what=self)
        return True

    def _not_verified(self, on: dt.date) -> models.Q:
        """The rows for which a verification on that day is news."""
        return models.Q(verified_on__isnull=True) | ~models.Q(verified_on=on)

    def _cleared_by_verifying(self) -> dict[str, Any]:
        """What no longer holds once it is verified."""
        return {}
