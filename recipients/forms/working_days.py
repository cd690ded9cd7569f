"""Holidays: many typed at once, one a line, or one corrected."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.dates import TypedDateField, in_words, read_day
from recipients.forms.kept import CleanText, KeptForm
from recipients.models import Holiday, Organization

MOST_DAYS = 200
NAME_LENGTH = 80
_BETWEEN = " ,;:–-"


class HolidayForm(KeptForm):
    """Corrects one holiday."""

    day_on = TypedDateField(label=_("Day"), help_text=_("As 1.1.2026"))

    class Meta:
        model = Holiday
        fields = ["day_on", "name"]


class HolidaysForm(CleanText, forms.Form):
    """Holidays of an organization, one a line: the day, then its name."""

    days = forms.CharField(
        label=_("Holidays"),
        max_length=MOST_DAYS * 120,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One a line, the day first: 2026-01-01 New Year"),
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization

    def clean_days(self) -> list[Holiday]:
        """The holidays typed. Every line that is wrong is named, and then none is kept."""
        lines = [line.strip() for line in self.cleaned_data["days"].splitlines()]
        if len([line for line in lines if line]) > MOST_DAYS:
            raise ValidationError(
                _("Enter at most %(most)d at a time."), code="many", params={"most": MOST_DAYS}
            )
        seen = set(self.organization.holidays.values_list("day_on", flat=True))
        found, wrong = [], []
        for number, line in enumerate(lines, start=1):
            if not line:
                continue
            try:
                holiday = self._holiday(line, seen)
            except ValidationError as error:
                wrong.append(_g("Line %(n)d: %(why)s") % {"n": number, "why": error.messages[0]})
            else:
                seen.add(holiday.day_on)
                found.append(holiday)
        if wrong:
            raise ValidationError([ValidationError(sentence) for sentence in wrong[:20]])
        return found

    def keep(self, *, by: User) -> bool:
        """Whether all of them were kept."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                for holiday in self.cleaned_data["days"]:
                    holiday.keep(by=by)
        except IntegrityError:
            self.add_error("days", _("Somebody else has just entered one of these days."))
            return False
        return True

    def _holiday(self, line: str, seen: set[dt.date]) -> Holiday:
        """The holiday that a line tells of. Raises `ValidationError`."""
        day, name = _read(line)
        if day in seen:
            raise ValidationError(_("%(day)s is a holiday already."), params={"day": in_words(day)})
        if len(name) > NAME_LENGTH:
            raise ValidationError(
                _("The name has more than %(most)d letters."), params={"most": NAME_LENGTH}
            )
        return Holiday(organization=self.organization, day_on=day, name=name)


def _read(line: str) -> tuple[dt.date, str]:
    """A day at the beginning of a line, in one to three words, and what stands after it."""
    parts = line.split()
    for length in (3, 2, 1):
        typed = " ".join(parts[:length]).rstrip(_BETWEEN)
        try:
            day = read_day(typed, today=timezone.localdate())
        except ValidationError as error:
            if error.code in ("ambiguous", "year"):
                raise
        else:
            return day, " ".join(parts[length:]).strip(_BETWEEN)
    raise ValidationError(
        _("“%(line)s” does not begin with a day. Write it like 2026-01-01 New Year."),
        params={"line": line if len(line) <= 40 else f"{line[:40]}…"},
    )
