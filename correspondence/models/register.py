"""Registers: one row a series and year, which gives the next reference."""

import re
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import OperationalError, connection, models
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _
from psycopg.errors import LockNotAvailable

from correspondence.models.transition import NotAllowed
from history.models import Kept

_NEXT = """
    INSERT INTO correspondence_register AS register (series_id, year, last_number)
    VALUES (%s, %s, 1)
    ON CONFLICT (series_id, year) DO UPDATE SET last_number = register.last_number + 1
    RETURNING id, last_number
"""
_MISSING = """
    SELECT place.number FROM correspondence_register AS register, generate_series(1, greatest(
        register.last_number,
        (SELECT max(number) FROM correspondence_letter WHERE register_year_id = register.id)
    )) AS place (number)
    WHERE register.id = %(register)s AND NOT EXISTS (
        SELECT FROM correspondence_letter AS letter
        WHERE letter.register_year_id = register.id AND letter.number = place.number
    )
    ORDER BY place.number LIMIT %(most)s
"""
_PLACE = re.compile(r"\{(series|year|number)(?::(\d))?\}")


def validate_pattern(pattern: str) -> None:
    """A pattern has `{year}` and `{number}` once each, and no other braces."""
    places = [name for name, _width in _PLACE.findall(pattern)]
    rest = _PLACE.sub("", pattern)
    if places.count("year") != 1 or places.count("number") != 1 or "{" in rest or "}" in rest:
        raise ValidationError(_("Write {year} and {number} once each, and {series} if you like."))


class Series(Kept):
    """A run of numbers that starts again every year, and the pattern its references follow."""

    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        validators=[
            RegexValidator(r"^[A-Z][A-Z0-9-]*$", _("Capital letters, digits and hyphens."))
        ],
    )
    name = models.CharField(_("name"), max_length=80)
    pattern = models.CharField(
        _("pattern of references"),
        max_length=60,
        default="{series}/{year}/{number:4}",
        validators=[validate_pattern],
        help_text=_("{number:4} has four digits: {series}/{year}/{number:4} gives OUT/2026/0001"),
    )

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"{self.code} ({self.name})"

    @property
    def shape(self) -> str:
        """The pattern with the code filled in and widths left out: equal shapes may collide.

        Without regard to case, since nobody tells references apart by it.
        """
        return _PLACE.sub(
            lambda place: self.code if place[1] == "series" else f"{{{place[1]}}}", self.pattern
        ).casefold()

    def reference(self, *, year: int, number: int) -> str:
        """The reference of the `number`-th letter of `year`, after the pattern."""
        words = {"series": self.code, "year": str(year), "number": str(number)}
        return _PLACE.sub(lambda place: words[place[1]].zfill(int(place[2] or 0)), self.pattern)

    def next_reference(self, *, year: int) -> str:
        """What the next letter of `year` would be given now. A look, not a promise."""
        registers = Register.objects.filter(series_id=self.pk, year=year)
        last = registers.values_list("last_number", flat=True).first()
        return self.reference(year=year, number=(last or 0) + 1)


class RegisterQuerySet(models.QuerySet["Register"]):
    def with_gaps(self) -> Self:
        """Those in which a number was given that no letter bears; there should be none."""
        highest = Greatest("last_number", Coalesce(models.Max("letters__number"), 0))
        counted = self.annotate(highest=highest, given=models.Count("letters"))
        return counted.filter(given__lt=models.F("highest"))


class RegisterManager(models.Manager.from_queryset(RegisterQuerySet)):  # type: ignore[misc]
    def take(self, *, series: Series, year: int) -> tuple["Register", int]:
        """The next number of a series in a year, inside the caller's transaction.

        One upsert: the row stays locked until the transaction ends, so numbers are distinct, and
        a rollback gives the number back, so there are no gaps. Raises `NotAllowed` where another
        session holds the row for longer than the lock timeout.
        """
        try:
            with connection.cursor() as cursor:
                cursor.execute(_NEXT, [series.pk, year])
                pk, number = cursor.fetchone()
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable):
                raise
            raise NotAllowed(
                str(_("The register is busy; nothing was registered. Try again in a moment."))
            ) from error
        return self.model(pk=pk, series=series, year=year, last_number=number), number


def refuse_given(reference: str) -> None:
    """Raise `NotAllowed` where a letter bears this reference: by an earlier pattern, say."""
    if Register.objects.filter(letters__reference=reference).exists():
        raise NotAllowed(
            _(
                "The reference %(reference)s was given before. "
                "An administrator has to change the pattern of the series."
            )
            % {"reference": reference}
        )


class Register(models.Model):
    """The register of one series and year; it knows the last number given."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="registers")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    objects = RegisterManager()

    class Meta:
        ordering = ["series", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="one_register_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series.code} {self.year}"

    def missing(self, *, most: int) -> list[int]:
        """The lowest numbers that no letter bears although a higher one was given."""
        with connection.cursor() as cursor:
            cursor.execute(_MISSING, {"register": self.pk, "most": most})
            return [number for (number,) in cursor.fetchall()]

    def missing_references(self, *, most: int) -> list[str]:
        """The references that letters with those numbers would bear."""
        numbers = self.missing(most=most)
        return [self.series.reference(year=self.year, number=number) for number in numbers]
