"""Matters: what a set of letters is about."""

import datetime as dt
from typing import Self

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import Kept
from recipients.models.words import Plain, typed_words


class MatterQuerySet(models.QuerySet["Matter"]):
    def matching(self, words: str) -> Self:
        """Those with every word in title or summary."""
        found = self.alias(plain=Plain("title", "summary"))
        for word in typed_words(words):
            found = found.filter(plain__contains=word)
        return found

    def with_counts(self) -> Self:
        """Each with `letter_count` and `last_letter_on`."""
        return self.annotate(
            letter_count=models.Count("letters"), last_letter_on=models.Max("letters__dated_on")
        )


class Matter(Kept):
    """What a set of letters is about (a conference, a campaign, a case)."""

    title = models.CharField(_("title"), max_length=200, unique=True)
    summary = models.TextField(_("summary"), blank=True, max_length=2000)
    happened_on = models.DateField(
        _("day"), null=True, blank=True, help_text=_("When it took place, if it is an occasion")
    )
    opened_on = models.DateField(auto_now_add=True)
    sample_note = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("Shown on every page of the matter: what of it is sample data"),
    )

    objects = MatterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("correspondence:matter_detail", args=[self.pk])

    def opened(self, *, by: User) -> "Matter":
        """This matter, saved if it is new; where somebody else opened it meanwhile, theirs."""
        if self.pk is not None:
            return self
        try:
            with transaction.atomic():
                self.keep(by=by)
        except IntegrityError:
            return Matter.objects.get(title=self.title)
        return self

    @property
    def day(self) -> dt.date:
        """The day it stands for in a timeline."""
        return self.happened_on or self.opened_on
