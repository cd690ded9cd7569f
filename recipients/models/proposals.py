"""Proposals together: which of them wait, for whom, and for how long."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.proposed import Pair

if TYPE_CHECKING:
    from recipients.models.proposal import Proposal

LONG = dt.timedelta(days=7)  # nobody should wait longer for a decision
TOLD = dt.timedelta(days=14)  # as long the proposer is told what became of it


class ProposalStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> Self:
        """Those that nobody has decided yet."""
        return self.filter(status=ProposalStatus.WAITING)

    def readable_by(self, user: User) -> Self:
        """All of them for whoever may propose, and so decide or not propose it again."""
        return self if user.has_right(Right.PROPOSE_RECIPIENTS) else self.none()

    def waiting_for(self, organization: Organization) -> Self:
        """Those about this organization that wait, the oldest first."""
        found = self.waiting().filter(organization=organization)
        return found.select_related("proposed_by").order_by("pk")

    def by(self, user: User) -> Self:
        """Those that this person has made."""
        return self.filter(proposed_by=user)

    def answered(self, *, on: dt.date) -> Self:
        """Those accepted or declined so lately that the proposer is still told."""
        decided = (ProposalStatus.ACCEPTED, ProposalStatus.DECLINED)
        return self.filter(status__in=decided, decided_at__date__gte=on - TOLD)

    def waiting_first(self, *, on: dt.date) -> Self:
        """Each with `rank`, which puts those that wait first, and `is_late` on that day."""
        waits = models.Q(status=ProposalStatus.WAITING)
        late = waits & models.Q(proposed_at__date__lt=on - LONG)
        return self.annotate(
            rank=models.Case(models.When(waits, 1), default=0),
            is_late=models.ExpressionWrapper(late, output_field=models.BooleanField()),
        )

    def for_reading(self) -> Self:
        """With everybody and everything a line about a proposal names."""
        return self.select_related("organization", "office", "proposed_by", "decided_by")

    @transaction.atomic
    def propose(
        self,
        *,
        facts: dict[str, Pair],
        note: str,
        by: User,
        organization: Organization | None = None,
        office: Office | None = None,
    ) -> "Proposal":
        """Put it before the administrators: a new organization where none is given."""
        proposal = self.create(
            organization=organization, office=office, facts=facts, note=note, proposed_by=by
        )
        proposal.tell("proposed", by=by)
        return proposal
