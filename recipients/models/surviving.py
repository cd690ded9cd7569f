"""Records of which one may go into another of their kind."""

from typing import Any, Self


class Surviving:
    """Says which record stands for this one after all merges."""

    merged_into: Any

    @property
    def survivor(self) -> Self:
        """Itself, if it was never merged."""
        one = self
        while one.merged_into:
            one = one.merged_into
        return one
