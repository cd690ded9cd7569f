"""Organizations and the names they go by."""

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from history.models import Kept, record
from recipients.languages import Language
from recipients.models.part import Part
from recipients.models.words import Plain, typed_words


class Kind(models.TextChoices):
    INTERNATIONAL = "international", _("International organization")
    REGIONAL = "regional", _("Regional organization")
    EU = "eu", _("EU institution")
    GOVERNMENT = "government", _("Government or ministry")
    MISSION = "mission", _("Permanent mission or embassy")
    PARLIAMENT = "parliament", _("Parliament")
    COURT = "court", _("Court")
    LOCAL = "local", _("Local authority")
    NGO = "ngo", _("Non-governmental organization")
    COMPANY = "company", _("Company")
    MEDIA = "media", _("Media")
    UNIVERSITY = "university", _("University")
    OTHER = "other", _("Other")


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def active(self) -> Self:
        """Those we still write to."""
        return self.filter(is_active=True)

    def matching(self, words: str) -> Self:
        """Those with every word in a name, acronym, office, title or holder (former ones too).

        Case and accents do not matter; `words` may be anything a person types.
        """
        found = self
        for word in typed_words(words):
            found = found.filter(pk__in=_named(word))
        return found

    def with_offices(self, *, on: dt.date) -> Self:
        """Each with its offices in order of protocol, and who holds them on that day."""
        from recipients.models.office import Office

        offices = Office.objects.with_holder(on=on).order_by("protocol_order", "pk")
        return self.prefetch_related(models.Prefetch("offices", offices))

    def in_order(self) -> Self:
        """Each with `sorted_by`, its name without accents and capitals: the order of lists."""
        return self.annotate(sorted_by=Plain("name"))


def _named(word: Plain) -> Any:
    """Ids of the organizations with a name, office, title or holder in which the word stands."""
    from recipients.models.holder import OfficeHolder
    from recipients.models.office import Office, OfficeTitle

    def of(model: type[models.Model], organization: str, *columns: str) -> Any:
        rows = model._base_manager.alias(plain=Plain(*columns)).filter(plain__contains=word)
        return rows.values_list(organization)

    return of(Organization, "pk", "name", "acronym").union(
        of(OrganizationName, "organization", "name", "acronym"),
        of(Office, "organization", "name"),
        of(OfficeTitle, "office__organization", "title", "feminine"),
        of(OfficeHolder, "office__organization", "name"),
    )


class Organization(Kept):
    """A body we write to. Deactivated, never deleted, once a letter went to it."""

    name = models.CharField(
        _("official name"),
        max_length=250,
        help_text=_("In English, as it stands on an envelope"),
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("succeeded by"),
    )
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)
    preferred_language = models.CharField(
        _("language of letters"),
        max_length=5,
        choices=Language.choices,
        default=Language.ENGLISH,
    )
    note = models.TextField(_("note"), blank=True, max_length=2000)
    is_active = models.BooleanField(_("we write to it"), default=True)
    inactive_reason = models.CharField(_("reason why not"), max_length=200, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(Plain("name"), "id", name="organization_in_order"),
            GinIndex(
                OpClass(Plain("name", "acronym"), name="gin_trgm_ops"),
                name="organization_words",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_active=True) | ~models.Q(inactive_reason=""),
                name="organization_inactive_has_reason",
                violation_error_message=_("Say why we no longer write to it."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("recipients:organization_detail", args=[self.pk])

    def clean(self) -> None:
        """Refuse a circle: no body is a part, or the successor, of itself."""
        for way, sentence in (
            ("parent", _("An organization is no part of itself.")),
            ("successor", _("An organization does not succeed itself.")),
        ):
            seen, other = {self.pk}, getattr(self, way)
            while other:
                if other.pk in seen:
                    raise ValidationError({way: sentence})
                seen.add(other.pk)
                other = getattr(other, way)

    def name_in(self, language: str) -> str | None:
        """The official name in `language`, or None where none is recorded."""
        if language == Language.ENGLISH:
            return self.name
        for one in self.names.all():
            if one.language == language and one.sort == OrganizationName.Sort.OFFICIAL:
                return one.name
        return None

    @transaction.atomic
    def deactivate(self, *, reason: str, by: User) -> None:
        """Write to it no more; its letters, offices and history stay."""
        self.is_active, self.inactive_reason = False, reason
        self.save()
        record(self, "deactivated", by=by, reason=reason)

    @transaction.atomic
    def reactivate(self, *, by: User) -> None:
        """Write to it again."""
        self.is_active, self.inactive_reason = True, ""
        self.save()
        record(self, "reactivated", by=by)


class OrganizationName(Part):
    """Another name: the official one in a further language, a former one, or an alias."""

    class Sort(models.TextChoices):
        OFFICIAL = "official", _("official")
        FORMER = "former", _("former")
        ALIAS = "alias", _("alias")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    sort = models.CharField(_("sort"), max_length=10, choices=Sort.choices, default=Sort.OFFICIAL)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)

    class Meta:
        ordering = ["language", "pk"]
        verbose_name = _("name")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "language"],
                condition=models.Q(sort="official"),
                name="organization_one_official_name",
                violation_error_message=_("There is already an official name in this language."),
            )
        ]
        indexes = [
            GinIndex(
                OpClass(Plain("name", "acronym"), name="gin_trgm_ops"), name="other_name_words"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def whole(self) -> Organization:
        return self.organization
