"""What somebody proposes for the directory: checked as it is checked when it is entered."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Value
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from recipients.dates import TypedDateField, in_words
from recipients.forms.kept import CleanText, KeptForm
from recipients.forms.typed import TypedCountryField
from recipients.models import Gender, Office, Organization, Proposal, Style
from recipients.models.proposed import HOLDER, LABELS, Pair, first_office, known, usual_style
from recipients.models.words import Key


class WhyField(forms.CharField):
    """What an administrator needs in order to decide."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Why, and where it is written"),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("A page on their website, a letterhead, a call… and all else to change"),
        )


class HolderFields(forms.Form):
    """Who holds an office."""

    holder = forms.CharField(label=LABELS["holder"], max_length=150, required=False)
    family_name = forms.CharField(
        label=LABELS["family_name"],
        max_length=100,
        required=False,
        help_text=_("For “Dear Ms …,”"),
    )
    gender = forms.ChoiceField(label=LABELS["gender"], choices=Gender.choices, required=False)
    honorific = forms.CharField(
        label=LABELS["honorific"], max_length=30, required=False, help_text=_("Ms, Mr, Dr")
    )
    since_on = TypedDateField(
        label=LABELS["since_on"], required=False, help_text=_("First day; empty if not known")
    )


class ProposalForm(HolderFields, KeptForm):
    """A new organization, or a correction of one, checked as its own form does; never saved."""

    country = TypedCountryField(required=False)
    address = forms.CharField(
        label=LABELS["address"],
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Street, box, place and postal code, one a line, without the country"),
    )
    address_country = TypedCountryField(
        label=LABELS["address_country"],
        required=False,
        help_text=_("Only if it is not the country above"),
    )
    email = forms.EmailField(label=LABELS["email"], max_length=254, required=False)
    phone = forms.CharField(label=LABELS["phone"], max_length=254, required=False)
    office = forms.CharField(
        label=LABELS["office"],
        max_length=150,
        required=False,
        help_text=_("In English, short: “Secretary-General”"),
    )
    style = forms.ModelChoiceField(
        Style.objects.all(),
        label=LABELS["style"],
        required=False,
        empty_label=_("As is usual; the administrator looks at it"),
    )
    note = WhyField()
    is_another = forms.BooleanField(
        label=_("The one I propose is another organization"), required=False
    )

    field_order = [*LABELS, "note", "is_another"]

    class Meta:
        model = Organization
        fields = ["name", "acronym", "kind", "country", "website"]

    def __init__(self, *args: Any, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        self.held = None if self.is_new else first_office(self.instance)
        self.today = {} if self.is_new else known(self.instance, self.held, on=on)
        self.initial.update(as_typed(self.today))
        if self.held:
            del self.fields["style"]
        if "holder" in self.today:
            self.fields["holder"].help_text = _(
                "Another name corrects how it is written; with another first day below, "
                "somebody else holds the office"
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_address(cleaned)
        self._check_office(cleaned)
        if self.is_new and not self.errors and not cleaned.get("is_another"):
            self._check_lookalikes(cleaned["name"])
        return cleaned

    def _check_address(self, cleaned: dict[str, Any]) -> None:
        """The lines lie in a country: its own, or that of the organization."""
        cleaned["address"] = _lines(cleaned.get("address", ""))
        where = cleaned.get("address_country") or cleaned.get("country")
        if not cleaned["address"]:
            cleaned["address_country"] = ""
        elif not where and not self.errors.keys() & {"country", "address_country"}:
            self.add_error("address_country", _("Say in which country the address lies."))
        elif not self.is_new:
            cleaned["address_country"] = where

    def _check_office(self, cleaned: dict[str, Any]) -> None:
        """Whoever holds an office holds one that has a name, and has a name too."""
        for name, sentence in (
            (
                "office",
                _("Which office? Offices are given up by an administrator: write why below."),
            ),
            ("holder", _("Who? If nobody holds the office any more, write so below.")),
        ):
            others = [*HOLDER] if name == "office" else [one for one in HOLDER if one != "holder"]
            is_needed = name in self.today or any(cleaned.get(one) for one in others)
            if is_needed and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if cleaned.get("office") and not self.held and not cleaned.get("style"):
            cleaned["style"] = usual_style()
        if self.held and is_change_of_holder(pairs(self.today, cleaned)):
            check_tenure(self, self.held)

    def _check_lookalikes(self, name: str) -> None:
        """Name what is there, or proposed, under the same name."""
        if there := lookalike(name):
            place = f" ({countries.name(there.country)})" if there.country else ""
            self.add_error(
                "is_another",
                _("An organization of this name is there: %(name)s%(place)s")
                % {"name": there, "place": place},
            )
        waiting = Proposal.objects.waiting().filter(organization=None)
        if same := waiting.filter(facts__name__1__iexact=name).first():
            self.add_error(
                "is_another",
                _("It has been proposed already, on %(day)s, by %(person)s.")
                % {"day": in_words(same.proposed_at.date()), "person": same.proposed_by},
            )

    @property
    def asks_for_another(self) -> bool:
        """Whether the person is asked if it is another organization than the one named."""
        return self.is_bound and ("is_another" in self.errors or "is_another" in self.data)

    def keep(self, *, by: User) -> bool:
        """Whether it was put before the administrators."""
        if not self.is_valid():
            return False
        facts = pairs(self.today, self.cleaned_data)
        about_office = facts.keys() & {"office", *HOLDER}
        self.proposal = Proposal.objects.propose(
            facts=facts,
            note=self.cleaned_data["note"],
            by=by,
            organization=None if self.is_new else Organization.objects.get(pk=self.instance.pk),
            office=self.held if about_office else None,
        )
        return True


class HolderProposalForm(CleanText, HolderFields):
    """From which day somebody else holds an office."""

    note = WhyField()

    def __init__(self, *args: Any, office: Office, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held, self.on = office, on
        for name in ("holder", "since_on"):
            self.fields[name].required = True
        self.fields["since_on"].label = _("Holds the office from")
        self.fields["since_on"].help_text = _("As 13.3.2025; today’s tenure ends the day before")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str) and name != "note":
                cleaned[name] = " ".join(value.split())
        check_tenure(self, self.held)
        return cleaned

    def keep(self, *, by: User) -> bool:
        """Whether it was put before the administrators."""
        if not self.is_valid():
            return False
        organization = self.held.organization
        self.proposal = Proposal.objects.propose(
            facts=pairs(known(organization, self.held, on=self.on), self.cleaned_data),
            note=self.cleaned_data["note"],
            by=by,
            organization=organization,
            office=self.held,
        )
        return True


def pairs(today: dict[str, str], typed: dict[str, Any]) -> dict[str, Pair]:
    """Old and new of what differs; of a new holder everything, since nothing is his by itself."""
    new = {name: _text(typed[name]) for name in LABELS if name in typed}
    found = {
        name: [today.get(name, ""), value]
        for name, value in new.items()
        if value != today.get(name, "")
    }
    if is_change_of_holder(found):
        found |= {
            name: [today.get(name, ""), new[name]]
            for name in HOLDER
            if new.get(name) or today.get(name)
        }
    if "office" not in found:
        found.pop("style", None)
    return found


def is_change_of_holder(facts: dict[str, Pair]) -> bool:
    """Whether somebody else holds the office, rather than the same person written otherwise."""
    return all(name in facts and facts[name][1] for name in ("holder", "since_on"))


def check_tenure(form: forms.Form, office: Office) -> None:
    """Say which tenure begins on the first day of the proposed one, or later."""
    if (first_day := form.cleaned_data.get("since_on")) is None:
        return
    if later := office.holders.filter(since_on__gte=first_day).order_by("since_on").first():
        form.add_error(
            "since_on",
            _("%(name)s holds the office since %(day)s. Write a later day.")
            % {"name": later.name, "day": in_words(later.since_on or first_day)},
        )


def as_typed(facts: dict[str, str]) -> dict[str, Any]:
    """Facts as the first values of a form."""
    typed: dict[str, Any] = dict(facts)
    if day := facts.get("since_on"):
        typed["since_on"] = dt.date.fromisoformat(day)
    return typed


def lookalike(name: str) -> Organization | None:
    """An organization that goes by the same name, or once did, in whatever country."""
    key = Key(Value(name))
    there = Organization.objects.filter(merged_into=None)
    return (
        there.alias(key=Key("name")).filter(key=key).first()
        or there.matching(name).alias(key=Key("names__name")).filter(key=key).first()
    )


def _lines(text: str) -> str:
    """An address without empty lines and stray spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")
