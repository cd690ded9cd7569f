"""Forms of address: how a letter to a kind of office opens and closes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recipients.languages import Language
from recipients.models.address import Verified


class Gender(models.TextChoices):
    MAN = "m", _("man")
    WOMAN = "f", _("woman")
    UNKNOWN = "", _("not known")


class Style(models.Model):
    """A kind of office that is addressed in one way (head of state, ambassador…)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FormOfAddress(Verified):
    """Envelope line, salutation and closing of a style in one language for one gender.

    The texts may contain `{name}`, `{honorific}` and `{family_name}` of the office holder. The
    form for gender "not known" serves vacancies too, so it may contain none of them.
    """

    style = models.ForeignKey(
        Style, models.CASCADE, related_name="forms", verbose_name=_("style")
    )
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    gender = models.CharField(_("for a"), max_length=1, choices=Gender.choices, blank=True)
    envelope = models.CharField(
        _("envelope line"), max_length=200, blank=True, help_text=_("“His Excellency {name}”")
    )
    salutation = models.CharField(_("salutation"), max_length=200)
    closing = models.CharField(_("closing"), max_length=400)

    class Meta:
        ordering = ["style", "language", "gender"]
        constraints = [
            models.UniqueConstraint(
                fields=["style", "language", "gender"],
                name="one_form_of_address",
                violation_error_message=_("This style has that form already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(gender="") | ~models.Q(salutation__contains="{"),
                name="unknown_gender_names_nobody",
                violation_error_message=_(
                    "The form for gender “not known” serves vacancies too: no name in the salutation."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.style}, {self.get_language_display()}"
