"""Trials: every letter set on paper before it is submitted or registered, to see it come out."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rights import Right
from correspondence.lifecycle import SUBMIT, Transition
from correspondence.models import registration
from correspondence.models.letter import Letter
from correspondence.models.preflight import stops
from correspondence.models.stored_file import StoredFile
from correspondence.models.transition import NotAllowed, TransitionNotAllowed


class TrialStatus(models.TextChoices):
    """How far a trial has come."""

    RUNNING = "running", gettext_lazy("Being set on paper")
    PASSED = "passed", gettext_lazy("All set on paper")
    FAILED = "failed", gettext_lazy("Not all set on paper")


class Then(models.TextChoices):
    """What becomes of the letter once all came out."""

    SUBMIT = "submit", gettext_lazy("submit")
    REGISTER = "register", gettext_lazy("register")

    @property
    def right(self) -> Right:
        """The right of whoever asks for it."""
        return Right.REGISTER if self == Then.REGISTER else Right.WRITE_LETTERS

    @property
    def transition(self) -> Transition:
        """The step of the letter that it is."""
        return registration.transition() if self == Then.REGISTER else SUBMIT


class TrialQuerySet(models.QuerySet["Trial"]):
    def running(self) -> Self:
        """Those that wait for a worker, or that one is working on."""
        return self.filter(status=TrialStatus.RUNNING)

    def passed(self, *, digest: str, renderer: str) -> Self:
        """Those in which exactly these sheets came out, made by the same renderer."""
        return self.filter(status=TrialStatus.PASSED, digest=digest, renderer=renderer)


class Trial(models.Model):
    """One try of all letters of a draft, on behalf of a person who submits or registers it.

    `digest` is that of the sheets, so it knows the draft, the day it would bear, the directory and
    the letterhead; `renderer` is what sets them. `version`, `asked_by` and `backdating_reason` are
    kept for the step that follows, of which every rule is checked again then. `failures` are the
    letters that did not come out: [addressee, reason]. `problem` is why nothing followed.
    """

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="trials")
    then = models.CharField(max_length=10, choices=Then.choices)
    version = models.PositiveIntegerField()
    backdating_reason = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    digest = models.CharField(max_length=64)
    renderer = models.CharField(max_length=60)
    status = models.CharField(
        max_length=8, choices=TrialStatus.choices, default=TrialStatus.RUNNING
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    failures = models.JSONField(default=list)
    problem = models.CharField(max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "digest"],
                condition=models.Q(status=TrialStatus.RUNNING),
                name="one_running_trial_of_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_status_display()}"

    @property
    def step(self) -> Then:
        return Then(self.then)

    @property
    def is_running(self) -> bool:
        return self.status == TrialStatus.RUNNING

    @property
    def is_passed(self) -> bool:
        return self.status == TrialStatus.PASSED

    @property
    def is_for_registering(self) -> bool:
        return self.step == Then.REGISTER

    @property
    def has_led_on(self) -> bool:
        """All came out, and the letter was submitted or registered."""
        return self.is_passed and not self.problem

    @property
    def tenths(self) -> int:
        """How far it is, from 0 to 10."""
        return 10 * self.done // self.total if self.total else 0

    @property
    def progress_words(self) -> str:
        """How far it is: "Set on paper: 34 of 200"."""
        return _("Set on paper: %(done)s of %(total)s") % {"done": self.done, "total": self.total}

    # -- while it runs ----------------------------------------------------------------------

    def begin_anew(self, *, renderer: str) -> None:
        """From the first letter, since another renderer than the one it began with sets them."""
        self.renderer, self.done, self.failures = renderer, 0, []
        self.save(update_fields=["renderer", "done", "failures"])

    def note(self, addressee_id: int, failure: str = "") -> None:
        """One more letter was set on paper, or could not be.

        Raises `NotAllowed` where the letter was edited meanwhile, or the trial has ended.
        """
        self.done += 1
        if failure:
            self.failures = [*self.failures, [addressee_id, failure]]
        going_on = type(self).objects.running().filter(pk=self.pk, letter__version=self.version)
        if not going_on.update(done=self.done, failures=self.failures):
            raise NotAllowed(
                _("The letter was edited in the meantime. Read it again, then decide.")
            )

    def fail(self, problem: str, *, at: dt.datetime) -> None:
        """End it without anything following, unless it has ended already."""
        type(self).objects.running().filter(pk=self.pk).update(
            status=TrialStatus.FAILED,
            failures=self.failures,
            problem=problem[:1000],
            ended_at=at,
        )

    def end(self, *, at: dt.datetime) -> None:
        """All letters were tried; call it with the row locked."""
        self.status = TrialStatus.FAILED if self.failures else TrialStatus.PASSED
        self.ended_at = at
        self.save(update_fields=["status", "ended_at"])

    def refuse(self, problem: str) -> None:
        """All came out, and a rule forbids what was to follow."""
        self.problem = problem[:1000]
        self.save(update_fields=["problem"])

    # -- what follows -----------------------------------------------------------------------

    def guard(self, *, on: dt.date) -> None:
        """Every rule for submitting or registering but that all come out. Raises `NotAllowed`.

        Checked when it is asked for, and again when it is done.
        """
        letter, person = self.letter, self.asked_by
        mine = Letter.objects.visible_to(person).filter(pk=letter.pk)
        if not person.has_right(self.step.right) or not mine.exists():
            raise NotAllowed(
                _("%(who)s may not %(step)s letters any more.")
                % {"who": person, "step": self.step.label}
            )
        transition = self.step.transition
        if letter.status not in transition.source or letter.version != self.version:
            raise TransitionNotAllowed(letter.refusal(transition))
        if self.is_for_registering:
            registration.day_borne(letter, on=on, backdating_reason=self.backdating_reason)
            StoredFile.objects.refuse_without_room(files=letter.addressees.count())
        if reasons := stops(letter, on=on):
            raise NotAllowed(" ".join(f"{reason}." for reason in reasons))

    @transaction.atomic
    def lead_on(self, *, on: dt.date) -> None:
        """Submit or register the letter, as was asked for. Raises `NotAllowed`."""
        self.guard(on=on)
        asked: dict[str, Any] = {"version": self.version, "by": self.asked_by}
        if self.is_for_registering:
            asked |= {"on": on, "backdating_reason": self.backdating_reason, "tried": self.digest}
            self.letter.register(**asked)
        else:
            self.letter.submit(**asked)
