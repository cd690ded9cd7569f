"""Offices, their titles, and how letters to them open."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recipients.dates import TypedDateField
from recipients.forms.kept import KeptForm
from recipients.forms.typed import OrganizationField, TypedCountryField
from recipients.languages import DirectoryLanguage
from recipients.models import Office, OfficeTitle, PostalAddress


class OfficeForm(KeptForm):
    via = OrganizationField(
        label=_("Via"),
        required=False,
        help_text=_("The permanent mission that letters go through, if any"),
    )

    class Meta:
        model = Office
        fields = ["name", "style", "protocol_order", "via", "address", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses = Q(organization=self.instance.organization_id)
        if self.instance.via_id:
            houses |= Q(organization=self.instance.via_id)
        address = cast("forms.ModelChoiceField[PostalAddress]", self.fields["address"])
        address.queryset = PostalAddress.objects.filter(houses)
        address.empty_label = _("Where the organization gets its letters")


class OfficeTitleForm(KeptForm):
    class Meta:
        model = OfficeTitle
        fields = ["language", "title", "feminine"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _(
            "As on an envelope: “Secretary-General of the United Nations”"
        )
        self.fields["feminine"].help_text = _("Only where it differs: “Présidente de …”")


class OpeningForm(forms.Form):
    """For which language, day and country of posting the page shows how a letter opens."""

    is_all_optional = True
    language = forms.ChoiceField(label=_("Language"), choices=DirectoryLanguage.choices)
    on = TypedDateField(label=_("On the date"))
    country = TypedCountryField(
        label=_("Posted in"), required=False, help_text=_("Its own name stands on no envelope")
    )

    def chosen(self, *, language: str, on: dt.date) -> tuple[DirectoryLanguage, dt.date, str]:
        """The language, the day and the country of posting (a code, or empty) asked for.

        For what makes no sense the ones given here.
        """
        self.is_valid()
        wanted = self.cleaned_data
        chosen = DirectoryLanguage(wanted.get("language", language))
        return chosen, wanted.get("on", on), wanted.get("country", "")
