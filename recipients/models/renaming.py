"""A body that is renamed is still found by its former name."""

from typing import Any

from django.db import models, transaction

from accounts.models import User
from history.models import Kept
from recipients.languages import Language


class Renamable(Kept):
    """A record with a `name` and `acronym`, and further `names`; `name_key` tells names apart."""

    name: Any
    acronym: Any
    names: Any
    name_key: Any

    #: Set by a form: the name before was never right, so it is not kept as a former one.
    was_slip = False

    class Meta:
        abstract = True

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed; a name that changes is kept as a former one."""
        before = type(self)._base_manager.filter(pk=self.pk).first()
        super().keep(by=by)
        self.refresh_from_db(fields=["name_key"])
        if before and before.name_key != self.name_key and not self.was_slip:
            self._keep_former_name(before, by=by)

    def _keep_former_name(self, before: models.Model, *, by: User | None) -> None:
        name, acronym = before.name, before.acronym  # type: ignore[attr-defined]
        further = self.names.model
        former = {"sort": further.Sort.FORMER, "name": name}
        if not self.names.filter(**former).exists():
            known = {
                "language": Language.ENGLISH,
                "acronym": "" if acronym == self.acronym else acronym,
            }
            further(organization=self, **former, **known).keep(by=by)
