"""What those who keep the directory have to look at: details in doubt, offices nobody holds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.holder import OfficeHolder
from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.verified import Verified, VerifiedQuerySet, Worry
from recipients.paging import SIZE, Page, paginate, paginate_together

#: Longer lists are not counted to their end, which would take longer than to show them.
COUNTED = 1000

#: What has to be made sure of from time to time, by the name that forms and addresses use.
DETAILS: dict[str, type[Verified]] = {
    "postaladdress": PostalAddress,
    "contactdetail": ContactDetail,
    "officeholder": OfficeHolder,
}


class ToVerify(models.TextChoices):
    """One list of things to look at; the first one is the whole of the three after it."""

    DETAILS = "", _("Details to verify")
    RETURNED = Worry.RETURNED.value, _("Mail came back")
    NEVER = Worry.NEVER.value, _("Never verified")
    STALE = Worry.STALE.value, _("Not verified lately")
    VACANT = "vacant", _("Offices without a holder")
    ENDING = "ending", _("Terms ended or ending")

    @property
    def template(self) -> str:
        """How its rows are drawn."""
        rows = self.value if self in (ToVerify.VACANT, ToVerify.ENDING) else "details"
        return f"recipients/_to_verify_{rows}.html"


@dataclass(frozen=True)
class Outlook:
    """What is to be looked at on a day, and how much of each.

    `sort` is the one sort of detail looked at (a name of `DETAILS`), `among` the organizations.
    """

    on: dt.date
    sort: str = ""
    among: "models.QuerySet[Organization] | None" = None

    def details(self, worry: str = "") -> list[VerifiedQuerySet[Any]]:
        """Addresses, contact details and holders to verify, each with `checked_on`.

        `worry` is the one reason looked for, if any.
        """
        return [
            rows.worrying(worry, on=self.on) if worry else rows.to_verify(on=self.on)
            for rows in self._details()
        ]

    def vacant(self) -> models.QuerySet[Office]:
        """Offices we write to that nobody holds, in the order of lists, with their holders."""
        offices = Office.objects.vacant(on=self.on).in_order().select_related("organization")
        if self.among is not None:
            offices = offices.filter(organization__in=self.among)
        return offices.prefetch_related("holders")

    def ending(self) -> models.QuerySet[OfficeHolder]:
        """Tenures that ended or end soon and that nobody follows."""
        return self._among(OfficeHolder.objects.ending(on=self.on)).for_verifying()

    def page(self, what: ToVerify, query: QueryDict, *, size: int = SIZE) -> Page[Any]:
        """One page of a list; see `recipients.paging`."""
        if what == ToVerify.VACANT:
            return paginate(self.vacant(), query, by="sorted_by", size=size)
        if what == ToVerify.ENDING:
            return paginate(self.ending(), query, by="until_on", size=size)
        return paginate_together(self.details(what), query, by="checked_on", size=size)

    def counts(self) -> dict[str, int]:
        """How long each list is; of a very long one, that it is longer than `COUNTED`."""
        most = COUNTED + 1
        found = dict.fromkeys(ToVerify.values, 0)
        for rows in self._details():
            for worry, number in rows.worries(on=self.on, most=most).items():
                found[worry] += number
                found[ToVerify.DETAILS] += number
        found[ToVerify.VACANT] = self.vacant().values("pk").order_by()[:most].count()
        found[ToVerify.ENDING] = self.ending().order_by()[:most].count()
        return {what: min(number, most) for what, number in found.items()}

    def _details(self) -> list[VerifiedQuerySet[Any]]:
        every: list[tuple[str, VerifiedQuerySet[Any]]] = [
            ("postaladdress", PostalAddress.objects.all()),
            ("contactdetail", ContactDetail.objects.all()),
            ("officeholder", OfficeHolder.objects.all()),
        ]
        return [
            self._among(rows).for_verifying() for name, rows in every if self.sort in ("", name)
        ]

    def _among[Q: VerifiedQuerySet[Any]](self, rows: Q) -> Q:
        return rows if self.among is None else rows.of_organizations(self.among)


@transaction.atomic
def verify_all(
    keys: Iterable[tuple[str, int]], *, on: dt.date, by: User
) -> tuple[int, list[tuple[str, int]]]:
    """Verify details in one act: (how many were not verified that day, those no longer there)."""
    verified, missing = 0, []
    for name, pk in sorted(
        set(keys)
    ):  # in one order, so that two such acts do not block each other
        detail = DETAILS[name]._default_manager.filter(pk=pk).first()
        if detail is None:
            missing.append((name, pk))
        else:
            verified += detail.verify(on=on, by=by)
    return verified, missing
