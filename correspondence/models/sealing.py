"""How far the file copies of a letter are sealed."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Count, Model, Q, QuerySet

from correspondence.lifecycle import IN_FORCE


@dataclass(frozen=True)
class Sealing:
    """Of so many file copies so many are sealed; some could not be made."""

    copies: int
    sealed: int
    failed: int

    @property
    def tried(self) -> int:
        """Those that no worker has to see to any more."""
        return self.sealed + self.failed

    @property
    def is_going_on(self) -> bool:
        """Whether a worker has still to make some."""
        return self.tried < self.copies


class SealingQuerySet[M: Model](QuerySet[M]):
    """The words for addressees that deal with their file copies."""

    def to_seal(self) -> Self:
        """Those whose file copy is still to be made, and nothing is known to stand in the way.

        Those at which a try broke off come last, so that they hold up no other.
        """
        waiting = self.filter(file_copy__isnull=True, sheet__isnull=False, sealing_problem="")
        return waiting.order_by("sealing_tries", "-role", "position", "pk")

    def not_sealed(self) -> Self:
        """Those whose file copy was tried and could not be made."""
        return self.filter(
            ~Q(sealing_problem=""), file_copy__isnull=True, letter__status__in=IN_FORCE
        )

    def sealing(self) -> Sealing:
        """How far the sealing of their file copies is."""
        return Sealing(
            **self.aggregate(
                copies=Count("pk"),
                sealed=Count("file_copy"),
                failed=Count("pk", filter=Q(file_copy__isnull=True) & ~Q(sealing_problem="")),
            )
        )
