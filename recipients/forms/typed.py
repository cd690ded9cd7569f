"""Organizations and countries, chosen by typing: the lists are too long to scroll through."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_countries import countries

from recipients.models import Organization
from recipients.models.words import Plain


class OrganizationField(forms.CharField):
    """The name of an organization; cleaned to the organization.

    The page offers names while one types, from the fragment `organization_names`.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Type a part of its name and choose"))
        super().__init__(max_length=250, **kwargs)
        self.widget.attrs.update(
            {
                "list": "organization-names",
                "autocomplete": "off",
                "hx-get": reverse_lazy("recipients:organization_names"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": "#organization-names",
            }
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Organization.objects.filter(pk=value).values_list("name", flat=True).first()
        return value

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name:
            return None
        found = (
            Organization.objects.unmerged()
            .alias(plain=Plain("name"))
            .filter(plain=Plain(Value(" ".join(name.split()))))
        )
        chosen = list(found[:2])
        if not chosen:
            raise ValidationError(_("No organization has exactly this name."), code="unknown")
        if len(chosen) > 1:
            raise ValidationError(_("Several organizations have this name."), code="ambiguous")
        return chosen[0]


class TypedCountryField(forms.CharField):
    """A country by its name in English or French, or by its code; cleaned to the code."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Country"))
        super().__init__(max_length=60, **kwargs)
        self.widget.attrs.update({"list": "countries", "autocomplete": "off"})

    @cached_property
    def codes(self) -> dict[str, str]:
        """Code by name or code, in small letters."""
        found: dict[str, str] = {}
        for language in ("en", "fr"):
            with override(language):
                found |= {str(name).casefold(): code for code, name in countries}
        return found | {code.casefold(): code for code in found.values()}

    @property
    def names(self) -> list[str]:
        """What the page offers while one types."""
        return [str(name) for _code, name in countries]

    def prepare_value(self, value: Any) -> Any:
        code = str(value or "")
        return str(countries.name(code) or code)

    def clean(self, value: Any) -> str:
        typed = super().clean(value).casefold()
        if typed and typed not in self.codes:
            raise ValidationError(
                _("No country has this name. Write it in English or French, or its code (FR)."),
                code="unknown",
            )
        return self.codes.get(typed, "")
