"""The facts that a proposal is about: as the directory has them, and as somebody would have them.

A fact is known by its name and written as plain text: a country by its code, a day as 2025-03-13.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from recipients.dates import in_words
from recipients.kinds import Kind
from recipients.models.address import ContactDetail
from recipients.models.form_of_address import Gender, Style
from recipients.models.office import Office
from recipients.models.organization import Organization

LABELS = {
    "name": _("Official name"),
    "acronym": _("Acronym"),
    "kind": _("Kind"),
    "country": _("Country"),
    "website": _("Website"),
    "address": _("Postal address"),
    "address_country": _("Country of the address"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "office": _("Office"),
    "style": _("Form of address"),
    "holder": _("Holder"),
    "family_name": _("Family name"),
    "honorific": _("Honorific"),
    "gender": _("Gender"),
    "since_on": _("Holder since"),
}
#: Facts of the organization itself, by the names of its columns.
ORGANIZATION = ("name", "acronym", "kind", "country", "website")
USUAL_STYLE = "ngo-director"
ADDRESS = ("address", "address_country")
CONTACTS = {"email": ContactDetail.Sort.EMAIL, "phone": ContactDetail.Sort.PHONE}
#: Facts of whoever holds the office, and the columns of a tenure they stand in.
HOLDER = {
    "holder": "name",
    "family_name": "family_name",
    "honorific": "honorific",
    "gender": "gender",
    "since_on": "since_on",
}

#: One fact as kept: what the directory had when it was proposed, and what it should have.
type Pair = list[str]


@dataclass(frozen=True)
class Fact:
    """One fact with its old and its new value; `today` is what the directory has now."""

    name: str
    old: str
    new: str
    today: str | None = None

    @property
    def label(self) -> str:
        return str(LABELS[self.name])

    @property
    def is_overtaken(self) -> bool:
        """Whether the directory has since come to say something else than either value."""
        return self.today is not None and self.today not in (self.old, self.new)

    @property
    def is_there(self) -> bool:
        """Whether the directory has since come to say just what is proposed."""
        return self.today == self.new != self.old

    @property
    def old_in_words(self) -> str:
        return self._in_words(self.old) if self.old != self.new else ""

    @property
    def new_in_words(self) -> str:
        return self._in_words(self.new)

    @property
    def today_in_words(self) -> str:
        return self._in_words(self.today or "") or str(_("nothing"))

    @property
    def what_happened(self) -> str:
        """What the directory says by now, beside both values of the proposal."""
        return gettext(
            "%(label)s: the directory says “%(today)s” by now; "
            "proposed was “%(new)s” instead of “%(old)s”."
        ) % {
            "label": self.label,
            "today": self.today_in_words,
            "new": self.new_in_words,
            "old": self.old_in_words,
        }

    def _in_words(self, value: str) -> str:
        match self.name:
            case "kind":
                return str(dict(Kind.choices).get(value, value))
            case "country" | "address_country":
                return str(countries.name(value) or value)
            case "gender":
                return str(Gender(value).label) if value else ""
            case "since_on":
                return in_words(dt.date.fromisoformat(value)) if value else ""
            case "address":
                return ", ".join(value.splitlines())
        return value


def known(organization: Organization, office: Office | None, *, on: dt.date) -> dict[str, str]:
    """What the directory says today: every fact that it knows, the empty ones left out.

    The address is the one letters go to, e-mail and telephone are the first ones recorded, the
    holder is who holds `office` on that day.
    """
    facts = {name: str(getattr(organization, name)) for name in ORGANIZATION}
    if address := organization.main_address:
        facts["address"] = "\n".join(address.as_lines)
        facts["address_country"] = str(address.country)
    for name, sort in CONTACTS.items():
        if detail := first_detail(organization, sort):
            facts[name] = detail.value
    if office:
        facts["office"] = office.name
        if holder := office.holder_on(on):
            facts |= {name: _text(getattr(holder, column)) for name, column in HOLDER.items()}
    return {name: value for name, value in facts.items() if value}


def first_detail(organization: Organization, sort: str) -> ContactDetail | None:
    return organization.contact_details.filter(sort=sort).order_by("pk").first()


def first_office(organization: Organization) -> Office | None:
    """The office in use that comes first in the order of protocol."""
    offices = organization.offices.filter(is_active=True)
    return offices.order_by("protocol_order", "pk").first()


def usual_style() -> Style | None:
    """How an office is addressed where nobody says how: as the director of an organization."""
    director = Style.objects.filter(slug=USUAL_STYLE).first()
    return director or Style.objects.order_by("name").first()


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")
