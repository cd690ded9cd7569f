"""Days on which something has happened."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from recipients.dates import TypedDateField


class PastDayField(TypedDateField):
    """A day up to today and, once the form has set it, not before `earliest`."""

    earliest: dt.date | None = None
    too_early: Any = ""
    of: str = ""  # whose day it is, where several stand on one page

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value > timezone.localdate():
            raise ValidationError(self._said(_("The day lies in the future.")), code="future")
        if self.earliest and value < self.earliest:
            raise ValidationError(self._said(self.too_early), code="too_early")

    def _said(self, sentence: Any) -> str:
        return f"{self.of}: {sentence}" if self.of else str(sentence)

    def not_before(self, day: dt.date | None, sentence: Any, *, of: str = "") -> None:
        """Refuse days before `day`, with this sentence; `of` says whose day it is."""
        self.earliest, self.too_early, self.of = day, sentence, of
