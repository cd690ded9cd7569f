"""Organizations and countries, chosen by typing: the lists are too long to scroll through."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.urls import reverse_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from recipients.countries import code_of
from recipients.models import Organization
from recipients.models.words import Plain

MOST_TYPED = 5000
TAG_LENGTH = 50


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

    @property
    def names(self) -> list[str]:
        """What the page offers while one types."""
        return [str(name) for _code, name in countries]

    def prepare_value(self, value: Any) -> Any:
        code = str(value or "")
        return str(countries.name(code) or code)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        code = code_of(typed) if typed else ""
        if code is None:
            raise ValidationError(
                _("No country has this name. Write it in English or French, or its code (FR)."),
                code="unknown",
            )
        return code


class CountriesField(forms.CharField):
    """Countries, one a line, by name in English or French or by code; cleaned to the codes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Countries"))
        widget = forms.Textarea(attrs={"rows": 3})
        super().__init__(max_length=MOST_TYPED, required=False, widget=widget, **kwargs)
        self.one = TypedCountryField()

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(str(self.one.prepare_value(code)) for code in value)
        return value

    def clean(self, value: Any) -> list[str]:
        found, unknown = [], []
        for line in super().clean(value).replace(";", "\n").splitlines():
            if typed := " ".join(line.split()):
                try:
                    found.append(self.one.clean(typed))
                except ValidationError:
                    unknown.append(f"“{typed}”")
        if unknown:
            words = now("No country has this name: %(names)s. Write one a line.")
            raise ValidationError(words % {"names": ", ".join(unknown)}, code="unknown")
        return list(dict.fromkeys(found))


MOST_TAGS = 30
TAG_LENGTH = 50


class TagsField(forms.CharField):
    """Tags, with commas between them; cleaned to a list without doubles.

    A tag that is in use is spelled as it is there, whatever capitals were typed. The page offers
    tags in use while one types, from the fragment `tag_names`.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Tags"))
        kwargs.setdefault("help_text", _("With commas between them: water, small islands"))
        super().__init__(max_length=MOST_TAGS * (TAG_LENGTH + 2), **kwargs)
        self.widget.attrs.update(
            {
                "list": "tag-names",
                "autocomplete": "off",
                "hx-get": reverse_lazy("recipients:tag_names"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": "#tag-names",
            }
        )

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        tags = separate_tags(super().clean(value))
        if long := next((tag for tag in tags if len(tag) > TAG_LENGTH), None):
            raise ValidationError(
                _("“%(tag)s…” is too long: a tag has at most %(most)d letters."),
                code="long",
                params={"tag": long[:20], "most": TAG_LENGTH},
            )
        if len(tags) > MOST_TAGS:
            raise ValidationError(
                _("That are too many: there may be %(most)d."),
                code="many",
                params={"most": MOST_TAGS},
            )
        return _as_in_use(tags) if tags else []


def separate_tags(typed: str) -> list[str]:
    """The tags in a line with commas (`,`, `;`, `،`): trimmed, in NFC, each once."""
    plain = unicodedata.normalize("NFC", typed)
    for comma in ";،\n":
        plain = plain.replace(comma, ",")
    found: dict[str, str] = {}
    for part in plain.split(","):
        if tag := " ".join(part.split()):
            found.setdefault(tag.casefold(), tag)
    return list(found.values())


def as_plain(tag: str) -> str:
    """A tag as one looks for it: without accents and capitals."""
    parts = unicodedata.normalize("NFKD", tag.strip().casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _as_in_use(tags: Iterable[str]) -> list[str]:
    """The tags, each as it is spelled where it is in use."""
    known: dict[str, str] = {}
    for tag in Organization.objects.tags_in_use():
        known.setdefault(tag.casefold(), tag)
    return [known.get(tag.casefold(), tag) for tag in tags]
