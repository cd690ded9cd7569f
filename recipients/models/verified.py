"""Details that somebody has to make sure of from time to time."""

import calendar
import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import record
from recipients.models.part import Part


def stale_before(on: dt.date) -> dt.date:
    """What was last verified before this day is stale: `STALE_AFTER_MONTHS` before `on`."""
    year, month = divmod(on.year * 12 + on.month - 1 - settings.STALE_AFTER_MONTHS, 12)
    if year < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(on.day, last))


class Verified(Part):
    """Where a detail comes from, and who last made sure when that it is right."""

    source = models.CharField(_("source"), max_length=200, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed; whoever enters another day of verification has verified it."""
        known = type(self)._base_manager.filter(pk=self.pk).values_list("verified_on", flat=True)
        if self.verified_on != known.first():
            self.verified_by = by if self.verified_on else None
        super().keep(by=by)

    @transaction.atomic
    def verify(self, *, on: dt.date, by: User) -> None:
        """Somebody has made sure that it is right."""
        self.verified_on, self.verified_by = on, by
        self.save()
        record(self.whole, f"{self._meta.verbose_name} verified", by=by, what=self)
