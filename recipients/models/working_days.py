"""When an organization works, for counting working days."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from recipients.models.part import Part

if TYPE_CHECKING:
    from recipients.models.organization import Organization

ONE_DAY = dt.timedelta(days=1)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)  # as `date.weekday`


class Weekend(models.TextChoices):
    """The days of the week on which an organization does not work."""

    SATURDAY_SUNDAY = "sat_sun", _("Saturday and Sunday")
    FRIDAY_SATURDAY = "fri_sat", _("Friday and Saturday")
    THURSDAY_FRIDAY = "thu_fri", _("Thursday and Friday")
    FRIDAY = "fri", _("Friday")
    SUNDAY = "sun", _("Sunday")

    @property
    def days(self) -> frozenset[int]:
        """The days as `date.weekday` counts them, Monday being 0."""
        return _DAYS[self]


_DAYS = {
    Weekend.SATURDAY_SUNDAY: frozenset({SATURDAY, SUNDAY}),
    Weekend.FRIDAY_SATURDAY: frozenset({FRIDAY, SATURDAY}),
    Weekend.THURSDAY_FRIDAY: frozenset({THURSDAY, FRIDAY}),
    Weekend.FRIDAY: frozenset({FRIDAY}),
    Weekend.SUNDAY: frozenset({SUNDAY}),
}

#: Where public offices are not closed on Saturday and Sunday. General knowledge, not taken from
#: a source: an organization's own weekend, once entered, decides.
_USUAL = {
    Weekend.FRIDAY_SATURDAY: (
        "BD",  # Bangladesh
        "BH",  # Bahrain
        "DJ",  # Djibouti
        "DZ",  # Algeria
        "EG",  # Egypt
        "IL",  # Israel
        "IQ",  # Iraq
        "JO",  # Jordan
        "KW",  # Kuwait
        "LY",  # Libya
        "MV",  # Maldives
        "OM",  # Oman
        "PS",  # Palestine
        "QA",  # Qatar
        "SA",  # Saudi Arabia
        "SD",  # Sudan
        "SY",  # Syria
        "YE",  # Yemen
    ),
    Weekend.THURSDAY_FRIDAY: ("AF", "IR"),  # Afghanistan, Iran
    Weekend.FRIDAY: ("SO",),  # Somalia
}
_WEEKEND_BY_COUNTRY = {code: weekend for weekend, codes in _USUAL.items() for code in codes}


def usual_weekend(country: str) -> Weekend:
    """The weekend of public offices in a country (ISO 3166 code, or empty)."""
    return _WEEKEND_BY_COUNTRY.get(country, Weekend.SATURDAY_SUNDAY)


@dataclass(frozen=True)
class WorkingCalendar:
    """The days on which somebody works: `weekend` as `date.weekday` counts, and `holidays`."""

    weekend: frozenset[int] = frozenset()
    holidays: frozenset[dt.date] = frozenset()

    def is_working(self, day: dt.date) -> bool:
        """Whether they work on that day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, start: dt.date, n: int) -> dt.date:
        """The n-th working day after `start`: the first is the next working day after it.

        It makes no difference whether `start` is itself a working day. Raises `ValueError` for
        `n` below 1.
        """
        if n < 1 or len(self.weekend) == 7:
            raise ValueError("There is no such working day.")
        day = start
        for _number in range(n):
            day += ONE_DAY
            while not self.is_working(day):
                day += ONE_DAY
        return day

    def holidays_in(self, year: int) -> int:
        """How many holidays of that year are entered."""
        return sum(day.year == year for day in self.holidays)

    @property
    def days_in_words(self) -> str:
        """The working days of a week: "Sunday to Thursday"."""
        if not self.weekend:
            return _gettext("every day")
        working = [day for day in WEEKDAYS if day not in self.weekend]
        begins = [day for day in working if (day - 1) % 7 in self.weekend]
        ends = [day for day in working if (day + 1) % 7 in self.weekend]
        if len(begins) != 1 or begins == ends:
            return ", ".join(str(WEEKDAYS[day]) for day in working)
        return _gettext("%(first)s to %(last)s") % {
            "first": WEEKDAYS[begins[0]],
            "last": WEEKDAYS[ends[0]],
        }


class Holiday(Part):
    """A day of one year on which an organization does not work, beside its weekends."""

    organization = models.ForeignKey(
        "recipients.Organization", models.CASCADE, related_name="holidays"
    )
    day_on = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=80, blank=True)

    class Meta:
        ordering = ["day_on"]
        verbose_name = _("holiday")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "day_on"],
                name="holiday_once",
                violation_error_message=_("This day is a holiday already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day_on:%Y-%m-%d} {self.name}".strip()

    @property
    def whole(self) -> "Organization":
        return self.organization
