"""Organizations: found, edited, with their names, addresses and contact details."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.forms.kept import CleanText, KeptForm, VerifiedField
from recipients.forms.typed import OrganizationField, TagsField, TypedCountryField
from recipients.languages import Language
from recipients.models import (
    ContactDetail,
    Kind,
    Organization,
    OrganizationName,
)
from recipients.models.organization import OrganizationQuerySet
from recipients.models.searching import Turn
from recipients.models.words import split_words
from recipients.paging import SIZE


class OrganizationFilter(forms.Form):
    """Filters of the directory; one that makes no sense is named on the page and not used."""

    is_all_optional = True
    q = forms.CharField(label=_("Name, office or holder"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Any")), *Kind.choices], required=False
    )
    country = TypedCountryField(required=False)
    active = forms.ChoiceField(
        label=_("Written to"),
        choices=[("", _("Yes")), ("no", _("No longer")), ("all", _("All"))],
        required=False,
    )

    language = forms.ChoiceField(
        label=_("Letters in"), choices=[("", _("Any")), *Language.choices], required=False
    )
    tag = forms.CharField(label=_("Tag"), required=False, max_length=50)

    @property
    def words(self) -> str:
        """What to search for; nothing where no word was typed."""
        self.is_valid()
        return " ".join(split_words(self.cleaned_data.get("q", "")))

    def apply(self, organizations: OrganizationQuerySet) -> OrganizationQuerySet:
        """Those that pass every filter."""
        return self.narrow(organizations).matching(self.words).filter(self._has_tag())

    def in_turn(self, organizations: OrganizationQuerySet) -> list[Turn[Organization]]:
        """Those that pass every filter, the best first."""
        narrowed = self.narrow(organizations)
        if self.words:
            return narrowed.filter(self._has_tag()).in_turn(self.words)
        if has_tag := self._has_tag():
            return [Turn(narrowed.by_words(), has_tag, is_spread=True)]
        return [Turn(narrowed.in_order(), Q())]

    def similar(self, organizations: OrganizationQuerySet) -> list[Organization]:
        """The first with similar words that pass the other filters."""
        narrowed = self.narrow(organizations).filter(self._has_tag())
        return narrowed.similar(self.words, most=SIZE) if self.words else []

    def narrow(self, organizations: OrganizationQuerySet) -> OrganizationQuerySet:
        """Those that pass the filters that an index in order serves: all but words and tag."""
        self.is_valid()
        wanted = self.cleaned_data
        for column, name in (
            ("kind", "kind"),
            ("country", "country"),
            ("preferred_language", "language"),
        ):
            if value := wanted.get(name):
                organizations = organizations.filter(**{column: value})
        if (active := wanted.get("active", "")) != "all":
            organizations = organizations.filter(is_active=active != "no")
        return organizations

    def _has_tag(self) -> Q:
        self.is_valid()
        tag = self.cleaned_data.get("tag")
        return Q(tags__contains=[tag]) if tag else Q()

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered away that the plain list would show."""
        self.is_valid()
        return any(self.cleaned_data.values())

    @property
    def wants_given_up(self) -> bool:
        """Whether what we no longer write to is asked for."""
        self.is_valid()
        return bool(self.cleaned_data.get("active"))

    @property
    def in_words(self) -> str:
        """The filters in use with their values: “Kind: Court, Country: Belgium”."""
        self.is_valid()
        told = []
        for name, value in self.cleaned_data.items():
            choices = dict(getattr(self.fields[name], "choices", []))
            if value:
                told.append(f"{self.fields[name].label}: {choices.get(value, self.data[name])}")
        return ", ".join(told) or str(_("all that are written to"))


class SearchForm(forms.Form):
    """Words typed into a search box; what is no text is dropped with the whole search."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    @property
    def words(self) -> str:
        return str(self.cleaned_data["q"]) if self.is_valid() else ""


class OrganizationForm(KeptForm):
    country = TypedCountryField(required=False)
    parent = OrganizationField(label=_("Part of"), required=False)
    successor = OrganizationField(label=_("Succeeded by"), required=False)
    tags = TagsField(required=False)
    was_slip = forms.BooleanField(
        label=_("The former name was a slip: do not keep it"), required=False
    )

    class Meta:
        model = Organization
        fields = [
            "name",
            "acronym",
            "kind",
            "country",
            "preferred_language",
            "preferred_channel",
            "website",
            "tags",
            "parent",
            "successor",
            "weekend",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = _("Seen by everybody who may read the directory")
        if self.instance.pk is None:
            del self.fields["was_slip"]
        self.fields["weekend"].help_text = _("For counting working days")
        for name, empty in (("preferred_channel", _("Any")), ("weekend", _("As in its country"))):
            choice = cast("forms.ChoiceField", self.fields[name])
            named = list(choice.choices)[1:]  # type: ignore[arg-type]
            choice.choices = [("", empty), *named]

    def keep(self, *, by: User) -> bool:
        if self.is_valid():
            self.instance.was_slip = self.cleaned_data.get("was_slip", False)
        return super().keep(by=by)


class OrganizationNameForm(KeptForm):
    class Meta:
        model = OrganizationName
        fields = ["sort", "language", "name", "acronym"]


class ContactDetailForm(KeptForm):
    verified_on = VerifiedField()

    class Meta:
        model = ContactDetail
        fields = ["sort", "value", "purpose", "source", "verified_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("sort") == ContactDetail.Sort.EMAIL and cleaned.get("value"):
            try:
                forms.EmailField().clean(cleaned["value"])
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned


class DeactivationForm(CleanText, forms.Form):
    """Why we no longer write to an organization; the keyword of `Organization.deactivate`."""

    reason = forms.CharField(
        label=_("Why do we no longer write to it?"),
        max_length=200,
        help_text=_("For example: dissolved in 2025, its tasks went to …"),
    )
