"""Enclosures: documents that go with letters, kept in a library."""

from typing import Self

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from correspondence.models.frozen import KEPT_FOR_EVER, frozen_with
from correspondence.models.stored_file import StoredFile
from history.models import NEVER_EMPTIED, Kept, record
from recipients.languages import Language
from recipients.models.words import Plain, typed_words


class EnclosureQuerySet(models.QuerySet["Enclosure"]):
    def matching(self, words: str) -> Self:
        """Those with every word in the title."""
        found = self.alias(plain=Plain("title"))
        for word in typed_words(words):
            found = found.filter(plain__contains=word)
        return found

    def with_uses(self) -> Self:
        """Each with `use_count`, in how many letters it is enclosed."""
        return self.annotate(use_count=models.Count("uses"))


class Enclosure(Kept):
    """A document of the library: a declaration, a brochure…, in one or more editions."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", _("Declaration")
        BROCHURE = "brochure", _("Brochure")
        REPORT = "report", _("Report")
        RESOLUTION = "resolution", _("Resolution")
        PROGRAMME = "programme", _("Programme")
        COPY = "copy", _("Copy of a letter")
        OTHER = "other", _("Other")

    title = models.CharField(_("title"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = EnclosureQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("correspondence:enclosure_detail", args=[self.pk])

    @transaction.atomic
    def add_edition(
        self,
        content: bytes,
        *,
        language: str,
        title: str,
        pages: int,
        file_name: str,
        by: User,
        apart: str | None = None,
    ) -> "EnclosureEdition":
        """Keep a file as the current edition in its language; earlier ones stay for their letters.

        `content` is a PDF that has passed the gate, with the number of `pages` and why they stay
        `apart` (`WhyApart`).
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        number = self.editions.filter(language=language).count() + 1
        stored = StoredFile.objects.keep(
            content, media_type="application/pdf", pages=pages, apart=apart
        )
        edition = self.editions.create(
            language=language, title=title, number=number, file=stored, file_name=file_name
        )
        record(
            self,
            "edition added",
            by=by,
            title=title,
            language=edition.get_language_display(),
            sha256=stored.sha256,
        )
        return edition

    def edition_for(self, language: str) -> "EnclosureEdition | None":
        """The newest edition in `language`, else the newest of the first language entered."""
        editions = sorted(self.editions.all(), key=lambda one: one.pk)
        first = editions[0].language if editions else ""
        for wanted in (language, first):
            fitting = [one for one in editions if one.language == wanted]
            if fitting:
                return fitting[-1]
        return None


class EnclosureEdition(models.Model):
    """A file in one language. A better file is a new edition; this one is never changed."""

    enclosure = models.ForeignKey(Enclosure, models.PROTECT, related_name="editions")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    number = models.PositiveIntegerField(_("edition"))
    title = models.CharField(_("title in this language"), max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="editions")
    file_name = models.CharField(_("file name"), max_length=150)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["enclosure", "language", "number"], name="edition_once")
        ]
        triggers = KEPT_FOR_EVER

    def __str__(self) -> str:
        return f"{self.title} ({self.get_language_display()}, {self.pages})"

    @property
    def pages(self) -> int:
        """Pages of the file."""
        return self.file.pages or 0


class LetterEnclosure(models.Model):
    """An enclosure of a letter, in its place; each addressee gets the edition in its language."""

    letter = models.ForeignKey(
        "correspondence.Letter", models.CASCADE, related_name="letter_enclosures"
    )
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, related_name="uses")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["letter", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "enclosure"], name="enclosure_once_a_letter")
        ]
        triggers = [
            frozen_with("correspondence_letter", "letter_id", "registered_at"),
            NEVER_EMPTIED,
        ]
