"""Organizations and the names they go by."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Reverse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from history.models import record
from recipients.channels import Channel
from recipients.kinds import Kind
from recipients.languages import DirectoryLanguage, Language
from recipients.models.finding import OF_ORGANIZATION, OrganizationWords, finds, forgets
from recipients.models.part import Part
from recipients.models.renaming import Renamable
from recipients.models.searching import Findable
from recipients.models.surviving import Surviving
from recipients.models.words import Core, Domain, Key, Plain
from recipients.models.working_days import Weekend, WorkingCalendar, usual_weekend
from recipients.text import has_mixed_scripts

if TYPE_CHECKING:
    from recipients.models.address import PostalAddress


class OrganizationQuerySet(Findable["Organization"]):
    def active(self) -> Self:
        """Those we still write to."""
        return self.filter(is_active=True)

    def unmerged(self) -> Self:
        """Those that stand for themselves: not merged into another entry."""
        return self.filter(merged_into=None)

    def tags_in_use(self) -> "models.QuerySet[Organization, str]":
        """Every tag of these organizations once, in the order of the alphabet."""
        each = models.Func("tags", function="unnest", output_field=models.CharField())
        tagged = self.exclude(tags=[]).annotate(tag=each).order_by("tag")
        return tagged.values_list("tag", flat=True).distinct()

    def with_offices(self, *, on: dt.date) -> Self:
        """Each with its offices in order of protocol, and who holds them on that day."""
        from recipients.models.office import Office

        offices = Office.objects.with_holder(on=on).order_by("protocol_order", "pk")
        return self.prefetch_related(models.Prefetch("offices", offices))

    def in_order(self) -> Self:
        """Each with `sorted_by`, its name without accents and capitals: the order of lists."""
        return self.annotate(sorted_by=Plain("name"))


class Organization(Surviving, Renamable):
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
    preferred_channel = models.CharField(
        _("channel"), max_length=20, choices=Channel.choices, blank=True
    )
    weekend = models.CharField(
        _("weekend"),
        max_length=10,
        choices=Weekend.choices,
        blank=True,
        help_text=_("For counting working days; empty: as usual in its country"),
    )
    tags = ArrayField(
        models.CharField(max_length=50), verbose_name=_("tags"), default=list, blank=True
    )
    note = models.TextField(_("note"), blank=True, max_length=2000)
    is_active = models.BooleanField(_("we write to it"), default=True)
    inactive_reason = models.CharField(_("reason why not"), max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    # kept by the database, so that names are compared without being brought down each time
    name_key = models.GeneratedField(
        expression=Key("name"), output_field=models.TextField(), db_persist=True
    )
    name_core = models.GeneratedField(
        expression=Core("name"), output_field=models.TextField(), db_persist=True
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        triggers = [finds(OF_ORGANIZATION, column="id"), forgets(OrganizationWords)]
        ordering = ["name", "pk"]
        indexes = [
            models.Index(Plain("name"), "id", name="organization_in_order"),
            models.Index("kind", Plain("name"), "id", name="organization_by_kind"),
            models.Index("country", Plain("name"), "id", name="organization_by_country"),
            models.Index(
                "preferred_language", Plain("name"), "id", name="organization_by_language"
            ),
            models.Index(
                Plain("name"),
                "id",
                condition=models.Q(is_active=False),
                name="organization_given_up_in_order",
            ),
            GinIndex("tags", name="organization_by_tag"),
            models.Index("name_key", name="organization_by_key"),
            models.Index(Reverse("name_key"), name="organization_read_backwards"),
            models.Index("name_core", name="organization_by_core"),
            models.Index(
                Key("acronym"), condition=~models.Q(acronym=""), name="organization_acronym_key"
            ),
            models.Index(
                Domain("website"), condition=~models.Q(website=""), name="organization_by_domain"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_active=True) | ~models.Q(inactive_reason=""),
                name="organization_inactive_has_reason",
                violation_error_message=_("Say why we no longer write to it."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(is_active=False),
                name="organization_merged_is_inactive",
            ),
            models.UniqueConstraint(
                Key("name"),
                "country",
                condition=models.Q(merged_into__isnull=True),
                name="organization_once_in_country",
                violation_error_message=_("An organization of this name and country is there."),
            ),
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

    def working_calendar(self) -> WorkingCalendar:
        """When it works: its own weekend or that of its country, and its holidays (prefetched)."""
        weekend = Weekend(self.weekend) if self.weekend else usual_weekend(str(self.country))
        return WorkingCalendar(
            weekend=weekend.days,
            holidays=frozenset(one.day_on for one in self.holidays.all()),
        )

    @property
    def kind_name(self) -> str:
        """The kind in words; Django's own way looks through all kinds for each row of a list."""
        return str(Kind(self.kind).label)

    @property
    def mixed_scripts(self) -> list[str]:
        """Its names and e-mail addresses with a word that mixes letters which look alike."""
        known = [self.name, self.acronym]
        known += [text for one in self.names.all() for text in (one.name, one.acronym)]
        known += [detail.value for detail in self.contact_details.all()]
        return list(filter(has_mixed_scripts, known))

    @property
    def main_address(self) -> "PostalAddress | None":
        """Where letters go, whatever their language: the address for every language before others.

        Then that of its language of letters. Reads prefetched addresses.
        """
        order = {"": 0, self.preferred_language: 1}
        main = [one for one in self.addresses.all() if one.is_main]
        return min(main, key=lambda one: (order.get(one.language, 2), one.pk), default=None)

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
    language = models.CharField(_("language"), max_length=5, choices=DirectoryLanguage.choices)
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)

    class Meta:
        triggers = [finds(OF_ORGANIZATION, column="organization_id")]
        ordering = ["language", "pk"]
        verbose_name = _("name")
        indexes = [
            models.Index(Key("name"), name="other_name_key"),
            models.Index(Core("name"), name="other_name_by_core"),
            models.Index(
                Key("acronym"), condition=~models.Q(acronym=""), name="other_name_by_acronym"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "language"],
                condition=models.Q(sort="official"),
                name="organization_one_official_name",
                violation_error_message=_("There is already an official name in this language."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def whole(self) -> Organization:
        return self.organization
