"""One row of a file that is imported."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.recipient_import import RecipientImport, Verdict


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def to_apply(self) -> Self:
        """Those that would do something: new, changed, and duplicates that are decided."""
        decided = models.Q(verdict=Verdict.DUPLICATE) & ~models.Q(decision="")
        return self.filter(models.Q(verdict__in=[Verdict.NEW, Verdict.CHANGED]) | decided)

    def by_act(self) -> tuple[int, int]:
        """How many rows would enter something new, and how many would change what is there."""
        new = models.Q(verdict=Verdict.NEW) | models.Q(decision=ImportRow.Decision.ANOTHER)
        found = self.to_apply().aggregate(
            new=models.Count("pk", filter=new), all=models.Count("pk")
        )
        return found["new"], found["all"] - found["new"]

    def undecided(self) -> Self:
        """Possible duplicates that nobody has decided about."""
        return self.filter(verdict=Verdict.DUPLICATE, decision="")

    def invalid(self) -> Self:
        return self.filter(verdict=Verdict.INVALID)


class ImportRow(models.Model):
    """One row of the file: what it says, what was found of it, and what was done.

    `number` is the row as the file counts it, headers included. `problems` are
    [column, value, reason]; `changes` are [field, old, new]; `twins` are
    [organization id, name, score from 0 to 100, reason]. `leader` is the first row of the file
    that speaks of the same new organization. `cells` are kept only where somebody may want them
    back. `is_entered` if its organization was not there before the import; else `undo` is what
    taking back its changes needs.
    """

    class Decision(models.TextChoices):
        """What becomes of a possible duplicate."""

        OPEN = "", _("Leave out")
        SAME = "same", _("The same: change it")
        ANOTHER = "another", _("Another one: enter it")

    run = models.ForeignKey(RecipientImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    twins = models.JSONField(default=list)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    leader = models.PositiveIntegerField(null=True)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, related_name="import_rows"
    )
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="import_rows")
    is_applied = models.BooleanField(default=False)
    is_entered = models.BooleanField(default=False)
    undo = models.JSONField(default=list)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["run", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]
        indexes = [models.Index(fields=["run", "verdict", "number"], name="import_row_by_verdict")]

    @property
    def who(self) -> list[str]:
        """The organization and, where the row names one, the office."""
        return self.name.split(" · ", 1)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """What may become of it."""
        return list(self.Decision.choices)

    def refuse(self, problem: tuple[str, str, str]) -> None:
        """What the dry run thought good turns out not to be."""
        self.verdict, self.problems = Verdict.INVALID, [*self.problems, list(problem)]
        self.save(update_fields=["verdict", "problems"])
