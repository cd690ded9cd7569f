"""Mail that comes back, and the doubt it throws on an address of the directory."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from correspondence.lifecycle import (
    RETURN_DISPATCH,
    UNRETURN_DELIVERED,
    UNRETURN_SENT,
    DispatchStatus,
)
from correspondence.models.transition import HasLifecycle, NotAllowed
from recipients.channels import Channel
from recipients.models import PostalAddress


class ComesBack(HasLifecycle):
    """The half of `Dispatch` that deals with its return."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int
        addressee: Any
        channel: str
        address_used: str
        sent_on: dt.date
        delivered_on: dt.date | None
        returned_on: dt.date | None
        objects: Any

    @transaction.atomic
    def come_back(self, *, on: dt.date, reason: str, today: dt.date, by: User) -> None:
        """It came back undelivered. Raises `NotAllowed` as `deliver`."""
        self.check_day(on, today=today)
        self.undergo(
            RETURN_DISPATCH,
            by=by,
            about=self.addressee.letter,
            returned_on=on,
            return_reason=reason,
            detail={"from": self.addressee, "on": on, "reason": reason},
        )
        self.doubt_address(on=on, by=by)

    def doubt_address(self, *, on: dt.date, by: User) -> None:
        """Note in the directory that mail to the address on this envelope came back."""
        if address := self._address_of_directory():
            address.mail_came_back(on=on, by=by)

    def trust_address(self, *, on: dt.date, by: User) -> None:
        """Take that note back; where another envelope to it came back, that one stands."""
        address = self._address_of_directory()
        if address is None:
            return
        others = type(self).objects.filter(
            status=DispatchStatus.RETURNED,
            address_used=self.address_used,
            channel__in=Channel.on_paper(),
            returned_on__gt=address.verified_on or dt.date.min,
        )
        last = others.exclude(pk=self.pk).aggregate(last=models.Max("returned_on"))["last"]
        address.mail_did_not_come_back(on=on, by=by, last_on=last)

    def _address_of_directory(self) -> PostalAddress | None:
        """The address on the envelope as the directory has it; None where it is another by now."""
        if self.channel not in Channel.on_paper():
            return None
        addressee = self.addressee
        known = addressee.office.addresses_through_time(language=addressee.language)
        return next((one for one in known if one.stands_in(self.address_used)), None)

    @transaction.atomic
    def did_not_come_back(self, *, by: User) -> None:
        """It was logged as returned in error: it is where it was before."""
        day = self.returned_on
        self.undergo(
            UNRETURN_DELIVERED if self.delivered_on else UNRETURN_SENT,
            by=by,
            about=self.addressee.letter,
            returned_on=None,
            return_reason="",
            detail={"from": self.addressee},
        )
        if day:
            self.trust_address(on=day, by=by)

    def check_day(self, on: dt.date, *, today: dt.date) -> None:
        """Raise `NotAllowed` where it cannot have been there on that day."""
        if on > today:
            raise NotAllowed(_("The day lies in the future."))
        if on < self.sent_on:
            raise NotAllowed(_("That is before it left the house."))
