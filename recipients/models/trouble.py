"""What is wrong with an office that letters are to go to, and where it is mended."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recipients.channels import Channel
from recipients.dates import in_words
from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.holder import OfficeHolder
from recipients.models.searching import Findable
from recipients.models.words import Plain

if TYPE_CHECKING:
    from recipients.models.office import Office

_GIVEN_UP = Q(is_active=False) | Q(organization__is_active=False)
_CHANNEL = "organization__preferred_channel"
#: The detail of an organization that a channel needs; every other one needs a postal address.
_DETAIL = {Channel.EMAIL: ContactDetail.Sort.EMAIL, Channel.FAX: ContactDetail.Sort.FAX}


class Trouble(models.TextChoices):
    TWICE = "twice", gettext_lazy("twice on the list")
    GIVEN_UP = "given_up", gettext_lazy("no longer written to")
    VACANT = "vacant", gettext_lazy("vacant")
    UNREACHABLE = "unreachable", gettext_lazy("without address")
    UNVERIFIED = "unverified", gettext_lazy("not verified lately")

    @property
    def column(self) -> str:
        """The annotation of `with_troubles` that says whether an office has it."""
        return f"is_{self.value}"


@dataclass(frozen=True)
class Finding:
    """One trouble of one office, in a sentence, with the page and the verb that mend it."""

    trouble: Trouble
    sentence: str
    url: str
    verb: str


class TroubledQuerySet(Findable["Office"]):
    """Words for offices of which something is missing, or was not made sure of lately."""

    def given_up(self) -> Self:
        """Those no longer written to, or whose organization is not."""
        return self.filter(_GIVEN_UP)

    def with_troubles(
        self, *, on: dt.date, since: dt.date, among: models.QuerySet["Office"]
    ) -> Self:
        """Each with what `findings` reads, and a column for each trouble.

        `among` are the offices of the list, of which it may be the same as another.
        """
        known = self.annotate(**_ways(), **_holding(on))
        known = known.annotate(twice_with=_twice_with(among, on=on))
        return known.annotate(
            is_twice=_is(Q(twice_with__isnull=False)),
            is_given_up=_is(_GIVEN_UP),
            is_vacant=_is(Q(holder_pk__isnull=True)),
            is_unreachable=_is(Q(has_way=False)),
            is_unverified=_is(_unverified(since)),
        )

    def having(self, trouble: Trouble) -> Self:
        """Those `with_troubles` that have this one."""
        return self.filter(**{trouble.column: True})

    def count_troubles(self) -> dict[Trouble, int]:
        """How many of those `with_troubles` have each, without those that none has."""
        counts = {one.value: models.Count("pk", filter=Q(**{one.column: True})) for one in Trouble}
        found = self.order_by().aggregate(**counts)
        return {one: found[one] for one in Trouble if found[one]}


def findings(office: "Office") -> list[Finding]:
    """The troubles of an office that came from `with_troubles`."""
    told = {
        Trouble.TWICE: _twice,
        Trouble.GIVEN_UP: _given_up,
        Trouble.VACANT: _vacant,
        Trouble.UNREACHABLE: _unreachable,
        Trouble.UNVERIFIED: _not_verified,
    }
    found = (one for one in Trouble if getattr(office, one.column))
    return [Finding(one, *told[one](office)) for one in found]


def _is(condition: Q) -> Combinable:
    return models.ExpressionWrapper(condition, output_field=models.BooleanField())


def _holders(on: dt.date) -> models.QuerySet[OfficeHolder]:
    return OfficeHolder.objects.holding(on=on).filter(office=OuterRef("pk"))


def _holding(on: dt.date) -> dict[str, Subquery]:
    """Who holds an office on a day, and when that was verified."""
    holders = _holders(on)
    return {
        "holder_pk": Subquery(holders.values("pk")[:1]),
        "holder_name": Subquery(holders.values("name")[:1]),
        "holder_verified_on": Subquery(holders.values("verified_on")[:1]),
    }


def _ways() -> dict[str, Case]:
    """Whether an office can be reached as its organization prefers, and when that was verified."""
    ways: dict[str, models.QuerySet[PostalAddress] | models.QuerySet[ContactDetail]] = {
        channel: ContactDetail.objects.filter(organization=OuterRef("organization"), sort=sort)
        for channel, sort in _DETAIL.items()
    }
    own = PostalAddress.objects.filter(pk=OuterRef("address"))
    main = PostalAddress.objects.filter(
        Q(language="") | Q(language=OuterRef("organization__preferred_language")),
        organization=Coalesce(OuterRef("via"), OuterRef("organization")),
        is_main=True,
    )
    by_form = Q(**{_CHANNEL: Channel.ONLINE_FORM})
    return {
        "has_way": Case(
            *(When(**{_CHANNEL: one}, then=Exists(way)) for one, way in ways.items()),
            When(by_form, then=~Q(organization__website="")),
            When(address__isnull=False, then=Value(True)),  # noqa: FBT003
            default=Exists(main),
            output_field=models.BooleanField(),
        ),
        "way_verified_on": Case(
            *(When(**{_CHANNEL: one}, then=_last_verified(way)) for one, way in ways.items()),
            When(address__isnull=False, then=_last_verified(own)),
            default=_last_verified(main),
            output_field=models.DateField(),
        ),
    }


def _last_verified(
    details: "models.QuerySet[PostalAddress] | models.QuerySet[ContactDetail]",
) -> Subquery:
    """The latest day on which one of these was verified."""
    one = details.order_by().annotate(only=Value(1)).values("only")
    return Subquery(one.annotate(last=Max("verified_on")).values("last"))


def _unverified(since: dt.date) -> Q:
    """The holder or the way there, if there is one, was not verified since that day."""
    holder = Q(holder_verified_on__isnull=True) | Q(holder_verified_on__lt=since)
    way = Q(way_verified_on__isnull=True) | Q(way_verified_on__lt=since)
    by_form = Q(**{_CHANNEL: Channel.ONLINE_FORM})
    return (Q(holder_pk__isnull=False) & holder) | (Q(has_way=True) & ~by_form & way)


def _twice_with(among: models.QuerySet["Office"], *, on: dt.date) -> Coalesce:
    """Another office of the list that is the same, or has the same holder in the same body.

    Each way of being the same is a look-up of its own, so that an index answers it.
    """
    others = among.exclude(pk=OuterRef("pk"))
    same = Coalesce(OuterRef("merged_into__merged_into"), OuterRef("merged_into"), OuterRef("pk"))
    holder = OfficeHolder.objects.holding(on=on).filter(office=OuterRef("pk"))
    colleagues = others.filter(organization=OuterRef("organization")).annotate(
        held_by=Subquery(holder.values(plain=Plain("name"))[:1])
    )
    found = (
        others.filter(pk=same),
        others.filter(merged_into=same),
        others.filter(merged_into__merged_into=same),
        colleagues.filter(held_by=Plain(OuterRef("holder_name"))),
    )
    said = Concat("name", Value(", "), "organization__name", output_field=models.TextField())
    return Coalesce(*(Subquery(one.order_by().values(said=said)[:1]) for one in found))


def _page(name: str, pk: int | None) -> str:
    return reverse(f"recipients:{name}", args=[pk])


def _twice(office: "Office") -> tuple[str, str, str]:
    words = _("Twice on the list: also as %(other)s.") % {"other": office.twice_with}
    return words, office.get_absolute_url(), _("See the office")


def _given_up(office: "Office") -> tuple[str, str, str]:
    body = office.organization
    if office.merged_into_id:
        page = _page("office_detail", office.merged_into_id)
        return _("It was merged into another office."), page, _("See the other office")
    if not body.is_active:
        words = _("The organization is no longer written to: %(reason)s")
        return (
            words % {"reason": body.inactive_reason},
            body.get_absolute_url(),
            _("See the organization"),
        )
    words = _("The office is no longer written to.")
    return words, _page("office_edit", office.pk), _("Change the office")


def _vacant(office: "Office") -> tuple[str, str, str]:
    return _("Nobody holds the office."), _page("holder_new", office.pk), _("Enter who holds it")


def _unreachable(office: "Office") -> tuple[str, str, str]:
    body = office.organization
    match body.preferred_channel:
        case Channel.EMAIL:
            return (
                _("It prefers e-mail, and no address is recorded."),
                _page("contact_new", body.pk),
                _("Enter an e-mail address"),
            )
        case Channel.FAX:
            return (
                _("It prefers fax, and no number is recorded."),
                _page("contact_new", body.pk),
                _("Enter a fax number"),
            )
        case Channel.ONLINE_FORM:
            return (
                _("It prefers an online form, and no website is recorded."),
                _page("organization_edit", body.pk),
                _("Enter the website"),
            )
    house = office.via_id or body.pk
    return _("No postal address is recorded."), _page("address_new", house), _("Enter an address")


def _not_verified(office: "Office") -> tuple[str, str, str]:
    """The older of the two dates, and the page of what it belongs to."""
    dates: list[tuple[dt.date, str, str]] = []
    if office.holder_pk:
        page = _page("holder_edit", office.holder_pk)
        dates.append((office.holder_verified_on or dt.date.min, _("Its holder"), page))
    if office.has_way and office.organization.preferred_channel != Channel.ONLINE_FORM:
        page = office.organization.get_absolute_url()
        dates.append((office.way_verified_on or dt.date.min, _("Its address"), page))
    day, what, page = min(dates)
    if day == dt.date.min:
        return _("%(what)s was never verified.") % {"what": what}, page, _("Verify")
    words = _("%(what)s was last verified on %(day)s.")
    return words % {"what": what, "day": in_words(day)}, page, _("Verify")
