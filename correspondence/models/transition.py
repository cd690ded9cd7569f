"""How a status changes: a named transition, one conditional UPDATE, its event in the same act."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.lifecycle import Transition
from history.models import record


class NotAllowed(Exception):
    """What was asked for breaks a rule; the message says which, to the person at the screen."""


class TransitionNotAllowed(NotAllowed):
    """The record was not (or no longer) in a state from which this transition goes."""


class Conflict(NotAllowed):
    """Somebody else saved the same draft first."""


class HasLifecycle(models.Model):
    """A record with a `status` that only `undergo` changes."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        status: str

        def get_status_display(self) -> str: ...

    @transaction.atomic
    def undergo(
        self,
        transition: Transition,
        *,
        by: User | None,
        where: models.Q | None = None,
        about: models.Model | None = None,
        detail: dict[str, Any] | None = None,
        **changes: Any,
    ) -> None:
        """Check and change in one UPDATE, so that two people cannot both win.

        `where` is a further condition of the same UPDATE; `about` the record whose history gets
        the event (this one by default). Raises `TransitionNotAllowed` and changes nothing.
        """
        rows: models.QuerySet[Any] = type(self)._base_manager.all()
        changed = rows.filter(where or models.Q(), pk=self.pk, status__in=transition.source).update(
            status=transition.target, **changes
        )
        if not changed:
            raise TransitionNotAllowed(self.refusal(transition))
        self.refresh_from_db()
        record(about or self, transition.verb, by=by, **(detail or {}))

    def refusal(self, transition: Transition) -> str:
        """Why the transition did not happen, in a sentence."""
        self.refresh_from_db(fields=["status"])
        if self.status not in transition.source:
            return _("“%(what)s” is %(status)s by now, so this was not done.") % {
                "what": self,
                "status": str(self.get_status_display()).lower(),
            }
        return _("“%(what)s” has changed in the meantime. Read it again, then decide.") % {
            "what": self
        }
