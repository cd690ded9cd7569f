"""When an organization works, for counting working days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recipients.models.part import Part


class Weekend(models.TextChoices):
    """The days of the week on which an organization does not work."""

    SATURDAY_SUNDAY = "sat_sun", _("Saturday and Sunday")
    FRIDAY_SATURDAY = "fri_sat", _("Friday and Saturday")
    THURSDAY_FRIDAY = "thu_fri", _("Thursday and Friday")
    FRIDAY = "fri", _("Friday")
    SUNDAY = "sun", _("Sunday")


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
