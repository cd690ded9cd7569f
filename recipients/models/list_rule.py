"""The rule of a list: what it asks of an organization, who meets it, and who does not and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from recipients.kinds import Kind
from recipients.languages import Language
from recipients.models.office import Office, OfficeQuerySet
from recipients.models.organization import Organization
from recipients.regions import NAMES, countries_in, regions_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from recipients.models.recipient_list import RecipientList

MOST_NAMED = 5


@dataclass(frozen=True)
class Criterion:
    """One thing a rule asks: that a fact of the organization is among those it names."""

    wanted: Sequence[str]

    column: ClassVar[str]  # of RecipientList
    title: ClassVar["StrPromise"]

    @property
    def condition(self) -> Q:
        """The same as `is_met_by`, of an office in the database."""
        raise NotImplementedError

    @staticmethod
    def facts(body: Organization) -> list[str]:
        """What the organization has; one of them is enough."""
        raise NotImplementedError

    @staticmethod
    def label(value: str) -> str:
        """A value in words."""
        raise NotImplementedError

    def missed(self, body: Organization) -> str:
        """Why an organization does not meet it, in a sentence."""
        raise NotImplementedError

    def is_met_by(self, body: Organization) -> bool:
        return bool(set(self.wanted).intersection(self.facts(body)))

    def met(self, body: Organization) -> str:
        """What the organization has of that which is asked for, in words."""
        facts = self.facts(body)
        return ", ".join(self.label(one) for one in self.wanted if one in facts)

    @property
    def in_words(self) -> str:
        """Everything it names: “Court, Parliament”."""
        return ", ".join(self.label(one) for one in self.wanted)

    @property
    def either(self) -> str:
        """What it names, as it stands in a sentence; of many the first ones."""
        named = [self.label(one) for one in self.wanted]
        if len(named) > MOST_NAMED:
            rest = _("%(n)s others") % {"n": len(named) - MOST_NAMED}
            named = [*named[:MOST_NAMED], rest]
        *first, last = named
        return (
            _("%(these)s or %(that)s") % {"these": ", ".join(first), "that": last}
            if first
            else last
        )


class KindCriterion(Criterion):
    column, title = "kinds", gettext_lazy("Kind")

    @property
    def condition(self) -> Q:
        return Q(organization__kind__in=self.wanted)

    @staticmethod
    def facts(body: Organization) -> list[str]:
        return [body.kind]

    @staticmethod
    def label(value: str) -> str:
        return str(dict(Kind.choices).get(value, value))

    def missed(self, body: Organization) -> str:
        return _("Its kind is %(kind)s, not %(wanted)s.") % {
            "kind": body.get_kind_display(),
            "wanted": self.either,
        }


class CountryCriterion(Criterion):
    column, title = "countries", gettext_lazy("Country")

    @property
    def condition(self) -> Q:
        return Q(organization__country__in=self.wanted)

    @staticmethod
    def facts(body: Organization) -> list[str]:
        return [str(body.country)]

    @staticmethod
    def label(value: str) -> str:
        return str(countries.name(value) or value)

    def missed(self, body: Organization) -> str:
        if not body.country:
            return _("No country is recorded.")
        return _("Its country is %(country)s, not %(wanted)s.") % {
            "country": body.country.name,
            "wanted": self.either,
        }


class RegionCriterion(Criterion):
    column, title = "regions", gettext_lazy("Region")

    @property
    def condition(self) -> Q:
        return Q(organization__country__in=sorted(countries_in(self.wanted)))

    @staticmethod
    def facts(body: Organization) -> list[str]:
        return regions_of(str(body.country))

    @staticmethod
    def label(value: str) -> str:
        return str(NAMES.get(value, value))

    def missed(self, body: Organization) -> str:
        if not body.country:
            return _("No country is recorded, so it lies in no region.")
        return _("Its country, %(country)s, is not in %(wanted)s.") % {
            "country": body.country.name,
            "wanted": self.either,
        }


class TagCriterion(Criterion):
    column, title = "tags", gettext_lazy("Tag")

    @property
    def condition(self) -> Q:
        return Q(organization__tags__overlap=self.wanted)

    @staticmethod
    def facts(body: Organization) -> list[str]:
        return body.tags

    @staticmethod
    def label(value: str) -> str:
        return f"“{value}”"

    def missed(self, body: Organization) -> str:
        return _("It does not have the tag %(wanted)s.") % {"wanted": self.either}


class LanguageCriterion(Criterion):
    column, title = "languages", gettext_lazy("Language of letters")

    @property
    def condition(self) -> Q:
        return Q(organization__preferred_language__in=self.wanted)

    @staticmethod
    def facts(body: Organization) -> list[str]:
        return [body.preferred_language]

    @staticmethod
    def label(value: str) -> str:
        return str(dict(Language.choices).get(value, value))

    def missed(self, body: Organization) -> str:
        return _("Letters to it are written in %(language)s, not in %(wanted)s.") % {
            "language": body.get_preferred_language_display(),
            "wanted": self.either,
        }


CRITERIA: tuple[type[Criterion], ...] = (
    KindCriterion,
    CountryCriterion,
    RegionCriterion,
    TagCriterion,
    LanguageCriterion,
)
IN_USE = Q(is_active=True, organization__is_active=True)


@dataclass(frozen=True)
class Rule:
    """Every office in use whose organization meets all criteria; without any, nobody."""

    criteria: Sequence[Criterion]

    @classmethod
    def of(cls, chosen: "RecipientList") -> "Rule":
        wanted = ((one, getattr(chosen, one.column)) for one in CRITERIA)
        return cls([one(values) for one, values in wanted if values])

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, and so finds nobody."""
        return not self.criteria

    @property
    def in_words(self) -> str:
        """“Kind: Court, Parliament; Region: Western Africa”."""
        return "; ".join(f"{one.title}: {one.in_words}" for one in self.criteria)

    @property
    def condition(self) -> Q:
        """The whole rule, of an office."""
        if self.is_empty:
            return Q(pk__in=[])
        return Q(IN_USE, *(one.condition for one in self.criteria))

    def offices(self) -> OfficeQuerySet:
        """Those that meet it now."""
        return Office.objects.filter(self.condition)

    def left_out(self, words: str = "") -> OfficeQuerySet:
        """Those it leaves out by one criterion alone, or because they are no longer written to.

        With words, all that match these and do not meet it, for whatever reasons.
        """
        if self.is_empty:
            return Office.objects.none()
        if words:
            return Office.objects.matching(words).exclude(self.condition)
        conditions = [IN_USE, *(one.condition for one in self.criteria)]
        return Office.objects.filter(_fails_one(conditions))

    def why_in(self, office: Office) -> list[tuple[str, str]]:
        """(criterion, what the organization has of that which is asked for), in words."""
        return [(str(one.title), one.met(office.organization)) for one in self.criteria]

    def why_out(self, office: Office) -> list[str]:
        """In sentences, everything that keeps the office out."""
        body = office.organization
        reasons = [one.missed(body) for one in self.criteria if not one.is_met_by(body)]
        if not body.is_active:
            words = _("The organization is no longer written to: %(reason)s")
            reasons.append(words % {"reason": body.inactive_reason})
        elif not office.is_active:
            reasons.append(_("The office is no longer written to."))
        return reasons


def in_display(criterion: type[Criterion]) -> Callable[["RecipientList"], str]:
    """A list's own values for a criterion in words, for its history."""
    return lambda chosen: criterion(getattr(chosen, criterion.column)).in_words


def met_by(body: Organization) -> Q:
    """Of a list: that it has a rule and the organization meets it."""
    asks = Q()
    meets = Q()
    for one in CRITERIA:
        column = one.column
        asks |= ~Q(**{column: []})
        meets &= Q(**{column: []}) | Q(**{f"{column}__overlap": one.facts(body)})
    return Q(is_by_rule=True) & asks & meets


def _fails_one(conditions: Sequence[Q]) -> Q:
    """One of these is not met, and all the others are.

    Written out, so that PostgreSQL knows from its statistics whether that is rare.
    """
    found = Q()
    for condition in conditions:
        others = (one for one in conditions if one is not condition)
        found |= Q(~condition, *others)
    return found
