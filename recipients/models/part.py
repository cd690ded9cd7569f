"""Records that belong to another one, in whose history their changes stand."""

from typing import Any

from django.db import models, transaction

from accounts.models import User
from history.models import differences, record


class Part(models.Model):
    """A name, an address, a title…: kept and taken away in the history of its `whole`."""

    class Meta:
        abstract = True

    @property
    def whole(self) -> Any:
        """The record this one belongs to; it has a page."""
        raise NotImplementedError

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed, with the event that says what."""
        noun = str(self._meta.verbose_name)
        before = type(self)._base_manager.filter(pk=self.pk).first()
        self.save()
        if before is None:
            record(self.whole, f"{noun} entered", by=by, what=self)
        elif changes := differences(before, self):
            record(self.whole, f"{noun} changed", by=by, changes=changes, what=before)

    @transaction.atomic
    def remove(self, *, by: User | None) -> None:
        """Take it away; the history of the whole keeps what it was.

        Raises `ProtectedError` where something else still points to it.
        """
        record(self.whole, f"{self._meta.verbose_name} removed", by=by, what=self)
        self.delete()
