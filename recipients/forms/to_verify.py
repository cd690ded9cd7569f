"""What is to be verified: which list is shown, and which rows were ticked."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recipients.models import Organization, Outlook, ToVerify
from recipients.models.to_verify import DETAILS

_KEY = re.compile(r"(?P<name>[a-z]{1,20})-(?P<pk>[0-9]{1,18})", re.ASCII)


class ToVerifyFilter(forms.Form):
    """Filters of the list; one that makes no sense is named on the page and not used."""

    is_all_optional = True
    what = forms.ChoiceField(
        choices=ToVerify.choices, required=False, widget=forms.HiddenInput, label=_("List")
    )
    q = forms.CharField(label=_("Organization, office or holder"), required=False, max_length=200)
    sort = forms.ChoiceField(
        label=_("Sort"),
        required=False,
        choices=[
            ("", _("Any")),
            ("postaladdress", _("Postal addresses")),
            ("contactdetail", _("E-mail, telephone, fax")),
            ("officeholder", _("Holders")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("what") in (ToVerify.VACANT, ToVerify.ENDING):
            del self.fields["sort"]  # there is one sort of row in these lists

    @property
    def what_shown(self) -> ToVerify:
        """The list asked for."""
        self.is_valid()
        return ToVerify(self.cleaned_data.get("what", ""))

    def outlook(self, *, on: dt.date) -> Outlook:
        """What passes the filters on that day."""
        self.is_valid()
        words = self.cleaned_data.get("q")
        among = Organization.objects.active().matching(words) if words else None
        return Outlook(on=on, sort=self.cleaned_data.get("sort", ""), among=among)

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered away that the plain list would show."""
        self.is_valid()
        return bool(self.cleaned_data.get("q") or self.cleaned_data.get("sort"))


class TickedField(forms.MultipleChoiceField):
    """The rows ticked: "postaladdress-12"; cleaned to pairs of name and id."""

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(_("Tick what you have verified."), code="required")

    def clean(self, value: Any) -> Any:
        found = [(typed, _KEY.fullmatch(typed)) for typed in super().clean(value)]
        if wrong := [typed for typed, key in found if not key or key["name"] not in DETAILS]:
            raise forms.ValidationError(
                _("Nothing is called “%(what)s”."), code="unknown", params={"what": wrong[0][:40]}
            )
        return [(key["name"], int(key["pk"])) for _typed, key in found if key]


class TickedForm(forms.Form):
    """What somebody has made sure of."""

    detail = TickedField()

    @property
    def problem(self) -> str:
        """What is wrong with it, in a sentence."""
        return " ".join(str(one) for one in self.errors.get("detail", []))
