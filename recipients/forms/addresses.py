"""Postal addresses, with what the post of their country asks for."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from recipients.forms.kept import KeptForm, VerifiedField
from recipients.forms.typed import TypedCountryField
from recipients.models import PostalAddress

#: Ask for the hints again whenever country or lines have changed.
_ASKING = {
    "hx-get": reverse_lazy("recipients:address_hints"),
    "hx-trigger": "change",
    "hx-include": "[name=country], [name=lines]",
    "hx-target": "#address-hints",
}


class PostalAddressForm(KeptForm):
    country = TypedCountryField()
    verified_on = VerifiedField()

    class Meta:
        model = PostalAddress
        fields = ["country", "lines", "language", "is_main", "purpose", "source", "verified_on"]
        widgets = {"lines": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].help_text = _("For example: letters to the cabinet, visitors")
        for name in ("country", "lines"):
            self.fields[name].widget.attrs |= _ASKING


class AddressAsTyped(forms.Form):
    """An address while it is being typed; what makes no sense yet counts as not typed."""

    country = TypedCountryField(required=False)
    lines = forms.CharField(required=False, max_length=300)

    @property
    def address(self) -> PostalAddress:
        """The address so far, never saved."""
        self.is_valid()
        return PostalAddress(**self.cleaned_data)
