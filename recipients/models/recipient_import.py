"""An import: a file of recipients on its way into the directory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.conf import settings
from django.db import connection, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from history.models import record


class ImportStatus(models.TextChoices):
    """How far an import has come."""

    UPLOADED = "uploaded", _("To be read")
    MATCHED = "matched", _("Columns matched")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    APPLYING = "applying", _("Being imported")
    APPLIED = "applied", _("Imported")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Verdict(models.TextChoices):
    """What one row would do to the directory."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    INVALID = "invalid", _("Invalid")
    DUPLICATE = "duplicate", _("Possible duplicate")


#: While it is none of these, its columns stay as they are.
EDITABLE = (ImportStatus.UPLOADED, ImportStatus.MATCHED, ImportStatus.CHECKED, ImportStatus.FAILED)
#: A worker has it, or will have it soon.
BUSY = (ImportStatus.CHECKING, ImportStatus.APPLYING, ImportStatus.UNDOING)


class RecipientImportQuerySet(models.QuerySet["RecipientImport"]):
    def busy(self) -> Self:
        """Those that wait for a worker, or that one is working on."""
        return self.filter(status__in=BUSY)

    def in_short(self) -> Self:
        """Without what is long: for lists, and for whoever asks how far it is."""
        return self.defer("seen", "headers", "columns", "constants")


class RecipientImport(models.Model):
    """One file, how it is read, and what became of it.

    `columns` is a list of [column, field, rule]: the column's place from 0, the field's name, the
    name of the rule that reads it. `constants` are facts of every row that does not state them.
    `counts` has the number of rows by verdict. `seen` is what was looked at once, so that pages
    need not open the file: ways of reading it, sample rows, columns that make many rows invalid.
    `asked_by` is who asked for what the worker does now, or did last.
    """

    file_name = models.CharField(_("file"), max_length=150)
    file = models.FileField(upload_to="imports", max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    is_workbook = models.BooleanField(default=False)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    separator = models.CharField(_("separator"), max_length=1, blank=True)
    sheet = models.CharField(_("sheet"), max_length=80, blank=True)
    has_header = models.BooleanField(_("the first row names the columns"), default=True)
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    constants = models.JSONField(default=dict)
    seen = models.JSONField(default=dict)
    status = models.CharField(
        max_length=10, choices=ImportStatus.choices, default=ImportStatus.UPLOADED
    )
    is_all_or_nothing = models.BooleanField(_("all rows or none"), default=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    problem = models.CharField(max_length=500, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True)

    objects = RecipientImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("recipients:import_detail", args=[self.pk])

    @transaction.atomic
    def undergo(
        self, *sources: ImportStatus, target: ImportStatus, by: User | None, **changes: Any
    ) -> None:
        """Go from one of `sources` to `target`, which only one of two people can make it do.

        Raises `ImportMoved`.
        """
        changed = type(self).objects.filter(pk=self.pk, status__in=sources)
        if not changed.update(status=target, **changes):
            raise ImportMoved(self)
        self.refresh_from_db()
        record(self, str(target.label).lower(), by=by, file=self.file_name)

    @contextmanager
    def progress(self) -> Iterator[Callable[[int], None]]:
        """Tells whoever watches how many rows are done, whatever transaction this is part of."""
        beside = connection.copy()

        def told(done: int) -> None:
            with beside.cursor() as cursor:
                cursor.execute(_NOTE_PROGRESS, [done, self.pk])

        try:
            yield told
        finally:
            beside.close()

    @property
    def stage(self) -> ImportStatus:
        return ImportStatus(self.status)

    @property
    def is_busy(self) -> bool:
        return self.stage in BUSY

    @property
    def is_checked(self) -> bool:
        return self.stage == ImportStatus.CHECKED

    @property
    def is_cancelled(self) -> bool:
        return self.stage == ImportStatus.CANCELLED

    @property
    def tenths(self) -> int:
        """How far the worker is, from 0 to 10; 0 also where nobody knows how much there is."""
        return min(10, 10 * self.done // self.total) if self.total else 0

    @property
    def is_applied(self) -> bool:
        return self.stage == ImportStatus.APPLIED

    @property
    def is_undone(self) -> bool:
        return self.stage == ImportStatus.UNDONE

    @property
    def is_failed(self) -> bool:
        return self.stage == ImportStatus.FAILED

    @property
    def is_editable(self) -> bool:
        """Whether its columns may still be matched otherwise."""
        return self.stage in EDITABLE and not self.is_half_done

    @property
    def is_half_done(self) -> bool:
        """Whether it failed after some rows were entered: then it can only go on."""
        return self.is_failed and self.rows.filter(is_applied=True).exists()

    @property
    def suspects(self) -> list[list[Any]]:
        """Columns that make many rows invalid: [column, per cent of the rows, reason]."""
        return list(self.seen.get("suspects", []))

    @property
    def aside(self) -> list[int]:
        """The first rows that are left out, since they are remarks or headings."""
        return list(self.seen.get("aside", []))

    @transaction.atomic
    def decide(self, decisions: dict[int, str], *, by: User | None) -> None:
        """Keep what becomes of possible duplicates, by the number of the row.

        Raises `ImportMoved` unless the import waits for decisions.
        """
        self._wait_for_decisions()
        rows = list(self.rows.filter(verdict=Verdict.DUPLICATE, number__in=decisions))
        for row in rows:
            row.decision = decisions[row.number]
        self.rows.bulk_update(rows, ["decision"])
        record(self, "possible duplicates decided", by=by, rows=len(rows))

    @transaction.atomic
    def decide_all(self, decision: str, *, by: User | None) -> None:
        """The same for every possible duplicate; raises `ImportMoved`."""
        self._wait_for_decisions()
        rows = self.rows.filter(verdict=Verdict.DUPLICATE).update(decision=decision)
        record(self, "possible duplicates decided", by=by, rows=rows)

    def _wait_for_decisions(self) -> None:
        waiting = type(self).objects.filter(pk=self.pk, status=ImportStatus.CHECKED)
        if not waiting.select_for_update().exists():
            raise ImportMoved(self)

    def count(self) -> dict[str, int]:
        """The number of rows by verdict, every verdict named."""
        found = dict(self.rows.order_by().values_list("verdict").annotate(models.Count("pk")))
        return {verdict.value: found.get(verdict.value, 0) for verdict in Verdict}


#: While somebody else holds the row, progress is not worth waiting for.
_NOTE_PROGRESS = """
UPDATE recipients_recipientimport SET done = %s
WHERE id = (SELECT id FROM recipients_recipientimport WHERE id = %s FOR UPDATE SKIP LOCKED)
"""


class ImportMoved(Exception):
    """Somebody, or the worker, has taken the import further meanwhile."""

    def __init__(self, run: RecipientImport) -> None:
        super().__init__(
            _("The import has moved on meanwhile. Open its page again to see how far it is.")
        )
