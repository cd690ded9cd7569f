"""Letters: one signed text, in one or more languages, with one reference and date."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from correspondence.lifecycle import IN_FORCE, LetterStatus, Origin
from correspondence.models import registration
from correspondence.models.addressee import Addressee
from correspondence.models.frozen import frozen_once
from correspondence.models.kind import LetterKind
from correspondence.models.letter_text import LetterText
from correspondence.models.letterhead import Signatory
from correspondence.models.matter import Matter
from correspondence.models.on_paper import OnPaper
from correspondence.models.practice import beginning
from correspondence.models.register import Register, Series
from correspondence.models.steps import Steps, read_with_fresh_eyes
from history.models import record
from recipients.models import Organization
from recipients.models.words import Plain, typed_words


def _speaking_of(word: Plain) -> Any:
    """Ids of the letters in which the word stands; each part is served by an index."""

    def of(rows: models.QuerySet[Any], letter: str, *columns: str) -> Any:
        return rows.alias(plain=Plain(*columns)).filter(plain__contains=word).values_list(letter)

    addressed = Organization.objects.alias(plain=Plain("name", "acronym"))
    return of(LetterText.objects.all(), "letter", "subject", "body").union(
        of(Letter.objects.all(), "pk", "reference"),
        of(Addressee.objects.all(), "letter", "organization_name"),
        Addressee.objects.filter(
            office__organization__in=addressed.filter(plain__contains=word)
        ).values_list("letter"),
    )


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> Self:
        """Those this person may read."""
        return self if user.has_right(Right.READ_LETTERS) else self.none()

    def in_register(self) -> Self:
        """Those that have a reference, cancelled ones included."""
        return self.filter(registered_at__isnull=False)

    def drafts(self) -> Self:
        """Those without a reference yet."""
        return self.filter(registered_at__isnull=True)

    def to_approve(self, *, by: User) -> Self:
        """In review, and this person neither wrote nor edited nor submitted them."""
        return self.filter(read_with_fresh_eyes(by), status=LetterStatus.IN_REVIEW)

    def to_register(self) -> Self:
        """Approved, or drafts too where no approval is asked for."""
        return self.filter(status__in=registration.transition().source)

    def unsealed(self) -> Self:
        """Registered, not cancelled, with an addressee whose file copy is still to be sealed."""
        return self.in_register().filter(
            Exists(Addressee.objects.to_seal().filter(letter=OuterRef("pk"))),
            status__in=IN_FORCE,
        )

    def matching(self, words: str) -> Self:
        """Those with every word in the reference, a text, or the name of an organization addressed.

        Case and accents do not matter; `words` may be anything a person types.
        """
        found = self
        for word in typed_words(words):
            found = found.filter(pk__in=_speaking_of(word))
        return found

    @transaction.atomic
    def begin(
        self,
        *,
        matter: Matter,
        series: Series,
        language: str,
        subject: str,
        by: User,
        kind: str = LetterKind.FORMAL,
        unit: str = "",
        further_to: "Letter | None" = None,
    ) -> "Letter":
        """Start a draft with one text; its reference comes when it is registered.

        The text begins as its kind does, and a reminder goes to those who still owe an answer. A
        `matter` not saved yet is opened.
        """
        letter = self.create(
            matter=matter.opened(by=by),
            series=series,
            kind=kind,
            unit=unit,
            further_to=further_to,
            drafted_by=by,
            signatory=Signatory.objects.filter(is_active=True).first(),
        )
        letter.texts.create(language=language, subject=subject, body=beginning(kind, language))
        record(letter, "begun", by=by, subject=subject)
        if kind == LetterKind.REMINDER and further_to:
            for one in further_to.addressees.awaiting_reply():
                letter.address(one.office, by=by, role=one.role)
        return letter

    def for_printing(self) -> Self:
        """With everything that all its sheets share, in a constant number of queries."""
        return self.select_related("signatory", "further_to", "series").prefetch_related(
            "texts",
            "letter_enclosures__enclosure__editions__file",
            "addressees__office__titles",
            "addressees__office__organization",
        )

    def newest_first(self) -> Self:
        """In the order of the register: by date of the letter, drafts by the day they began."""
        return self.order_by("-filed_on", "-pk")


class Letter(OnPaper, Steps):
    """One signed text sent to one or more addressees.

    `version` counts the edits; every edit, submission and approval names the version it saw.
    Once registered, text, date, reference, addressees and enclosures are fixed by the database.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="letters")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.COMPOSED)
    status = models.CharField(
        _("state"), max_length=12, choices=LetterStatus.choices, default=LetterStatus.DRAFT
    )
    version = models.PositiveIntegerField(default=1)
    series = models.ForeignKey(Series, models.PROTECT, related_name="letters")
    signatory = models.ForeignKey(
        Signatory, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    further_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("further to"),
    )
    dated_on = models.DateField(_("date of the letter"), null=True, blank=True)
    reply_due_on = models.DateField(_("reply asked by"), null=True, blank=True)

    register_year = models.ForeignKey(Register, models.PROTECT, null=True, related_name="letters")
    number = models.PositiveIntegerField(null=True)
    reference = models.CharField(_("reference"), max_length=80, null=True, unique=True)  # noqa: DJ001 (no reference yet)
    other_reference = models.CharField(_("reference printed on it"), max_length=80, blank=True)
    backdating_reason = models.CharField(max_length=200, blank=True)
    cancel_reason = models.CharField(max_length=200, blank=True)

    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters_drafted"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters_submitted"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters_approved"
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters_registered"
    )
    created_on = models.DateField(default=timezone.localdate, editable=False)
    edited_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    filed_on = models.GeneratedField(
        expression=Coalesce("dated_on", "created_on"),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_on", "-pk"]
        indexes = [
            models.Index(fields=["-filed_on", "-id"], name="letter_newest"),
            models.Index(fields=["status", "-filed_on", "-id"], name="letter_by_status"),
            models.Index(fields=["matter", "-filed_on", "-id"], name="letter_by_matter"),
            GinIndex(
                OpClass(Plain("reference"), name="gin_trgm_ops"), name="letter_reference_words"
            ),
            models.Index(fields=["drafted_by", "-filed_on", "-id"], name="letter_by_drafter"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register_year", "number"], name="number_once_a_register"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=["draft", "in_review", "approved"], registered_at__isnull=True
                )
                | Q(
                    status__in=["registered", "closed", "cancelled"],
                    registered_at__isnull=False,
                    register_year__isnull=False,
                    number__isnull=False,
                    reference__isnull=False,
                    dated_on__isnull=False,
                ),
                name="registered_has_reference",
            ),
        ]
        triggers = frozen_once(
            "registered_at",
            "origin",
            "kind",
            "unit",
            "layout",
            "marking",
            "handling",
            "series",
            "signatory",
            "further_to",
            "dated_on",
            "register_year",
            "number",
            "reference",
            "other_reference",
            "backdating_reason",
            "drafted_by",
            "submitted_by",
            "submitted_at",
            "approved_by",
            "approved_at",
            "registered_by",
            "registered_at",
        )

    def __str__(self) -> str:
        return self.reference or _("Draft %(pk)s") % {"pk": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("correspondence:letter_detail", args=[self.pk])

    # -- reading ----------------------------------------------------------------------------

    @property
    def is_registered(self) -> bool:
        """It has its reference, whatever became of it."""
        return self.registered_at is not None

    @property
    def is_in_force(self) -> bool:
        """Registered, and not cancelled."""
        return self.status in IN_FORCE

    @property
    def subject(self) -> str:
        """The subject of the first text; texts are read as prefetched."""
        texts = list(self.texts.all())
        return texts[0].subject if texts and texts[0].subject else str(_("(no subject yet)"))

    def text_in(self, language: str) -> "LetterText | None":
        """The text in that language, if there is one."""
        return next((text for text in self.texts.all() if text.language == language), None)

    @property
    def first_addressee(self) -> str:
        """The organization addressed first; addressees are read as prefetched."""
        return next((one.display_organization for one in self.addressees.all()), "")

    @property
    def further_addressees(self) -> int:
        """How many come after the first."""
        return max(0, len(self.addressees.all()) - 1)

    @property
    def expects_answers(self) -> bool:
        """Registered, and a reply was asked of somebody."""
        return self.is_registered and any(one.reply_due_on for one in self.addressees.all())
