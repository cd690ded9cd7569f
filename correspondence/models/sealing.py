"""How far the file copies of a letter are sealed."""

from dataclasses import dataclass


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
